"""Eleven stories of users, each played through the API and in a real browser over the five seeds.

`pytest tests/pipelines/serve/test_stories.py -v` tells them one by one; skipped, and said so, where no chromium is.
"""

import csv
import io
from typing import Any

import httpx2
import pytest
from playwright.sync_api import Browser, Page, expect

from schemas.article import Article
from tests.pipelines.serve.conftest import CHROMIUM, PHONE

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="NO CHROMIUM on this machine: the stories were not played")


@pytest.fixture
def ask(address: str) -> Any:
    """Ask the API as an app would: over the network, with parameters."""

    def answer(path: str, **params: Any) -> Any:
        response = httpx2.get(f"{address}/v1{path}", params=params, timeout=60)
        assert response.status_code == 200, response.text
        return response.json()

    return answer


def test_1_a_fact_checker_compares_how_many_soldiers_were_reported(page: Page, ask: Any) -> None:
    told = ask("/figures", of=["सैनिक", "निर्माणकर्मी", "सैपर"])["figures"]
    assert {one["figure"]["value"] for one in told} == {"15000", "13000", "5000", "1000"}
    page.goto("/figures")
    page.get_by_label("किसकी संख्या").fill("सैनिकों")
    page.get_by_role("button", name="दिखाएँ").click()
    expect(page.locator(".key")).to_contain_text("13,000 से 15,000 तक")
    page.get_by_role("link", name="निर्माणकर्मी").click()
    expect(page.locator(".key")).to_contain_text("5,000")


def test_2_a_reader_types_hindi_in_latin_letters(page: Page, ask: Any) -> None:
    assert ask("/search", q="putin kim mulaqat")["total"] == 5
    page.goto("/")
    page.get_by_role("combobox").fill("putin kim mulaqat")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("5 लेख")
    expect(page.locator("mark", has_text="पुतिन").first).to_be_visible()


def test_3_a_monitor_narrows_to_one_person_and_shares_the_link(browser: Browser, page: Page, ask: Any) -> None:
    narrowed = ask("/search", q="पुतिन", person="Donald Trump")
    page.goto("/?q=पुतिन")
    page.get_by_role("link", name="डोनाल्ड ट्रंप").click()
    expect(page.get_by_role("status")).to_contain_text(f"{narrowed['total']} लेख")
    other = browser.new_page()
    other.goto(page.url)
    expect(other.get_by_role("status")).to_contain_text(f"{narrowed['total']} लेख")
    other.close()


def test_4_an_analyst_reads_the_days_off_the_timeline(page: Page, ask: Any) -> None:
    assert ask("/search", **{"from": "2025-12", "to": "2025-12"})["total"] == 1
    page.goto("/?lang=en")
    page.locator(".timeline a").last.click()
    expect(page.get_by_role("status")).to_contain_text("1 article")


def test_5_an_investigator_asks_where_a_fact_comes_from(page: Page, ask: Any, seeds: list[Article]) -> None:
    record = ask(f"/articles/{seeds[0].id}")
    assert (record["published"]["basis"], record["updated"]["zone"]) == ("text", "stated")
    page.goto(f"/article/{seeds[0].id}?lang=en")
    expect(page.locator(".facts")).to_contain_text("from the text")
    page.get_by_role("link", name="Whole source").first.click()
    expect(page.locator(".role", has_text="dropped").first).to_be_visible()


def test_6_an_app_walks_through_all_pages_and_a_reader_too(page: Page, ask: Any) -> None:
    answer = ask("/search", q="पुतिन", size=2)
    seen = [hit["article"]["id"] for hit in answer["hits"]]
    while answer["next"]:
        answer = ask("/search", q="पुतिन", size=2, cursor=answer["next"])
        seen += [hit["article"]["id"] for hit in answer["hits"]]
    assert len(seen) == len(set(seen)) == 5
    page.goto("/?q=पुतिन&size=2")
    page.get_by_role("link", name="अगले लेख").click()
    expect(page.locator(".hits > li")).to_have_count(2)


def test_7_a_newsroom_takes_the_result_into_a_spreadsheet(address: str) -> None:
    sheet = httpx2.get(f"{address}/v1/export", params={"q": "पुतिन", "format": "csv"}, timeout=60).text
    rows = list(csv.DictReader(io.StringIO(sheet.removeprefix("\ufeff"))))
    assert len(rows) == 5
    assert any("खूनी दोस्ती" in row["headline"] for row in rows)


def test_8_a_name_leads_to_all_its_spellings_and_company(page: Page, ask: Any, seeds: list[Article]) -> None:
    told = ask("/entities/person:kim-jong-un")
    assert told["articles"] == 5
    page.goto(f"/article/{seeds[0].id}")
    page.locator(".prose .mark.person", has_text="किम").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kim Jong Un")
    expect(page.get_by_role("link", name="सभी 5 लेख")).to_be_visible()


def test_9_a_reader_on_a_phone_in_the_dark_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False, viewport=PHONE, color_scheme="dark")
    page = context.new_page()
    page.goto("/?lang=en&q=पुतिन")
    page.get_by_role("link", name="Filters").click()
    page.locator("#filters").get_by_role("link", name="अलास्का").click()
    expect(page.get_by_role("status")).to_contain_text("2 articles")
    page.get_by_role("heading", level=2).get_by_role("link").first.click()
    expect(page.locator(".prose")).to_be_visible()
    context.close()


def test_10_a_reader_without_a_mouse_searches_by_keyboard(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("पुतिन -ट्रंप")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("3 लेख")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_class("skip")


def test_11_a_misspelt_name_is_put_right(page: Page, ask: Any) -> None:
    answer = ask("/search", q="पुतीनन")
    assert (answer["total"], answer["did_you_mean"]) == (0, "पुतिन")
    page.goto("/?q=पुतीनन")
    page.get_by_role("link", name="पुतिन", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("5 लेख")
