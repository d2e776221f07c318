"""Each saved object: its published shape and the fields it names."""

import json
import re
from collections.abc import Iterator
from typing import Any

import orjson
import pytest

from pipelines.index.mapping import build_mapping
from pipelines.serve.dashboards.objects import MIGRATIONS, SavedObject, build_objects, to_ndjson
from pipelines.settings import ROOT, Settings
from schemas.article import Article
from schemas.source import IndexedReject
from tests.pipelines.serve.dashboards.conftest import ALIAS
from tests.pipelines.serve.dashboards.searches import (
    pattern_of,
    source_of,
    state_of,
)

OBJECTS = build_objects(ALIAS)
CHARTS = [one for one in OBJECTS if one["type"] == "visualization"]
READING = [one for one in CHARTS if one["references"]]
VEGA = [one for one in CHARTS if state_of(one)["type"] == "vega"]
SEARCHES = [one for one in OBJECTS if one["type"] == "search"]
(DASHBOARD,) = [one for one in OBJECTS if one["type"] == "dashboard"]
COMMITTED = ROOT / "docker" / "dashboards" / "khabar.ndjson"

# The attributes that the type's mapping in Dashboards has; an import of any other is refused (`dynamic: strict`).
# index-pattern maps three and lets the others pass.
META = "kibanaSavedObjectMeta"
PUBLISHED = {
    "index-pattern": {"title", "displayName", "timeFieldName", "fields", "fieldFormatMap"},
    "search": {"title", "description", "hits", "columns", "sort", "version", META},
    "visualization": {"title", "description", "visState", "uiStateJSON", "version", META},
    "dashboard": {"title", "description", "hits", "panelsJSON", "optionsJSON", "version", "timeRestore", "timeFrom"}
    | {"timeTo", "refreshInterval", META},
}
# Places for metrics and buckets in each type's editor: (name, most of them).
SLOTS = {
    "histogram": {"metric": 99, "segment": 1, "group": 3},
    "horizontal_bar": {"metric": 99, "segment": 1, "group": 3},
    "pie": {"metric": 1, "segment": 99},
    "table": {"metric": 99, "bucket": 99},
    "metric": {"metric": 99, "group": 1},
}
TAKES = {
    "terms": {"string", "number", "date", "boolean"},
    "cardinality": {"string", "number", "date", "boolean"},
    "date_histogram": {"date"},
    "range": {"number"},
    "sum": {"number"},
}


def name(one: SavedObject) -> str:
    return str(one["id"]).removeprefix(f"{ALIAS}-")


def fields_of(pattern: SavedObject) -> dict[str, dict[str, Any]]:
    return {field["name"]: field for field in json.loads(pattern["attributes"]["fields"])}


def mapped(saved: SavedObject) -> set[str]:
    """Every field of the mapping of the index that a saved object reads."""

    def walk(properties: dict[str, Any], prefix: str = "") -> set[str]:
        inner = [walk(its.get("properties", {}), f"{prefix}{key}.") for key, its in properties.items()]
        return {f"{prefix}{key}" for key in properties}.union(*inner)

    title = pattern_of(saved, OBJECTS)["attributes"]["title"]
    return walk(build_mapping(IndexedReject if title.endswith("-rejected") else Article)["properties"])


@pytest.mark.parametrize("one", OBJECTS, ids=name)
def test_an_object_has_the_published_shape(one: SavedObject) -> None:
    assert set(one) == {"type", "id", "attributes", "references", "migrationVersion"}
    assert one["migrationVersion"] == {one["type"]: MIGRATIONS[one["type"]]}
    assert set(one["attributes"]) <= PUBLISHED[one["type"]]
    assert one["attributes"]["title"]
    for key, value in one["attributes"].items():
        if key.endswith("JSON") or key in {"visState", "fields", "fieldFormatMap"}:
            json.loads(value)
    if META in one["attributes"]:
        assert set(one["attributes"][META]) == {"searchSourceJSON"}
        assert {"query", "filter"} <= set(source_of(one))


def test_ids_and_titles_are_given_once() -> None:
    assert len({(one["type"], one["id"]) for one in OBJECTS}) == len(OBJECTS)
    titles = [one["attributes"].get("displayName", one["attributes"]["title"]) for one in OBJECTS]
    assert len({(one["type"], title) for one, title in zip(OBJECTS, titles, strict=True)}) == len(OBJECTS)


@pytest.mark.parametrize("one", OBJECTS, ids=name)
def test_references_resolve_and_are_all_used(one: SavedObject) -> None:
    before = {(o["type"], o["id"]) for o in OBJECTS[: OBJECTS.index(one)]}
    assert all((ref["type"], ref["id"]) in before for ref in one["references"])
    used = [panel["panelRefName"] for panel in json.loads(one["attributes"].get("panelsJSON", "[]"))]
    if META in one["attributes"]:
        used += [source_of(one)["indexRefName"]] if "indexRefName" in source_of(one) else []
    assert sorted(used) == sorted(ref["name"] for ref in one["references"])


