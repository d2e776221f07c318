"""The one request a question becomes."""

from typing import Any

import pytest

from pipelines.errors import QueryError
from pipelines.index.mapping import facet_fields
from pipelines.serve.query import Marking, SearchParams, build_search
from tests.golden_files import check_json

NOT_FACETS = {"q", "synonyms", "recency", "date_from", "date_to", "figure", "sort", "size"}
QUESTIONS: dict[str, dict[str, Any]] = {
    "search_operators.json": {"q": '"शिखर सम्मेलन" OR भेंट -चीन place:रूस from:2025-08 putin पीएम सैनिक >= 10 हजार'},
    "search_nothing.json": {},
    "search_words.json": {"q": 'पुतिन "शिखर सम्मेलन" मुलाकात'},
    "search_all.json": {
        "q": "सैनिक",
        "person": ["किम", "Putin"],
        "outlet": ["NationPress"],
        "date_from": "2025-08",
        "date_to": "2025-09-03",
        "figure": ["सैनिक >= 10000", "date = 2024-06"],
        "sort": "newest",
        "size": 20,
    },
}


def test_there_is_a_parameter_for_each_facet_and_no_other() -> None:
    assert set(SearchParams.model_fields) - NOT_FACETS == set(facet_fields())


@pytest.mark.parametrize("golden", QUESTIONS)
def test_the_request_is_the_one_that_was_looked_at(golden: str) -> None:
    check_json(golden, build_search(SearchParams(**QUESTIONS[golden])))


def test_from_and_to_are_the_names_outside() -> None:
    assert SearchParams.model_validate({"from": "2025", "to": "2026"}).date_from == "2025"


def test_marks_can_be_chosen() -> None:
    highlight = build_search(SearchParams(q="किम"), Marking("[", "]", html=False))["highlight"]
    assert (highlight["pre_tags"], highlight["post_tags"], highlight["encoder"]) == (["["], ["]"], "default")


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"sort": "best"}, "'best' is no order"),
        ({"size": 1000}, "size 1000 is out of range"),
        ({"size": -1}, "size -1 is out of range"),
        ({"q": "क" * 1001}, "1001 letters"),
        ({"date_from": "कल"}, "'कल' is no date"),
        ({"figure": ["बहुत"]}, "'बहुत' is no condition"),
    ],
)
def test_wrong_values_are_named(asked: dict[str, Any], says: str) -> None:
    with pytest.raises(QueryError, match=says):
        build_search(SearchParams(**asked))
