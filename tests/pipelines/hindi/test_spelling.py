"""The key of an Indian name keeps what tells names apart and folds what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.hindi.spelling import spell

ALIKE = [
    ("सुनील", "सुनिल"),
    ("हेमन्त", "हेमंत"),
    ("मुफ़्ती", "मुफ्ती"),
    ("वाजपेयी", "वाजपेई"),
    ("प्रवीण", "प्रवीन"),
    ("शरमा", "शर्मा"),
    ("Saleem", "Salim"),
    ("Kamala", "Kamla"),
    ("Jaiswal", "Jayaswal"),
    ("Karthik", "Kartik"),
]
APART = [
    ("सलमा", "सलीम"),
    ("कमल", "कमाल"),
    ("राशिद", "रशीद"),
    ("परवीन", "प्रवीण"),
    ("दिवेश", "दिव्येश"),
    ("अखिल", "अकील"),
    ("शाह", "साह"),
    ("जैन", "जेन"),
    ("ललित", "लित"),
    ("Salma", "Salim"),
    ("Praveen", "Parveen"),
    ("Deepak", "Deepika"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_alike(one: str, other: str) -> None:
    assert spell(one) == spell(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_apart(one: str, other: str) -> None:
    assert spell(one) != spell(other)


@given(st.text())
def test_never_raises_and_ignores_case(word: str) -> None:
    assert spell(word) is not None
    if word.isascii():
        assert spell(word.upper()) == spell(word.lower())