def test_the_patterns_follow_the_time_or_count_all() -> None:
    patterns = [one for one in OBJECTS if one["type"] == "index-pattern"]
    timed, undated, rejected = (one["attributes"] for one in patterns)
    for at in (0, 2):
        assert fields_of(patterns[at])[patterns[at]["attributes"]["timeFieldName"]]["type"] == "date"
    assert "timeFieldName" not in undated
    assert timed["title"] == undated["title"] == ALIAS
    assert rejected["title"] == f"{ALIAS}-rejected"
    for one in patterns:
        assert set(json.loads(one["attributes"]["fieldFormatMap"])) <= set(fields_of(one))


@pytest.mark.parametrize("chart", READING, ids=name)
def test_a_chart_reads_fields_that_can_be_counted(chart: SavedObject) -> None:
    fields = fields_of(pattern_of(chart, OBJECTS))
    for agg in state_of(chart)["aggs"]:
        if agg["type"] == "count":
            continue
        field = fields[agg["params"]["field"]]
        assert agg["params"]["field"] in mapped(chart)
        assert field["aggregatable"], field
        assert field["type"] in TAKES[agg["type"]]
        assert "nested" not in field.get("subType", {}), "a nested field cannot be drawn"


@pytest.mark.parametrize("chart", READING, ids=name)
def test_a_chart_uses_the_slots_of_its_editor(chart: SavedObject) -> None:
    state = state_of(chart)
    slots = [agg["schema"] for agg in state["aggs"]]
    assert [agg["id"] for agg in state["aggs"]] == [str(number) for number, _ in enumerate(slots, 1)]
    assert all(0 < slots.count(slot) <= SLOTS[state["type"]][slot] for slot in set(slots))
    assert state["aggs"][0]["type"] == "count"


@pytest.mark.parametrize("chart", CHARTS, ids=name)
def test_a_chart_is_called_the_same_in_its_state(chart: SavedObject) -> None:
    assert state_of(chart)["title"] == chart["attributes"]["title"]
    series = {one["data"]["id"] for one in state_of(chart)["params"].get("seriesParams", ())}
    assert series <= {agg["id"] for agg in state_of(chart)["aggs"] if agg["schema"] == "metric"}


@pytest.mark.parametrize("search", SEARCHES, ids=name)
def test_a_saved_search_shows_and_sorts_by_fields_it_gets(search: SavedObject) -> None:
    fields = fields_of(pattern_of(search, OBJECTS))
    for column in search["attributes"]["columns"]:
        assert column in fields
        assert column not in Article.model_computed_fields, "not in the stored record"
    assert all(fields[field]["aggregatable"] for field, _ in search["attributes"]["sort"])


@pytest.mark.parametrize("search", SEARCHES, ids=name)
def test_a_saved_search_asks_for_fields_that_exist(search: SavedObject) -> None:
    asked = source_of(search)["query"]["query"]
    assert set(re.findall(r"_exists_:(\S+)", asked)) <= mapped(search)
    assert re.fullmatch(r"(?:(?:NOT )?_exists_:\S+)?", asked)


@pytest.mark.parametrize("chart", VEGA, ids=name)
def test_a_vega_spec_counts_fields_that_can_be_counted(chart: SavedObject) -> None:
    url = json.loads(state_of(chart)["params"]["spec"])["data"]["url"]
    fields = fields_of(OBJECTS[0])
    assert fields[url["%timefield%"]]["type"] == "date"
    named = list(named_in(url["body"]["aggs"]))
    assert named
    assert all(fields[field]["aggregatable"] for field in named)
    nested = {path for field in named if (path := fields[field].get("subType", {}).get("nested", {}).get("path"))}
    assert all(f'"path": "{path}"' in json.dumps(url["body"]) for path in nested)


def named_in(aggs: dict[str, Any]) -> Iterator[str]:
    """Yield the fields that aggregations read or filter by."""
    for agg in aggs.values():
        for kind, body in agg.items():
            if kind == "aggs":
                yield from named_in(body)
            elif kind == "filter":
                yield from body["term"]
            elif kind != "nested":
                yield body["field"]


def test_panels_fill_the_grid_without_overlap() -> None:
    taken: set[tuple[int, int]] = set()
    panels = json.loads(DASHBOARD["attributes"]["panelsJSON"])
    for panel in panels:
        grid = panel["gridData"]
        assert grid["i"] == panel["panelIndex"]
        cells = {
            (x, y) for x in range(grid["x"], grid["x"] + grid["w"]) for y in range(grid["y"], grid["y"] + grid["h"])
        }
        assert not cells & taken
        assert max(x for x, _ in cells) < 48
        taken |= cells
    height = max(y for _, y in taken) + 1
    assert len(taken) == 48 * height


def test_the_dashboard_shows_every_chart() -> None:
    assert {one["id"] for one in CHARTS} == {r["id"] for r in DASHBOARD["references"] if r["type"] == "visualization"}


def test_the_committed_file_is_the_one_for_the_default_alias() -> None:
    written = to_ndjson(build_objects(str(Settings.model_fields["alias"].default)))
    if not COMMITTED.exists():
        COMMITTED.write_bytes(written)
        pytest.fail(f"wrote {COMMITTED.relative_to(ROOT)}; look at it, commit it, and run again")
    held, wanted = (list(map(orjson.loads, file.splitlines())) for file in (COMMITTED.read_bytes(), written))
    assert held == wanted, f"{COMMITTED.name} differs; delete it to write it anew"
