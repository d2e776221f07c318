"""Documents deleted from a real index: all of them, whatever is written meanwhile."""

from pipelines.index.actions import load_articles
from pipelines.index.removing import delete_held, find_held
from pipelines.index.store import Store
from tests.pipelines.index.articles import make_article


def test_all_pages_are_found_and_deleted(store: Store, index: str) -> None:
    load_articles(store, index, map(make_article, range(2500)), refresh=True)
    held = list(find_held(store, index, {"match_all": {}}))
    assert len({document.id for document in held}) == 2500
    assert delete_held(store, index, held) == 2500
    assert store.request("GET", f"/{index}/_count")["count"] == 0


def test_one_that_was_replaced_meanwhile_goes_too(store: Store, index: str) -> None:
    load_articles(store, index, [make_article(1)], refresh=True)
    held = list(find_held(store, index, {"match_all": {}}))
    load_articles(store, index, [make_article(1, version=5)])
    assert delete_held(store, index, held) == 1
    assert load_articles(store, index, [make_article(1, version=5)]).indexed == 1


def test_one_that_is_gone_already_is_no_error(store: Store, index: str) -> None:
    load_articles(store, index, [make_article(1)], refresh=True)
    held = list(find_held(store, index, {"match_all": {}}))
    assert [delete_held(store, index, held) for _ in range(2)] == [1, 0]


def test_no_point_in_time_is_left_open(store: Store, index: str) -> None:
    list(find_held(store, index, {"match_all": {}}))
    assert store.request("GET", f"/{index}/_stats/search")["_all"]["total"]["search"]["point_in_time_current"] == 0
