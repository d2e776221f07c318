"""Generations on a real node: the old one serves until the new one is whole."""

from collections.abc import Iterator
from typing import Any

import pytest

from pipelines.errors import ClusterError, GenerationError
from pipelines.index.actions import LoadReport, load_articles
from pipelines.index.generations import build, ensure, outdated, plan_generation, serving
from pipelines.index.store import Store, StoreError
from schemas.article import Article
from tests.pipelines.index.articles import make_article, make_date


def names(store: Store, alias: str) -> list[str]:
    rows = store.request("GET", f"/_cat/indices/{alias}-*", params={"format": "json"})
    return sorted(row["index"] for row in rows)


def count(store: Store, index: str) -> int:
    return int(store.request("GET", f"/{index}/_count")["count"])


def test_a_name_tells_what_the_index_is_made_of() -> None:
    one, again, other = plan_generation("news", "1"), plan_generation("news", "1"), plan_generation("news", "2")
    assert one.name == again.name != other.name
    assert one.name.startswith("news-")
    assert len(one.name.removeprefix("news-")) == 12


def test_the_first_index_serves_at_once_and_green(store: Store, alias: str) -> None:
    plan = plan_generation(alias, "1")
    assert serving(store, alias) is None
    assert outdated(store, plan) is None
    assert ensure(store, plan) == ensure(store, plan) == serving(store, alias) == plan.name
    assert outdated(store, plan) is None
    assert store.request("GET", f"/_cluster/health/{plan.name}")["status"] == "green"


def test_an_outdated_index_is_told_and_serves_on(store: Store, alias: str, index: str) -> None:
    new = plan_generation(alias, "2")
    assert outdated(store, new) == "parser is 1, now 2"
    assert ensure(store, new) == index


def test_a_build_swaps_at_once_and_removes_the_old_one(store: Store, alias: str, index: str) -> None:
    load_articles(store, index, [make_article(1)])
    new = plan_generation(alias, "2")
    articles = [make_article(n) for n in range(3)]
    assert build(store, new, [*articles, articles[0]], load_articles) == LoadReport(indexed=3, duplicate=1)
    assert names(store, alias) == [serving(store, alias)] == [new.name]
    assert count(store, alias) == 3
    assert outdated(store, new) is None


def test_the_same_generation_can_be_built_again(store: Store, alias: str, index: str) -> None:
    plan = plan_generation(alias, "1")
    build(store, plan, [make_article(1)], load_articles)
    assert names(store, alias) == [f"{index}-again"]
    build(store, plan, [make_article(1), make_article(2)], load_articles)
    assert names(store, alias) == [index]
    assert count(store, alias) == 2


def broken_source() -> Iterator[Article]:
    yield make_article(1)
    raise OSError("the records are gone")


def refused() -> Iterator[Article]:
    yield make_article(1, published=make_date("कल"))


@pytest.mark.parametrize(
    ("articles", "says"),
    [(broken_source, "OSError: the records are gone"), (refused, "1 documents were refused, first 1.txt")],
)
def test_a_failed_build_leaves_the_old_one_serving(
    store: Store, alias: str, index: str, articles: Any, says: str
) -> None:
    load_articles(store, index, [make_article(n) for n in range(4)], refresh=True)
    with pytest.raises(GenerationError, match=says) as caught:
        build(store, plan_generation(alias, "2"), articles(), load_articles)
    assert f"{index} still serves" in str(caught.value)
    assert names(store, alias) == [index]
    assert count(store, alias) == 4


def test_a_count_that_is_wrong_is_no_build(store: Store, alias: str, index: str) -> None:
    with pytest.raises(GenerationError, match="holds 0 documents, 2 were loaded"):
        build(store, plan_generation(alias, "2"), [], lambda *_: LoadReport(indexed=2))
    assert serving(store, alias) == index


def test_what_a_killed_build_left_is_no_hindrance(store: Store, alias: str) -> None:
    plan = plan_generation(alias, "1")
    store.request("PUT", f"/{plan.name}")
    assert ensure(store, plan) == serving(store, alias) == plan.name
    assert outdated(store, plan) is None
    new = plan_generation(alias, "2")
    store.request("PUT", f"/{new.name}")
    build(store, new, [make_article(1)], load_articles)
    assert count(store, alias) == 1


def test_a_wrong_alias_is_named(store: Store, alias: str, index: str) -> None:
    store.request("PUT", f"/{alias}-other", {"aliases": {alias: {}}})
    with pytest.raises(ClusterError, match="points at"):
        serving(store, alias)
    with pytest.raises(ClusterError, match="is an index, not an alias"):
        serving(store, f"{alias}-other")


def test_an_unknown_field_is_refused(store: Store, index: str) -> None:
    with pytest.raises(StoreError, match="strict"):
        store.request("POST", f"/{index}/_doc", {"heading": "क"})
