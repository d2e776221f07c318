"""What can be switched off in a ranking, and what a nearly right spelling finds, on a real node."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest

from pipelines.index.store import Store
from pipelines.serve.query import FRESH, SearchParams
from pipelines.serve.search import search
from schemas.article import Article
from tests.pipelines.index.articles import make_article, make_date
from tests.pipelines.serve.holding import holding

ALIAS = "ranking"


def articles() -> Iterator[Article]:
    today = datetime.datetime.now(datetime.UTC).date()
    for number, days in enumerate((0, 31, 3000)):
        day = make_date((today - datetime.timedelta(days=days)).isoformat())
        yield make_article(number, "मौसम का हाल", "बारिश से राहत", published=day)
    yield make_article(3, "मौसम का हाल", "बारिश से राहत")
    yield make_article(4, "प्रधानमंत्री का दौरा", "पुतिन से मुलाकात")


@pytest.fixture(scope="module")
def store(node: str) -> Iterator[Store]:
    with holding(node, ALIAS, articles()) as found:
        yield found


def scores(store: Store, **asked: Any) -> dict[int, float]:
    hits = search(store, ALIAS, SearchParams(**asked)).hits
    return {int(hit.article.source.uri.removesuffix(".txt")): hit.score or 0 for hit in hits}


def test_newer_articles_score_a_little_more_unless_that_is_switched_off(store: Store) -> None:
    found = scores(store, q="बारिश")
    old = found[2]
    assert found[3] == pytest.approx(old)  # undated ones are old
    assert found[0] == pytest.approx(old * (1 + FRESH), rel=1e-3)
    assert found[1] == pytest.approx(old * (1 + FRESH / 2), rel=5e-3)
    assert len(set(scores(store, q="बारिश", recency=False).values())) == 1


@pytest.mark.parametrize(("q", "finds"), [("वर्षा", {0, 1, 2, 3}), ("पीएम", {4})])
def test_other_words_for_the_same_thing_are_found_unless_that_is_switched_off(
    store: Store, q: str, finds: set[int]
) -> None:
    assert set(scores(store, q=q)) == finds
    assert scores(store, q=q, synonyms=False) == {}


@pytest.mark.parametrize("q", ["poutin", "puttin", "muloqat", "mulakaat"])
def test_a_nearly_right_latin_spelling_finds_the_word(store: Store, q: str) -> None:
    assert 4 in scores(store, q=q)
