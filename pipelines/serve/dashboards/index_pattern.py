"""The index patterns of OpenSearch Dashboards, derived from the marks of the records in an index.

It lists each field as Dashboards itself would read it from the `_field_caps` of the index (its
`field_caps_response.ts`); a test holds the two equal on a real node.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from pipelines.index.mapping import build_mapping
from schemas.article import Article
from schemas.mark import IndexedRecord

# OpenSearch's type -> Dashboards' type (`osd_field_types`).
KINDS = {
    "keyword": "string",
    "text": "string",
    "long": "number",
    "integer": "number",
    "double": "number",
    "date": "date",
    "boolean": "boolean",
}
# Dashboards' own fields of every document (its setting `metaFields`): type, searchable, aggregatable.
META = {
    "_id": ("string", True, True),
    "_index": ("string", True, True),
    "_score": ("number", False, False),
    "_source": ("_source", False, False),
}


def build_fields(record: type[IndexedRecord] = Article) -> list[dict[str, Any]]:
    """Return the fields of a pattern over an index of `record`: the marked fields in order, then Dashboards' own.

    Raises KeyError for a field of a type that is not in KINDS.
    """
    return [*_fields(build_mapping(record)["properties"], "", None), *(_meta(name) for name in META)]


def _fields(properties: Mapping[str, Any], prefix: str, nested: str | None) -> Iterator[dict[str, Any]]:
    for name, mapping in properties.items():
        path = f"{prefix}{name}"
        kind = mapping.get("type", "object")
        if kind in {"object", "nested"}:  # Dashboards shows their fields, not them; one that is not enabled has none
            inside = path if kind == "nested" else nested
            yield from _fields(mapping.get("properties", {}), f"{path}.", inside)
            continue
        yield _field(path, mapping, {"nested": {"path": nested}} if nested else {})
        for sub, its in mapping.get("fields", {}).items():
            family = {"multi": {"parent": path}} | ({"nested": {"path": nested}} if nested else {})
            yield _field(f"{path}.{sub}", its, family)


def _field(path: str, mapping: Mapping[str, Any], family: dict[str, Any]) -> dict[str, Any]:
    kind = mapping["type"]
    # Values in columns are what aggregations read; prose has none.
    columns = kind != "text" and mapping.get("doc_values", True)
    found = _shape(path, KINDS[kind], kind, mapping.get("index", True), columns)
    return found | {"readFromDocValues": columns} | ({"subType": family} if family else {})


def _meta(name: str) -> dict[str, Any]:
    kind, searchable, aggregatable = META[name]
    return _shape(name, kind, name, searchable, aggregatable) | {"readFromDocValues": False}


def _shape(name: str, kind: str, own: str, searchable: bool, aggregatable: bool) -> dict[str, Any]:
    return {
        "name": name,
        "type": kind,
        "esTypes": [own],
        "count": 0,
        "scripted": False,
        "searchable": searchable,
        "aggregatable": aggregatable,
    }
