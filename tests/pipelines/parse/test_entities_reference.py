"""The reference rows: laws of the data, checked at load."""

import unicodedata

import pytest

from pipelines.errors import ReferenceDataError
from pipelines.parse.entities import find_entities
from pipelines.parse.entities.frames.sheet import frames
from pipelines.parse.entities.names import Name, build_names, check_rows, reference_names
from pipelines.parse.entities.rows import Example, Row, read_examples, read_rows
from pipelines.parse.entities.rules import name_examples, rules
from schemas.entity import Stretch

ROWS = {row.id: row for row in read_rows()}


EXAMPLES = [*read_examples(), *name_examples(), *frames().examples]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.text)
def test_examples(example: Example) -> None:
    found = find_entities([Stretch(0, example.text)])
    by_place = sorted((m.start, e.id, e.name) for e in found for m in e.mentions)
    assert example.found in (tuple(key for _, key, _ in by_place), tuple(name for _, _, name in by_place))


def test_every_listed_name_is_found_as_its_own() -> None:
    """A name that another rule hides is a dead row; those that need a cue or a title are tried with one."""
    lost = []
    for row in ROWS.values():
        before = "जिला " if row.cue else ""
        tries = [before + text for text in (row.name, *row.aliases)] + ["श्री " + text for text in row.titled]
        tries += [*row.short, *(f"{row.proofs[0]} में {text}" for text in row.proven)]
        lost += [t for t in tries if row.id not in {e.id for e in find_entities([Stretch(0, t + " ने")])}]
    assert lost == []


def test_ids_and_names_are_unique_and_nfc() -> None:
    check_rows(ROWS.values())
    reference_names()
    for row in ROWS.values():
        assert unicodedata.is_normalized("NFC", "".join((row.name, *row.aliases, *row.short, *row.titled)))


def test_word_lists_do_not_contradict_each_other() -> None:
    known = rules()
    names = known.given | known.surnames
    assert not names & known.everyday
    assert not names & known.boundaries
    assert not known.given & known.given_words
    assert not known.surnames & known.surname_words


def test_a_territory_is_completed_from_cldr() -> None:
    assert (ROWS["place:KP"].name, ROWS["place:KP"].latin) == ("उत्तर कोरिया", "North Korea")
    assert ROWS["place:US"].name == "अमेरिका"
    assert "संयुक्त राज्य" in ROWS["place:US"].aliases


A = Name("org:a", "organisation", "क", "A")
B = Name("org:b", "organisation", "ख", "B")


def test_a_name_with_two_bearers_is_refused() -> None:
    with pytest.raises(ReferenceDataError, match="org:a and org:b"):
        build_names([("हिन्दी संघ", A, "full"), ("हिंदी संघ", B, "full")])


@pytest.mark.parametrize("name", ["", "(!)", "ऩ"])
def test_a_name_without_letters_or_nfc_is_refused(name: str) -> None:
    with pytest.raises(ReferenceDataError, match="empty or not NFC"):
        build_names([(name, A, "full")])


def test_a_row_twice_is_refused() -> None:
    row = Row(id="place:x", name="क", latin="K")
    with pytest.raises(ReferenceDataError, match="place:x"):
        check_rows([row, row])


def test_an_id_without_a_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="begins with place:, org: or person:"):
        Row(id="thing:x", name="क", latin="K")
