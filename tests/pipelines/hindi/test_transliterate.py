"""Names in Latin letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.hindi.transliterate import to_latin


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("राजनाथ सिंह", "Rajnath Singh"),
        ("सुरेश", "Suresh"),
        ("कमल", "Kamal"),
        ("कमला", "Kamla"),
        ("मनमोहन", "Manmohan"),
        ("अमरनाथ", "Amarnath"),
        ("चंद्र", "Chandra"),
        ("कृष्ण", "Krishna"),
        ("गुप्त", "Gupt"),
        ("मुंबई", "Mumbai"),
        ("संजय", "Sanjay"),
        ("ज़ाकिर ख़ान", "Zakir Khan"),
        ("ज्ञानेंद्र", "Gyanendra"),
        ("केएन त्रिपाठी", "KN Tripathi"),
        ("एम. एल. कालेलकर", "M. L. Kalelkar"),
        ("किम जोंग-उन", "Kim Jong-Un"),
        ("Donald Trump", "Donald Trump"),
        ("", ""),
    ],
)
def test_names(name: str, latin: str) -> None:
    assert to_latin(name) == latin


@pytest.mark.parametrize(("one", "other"), [("नीतिश", "नीतीश"), ("राजेन्द्र", "राजेंद्र"), ("चन्द्र", "चंद्र"), ("पूजा", "पुजा")])
def test_spellings_share_their_latin_form(one: str, other: str) -> None:
    assert to_latin(one) == to_latin(other)


@given(st.text(st.characters(min_codepoint=0x0900, max_codepoint=0x097F)))
def test_any_devanagari_is_taken(text: str) -> None:
    assert "ə" not in to_latin(text)
