"""One key for a name in both scripts; different names keep apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.hindi.sounding import name_key, to_sound

ALIKE = [
    ("वीरेंद्र नाथ", "वीरेंदर नाथ"),
    ("गोर्डन ली", "गॉर्डन ली"),
    ("सितारा बेगम", "Sitara Begum"),
    ("जोसेफ फिलिप", "Joseph Philip"),
    ("रवि शंकर", "Ravi Shankar"),
    ("प्रीतम सिंह", "Pritam Singh"),
    ("जॉर्ज नाइट", "George Knight"),
]
APART = [("सुनील कुमार", "सुनीता कुमारी"), ("राम कुमार", "राम कुमारी"), ("मोहन दास", "मीना दास"), ("Ram", "Ramesh")]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_alike(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_apart(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_another_script_keeps_its_letters() -> None:
    assert name_key("নাম") != name_key("ਨਾਮ") != ""


@given(st.text(min_size=1))
def test_never_raises_and_ignores_case(word: str) -> None:
    assert to_sound(word) == to_sound(word)
    if word.isascii():
        assert to_sound(word.upper()) == to_sound(word.lower())
