"""Entities of whole texts: hand-made cases and the laws."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.parse.entities import find_entities
from pipelines.settings import ROOT
from schemas.entity import Entity, Stretch

CASES = (ROOT / "tests" / "cases" / "entities.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [tuple(line.split("\t")) for line in CASES if not line.startswith("#")]
TEXTS = [text for text, _ in ROWS]


def mentions(entities: list[Entity]) -> list[tuple[int, str, str]]:
    """Return (start, id, printed) of every mention in reading order."""
    return sorted((m.start, e.id, m.text) for e in entities for m in e.mentions)


@pytest.mark.parametrize(("text", "found"), ROWS)
def test_cases(text: str, found: str) -> None:
    assert "; ".join(f"{key}={printed}" for _, key, printed in mentions(find_entities([Stretch(0, text)]))) == found


def test_spans_count_from_the_whole_text() -> None:
    whole = "शीर्षक: पुतिन की यात्रा\n\nब्लादिमीर पुतिन ने बीजिंग में कहा।"
    stretches = [Stretch(8, whole[8:23]), Stretch(25, whole[25:])]
    found = find_entities(stretches)
    assert all(whole[m.start : m.end] == m.text for e in found for m in e.mentions)
    assert [(e.id, len(e.mentions)) for e in found] == [("person:vladimir-putin", 2), ("place:beijing", 1)]


def test_a_surname_finds_its_bearer_in_another_stretch() -> None:
    headline, body = "साहनी ने दी चेतावनी", "एसपी अजय साहनी ने बताया।"
    (found,) = find_entities([Stretch(0, headline), Stretch(30, body)])
    assert [(m.text, m.start) for m in found.mentions] == [("साहनी", 0), ("अजय साहनी", 35)]
    assert (found.basis, found.name, found.name_latin) == ("rule", "अजय साहनी", "Ajay Sahni")


def test_names_do_not_run_over_line_ends_and_sentences() -> None:
    assert not find_entities([Stretch(0, "उत्तर\nकोरियाई सेना में नई. दिल।")])


def test_a_territory_has_its_cldr_names() -> None:
    (found,) = find_entities([Stretch(0, "डीपीआरके ने कहा")])
    assert (found.name, found.name_latin, found.basis, found.kind) == (
        "उत्तर कोरिया",
        "North Korea",
        "reference",
        "place",
    )


def test_nothing_in_nothing() -> None:
    assert find_entities([]) == []
    assert find_entities([Stretch(0, ""), Stretch(5, " \n")]) == []


words = st.sampled_from(sorted({word for text in TEXTS for word in text.split()}))
joints = st.sampled_from([" ", " ", ", ", ". ", "-", "\n", " (", ") ", "।", ""])
ANY = st.text() | st.lists(st.tuples(words, joints), max_size=25).map(lambda parts: "".join(a + b for a, b in parts))


@given(st.lists(ANY, max_size=3))
def test_laws(texts: list[str]) -> None:
    """Spans hold, mentions neither overlap nor go round brackets, ids are unique, kinds match ids."""
    whole, stretches = "", []
    for text in texts:
        stretches.append(Stretch(len(whole), text))
        whole += text + "\n"
    found = find_entities(stretches)
    assert all(whole[m.start : m.end] == m.text == m.text.strip() != "" for e in found for m in e.mentions)
    assert len({e.id for e in found}) == len(found)
    assert all(e.id.split(":")[0] == {"organisation": "org"}.get(e.kind, e.kind) for e in found)
    spans = sorted((m.start, m.end) for e in found for m in e.mentions)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


@pytest.mark.parametrize("text", ["दिल्ली में जैकब ज़ूमा ने कहा। ", "किम-", "(KCNA) ", "रमेश यादव, "])
def test_time_grows_with_the_text_and_no_faster(text: str) -> None:
    def seconds(length: int) -> float:
        start = time.process_time()
        find_entities([Stretch(0, (text * length)[:length])])
        return time.process_time() - start

    seconds(5_000)
    # Ten times the text: ten times the work, a hundred times when it is quadratic; the rest is room for a busy machine.
    assert seconds(60_000) < 60 * max(seconds(6_000), 0.05)
