"""What is derived from the marks."""

from typing import Annotated

import pytest

from pipelines.index.mapping import _property, build_mapping, facet_fields, is_prose, searched_fields
from schemas.article import Article
from schemas.mark import OBJECT, Index
from schemas.source import IndexedReject
from tests.golden_files import check_json


def test_the_mapping_is_the_one_that_was_looked_at() -> None:
    check_json("mapping.json", build_mapping())
    check_json("mapping_rejected.json", build_mapping(IndexedReject))


def test_the_tables_are_the_ones_that_were_looked_at() -> None:
    check_json("index_tables.json", {"facets": dict(facet_fields()), "searched": dict(searched_fields())})


def test_nothing_unknown_is_indexed_and_facets_are_not_stored() -> None:
    mapping = build_mapping()
    assert mapping["dynamic"] == mapping["properties"]["source"]["dynamic"] == "strict"
    assert set(mapping["_source"]["excludes"]) == set(Article.model_computed_fields)
    assert set(mapping["properties"]) == {*Article.model_fields, *Article.model_computed_fields}


def test_each_facet_is_a_keyword_field() -> None:
    properties = build_mapping()["properties"]
    assert {properties[field]["type"] for field in facet_fields().values()} == {"keyword"}


def test_prose_has_an_exact_twin_and_names_have_none() -> None:
    assert is_prose("body")
    assert not is_prose("person_names")


def test_an_object_that_holds_no_record_is_a_mistake() -> None:
    with pytest.raises(TypeError, match="no single record"):
        _property(Index(OBJECT), Annotated[str | None, "not a record"])
