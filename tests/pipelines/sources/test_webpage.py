"""Web pages: what the page says of itself, and its text."""

import json
from typing import Any

import pytest

from pipelines.sources.decoding import Problem
from pipelines.sources.webpage import read_html
from schemas.source import Facts, RejectCode
from tests.pipelines.sources.reading import SENTENCE

BODY = f"<article><p>{SENTENCE * 2}</p><p>मंत्री ने बताया कि काम अगले महीने शुरू होगा और लोगों को राहत मिलेगी।</p></article>"


def facts_of(head: str = "", *, body: str = BODY, container: Facts = Facts(), html: str = "<html>") -> dict[str, Any]:  # noqa: B008
    """Return what a page with `head` says of itself, without what it leaves open."""
    found = read_html(f"<!doctype html>{html}<head>{head}</head><body>{body}</body></html>".encode(), container)
    assert not isinstance(found, Problem), found
    return found[1].model_dump(exclude_defaults=True)


def structured(*objects: Any) -> str:
    """Return a head with JSON-LD."""
    return "".join(f'<script type="application/ld+json">{json.dumps(item)}</script>' for item in objects)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("<title>बैठक आज</title>", {"headline": "बैठक आज"}),
        ("<title> बैठक\n आज </title><meta property=og:title content='बैठक हुई'>", {"headline": "बैठक हुई"}),
        ("<meta name=description content='सार'>", {"standfirst": "सार"}),
        ("<meta property='article:published_time' content='2025-03-04'>", {"published": "2025-03-04"}),
        ("<meta itemprop=datePublished content='2025-03-04'>", {"published": "2025-03-04"}),
        ("<meta property='og:updated_time' content='1741060800'>", {"updated": "1741060800"}),
        ("<meta name=author content='मीरा जोशी'>", {"authors": ("मीरा जोशी",)}),
        ("<meta property='article:author' content='https://facebook.com/x'>", {}),
        (
            "<meta property='article:tag' content='क'><meta property='article:tag' content='ख, ग'>",
            {"tags": ("क", "ख", "ग")},
        ),
        ("<meta name=keywords content=' क , ,ख'>", {"tags": ("क", "ख")}),
        ("<meta property='article:section' content='देश &amp; राज्य'>", {"section": "देश & राज्य"}),
        ("<meta name='date' content=''>", {}),
    ],
)
def test_meta_tags(head: str, expected: dict[str, Any]) -> None:
    assert facts_of(head) == expected


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("बैठक आज | उदाहरण समाचार", "बैठक आज"),
        ("बैठक आज - Udaharan Samachar", "बैठक आज - Udaharan Samachar"),
        ("बैठक आज – उदाहरण", "बैठक आज"),
        ("बैठक - दिल्ली में", "बैठक - दिल्ली में"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_headline(title: str, headline: str) -> None:
    head = f"<title>{title}</title><meta property=og:site_name content='उदाहरण समाचार'>"
    assert facts_of(head) == {"headline": headline, "outlet": "उदाहरण समाचार"}


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "बैठक &quot;आज&quot;",
    "datePublished": "2025-03-04T09:30:00+05:30",
    "dateModified": "2025-03-04T18:05:00+05:30",
    "author": [{"@type": "Person", "name": "मीरा जोशी"}, {"@type": "Organization", "name": "उदाहरण डेस्क"}],
    "publisher": {"@type": "NewsMediaOrganization", "name": "उदाहरण समाचार"},
    "keywords": ["क", "ख"],
    "mainEntityOfPage": {"@type": "WebPage", "@id": "https://samachar.example.in/a-1"},
}
EXPECTED = {
    "headline": 'बैठक "आज"',
    "published": "2025-03-04T09:30:00+05:30",
    "updated": "2025-03-04T18:05:00+05:30",
    "authors": ("मीरा जोशी",),
    "outlet": "उदाहरण समाचार",
    "tags": ("क", "ख"),
    "url": "https://samachar.example.in/a-1",
}


@pytest.mark.parametrize(
    "objects",
    [
        [ARTICLE],
        [[{"@type": "BreadcrumbList"}, ARTICLE]],
        [{"@graph": [{"@type": "WebSite", "name": "x"}, {**ARTICLE, "@type": ["ReportageNewsArticle"]}]}],
        [{"@type": "WebPage", "mainEntity": ARTICLE}],
        [{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "और कुछ"}]}, ARTICLE],
    ],
)
def test_structured_data(objects: list[Any]) -> None:
    assert facts_of(structured(*objects)) == EXPECTED


def test_structured_data_go_before_meta_tags_and_these_before_the_container() -> None:
    head = (
        structured({"@type": "NewsArticle", "headline": "क"})
        + "<meta property=og:title content=ख><meta name=author content=घ>"
    )
    container = Facts(headline="ग", authors=("ङ",), fetched="2025-03-05T00:00:00Z")
    assert facts_of(head, container=container) == {
        "headline": "क",
        "authors": ("घ",),
        "fetched": "2025-03-05T00:00:00Z",
    }


def test_among_several_articles_the_one_of_this_page_counts() -> None:
    other = {"@type": "NewsArticle", "headline": "कोई और", "url": "https://samachar.example.in/b-2"}
    head = '<link rel="canonical" href="https://samachar.example.in/a-1">'
    assert facts_of(head + structured(other, ARTICLE))["headline"] == 'बैठक "आज"'


