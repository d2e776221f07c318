"""Bytes become pages: the twins of one article, headers before a text, and what rejects a page."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.sources.formats import SUFFIXES
from pipelines.sources.front_matter import split_front_matter
from pipelines.sources.markdown import unmarked
from pipelines.sources.members import to_raw
from pipelines.sources.opening import CONTAINERS
from pipelines.sources.readers import READERS, read_page
from schemas.source import Facts, Page, RawFile, Rejected
from tests.pipelines.sources.reading import SENTENCE, read
from tests.pipelines.sources.twins import AUTHOR, BODY, FOLDER, FRONT_MATTER, HEADLINE, TEXT, URL, twins

TWINS = sorted(twins())
WITH_FACTS = {"front-matter.txt", "article.md", "article.html", "article.warc.gz", "article.parquet", "article.csv"}


def read_bytes(content: bytes, format: str = "txt", facts: Facts = Facts()) -> Page | Rejected:  # noqa: B008
    return read_page(to_raw("a", format, content, facts))


@pytest.mark.parametrize("name", TWINS)
def test_twins_give_the_same_text(name: str) -> None:
    for found in read(FOLDER / name):
        assert isinstance(found, Page), found
        assert found.text.split() in (TEXT.split(), BODY.split())
        assert found.text.split() == TEXT.split() or found.facts.headline == HEADLINE


@pytest.mark.parametrize("name", sorted(WITH_FACTS))
def test_twins_with_facts_give_the_same_facts(name: str) -> None:
    (found,) = read(FOLDER / name)
    assert isinstance(found, Page)
    facts = found.facts
    assert (facts.headline, facts.authors, facts.outlet) == (HEADLINE, (AUTHOR,), "उदाहरण समाचार")
    assert facts.published is not None
    assert facts.published.startswith("2025-03-04")
    assert found.source.url == facts.url == URL


def test_every_format_has_a_twin_and_a_reader() -> None:
    covered = {SUFFIXES[part] for name in TWINS for part in name.split(".")[1:] if part in SUFFIXES}
    assert covered | {"bz2"} >= set(SUFFIXES.values()) - {"tar"}
    assert set(SUFFIXES.values()) == set(READERS) | set(CONTAINERS)


def test_a_stored_raw_file_is_read_like_a_fresh_one() -> None:
    fresh = to_raw("a", "txt", TEXT.encode())
    stored = RawFile(source=fresh.source, content=TEXT.encode(), facts=fresh.facts)
    assert read_page(stored) == read_page(RawFile.model_validate_json(fresh.model_dump_json())) == read_page(fresh)


@pytest.mark.parametrize(
    ("content", "format", "code"),
    [
        (b"", "txt", "empty"),
        (b"", "jsonl", "empty"),
        (" \u00a0\n".encode(), "txt", "empty"),
        (b"\xff", "md", "undecodable"),
        (FRONT_MATTER.encode(), "txt", "no_body"),
        (b"eq[;ea=h us dgk fd ljdkj fdlkuksa ds lkFk gS vkSj fctyh dh deh ugha gksxh", "txt", "legacy_font"),
        (b"<html><head><title>x</title></head></html>", "html", "no_body"),
        (b"x", "pdf", "unsupported"),
    ],
)
def test_what_rejects_a_page(content: bytes, format: str, code: str) -> None:
    found = read_bytes(content, format)
    assert isinstance(found, Rejected)
    assert found.code == code


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode()))
@pytest.mark.parametrize("format", sorted(set(READERS) - {"html"}))
def test_reading_never_raises(format: str, content: bytes) -> None:
    assert isinstance(read_bytes(content, format), Page | Rejected)


MARKUP = ["<p>", "</div>", "<", "<!--", "&#0;", "<script type=application/ld+json>[", "क ", "\0", "<html>", "<body>"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(MARKUP), max_size=12))
def test_reading_a_web_page_never_raises(parts: list[str]) -> None:
    assert isinstance(read_bytes("".join(parts).encode(), "html"), Page | Rejected)


def test_half_an_emoji_is_marked_and_breaks_nothing() -> None:
    header = b'---\ntitle: "\\ud83d\\ude00 a \\ud83d"\nauthor: "b \\ud83d"\n---\nbody'
    found = read_bytes(header)
    assert isinstance(found, Page)
    assert found.facts == Facts(headline="\U0001f600 a \ufffd", authors=("b \ufffd",))
    script = """<script type="application/ld+json">{"@type": "Article", "headline": "a \\ud83d"}</script>"""
    found = read_bytes(f"<html><head>{script}</head><body><p>{SENTENCE * 4}</p></body></html>".encode(), "html")
    assert isinstance(found, Page)
    assert found.facts.headline == "a \ufffd"
    assert Page.model_validate_json(found.model_dump_json()) == found


def test_the_container_fills_what_the_text_leaves_open() -> None:
    found = read_bytes(b"---\ntitle: a\n---\nbody", facts=Facts(headline="b", fetched="2025"))
    assert isinstance(found, Page)
    assert (found.facts.headline, found.facts.fetched, found.text) == ("a", "2025", "body")


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("title: बैठक: दूसरा दिन #2", Facts(headline="बैठक: दूसरा दिन #2")),
        ('title: "बैठक: \\"दूसरा\\" दिन"', Facts(headline='बैठक: "दूसरा" दिन')),
        ("title: 'उद्धृत' शब्द से शुरू", Facts(headline="'उद्धृत' शब्द से शुरू")),
        ("date: 2025-03-04\nauthor: मीरा; कमला", Facts(published="2025-03-04", authors=("मीरा", "कमला"))),
        ("tags:\n  - क\n  - ख\ntitle: ग", Facts(headline="ग", tags=("क", "ख"))),
        ("categories: ['राज्य', 'देश']\ntags: ['क; ख']", Facts(section="राज्य", tags=("क", "ख"))),
        ("title: क\r\nsitename: ख", Facts(headline="क", outlet="ख")),
        ("title: >-\n  दो पंक्ति\n  का शीर्षक", Facts(headline="दो पंक्ति का शीर्षक")),
    ],
)
def test_front_matter(header: str, expected: Facts) -> None:
    found = read_bytes(f"---\n{header}\n---\n\nपाठ".encode())
    assert isinstance(found, Page)
    assert (found.facts, found.text.strip()) == (expected, "पाठ")


@pytest.mark.parametrize(
    "text",
    [
        "---\nबैठक हुई।\n---\nऔर फिर",
        "---\nकोई: नाम\n---\nपाठ",
        "पहले पाठ\n---\ntitle: क\n---\n",
        "---\ntitle: क\n\nखत्म नहीं होता",
        "--- title: क ---",
    ],
)
def test_what_is_no_front_matter_stays_text(text: str) -> None:
    assert split_front_matter(text) == (Facts(), text)


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("# शीर्षक", "शीर्षक"),
        ("#हैशटैग", "#हैशटैग"),
        ("**मोटा** और *तिरछा* और __यह__ _भी_", "मोटा और तिरछा और यह भी"),
        ("[कड़ी](https://example.in/a_b) और ![चित्र](x.jpg)", "कड़ी और "),
        ("2 * 3 * 4 = 24, snake_case_name", "2 * 3 * 4 = 24, snake_case_name"),
        ("- एक\n- दो\n\n---\n\n> उद्धरण", "- एक\n- दो\n\n\n\n> उद्धरण"),
        ("190/9 \\* नाबाद", "190/9 * नाबाद"),
    ],
)
def test_markdown(marked: str, plain: str) -> None:
    assert unmarked(marked) == plain


@pytest.mark.parametrize("piece", ["[", "*", "# ", "_a", " ", "![](", "- ", "---\n", "<", "à¤", "---\na: [", "(*"])
@pytest.mark.timeout(20)
def test_hostile_text_takes_no_time(piece: str) -> None:
    hostile = piece * (100_000 // len(piece))
    read_bytes(hostile.encode(), "md")
    split_front_matter(hostile)


def test_a_text_that_is_a_web_page_is_read_as_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"\n<!DOCTYPE html><html><body><p>{SENTENCE * 4}</p></body></html>")
    (found,) = read(tmp_path / "a.txt")
    assert isinstance(found, Page)
    assert (found.source.format, found.text.split()) == ("html", (SENTENCE * 4).split())
