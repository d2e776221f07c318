"""parse_page: Article or Rejected, ids, versions, what is missing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.parse.article import parse_page, to_id, to_version
from pipelines.parse.layout import NO_FACTS
from schemas.article import Article
from schemas.document import check_tiling
from schemas.source import Facts, Page, RejectCode, Rejected, Source

TEXT = "पुल का काम पूरा, यातायात शुरू\n\nमंगलवार को पुल खुल गया और लोग खुश हैं। अब नदी पार करना आसान हो गया है।"


def page(text: str, facts: Facts = NO_FACTS, uri: str = "a.txt") -> Page:
    return Page(source=Source(uri=uri, sha256="0", format="txt", bytes=len(text)), text=text, facts=facts)


def article(text: str = TEXT, facts: Facts = NO_FACTS) -> Article:
    parsed = parse_page(page(text, facts))
    assert isinstance(parsed, Article)
    return parsed


def test_what_the_source_does_not_say_is_null_and_named() -> None:
    parsed = article()
    assert (parsed.outlet, parsed.published, parsed.updated, parsed.dateline) == (None, None, None, None)
    assert parsed.missing == ("outlet", "published", "authors", "dateline")
    assert parsed.version == 0


@pytest.mark.parametrize("text", ["", " \n\t ", "शीर्षक जो अकेला है", "Loading...\nShare\nTags: अ"])
def test_no_body(text: str) -> None:
    rejected = parse_page(page(text))
    assert isinstance(rejected, Rejected)
    assert rejected.code is RejectCode.NO_BODY


ENGLISH = "The bridge over the river was opened on Tuesday. People are happy that crossing has become easy. " * 3


def test_other_languages_only_when_asked() -> None:
    rejected = parse_page(page(ENGLISH))
    assert isinstance(rejected, Rejected)
    assert rejected.code is RejectCode.LANGUAGE
    kept = parse_page(page(ENGLISH), any_language=True)
    assert isinstance(kept, Article)
    assert kept.language == "en"


@given(st.text(max_size=300))
def test_no_text_raises(text: str) -> None:
    parsed = parse_page(page(text), any_language=True)
    if isinstance(parsed, Article):
        check_tiling(parsed.text, parsed.blocks)


def test_copies_are_one_article_and_addresses_win() -> None:
    assert to_id(None, "\ufeffनदी\r\nका  जल\n") == to_id(None, "नदी का\xa0जल")
    assert to_id("https://x.in/a/", "अ") == to_id("https://x.in/a#top", "आ")
    assert article().id != article(facts=Facts(url="https://x.in/a")).id


def test_versions_order_revisions() -> None:
    updated = article(facts=Facts(published="2024-03-12", updated="2024-03-13T10:00+05:30"))
    published = article(facts=Facts(published="2024-03-12"))
    fetched = article(facts=Facts(fetched="2024-03-11T00:00:00Z"))
    assert updated.version > published.version > fetched.version > 0
    assert to_version(None, Facts()) == 0


def test_names_and_figures_come_from_what_is_the_articles_own() -> None:
    text = f"{TEXT}\n\nयह भी पढ़ें: मुंबई में 500 लोग\n\nFAQ\n\nक्या 700 लोग आए?\nहां, 700 लोग आए थे।"
    parsed = article(text)
    assert [f.value for f in parsed.figures] == []
    assert [e.name for e in parsed.entities if e.name == "मुंबई"] == []
