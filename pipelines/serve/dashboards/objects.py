"""The saved objects of OpenSearch Dashboards: index patterns, saved searches, charts and one dashboard.

They are declared in `reference/dashboards.yaml` and built here in the form Dashboards exports: JSON
within strings, and every object it needs named in `references`.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import orjson

from pipelines.index.generations import rejected_alias
from pipelines.serve.dashboards.declared import (
    Aggregation,
    Chart,
    Layout,
    PatternName,
    Patterns,
    Search,
    declared,
)
from pipelines.serve.dashboards.index_pattern import build_fields
from schemas.article import Article
from schemas.source import IndexedReject

# Versions of the forms written here: the newest migrations of Dashboards, so that an import stores them as they are.
MIGRATIONS = {"index-pattern": "7.6.0", "search": "7.9.3", "visualization": "7.10.0", "dashboard": "7.9.3"}
PANEL_VERSION = "7.9.3"
INDEX_REF = "kibanaSavedObjectMeta.searchSourceJSON.index"
TERMS = {
    "orderBy": "1",
    "order": "desc",
    "otherBucket": False,
    "otherBucketLabel": "Other",
    "missingBucket": False,
    "missingBucketLabel": "Missing",
}
DATE_HISTOGRAM = {
    "useNormalizedOpenSearchInterval": True,
    "scaleMetricValues": False,
    "drop_partials": False,
    "min_doc_count": 1,
    "extended_bounds": {},
}
DEFAULTS: dict[str, dict[str, Any]] = {"terms": TERMS, "date_histogram": DATE_HISTOGRAM}

SavedObject = dict[str, Any]


def build_objects(alias: str) -> list[SavedObject]:
    """Return all saved objects over the index behind `alias`, each after those it refers to; ids begin with the alias.

    Raises ReferenceDataError for a file that is wrong, KeyError for a panel that is not declared.
    """
    found = declared()
    charts = {name: _chart(alias, name, chart, found.types) for name, chart in found.charts.items()}
    searches = {
        f"search:{name}": _search(alias, name, search, found.patterns) for name, search in found.searches.items()
    }
    patterns = [_pattern(alias, name, found.patterns) for name in found.patterns.names]
    return [*patterns, *searches.values(), *charts.values(), _dashboard(alias, found.dashboard, charts | searches)]


def to_ndjson(objects: Iterable[SavedObject]) -> bytes:
    """Return saved objects as the file that Dashboards exports and imports."""
    return b"".join(orjson.dumps(found, option=orjson.OPT_SORT_KEYS) + b"\n" for found in objects)


def _object(kind: str, name: str, attributes: dict[str, Any], references: list[dict[str, str]]) -> SavedObject:
    return {
        "type": kind,
        "id": name,
        "attributes": attributes,
        "references": references,
        "migrationVersion": {kind: MIGRATIONS[kind]},
    }


def _pattern(alias: str, name: PatternName, patterns: Patterns) -> SavedObject:
    fields = build_fields(IndexedReject if name == "rejected" else Article)
    known = {field["name"] for field in fields}
    attributes = {
        "title": rejected_alias(alias) if name == "rejected" else alias,
        "displayName": patterns.names[name],
        "fields": _json(fields),
        "fieldFormatMap": _json({path: shown for path, shown in patterns.formats.items() if path in known}),
    }
    if name in patterns.times:
        attributes["timeFieldName"] = patterns.times[name]
    return _object("index-pattern", _pattern_id(alias, name), attributes, [])


def _search(alias: str, name: str, search: Search, patterns: Patterns) -> SavedObject:
    time = patterns.times.get(search.pattern)
    attributes = {
        "title": f"Khabar: {search.title}",
        "description": search.about,
        "hits": 0,
        "columns": list(search.columns),
        "sort": [[time, "desc"]] if time else [],
        "version": 1,
        "kibanaSavedObjectMeta": _source(search.query, highlightAll=True, version=True, indexRefName=INDEX_REF),
    }
    return _object("search", f"{alias}-search-{name}", attributes, [_pattern_ref(alias, search.pattern)])


def _chart(alias: str, name: str, chart: Chart, types: Mapping[str, dict[str, Any]]) -> SavedObject:
    title = f"Khabar: {chart.title}"
    state: dict[str, Any] = {"title": title, "type": chart.type, "params": types[chart.type] | chart.params, "aggs": []}
    if chart.reads_pattern:
        numbered = enumerate((*chart.metrics, *chart.buckets), 1)
        state["aggs"] = [_aggregation(str(number), found) for number, found in numbered]
    if chart.spec is not None:
        state["params"] = {"spec": orjson.dumps(_over(alias, chart.spec), option=orjson.OPT_INDENT_2).decode()}
    attributes = {
        "title": title,
        "description": chart.about,
        "visState": _json(state),
        "uiStateJSON": "{}",
        "version": 1,
        "kibanaSavedObjectMeta": _source("", **({"indexRefName": INDEX_REF} if chart.reads_pattern else {})),
    }
    references = [_pattern_ref(alias, chart.pattern)] if chart.reads_pattern else []
    return _object("visualization", f"{alias}-{name}", attributes, references)


def _aggregation(number: str, found: Aggregation) -> dict[str, Any]:
    params = DEFAULTS.get(found.type, {}) | found.params
    return {"id": number, "enabled": True, "type": found.type, "schema": found.slot, "params": params}


def _over(alias: str, spec: Mapping[str, Any]) -> dict[str, Any]:
    """Return a Vega spec with the index it searches filled in."""
    data = spec["data"]
    return {**spec, "data": {**data, "url": {**data["url"], "index": alias}}}


def _dashboard(alias: str, layout: Layout, panels: Mapping[str, SavedObject]) -> SavedObject:
    placed = list(_placed(layout))
    attributes = {
        "title": layout.title,
        "description": layout.about,
        "hits": 0,
        "panelsJSON": _json([panel for _, panel in placed]),
        "optionsJSON": _json({"hidePanelTitles": False, "useMargins": True}),
        "version": 1,
        "timeRestore": True,
        "timeFrom": layout.since,
        "timeTo": layout.until,
        "refreshInterval": {"pause": True, "value": 0},
        "kibanaSavedObjectMeta": _source("", highlightAll=True, version=True),
    }
    references = [_reference(panel["panelRefName"], panels[name]) for name, panel in placed]
    return _object("dashboard", alias, attributes, references)


def _placed(layout: Layout) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (panel, its entry on the grid), rows from the top, each panel right of the one before."""
    number = y = 0
    for row in layout.rows:
        x = 0
        for name, width, height in row:
            key = str(number)
            grid = {"x": x, "y": y, "w": width, "h": height, "i": key}
            entry = {"gridData": grid, "panelIndex": key, "embeddableConfig": {}, "version": PANEL_VERSION}
            yield name, entry | {"panelRefName": f"panel_{key}"}
            number, x = number + 1, x + width
        y += max(height for _, _, height in row)


def _reference(name: str, found: SavedObject) -> dict[str, str]:
    return {"name": name, "type": found["type"], "id": found["id"]}


def _pattern_id(alias: str, name: PatternName) -> str:
    return alias if name == "timed" else f"{alias}-{name}"


def _pattern_ref(alias: str, name: PatternName) -> dict[str, str]:
    return {"name": INDEX_REF, "type": "index-pattern", "id": _pattern_id(alias, name)}


def _source(query: str, **more: Any) -> dict[str, str]:
    """Return the search of an object; the reference by name stands for the id of its index pattern."""
    asked = {"query": query, "language": "lucene" if query else "kuery"}
    return {"searchSourceJSON": _json({"query": asked, "filter": [], **more})}


def _json(value: Any) -> str:
    return orjson.dumps(value).decode()
