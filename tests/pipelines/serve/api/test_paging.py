"""Pages of one state of a real index: more than 10,000 articles, written to all the while."""

from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest
from starlette.testclient import TestClient

from pipelines.index.actions import load_articles
from pipelines.index.generations import ensure, plan_generation
from pipelines.index.store import Store, open_async_store, open_store
from pipelines.serve.api.app import create_app
from pipelines.settings import Settings
from tests.pipelines.index.articles import make_article, make_date, make_figure

ALIAS = "paged"
MANY = 10_500
FEW = 40
FIGURES = 150


def body_of(number: int) -> str:
    """A text of its own length, so that scores differ."""
    return "सैनिक " * (1 + number % 7) + "बैठक हुई। " * (number % 11) + f"क्रमांक {number}।"


def write(store: Store, alias: str, numbers: range) -> None:
    articles = (
        make_article(n, body=body_of(n), published=make_date(f"2025-{1 + n % 12:02}-{1 + n % 28:02}")) for n in numbers
    )
    load_articles(store, alias, articles, refresh=True)


@pytest.fixture(scope="module")
def store(node: str) -> Iterator[Store]:
    found = open_store(node)
    yield found
    found.request("DELETE", f"/{ALIAS}-*")
    found.close()


@pytest.fixture(scope="module")
def paged(node: str, store: Store) -> Iterator[TestClient]:
    ensure(store, plan_generation(ALIAS, "1"))
    write(store, ALIAS, range(MANY))
    with TestClient(create_app(open_async_store(node), Settings(alias=ALIAS, api_hosts=("*",)))) as client:
        yield client


@pytest.fixture(autouse=True)
def _no_states(store: Store) -> None:
    """Let go what another test has left open."""
    store.request("DELETE", "/_search/point_in_time/_all")


def open_states(store: Store) -> int:
    stats = store.request("GET", f"/{ALIAS}/_stats/search")
    return int(stats["_all"]["total"]["search"]["point_in_time_current"])


def pages(client: TestClient, **asked: Any) -> Iterator[list[str]]:
    cursor: dict[str, str] = {}
    while True:
        page = client.get("/v1/search", params={**asked, **cursor, "fields": "id"}).raise_for_status().json()
        yield [hit["article"]["id"] for hit in page["hits"]]
        if page["next"] is None:
            return
        cursor = {"cursor": page["next"]}


@pytest.mark.parametrize(("sort", "q"), [("newest", ""), ("relevance", "सैनिक")])
def test_over_ten_thousand_are_paged_while_others_are_written(
    paged: TestClient, store: Store, sort: str, q: str
) -> None:
    before = {make_article(n).id for n in range(MANY)}
    new = count(MANY + 1_000_000 * (sort == "newest"), 3)
    seen: list[str] = []
    for number, page in enumerate(pages(paged, sort=sort, q=q, size=100, synonyms=False)):
        seen += page
        if number % 20 == 0:  # the second write falls between the first page and the state it opens
            write(store, ALIAS, range(n := next(new), n + 3))
    assert len(seen) == len(set(seen))
    assert before <= set(seen)
    assert open_states(store) == 0


def test_what_is_removed_is_not_on_the_next_page(paged: TestClient, store: Store) -> None:
    turning = pages(paged, size=10, sort="oldest")
    next(turning), next(turning)
    whole = paged.get("/v1/search", params={"size": 40, "sort": "oldest", "fields": "id"}).json()["hits"]
    gone = whole[25]["article"]["id"]
    store.request("DELETE", f"/{ALIAS}/_doc/{gone}", params={"refresh": "true"})
    assert gone not in next(turning)
    write(store, ALIAS, range(1))


def test_a_state_that_was_let_go_is_told(paged: TestClient, store: Store) -> None:
    first = paged.get("/v1/search", params={"size": 2}).json()
    second = paged.get("/v1/search", params={"size": 2, "cursor": first["next"]}).json()
    store.request("DELETE", "/_search/point_in_time/_all")
    response = paged.get("/v1/search", params={"size": 2, "cursor": second["next"]})
    assert (response.status_code, response.json()["code"]) == (410, "expired")
    assert "first page" in response.json()["mend"]


def test_nobody_names_a_state_that_is_not_theirs(paged: TestClient, node: str) -> None:
    first = paged.get("/v1/search", params={"size": 2}).json()
    second = paged.get("/v1/search", params={"size": 2, "cursor": first["next"]}).json()["next"]
    with TestClient(create_app(open_async_store(node), Settings(alias=ALIAS, api_hosts=("*",)))) as other:
        assert other.get("/v1/search", params={"size": 2, "cursor": second}).status_code == 410


def test_states_that_nobody_ends_are_bounded(paged: TestClient, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.serve.api.states.MOST", 3)
    first = paged.get("/v1/search", params={"size": 2}).json()["next"]
    for _ in range(6):
        paged.get("/v1/search", params={"size": 2, "cursor": first})
    assert open_states(store) <= 4


def test_pages_for_people_go_on_without_a_state(paged: TestClient, store: Store) -> None:
    page = paged.get("/?q=सैनिक").text
    assert "cursor=" in page
    assert open_states(store) == 0


def test_all_figures_of_an_article_are_paged(paged: TestClient, store: Store) -> None:
    body = " ".join(f"{n + 1000} ट्रक।" for n in range(FIGURES))
    for number in range(FEW):
        article = make_article(5_000_000 + number, body=body)
        figures = tuple(make_figure(article, f"{n + 1000} ट्रक", value=str(n + 1000), of="ट्रक") for n in range(FIGURES))
        load_articles(store, ALIAS, [article.model_copy(update={"figures": figures})], refresh=number == FEW - 1)
    found: list[Any] = []
    cursor: dict[str, str] = {}
    while True:
        page = paged.get("/v1/figures", params={"of": "ट्रक", "size": 15, **cursor}).raise_for_status().json()
        found += [(one["article_id"], one["figure"]["value"]) for one in page["figures"]]
        if page["next"] is None:
            break
        cursor = {"cursor": page["next"]}
    assert len(found) == len(set(found)) == FEW * FIGURES


@pytest.mark.parametrize("kind", ["jsonl", "csv"])
def test_an_export_is_whole_and_leaves_no_state(paged: TestClient, store: Store, kind: str) -> None:
    with paged.stream("GET", "/v1/export", params={"format": kind, "fields": "headline"}) as stream:
        lines = sum(1 for _ in stream.iter_lines())
    held = store.request("GET", f"/{ALIAS}/_count")["count"]
    assert lines == held + (kind == "csv")
    assert open_states(store) == 0
