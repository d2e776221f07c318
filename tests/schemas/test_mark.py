from typing import Annotated

import pytest
from pydantic import computed_field

from schemas.article import Article
from schemas.mark import KEYWORD, Index, IndexedRecord


def test_a_field_without_a_mark_is_an_error_at_import() -> None:
    with pytest.raises(TypeError, match=r"Loose\.name has no Index"):

        class Loose(IndexedRecord):
            name: str


def test_a_computed_field_without_a_mark_is_an_error_too() -> None:
    with pytest.raises(TypeError, match=r"Loose\.shout has no Index"):

        class Loose(IndexedRecord):
            name: Annotated[str, Index(KEYWORD)]

            @computed_field
            def shout(self) -> str:
                return self.name.upper()


def test_facet_names_are_unique() -> None:
    facets = [mark.facet for _, mark, _ in Article.marks() if mark.facet]
    assert len(facets) == len(set(facets))


def test_every_stored_field_is_told_apart_from_computed_facets() -> None:
    names = [name for name, _, _ in Article.marks()]
    stored = list(Article.model_fields)
    assert names[: len(stored)] == stored
    assert sorted(names[len(stored) :]) == sorted(Article.model_computed_fields)