@pytest.mark.parametrize(
    "script",
    ['{"@type":"NewsArticle",\n"headline":"बैठक\nआज"}', '<!-- {"@type":"Article","headline":"बैठक आज"} -->'],
)
def test_structured_data_as_careless_templates_write_them(script: str) -> None:
    assert facts_of(f"<script type='application/ld+json'>{script}</script>") == {"headline": "बैठक आज"}


def test_broken_structured_data_are_left_out() -> None:
    assert facts_of("<script type='application/ld+json'>{'@type': oops</script><title>बैठक आज</title>") == {
        "headline": "बैठक आज"
    }


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ("<link rel=canonical href='https://samachar.example.in/a'>", "https://samachar.example.in/a"),
        ("<link rel=canonical href='/a'>", "https://www.example.in/a"),
        ("<link rel=canonical href='https://samachar.example.in/'>", "https://www.example.in/x?amp=1"),
        ("<link rel=canonical href='http://['>", "https://www.example.in/x?amp=1"),
        ("<meta property=og:url content='https://samachar.example.in/b'>", "https://samachar.example.in/b"),
        ("", "https://www.example.in/x?amp=1"),
    ],
)
def test_the_canonical_address(head: str, url: str) -> None:
    assert facts_of(head, container=Facts(url="https://www.example.in/x?amp=1"))["url"] == url


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("<a rel=author href=/m>मीरा जोशी</a>", {"authors": ("मीरा जोशी",)}),
        ("<a rel=author href=/m>मीरा जोशी</a> <a rel=author href=/k>कमला</a>", {}),
        ("<p itemprop=author>द्वारा <b itemprop=name>मीरा जोशी</b></p>", {"authors": ("मीरा जोशी",)}),
        ("<time itemprop=datePublished datetime='2025-03-04'>4 मार्च</time>", {"published": "2025-03-04"}),
        ("<i itemprop=dateModified content='2025-03-05'></i>", {"updated": "2025-03-05"}),
        ("<h1 itemprop=headline>बैठक  आज</h1>", {"headline": "बैठक आज"}),
        ("<h1 itemprop=headline>बैठक आज</h1><h3 itemprop=headline>कोई और</h3>", {}),
    ],
)
def test_what_the_visible_page_marks_counts_where_it_is_marked_once(marked: str, expected: dict[str, Any]) -> None:
    assert facts_of(body=marked + BODY) == expected


def test_the_language_as_declared() -> None:
    assert facts_of(html='<html lang="hi-IN">') == {"language": "hi-IN"}


def test_menus_and_footers_are_no_text() -> None:
    menu, footer = "<nav><a href=/>होम</a><a href=/d>देश</a></nav>", "<footer>सर्वाधिकार सुरक्षित</footer>"
    page = f"<html><body>{menu}{BODY}{footer}</body></html>"
    found = read_html(page.encode(), Facts())
    assert not isinstance(found, Problem)
    assert found[0].startswith("सरकार")
    assert found[0].endswith("मिलेगी।")


def test_a_page_drawn_by_script_has_its_text_in_its_structured_data() -> None:
    head = structured({"@type": "NewsArticle", "articleBody": SENTENCE * 3})
    found = read_html(f"<html><head>{head}</head><body><div id=root></div></body></html>".encode(), Facts())
    assert not isinstance(found, Problem)
    assert found[0].split() == (SENTENCE * 3).split()


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(codec: str) -> None:
    found = read_html(f"<html><head></head><body>{BODY}</body></html>".encode(codec), Facts())
    assert not isinstance(found, Problem)
    assert found[0].startswith("सरकार")


def test_a_declared_old_encoding_is_read() -> None:
    text = "<p>It’s a naïve café, he said on Wednesday evening.</p>"
    page = f"<html><head><meta charset=windows-1252></head><body>{text}</body></html>"
    found = read_html(page.encode("cp1252"), Facts())
    assert not isinstance(found, Problem)
    assert "It’s a naïve café" in found[0]


def test_a_bad_byte_counts_only_where_it_is_read() -> None:
    page = f"<html><head></head><body><!-- ? -->{BODY}</body></html>".encode()
    assert not isinstance(read_html(page.replace(b"?", b"\xff"), Facts()), Problem)
    found = read_html(page.replace(b" ", b"\xff", 9), Facts())
    assert isinstance(found, Problem)
    assert found.code is RejectCode.UNDECODABLE


@pytest.mark.parametrize(
    "page",
    [
        "<html><head><title>बैठक आज</title></head></html>",
        "<html><body></body></html>",
        "<html><head><title>बैठक आज</title></head><body><script>var a = 1;</script></body></html>",
        "<!doctype html>",
    ],
)
def test_a_page_without_a_body(page: str) -> None:
    found = read_html(page.encode(), Facts())
    assert isinstance(found, Problem)
    assert found.code is RejectCode.NO_BODY


@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", ["<div>", "<table><tr><td>", "<b><i>", "<!--", "<a href=x>", "&amp;"])
def test_hostile_markup_takes_no_time(piece: str) -> None:
    read_html(b"<html><body>" + piece.encode() * (100_000 // len(piece)), Facts())
