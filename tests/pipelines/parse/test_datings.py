"""Published and updated: never swapped, metadata weighed against the text, the reason said."""

import pytest

from pipelines.parse.layout import NO_FACTS
from schemas.source import Facts
from tests.pipelines.parse.test_article import article

BODY = "मंगलवार को पुल खुल गया और लोग खुश हैं। अब नदी पार करना आसान हो गया है।"


def dated(header: str, facts: Facts = NO_FACTS) -> tuple[str | None, str | None, str]:
    parsed = article(f"पुल का काम पूरा, यातायात शुरू\n{header}\n{BODY}", facts)
    published, updated = parsed.published, parsed.updated
    basis = published.basis if published else updated.basis if updated else ""
    return published.value if published else None, updated.value if updated else None, basis


@pytest.mark.parametrize(
    ("header", "published", "updated"),
    [
        ("Published: 12 Mar 2024", "2024-03-12", None),
        ("Updated: 12 Mar 2024", None, "2024-03-12"),
        ("अपडेटेड: 12 मार्च 2024 | प्रकाशित: 11 मार्च 2024", "2024-03-11", "2024-03-12"),
        ("12 मार्च 2024", "2024-03-12", None),
        ("12 मार्च 2024\nUpdated: 13 मार्च 2024", "2024-03-12", "2024-03-13"),
        ("Published: 12 Mar 2024, Updated: 12 Mar 2024, 6:10 PM", "2024-03-12", "2024-03-12T18:10+05:30"),
        ("अंतिम तिथि: 12 मार्च 2024", None, None),
        ("4 घंटे पहले", None, None),
    ],
)
def test_labels_say_which(header: str, published: str | None, updated: str | None) -> None:
    assert dated(header)[:2] == (published, updated)


def test_the_more_exact_wins_on_one_day() -> None:
    value, _, basis = dated("Published: 12 Mar 2024", Facts(published="2024-03-12T09:15:00+05:30"))
    assert value == "2024-03-12T09:15+05:30"
    assert basis == "metadata; text and metadata agree on the day"


def test_a_printed_label_outweighs_metadata_and_both_are_kept() -> None:
    value, _, basis = dated("Published: 12 Mar 2024", Facts(published="2024-03-20"))
    assert value == "2024-03-12"
    assert "metadata has 2024-03-20" in basis


def test_metadata_outweigh_a_bare_date() -> None:
    value, _, basis = dated("12 मार्च 2024", Facts(published="2024-03-20"))
    assert value == "2024-03-20"
    assert "text has 2024-03-12" in basis


def test_a_date_in_a_sentence_is_no_publication_date() -> None:
    parsed = article(f"पुल का काम पूरा, यातायात शुरू\n{BODY} यह पुल 12 मार्च 2019 को बनना शुरू हुआ था।")
    assert parsed.published is None


def test_the_address_is_the_last_resort() -> None:
    parsed = article(facts=Facts(url="https://example.in/desh/2024/03/12/pul.html"))
    assert parsed.published is not None
    assert (parsed.published.value, parsed.published.basis) == ("2024-03-12", "address")


@pytest.mark.parametrize(
    ("head", "published"),
    [
        # The page's own clock: on its first line, or above a menu.
        ("मंगलवार, 12 मार्च 2024\nपुल का काम पूरा, यातायात शुरू\n", None),
        ("12 मार्च 2024\nदेश | खेल | मनोरंजन\nपुल का काम पूरा, यातायात शुरू\n", None),
        # Blogger prints the post's day above its title.
        ("यह ब्लॉग खोजें\nमंगलवार, 12 मार्च 2024\nपुल का काम पूरा, यातायात शुरू\n", "2024-03-12"),
        ("मंगलवार, 12 मार्च 2024\nपुल का काम पूरा, यातायात शुरू\nकोटा, 11 मार्च। ", "2024-03-12"),
        ("पुल का काम पूरा, यातायात शुरू\n12 मार्च 2024\nकोटा, 11 जनवरी। ", None),
        ("पुल का काम पूरा, यातायात शुरू\nPublished: 12 मार्च 2024\nकोटा, 11 जनवरी। ", "2024-03-12"),
    ],
)
def test_a_date_without_label_may_be_the_clock_of_the_page(head: str, published: str | None) -> None:
    parsed = article(f"{head}{BODY}\nबच्चों ने पुल पर दौड़ लगाई और मिठाई बांटी।")
    assert (parsed.published.value if parsed.published else None) == published


def test_an_address_days_away_outweighs_a_bare_date() -> None:
    assert dated("12 मार्च 2024", Facts(url="https://example.in/2023/05/02/pul.html"))[0] == "2023-05-02"
