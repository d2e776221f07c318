"""Stories of readers, in a real browser; skipped, and said so, where no chromium is on the machine."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from schemas.article import Article
from tests.pipelines.serve.conftest import CHROMIUM, DESK, PHONE

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="NO CHROMIUM on this machine: the pages were not seen")
Scheme = Literal["light", "dark"]


def test_a_reader_searches_narrows_and_opens_an_article(page: Page) -> None:
    page.goto("/")
    page.get_by_role("combobox", name="समाचार खोजें").fill("पुतिन")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("5 लेख")
    page.get_by_role("link", name="डोनाल्ड ट्रंप").click()
    expect(page.get_by_role("status")).to_contain_text("2 लेख")
    page.get_by_role("link", name="हटाएँ: डोनाल्ड ट्रंप").click()
    expect(page.get_by_role("status")).to_contain_text("5 लेख")
    page.get_by_role("heading", level=2).get_by_role("link").first.click()
    expect(page.locator(".prose")).to_be_visible()


def test_the_timeline_leads_to_its_days(page: Page) -> None:
    page.goto("/?lang=en")
    page.locator(".timeline a").last.click()
    expect(page.get_by_role("status")).to_contain_text("1 article")
    expect(page.locator(".chips")).to_contain_text("From")


def test_marks_can_be_switched_off_and_parts_that_were_dropped_be_seen(page: Page, seeds: list[Article]) -> None:
    page.goto(f"/article/{seeds[4].id}?lang=en")
    mark = page.locator(".prose .mark.person").first
    assert mark.evaluate("e => getComputedStyle(e).textDecorationLine") == "underline"
    page.get_by_label("person").uncheck()
    assert mark.evaluate("e => getComputedStyle(e).textDecorationLine") == "none"
    expect(page.get_by_text("Royal Challengers Bengaluru").first).to_be_hidden()
    page.get_by_role("link", name="Whole source").first.click()
    expect(page.get_by_text("Royal Challengers Bengaluru").first).to_be_visible()


def test_a_name_leads_to_its_page_and_on(page: Page, seeds: list[Article]) -> None:
    page.goto(f"/article/{seeds[0].id}")
    page.locator(".prose .mark.person", has_text="डोनाल्ड ट्रंप").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Donald Trump")


def test_the_figures_are_compared(page: Page) -> None:
    page.goto("/figures?lang=en")
    page.get_by_label("Number of what").fill("सैनिक")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".key")).to_contain_text("from 13,000 to 15,000")
    expect(page.locator(".bars tbody tr")).to_have_count(3)


def test_names_are_suggested_while_typing(page: Page) -> None:
    page.goto("/")
    page.get_by_role("combobox", name="समाचार खोजें").press_sequentially("put")
    expect(page.locator("#suggestions option").first).to_have_attribute("value", "व्लादिमीर पुतिन")


def test_it_works_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("link", name="छाँटें").click()
    page.get_by_role("link", name="डोनाल्ड ट्रंप").click()
    expect(page.get_by_role("status")).to_contain_text("2 लेख")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["phone", "desk"])
@pytest.mark.parametrize("where", ["/?q=पुतिन", "article", "article?view=source", "/entity/person:vladimir-putin",
                                   "/figures?of=सैनिक&of=सैपर", "/docs", "/?q=हाथी&lang=en"])  # fmt: skip
def test_everybody_can_use_it(
    browser: Browser, address: str, seeds: list[Article], where: str, size: str, scheme: Scheme
) -> None:
    viewport = PHONE if size == "phone" else DESK
    context = browser.new_context(base_url=address, viewport=viewport, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(where.replace("article", f"/article/{seeds[0].id}") if where.startswith("article") else where)
    assert page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("innerWidth")
    found = [rule for rule in Axe().run(page).response["violations"] if rule["impact"] in ("serious", "critical")]
    told = [(rule["id"], [node["html"][:120] for node in rule["nodes"][:4]]) for rule in found]
    context.close()
    assert told == []


def test_a_value_is_found_inside_a_facet_and_chosen(page: Page) -> None:
    page.goto("/")
    page.get_by_role("searchbox", name="स्थान में खोजें").press_sequentially("alas")
    page.locator(".found").get_by_role("link", name="अलास्का").click()
    expect(page.get_by_role("status")).to_contain_text("2 लेख")
    expect(page.locator(".chips")).to_contain_text("अलास्का")
