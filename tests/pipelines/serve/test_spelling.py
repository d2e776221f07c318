"""Better spellings of questions that find little, on a real node."""

from collections.abc import Iterator
from typing import Any

import pytest

from pipelines.index.store import Store
from pipelines.serve.query import SearchParams
from pipelines.serve.search import search
from pipelines.serve.spelling import FEW, find_correction
from schemas.article import Article, Outlet
from tests.pipelines.index.articles import make_article, make_person
from tests.pipelines.serve.holding import holding

ALIAS = "spelling"
COMMON = "पुतिन से शिखर सम्मेलन में मुलाकात हुई।"


def articles() -> Iterator[Article]:
    for number in range(FEW + 2):
        bare = make_article(number, "पुतिन से मिले किम", f"{COMMON} बैठक {number} की तस्वीर KCNA ने दी।")
        people = (make_person(bare, "पुतिन", "व्लादिमीर पुतिन", "Vladimir Putin"),)
        outlet = Outlet(id="one", name="पहला", basis="stated")
        yield bare.model_copy(update={"entities": people, "outlet": outlet})


@pytest.fixture(scope="module")
def store(node: str) -> Iterator[Store]:
    with holding(node, ALIAS, articles()) as found:
        yield found


@pytest.mark.parametrize(
    ("asked", "better"),
    [
        ({"q": "पुतीनन"}, "पुतिन"),
        ({"q": '"शिखर समेलन"'}, '"शिखर सम्मेलन"'),
        ({"q": '"शिखर समेलन" -चीन outlet:पहला'}, '"शिखर सम्मेलन" -चीन outlet:पहला'),
        ({"q": '"vladimbir"'}, '"vladimir"'),
        ({"q": "पुतिन हाथी"}, "पुतिन OR हाथी"),
        ({"q": "पुतीनन मुलाकात"}, "पुतिन मुलाकात"),  # a better spelling comes first
        ({"q": "पुतिन"}, None),  # enough is found
        ({"q": "हाथी"}, None),  # nothing is near
        ({"q": "पुतीनन", "outlet": ("दूसरा",)}, None),  # nothing would be found there
        ({"q": "पुतीनन", "date_from": "2025"}, None),
        ({"q": "पुतीनन -किम"}, None),
        ({}, None),
    ],
)
def test_a_proposal_finds_more_or_is_not_made(store: Store, asked: dict[str, Any], better: str | None) -> None:
    result = search(store, ALIAS, SearchParams(**asked))
    assert result.did_you_mean == better
    if better is not None:
        again = search(store, ALIAS, SearchParams(**{**asked, "q": better}))
        assert again.total > result.total


def test_what_finds_enough_costs_nothing() -> None:
    with pytest.raises(StopIteration) as end:
        next(find_correction(SearchParams(q="पुतीनन"), FEW + 1))
    assert end.value.value is None
