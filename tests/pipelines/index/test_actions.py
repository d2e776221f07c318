"""Loading on a real node: nothing lost, nothing twice, nothing older over newer."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from pipelines.index import actions
from pipelines.index.actions import LoadReport, load_articles
from pipelines.index.retry import Retry
from pipelines.index.store import Store, StoreError, open_store
from schemas.article import Article
from tests.pipelines.index.articles import make_article, make_date
from tests.pipelines.index.proxy import CUT, HANG, LATE, PATIENCE, Faults, faulty

QUICK = Retry(attempts=4, sleep=lambda _: None)


def held(store: Store, index: str) -> dict[str, Article]:
    store.request("POST", f"/{index}/_refresh")
    found = store.request("POST", f"/{index}/_search", {"size": 1000})
    return {hit["_id"]: Article.model_validate(hit["_source"]) for hit in found["hits"]["hits"]}


def test_what_is_loaded_comes_back_whole_and_twice_is_once(store: Store, index: str) -> None:
    articles = [make_article(n, published=make_date("2025-08-13")) for n in range(5)]
    assert load_articles(store, index, articles) == LoadReport(indexed=5)
    assert held(store, index) == {article.id: article for article in articles}
    assert load_articles(store, index, articles) == LoadReport(duplicate=5)


def test_a_newer_revision_replaces_and_an_older_one_does_not(store: Store, index: str) -> None:
    load_articles(store, index, [make_article(1, version=5)])
    newer, older = make_article(1, "नया शीर्षक", version=7), make_article(1, "पुराना शीर्षक", version=3)
    assert load_articles(store, index, [newer]) == LoadReport(indexed=1, replaced=1)
    assert load_articles(store, index, [older]) == LoadReport(superseded=1)
    assert list(held(store, index).values()) == [newer]


def test_revisions_and_copies_in_one_load_are_told_apart(store: Store, index: str) -> None:
    copy = make_article(1).model_copy(update={"source": make_article(2).source})
    revisions = [make_article(3, version=2), make_article(3, "नया", version=9), make_article(3, "पहला", version=1)]
    assert load_articles(store, index, [make_article(1), copy, *revisions]) == LoadReport(
        indexed=2, duplicate=1, superseded=2
    )
    assert held(store, index)[make_article(3).id].version == 9


def test_the_same_article_parsed_otherwise_is_indexed_again(store: Store, index: str) -> None:
    load_articles(store, index, [make_article(1)])
    assert load_articles(store, index, [make_article(1, parser_version="2")]) == LoadReport(indexed=1, replaced=1)


def test_a_refused_document_is_reported_and_the_rest_goes_on(store: Store, index: str) -> None:
    wrong = make_article(2, published=make_date("कल"))
    report = load_articles(store, index, [make_article(1), wrong, make_article(3)])
    assert report.indexed == 2
    (failure,) = report.failed
    assert (failure.id, failure.uri, failure.status) == (wrong.id, "2.txt", 400)
    assert "कल" in failure.reason


def test_a_long_value_is_returned_and_refuses_nothing(store: Store, index: str) -> None:
    article = make_article(1, section="क" * 20_000)
    assert load_articles(store, index, [article]) == LoadReport(indexed=1)
    assert list(held(store, index).values()) == [article]


def test_an_article_from_before_1970_is_loaded(store: Store, index: str) -> None:
    article = make_article(1, version=-1_000_000)
    assert load_articles(store, index, [article, article]) == LoadReport(indexed=1, duplicate=1)
    assert list(held(store, index).values()) == [article]


def test_many_chunks_and_threads_lose_nothing(store: Store, index: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "CHUNK_DOCUMENTS", 7)
    monkeypatch.setattr(actions, "CHUNK_BYTES", 20_000)
    articles = (make_article(n % 90, body="समाचार " * (n % 50 + 1), version=n) for n in range(180))
    report = load_articles(store, index, articles, threads=3)
    assert report == LoadReport(indexed=180, replaced=90)
    assert {article.version for article in held(store, index).values()} == set(range(90, 180))


def test_an_index_that_is_missing_is_not_made_by_the_way(store: Store) -> None:
    with pytest.raises(StoreError, match="there is no index nowhere"):
        load_articles(store, "nowhere", [make_article(1)])
    assert not store.exists("/nowhere")


@contextmanager
def shaken(node: str, timeout: float) -> Iterator[tuple[Store, Faults]]:
    with faulty(node) as (url, faults):
        store = open_store(url, timeout=timeout)
        yield store, faults
        store.close()


@pytest.fixture
def shaky(node: str) -> Iterator[tuple[Store, Faults]]:
    with shaken(node, timeout=60) as both:
        yield both


@pytest.mark.parametrize("fault", [429, 502, 503, 504, CUT])
def test_a_cluster_that_is_busy_or_away_is_asked_again(
    store: Store, shaky: tuple[Store, Faults], index: str, fault: int | str
) -> None:
    through, faults = shaky
    faults.queue = [fault, fault]
    assert load_articles(through, index, map(make_article, range(5)), retry=QUICK) == LoadReport(indexed=5)
    assert faults.seen == 3
    assert len(held(store, index)) == 5


@pytest.mark.parametrize("fault", [HANG, LATE])
def test_a_cluster_that_is_silent_is_asked_again(store: Store, node: str, index: str, fault: str) -> None:
    with shaken(node, timeout=PATIENCE) as (through, faults):
        faults.queue = [fault, fault]
        # On a machine so slow that a good answer comes late too, it is asked for once more.
        patient = Retry(attempts=20, sleep=lambda _: None)
        assert load_articles(through, index, map(make_article, range(5)), retry=patient) == LoadReport(indexed=5)
        assert faults.seen >= 3
    assert len(held(store, index)) == 5


@pytest.mark.parametrize("fault", [401, 403, 404, 409])
def test_a_final_answer_is_not_asked_for_again(shaky: tuple[Store, Faults], index: str, fault: int) -> None:
    through, faults = shaky
    faults.queue = [fault]
    with pytest.raises(StoreError) as caught:
        load_articles(through, index, [make_article(1)], retry=QUICK)
    assert (caught.value.answer, faults.seen) == (fault, 1)


def test_a_cluster_that_stays_away_ends_the_load(shaky: tuple[Store, Faults], index: str) -> None:
    through, faults = shaky
    faults.queue = [503] * 9
    with pytest.raises(StoreError, match="told to") as caught:
        load_articles(through, index, [make_article(1)], retry=QUICK)
    assert (caught.value.answer, faults.seen) == (503, QUICK.attempts)


def test_a_request_too_large_is_sent_in_halves(shaky: tuple[Store, Faults], index: str) -> None:
    through, faults = shaky
    faults.queue = [413, 413]
    assert load_articles(through, index, [make_article(n) for n in range(8)], retry=QUICK) == LoadReport(indexed=8)
    faults.queue = [413]
    (failure,) = load_articles(through, index, [make_article(9)], retry=QUICK).failed
    assert (failure.uri, failure.status) == ("9.txt", 413)


def test_one_busy_document_is_sent_again_alone(store: Store, index: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[int] = []
    ask = Store.request

    def busy_once(self: Store, method: str, path: str, body: object = None, **options: object) -> object:
        answer = ask(self, method, path, body, **options)  # type: ignore[arg-type]
        if path.endswith("_bulk"):
            sent.append(len(answer["items"]))
            if len(sent) == 1:
                answer["items"][1]["index"] = {"status": 429, "error": {"type": "busy", "reason": "queue is full"}}
        return answer

    monkeypatch.setattr(Store, "request", busy_once)
    assert load_articles(store, index, [make_article(n) for n in range(3)], retry=QUICK) == LoadReport(indexed=3)
    assert sent == [3, 1]


def test_a_write_block_is_named(store: Store, index: str) -> None:
    store.request("PUT", f"/{index}/_settings", {"index": {"blocks.read_only_allow_delete": True}})
    report = load_articles(store, index, [make_article(1)], retry=QUICK)
    assert [(f.status, "read-only" in f.reason) for f in report.failed] == [(429, True)]


def test_pauses_grow_and_are_spread() -> None:
    slept: list[float] = []
    retry = Retry(sleep=slept.append, random=lambda: 0.5, cap=10)
    for attempt in range(1, 12):
        retry.pause(attempt)
    assert slept[:3] == [0.025, 0.05, 0.1]
    assert slept[-1] == 5
