"""The five seeds and an article with percentages and rupees, behind an alias that no other test uses."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from pipelines.index.actions import load_articles
from pipelines.index.generations import ensure, plan_generation, plan_rejected, rejected_alias
from pipelines.index.rejects import load_rejects
from pipelines.index.store import Store, open_store
from schemas.article import Article
from schemas.source import IndexedReject, RejectCode, Source
from tests.pipelines.index.articles import make_article, make_date, make_figure

ALIAS = "looked-at"


def budget() -> Article:
    """Return an article with the kinds of figures that the seeds do not state."""
    bare = make_article(1, "बजट पेश हुआ", "शिक्षा को 12 प्रतिशत अधिक, यानी 500 करोड़ रुपये मिलेंगे।")
    share = make_figure(bare, "12 प्रतिशत", "percent", value="12", unit="percent")
    sum_ = make_figure(bare, "500 करोड़ रुपये", "money", value="5000000000", currency="INR")
    return bare.model_copy(update={"figures": (share, sum_), "published": make_date("2025-09-01"), "batch": "own-1"})


def refused(code: str) -> IndexedReject:
    """Return the reject of a file of batch seeds-1."""
    source = Source(uri=f"in/{code}.txt", sha256="0" * 64, format="txt", bytes=1)
    at = datetime(2025, 9, 1, tzinfo=UTC)
    return IndexedReject(source=source, code=RejectCode(code), detail="why", batch="seeds-1", at=at)


@pytest.fixture(scope="module")
def store(node: str, seeds: list[Article]) -> Iterator[Store]:
    """A cluster that holds the five seeds (batch seeds-1) and `budget` (batch own-1) behind ALIAS."""
    found = open_store(node)
    ensure(found, plan_generation(ALIAS, "1"))
    ensure(found, plan_rejected(ALIAS))
    load_rejects(found, rejected_alias(ALIAS), [refused("empty"), refused("language")])
    load_articles(
        found, ALIAS, [*(seed.model_copy(update={"batch": "seeds-1"}) for seed in seeds), budget()], refresh=True
    )
    yield found
    found.request("DELETE", f"/{ALIAS}-*")
    for alias in (ALIAS, rejected_alias(ALIAS)):
        found.request("DELETE", f"/_index_template/{alias}")
    found.close()
