"""Letter names and acronyms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.hindi.acronyms import LETTERS, decode_acronym


@pytest.mark.parametrize(
    ("word", "letters"),
    [
        ("केसीएनए", "KCNA"),
        ("के-सी-एन-ए", "KCNA"),
        ("डीपीआरके", "DPRK"),
        ("आर.एस.एस.", "RSS"),
        ("सीबीआई", "CBI"),
        ("सीबीआइ", "CBI"),
        ("डब्ल्यूएचओ", "WHO"),
        ("एक्सवाईजेड", "XYZ"),
        ("सेना", None),
        ("के", None),
        ("आई", None),
        ("केरल", None),
        ("KCNA", None),
        ("", None),
    ],
)
def test_words(word: str, letters: str | None) -> None:
    assert decode_acronym(word) == letters


@given(
    st.lists(st.sampled_from(sorted(LETTERS)), min_size=2, max_size=6), st.sampled_from(["", ".", "-", ". "]), st.data()
)
def test_every_spelling_is_read_back(letters: list[str], joint: str, data: st.DataObject) -> None:
    word = joint.join(data.draw(st.sampled_from(LETTERS[letter])) for letter in letters)
    assert decode_acronym(word) == "".join(letters)
