"""One key for a foreign name in both scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.hindi.sounding import to_sound

ALIKE = [
    ("वीरेंद्र", "वीरेंदर"),
    ("गोर्डन", "गॉर्डन"),
    ("मुथालिक", "मुत्तालिक"),
    ("सितारा", "Sitara"),
    ("फिलिप", "Philip"),
    ("ममता", "Mamata"),
    ("नाइट", "Knight"),
    ("डंकली", "Dunkley"),
]
APART = [("सुनील", "सुनीता"), ("कुमार", "कुमारी"), ("मोहन", "मीना"), ("Ram", "Ramesh"), ("डूडी", "डी")]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_alike(one: str, other: str) -> None:
    assert to_sound(one) == to_sound(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_apart(one: str, other: str) -> None:
    assert to_sound(one) != to_sound(other)


def test_another_script_keeps_its_letters() -> None:
    assert to_sound("নাম") != to_sound("ਨਾਮ") != ""


@given(st.text(min_size=1))
def test_never_raises_and_ignores_case(word: str) -> None:
    assert to_sound(word) == to_sound(word)
    if word.isascii():
        assert to_sound(word.upper()) == to_sound(word.lower())
