"""One id for all spellings of a person's name, and never one for two people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.parse.entities.bearers import person_of
from pipelines.parse.entities.rows import read_rows
from pipelines.parse.entities.spellings import raw_spellings
from pipelines.settings import ROOT

LINES = (ROOT / "tests" / "cases" / "person_names.tsv").read_text(encoding="utf-8").splitlines()
PAIRS = [tuple(line.split("\t")) for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize(("one", "other"), [(one, other) for one, other, ids in PAIRS if ids == "one"])
def test_one_person(one: str, other: str) -> None:
    assert person_of(one).id == person_of(other).id


@pytest.mark.parametrize(("one", "other"), [(one, other) for one, other, ids in PAIRS if ids == "two"])
def test_two_persons(one: str, other: str) -> None:
    assert person_of(one).id != person_of(other).id


@pytest.mark.xfail(strict=True, reason="English and southern spellings that no rule reads")
@pytest.mark.parametrize(("one", "other"), [(one, other) for one, other, ids in PAIRS if ids == "known"])
def test_what_falls_short(one: str, other: str) -> None:
    assert person_of(one).id == person_of(other).id


@pytest.mark.parametrize("pair", raw_spellings().examples, ids=lambda pair: pair.one)
def test_examples(pair) -> None:  # type: ignore[no-untyped-def]
    assert (person_of(pair.one).id == person_of(pair.other).id) == pair.same


def test_listed_persons_are_found_by_their_own_names() -> None:
    full = [(row.id, t) for row in read_rows() if row.kind == "person" for t in (row.name, row.latin, *row.aliases)]
    assert [(key, text) for key, text in full if len(text.split()) > 1 and person_of(text).id != key] == []


def test_an_unlisted_person_takes_no_listed_id() -> None:
    ids = {row.id for row in read_rows()}
    assert person_of("अमित साह").id not in ids
    assert person_of("अमिता शाह").basis == "rule"


@given(st.text(alphabet="कखलमनरसशहािीुेैोौंँ् ABab.-", min_size=1))
def test_the_name_alone_decides(name: str) -> None:
    assert person_of(name).id == person_of(name).id
    assert person_of(name).id.startswith("person:")
