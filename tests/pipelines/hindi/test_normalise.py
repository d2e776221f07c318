"""One form for every spelling."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.hindi.normalise import INVISIBLE, fold, fold_spaces, to_ascii_digits, to_nfc

TEXT = st.text(st.characters(codec="utf-8") | st.characters(min_codepoint=0x0900, max_codepoint=0x097F))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("सितम्बर", "सितंबर"),
        ("चण्डीगढ़", "चंडीगढ"),
        ("पञ्जाब", "पंजाब"),
        ("गङ्गा", "गंगा"),
        ("हिन्दी", "हिंदी"),
        ("किम जोंग-उन", "किम  जोंग उन"),
        ("मास्\u200dको", "मास्को"),
        ("बड\u093cा", "बडा"),
        ("माँ", "मां"),
        ("१३", "13"),
        ("आर.एस.एस.", "आर एस एस"),
        ("KCNA", "kcna"),
    ],
)
def test_spellings_share_a_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(st.text(st.sampled_from("नरळकडय\u093c\u094d\u0951\u0929\u0931\u0934\u0958\u095c\u200dé\u0301\u0300– a")) | TEXT)
def test_the_form_is_unicodes_own_with_nuktas_apart(text: str) -> None:
    visible = "".join(letter for letter in text if letter not in INVISIBLE)
    composed = unicodedata.normalize("NFC", visible)
    assert to_nfc(text) == composed.replace("\u0929", "न\u093c").replace("\u0931", "र\u093c").replace(
        "\u0934", "ळ\u093c"
    )


@given(TEXT)
def test_spaces_are_folded_as_by_taking_the_text_apart(text: str) -> None:
    assert fold_spaces(text) == " ".join(text.split())


@pytest.mark.parametrize(
    ("one", "other"), [("अन्न", "अंन"), ("मैं", "में"), ("सम्मान", "संमान"), ("चीन", "चीनी"), ("दिन", "दीन")]
)
def test_words_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert to_nfc(to_nfc(text)) == to_nfc(text)


@given(TEXT)
def test_digits_keep_every_position(text: str) -> None:
    assert len(to_ascii_digits(text)) == len(text)
