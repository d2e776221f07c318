"""The derived index pattern is what Dashboards would read from the index itself."""

from typing import Any

import pytest

from pipelines.index.store import Store
from pipelines.serve.dashboards.index_pattern import KINDS, META, build_fields
from schemas.article import Article
from schemas.mark import IndexedRecord
from schemas.source import IndexedReject
from tests.golden_files import check_json
from tests.pipelines.serve.dashboards.conftest import ALIAS


def test_the_fields_are_those_that_were_looked_at() -> None:
    check_json("index_pattern.json", build_fields())


def read_caps(caps: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the fields as Dashboards' field_caps_response.ts reads them, without its own."""
    found: dict[str, dict[str, Any]] = {}
    for path, kinds in caps.items():
        ((kind, flags),) = kinds.items()
        if path.startswith("_") or kind not in KINDS:
            continue
        parents = [".".join(path.split(".")[:n]) for n in range(path.count("."), 0, -1)]
        kinds_above = {parent: next(iter(caps[parent])) for parent in parents if parent in caps}
        family: dict[str, Any] = {}
        if parents and kinds_above.get(parents[0]) not in {"object", "nested", None}:
            family["multi"] = {"parent": parents[0]}
        if nested := next((parent for parent, its in kinds_above.items() if its == "nested"), None):
            family["nested"] = {"path": nested}
        found[path] = {
            "type": KINDS[kind],
            "searchable": flags["searchable"],
            "aggregatable": flags["aggregatable"],
            "readFromDocValues": flags["aggregatable"] and kind != "text",
            **({"subType": family} if family else {}),
        }
    return found


@pytest.mark.parametrize(("alias", "record"), [(ALIAS, Article), (f"{ALIAS}-rejected", IndexedReject)])
def test_the_fields_are_those_of_the_index(store: Store, alias: str, record: type[IndexedRecord]) -> None:
    live = read_caps(store.request("GET", f"/{alias}/_field_caps", params={"fields": "*"})["fields"])
    told = ("type", "searchable", "aggregatable", "readFromDocValues", "subType")
    derived = {
        field["name"]: {key: field[key] for key in told if key in field}
        for field in build_fields(record)
        if field["name"] not in META
    }
    assert derived == live
