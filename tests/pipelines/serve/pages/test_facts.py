"""What the article page says about where a header fact comes from, in the reader's language."""

from typing import Literal

import pytest

from pipelines.serve.pages.facts import facts_of
from pipelines.serve.pages.words import Language, Words
from schemas.article import NewsDate
from tests.pipelines.index.articles import make_article


def told(language: Language, basis: str, zone: Literal["inferred"] | None = None) -> str:
    date = NewsDate(value="2025-08-13", precision="day", zone=zone, basis=basis, text="13/08/2025")
    facts = facts_of(make_article(1, published=date), Words(language))
    return next(fact.basis for fact in facts if fact.printed == "13/08/2025")


@pytest.mark.parametrize(
    ("basis", "hindi", "english"),
    [
        ("text", "लेख के पाठ से", "from the text"),
        (
            "text; year nearest to the publication",
            "लेख के पाठ से · वर्ष प्रकाशन के सबसे पास का माना गया",
            "from the text · the year nearest to the publication",
        ),
        (
            "metadata; text has 2025-08-12: metadata outweigh a date without label",
            "पन्ने के मेटाडेटा से · लेख के पाठ से: 12 अगस्त 2025 (बिना लेबल की तारीख़ से मेटाडेटा को ऊपर माना गया)",
            "from the page's metadata · from the text: 12 August 2025 (metadata outweigh a date without label)",
        ),
    ],
)
def test_a_basis_is_told_in_words(basis: str, hindi: str, english: str) -> None:
    assert (told("hi", basis), told("en", basis)) == (hindi, english)


def test_an_inferred_zone_is_told_once() -> None:
    zone = "text; zone Asia/Kolkata inferred"
    assert told("hi", zone, "inferred") == "लेख के पाठ से · समय क्षेत्र भारत का माना गया"
