"""Words and phrases of a question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.serve.words import Words, build_text, split_text


@pytest.mark.parametrize(
    ("q", "free", "phrases"),
    [
        ("पुतिन किम", "पुतिन किम", ()),
        ('"शिखर  सम्मेलन"', "", ("शिखर सम्मेलन",)),
        ("किम “जल्द मिलेंगे” रूस", "किम रूस", ("जल्द मिलेंगे",)),
        ('किम "जल्द मिलेंगे', "किम", ("जल्द मिलेंगे",)),
        ('"" किम " "', "किम", ()),
        ("  ", "", ()),
    ],
)
def test_quotes_make_phrases(q: str, free: str, phrases: tuple[str, ...]) -> None:
    assert split_text(q) == Words(free, phrases)


@given(st.text())
def test_any_text_is_a_question(q: str) -> None:
    words = split_text(q)
    assert len(build_text(q, strict=False)) == len(words.phrases) + bool(words.free)
