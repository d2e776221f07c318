"""What is chosen in a facet, by whatever name."""

from typing import Any

import pytest

from pipelines.errors import QueryError
from pipelines.index.mapping import build_mapping
from pipelines.serve.query import SearchParams
from pipelines.serve.question import read_question
from pipelines.serve.selections import IDS, build_selection


def clauses(facet: str, *values: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = build_selection(facet, values)["bool"]["should"]
    return found


def term(field: str, value: str) -> dict[str, Any]:
    return {"term": {field: {"value": value, "case_insensitive": True}}}


def test_plain_facets_go_by_value_and_id() -> None:
    assert clauses("section", "देश", "खेल") == [term("section", "देश"), term("section", "खेल")]
    assert clauses("agency", "IANS") == [term("agency_names", "IANS"), term("agencies.id", "IANS")]


def test_an_alias_finds_its_place_whatever_an_article_prints() -> None:
    assert {"terms": {"entity_ids": ["place:KP"]}} in clauses("place", "नॉर्थ कोरिया")
    assert clauses("place", "डीपीआरके")[-1] == clauses("place", "उत्तर कोरिया")[-1]


@pytest.mark.parametrize("typed", ["नार्थ कोरिया", "dprk", "north korea", "North Korea", "PLACE:KP"])
def test_a_place_is_meant_in_any_case_and_spelling(typed: str) -> None:
    asked = clauses("place", typed)
    assert typed == "PLACE:KP" or {"terms": {"entity_ids": ["place:KP"]}} in asked
    assert not any("place:korea" in str(clause) for clause in asked)


@pytest.mark.parametrize("typed", ["सैनिक", "सैनिकों", "सैनिकोँ"])
def test_things_counted_are_asked_for_in_any_form(typed: str) -> None:
    assert term("figure_of", "सैनिक") in clauses("counted", typed)


@pytest.mark.parametrize(("facet", "value"), [("figure_kind", "nonsense"), ("missing", "weather")])
def test_a_value_of_no_article_is_told(facet: str, value: str) -> None:
    with pytest.raises(QueryError, match=f"'{value}' is no {facet}"):
        SearchParams.model_validate({facet: (value,)})
    assert read_question(f"{facet}:{value}").words == f"{facet}:{value}"


def test_a_name_that_nobody_knows_goes_by_its_spelling() -> None:
    name = "बुद्धूराम चकमेवाला"
    assert clauses("person", name) == [
        term("persons", name),
        term("entity_ids", name),
        {"match_phrase": {"person_names": name}},
    ]
    assert not any("terms" in clause for clause in clauses("person", "नॉर्थ कोरिया"))


def test_id_fields_exist() -> None:
    properties = build_mapping()["properties"]
    assert {field.split(".")[0] for field in IDS.values()} <= set(properties)
