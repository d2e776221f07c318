"""An index of a test's own, with the articles it needs."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from pipelines.index.actions import load_articles
from pipelines.index.generations import ensure, plan_generation
from pipelines.index.store import Store, open_store
from schemas.article import Article


@contextmanager
def holding(node: str, alias: str, articles: Iterable[Article]) -> Iterator[Store]:
    """A store that holds `articles` behind `alias`; the index goes when the test does."""
    store = open_store(node)
    ensure(store, plan_generation(alias, "1"))
    load_articles(store, alias, articles, refresh=True)
    yield store
    store.request("DELETE", f"/{alias}-*")
    store.close()
