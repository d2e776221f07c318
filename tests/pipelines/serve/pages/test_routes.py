"""The pages as a reader without JavaScript gets them."""

import re

import pytest
from starlette.testclient import TestClient

from pipelines.index.store import open_async_store
from pipelines.serve.api.app import create_app
from pipelines.serve.pages.rendering import STATIC, static_address
from pipelines.settings import Settings
from schemas.article import Article


def get(client: TestClient, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status, response.text
    return response.text


@pytest.mark.parametrize("lang", ["hi", "en"])
@pytest.mark.parametrize(
    "path", ["/", "/?q=पुतिन", "/figures", "/figures?of=सैनिक", "/docs", "/entity/person:vladimir-putin"]
)
def test_a_page_speaks_its_language_and_loads_nothing_from_elsewhere(client: TestClient, path: str, lang: str) -> None:
    page = get(client, f"{path}{'&' if '?' in path else '?'}lang={lang}")
    assert f'<html lang="{lang}">' in page
    assert "style=" not in page
    loaded = re.findall(r'<(?:link|script|img|iframe)[^>]+(?:src|href)="([^"]+)"', page)
    assert loaded
    assert all(address.startswith("/static/") for address in loaded)


def test_a_search_shows_hits_chips_and_facets(client: TestClient) -> None:
    page = get(client, "/?q=पुतिन&person=डोनाल्ड ट्रंप")
    assert "2 लेख" in page
    assert "<mark>पुतिन</mark>" in page
    assert page.count('aria-current="true"') == 2  # the chosen value, and the order


def test_a_question_that_cannot_be_understood_keeps_the_page(client: TestClient) -> None:
    page = get(client, "/?q=पुतिन&figure=abc", 422)
    assert 'role="alert"' in page
    assert 'value="पुतिन"' in page


def test_nothing_found_says_what_to_try(client: TestClient) -> None:
    page = get(client, "/?q=हाथी&lang=en")
    assert "Nothing found" in page
    assert "another spelling" in page


def test_pages_of_hits_follow_each_other(client: TestClient) -> None:
    page = get(client, "/?size=2")
    seen = set(re.findall(r'href="/article/(\w+)"', page))
    while (more := re.search(r'rel="next" href="([^"]+)"', page)) is not None:
        page = get(client, more[1].replace("&amp;", "&"))
        seen |= set(re.findall(r'href="/article/(\w+)"', page))
    assert len(seen) == 5


@pytest.mark.parametrize("number", range(5))
@pytest.mark.parametrize("view", ["", "?view=source"])
def test_every_article_is_shown(client: TestClient, seeds: list[Article], number: int, view: str) -> None:
    page = get(client, f"/article/{seeds[number].id}{view}")
    assert 'class="mark person"' in page
    assert ("छोड़ा गया: " in page) == bool(view) or number == 3


def test_the_figures_page_tells_who_reported_what(client: TestClient) -> None:
    page = get(client, "/figures?of=सैनिक&of=सैपर")
    assert "13,000 से 15,000 तक · 3 बार बताया गया" in page
    assert "हर बार 1,000 · 2 बार बताया गया" in page
    assert get(client, "/figures?of=सैनिक&least=abc", 422).count('role="alert"') == 1


def test_what_a_text_holds_is_never_html(client: TestClient) -> None:
    page = get(client, "/?q=<script>alert(1)</script>&person=%22%3E%3Cimg src=x>")
    assert "<script>alert" not in page
    assert "<img" not in page


@pytest.mark.parametrize(
    "path", ["/nope", "/article/nope", "/entity/nope", "/static/x/../words.yaml", "/static/x/words.yaml"]
)
def test_what_is_not_there_is_a_page_that_leads_on(client: TestClient, path: str) -> None:
    assert "खोज पर लौटें" in get(client, path, 404)


@pytest.mark.parametrize("name", STATIC)
def test_static_files_are_kept_for_good(client: TestClient, name: str) -> None:
    response = client.get(static_address(name))
    assert response.headers["content-type"] == STATIC[name]
    assert "immutable" in response.headers["cache-control"]


def test_an_index_that_is_away_is_said_on_a_page() -> None:
    with TestClient(create_app(open_async_store("http://127.0.0.1:9"), Settings(api_hosts=("*",)))) as client:
        page = get(client, "/", 503)
    assert "खोज अभी उपलब्ध नहीं है" in page
    assert "127.0.0.1" not in page


def test_nothing_indexed_is_said_on_a_page(node: str) -> None:
    with TestClient(create_app(open_async_store(node), Settings(alias="none", api_hosts=("*",)))) as client:
        assert "अभी कोई लेख सूचीबद्ध नहीं है" in get(client, "/", 503)


@pytest.mark.parametrize(
    ("asked", "said"),
    [("/?from=xx", "“xx” तारीख़ नहीं है"), ("/?from=2025&to=2024&lang=en", "The earlier day comes first"),
     ("/?figure=सैनिक&lang=en", "no condition on a number"), ("/?cursor=xx", "यह कड़ी किसी और खोज की है")],
)  # fmt: skip
def test_what_cannot_be_searched_is_told_in_the_language_of_the_page(client: TestClient, asked: str, said: str) -> None:
    assert said in get(client, asked, 422)


def test_nothing_found_says_how_to_search(client: TestClient) -> None:
    page = get(client, "/?q=हाथीखाना")
    assert "कुछ नहीं मिला" in page
    assert "ठीक यही शब्द" in page


def test_an_entity_shows_who_is_counted_with_it(client: TestClient) -> None:
    page = get(client, "/entity/place:KP")
    assert "लगभग 15,000" in page
    assert "/figures?of=" in page
