"""Figures: one-line cases, dates against the publication date, and the laws of spans."""

import datetime
import re
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.hindi.numbers import group_digits, spell_number
from pipelines.parse import figures as figures_module
from pipelines.parse.figures import find_figures
from pipelines.parse.figures.hints import EVERYTHING
from pipelines.settings import ROOT
from schemas.entity import Stretch
from schemas.figure import Figure

CASES = Path(__file__).parents[2] / "cases"
PUBLISHED = datetime.date(2025, 12, 27)


def read_cases(table: str) -> list[tuple[str, str, str]]:
    """Return (sentence, figures, known fault or nothing) of each row of a table."""
    lines = (CASES / table).read_text("utf-8").splitlines()
    rows = [[*line.split("\t"), ""][:3] for line in lines if line and line[0] != "#"]
    return [(sentence, figures.strip(), fault) for sentence, figures, fault in rows]


def cases(table: str) -> list[Any]:
    """Return the rows of a table as parameters; a known fault fails strictly."""
    return [
        pytest.param(sentence, figures, marks=[pytest.mark.xfail(strict=True, reason=fault)] if fault else [])
        for sentence, figures, fault in read_cases(table)
    ]


def short(figure: Figure) -> str:
    """Return a figure as the table of cases writes it."""
    named = {"of": figure.of, "unit": figure.unit, "currency": figure.currency, "bound": figure.bound}
    named["direction"] = figure.direction
    value = figure.value + (f"..{figure.value_max}" if figure.value_max else "")
    return " ".join([figure.kind, value, *(f"{k}={v}" for k, v in named.items() if v), *["~"][: figure.approximate]])


def found(text: str, published: datetime.date | None = None) -> list[str]:
    return [short(figure) for figure in find_figures([Stretch(0, text)], published)]


def parts(row: str) -> list[list[str]]:
    """Return the figures of a row with their facts in one order (a noun may hold a space)."""
    return [sorted(figure.split(" ")) for figure in row.split("; ") if figure]


@pytest.mark.parametrize(("sentence", "figures"), [*cases("figures_dev.tsv"), *cases("figures_eval.tsv")])
def test_case(sentence: str, figures: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert parts("; ".join(found(sentence))) == parts(figures)
    read = found(sentence)
    monkeypatch.setattr(figures_module, "look", lambda tokens, at: EVERYTHING)
    assert found(sentence) == read


def test_the_examples_of_the_page_come_out() -> None:
    page = (ROOT / "docs" / "figures.md").read_text("utf-8")
    rows = re.findall(r"^\| `(.+?)` \| (?:`(.+?)` )?\|$", page.partition("## Kinds")[2], re.MULTILINE)
    assert len(rows) >= 15
    for sentence, figures in rows:
        assert parts("; ".join(found(sentence))) == parts(figures), sentence


def test_a_third_of_the_cases_holds_no_figure() -> None:
    dev, held_out = read_cases("figures_dev.tsv"), read_cases("figures_eval.tsv")
    assert len(dev) + len(held_out) >= 600
    assert {sentence for sentence, _, _ in dev}.isdisjoint(sentence for sentence, _, _ in held_out)
    for table in (dev, held_out):
        assert sum(not figures for _, figures, _ in table) * 3 >= len(table)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("18 दिसंबर को बैठक हुई।", ["date 2025-12-18"]),
        ("3 जनवरी को शपथ होगी।", ["date 2026-01-03"]),
        ("10 जुलाई को बारिश हुई।", ["date 2025-07-10"]),
        ("20 जून को बारिश हुई।", ["date 2026-06-20"]),
        ("18 और 25 दिसंबर को मिले।", ["date 2025-12-18", "date 2025-12-25"]),
        ("पिछले साल जून में संधि हुई।", ["date 2024-06"]),
        ("पिछले वर्ष 5 जून को संधि हुई।", ["date 2024-06-05"]),
        ("पिछले साल जून 2023 में संधि हुई।", ["date 2023-06"]),
        ("29 फरवरी को काम रुका।", []),
        ("इसी महीने की 15 तारीख को बैठक हुई।", ["date 2025-12-15"]),
        ("अगले माह 5 तारीख को मेला है।", ["date 2026-01-05"]),
        ("पिछले महीने 31 तारीख को काम रुका।", ["date ---31"]),
        ("पिछले महीने 31 लोग आए।", ["count 31 of=लोग"]),
    ],
)
def test_dates_are_resolved_against_the_publication_date(text: str, figures: list[str]) -> None:
    assert found(text, PUBLISHED) == figures


def test_nothing_is_resolved_without_a_publication_date() -> None:
    assert found("पिछले साल जून में और 29 फरवरी को") == ["date --02-29"]


def test_a_list_number_on_a_line_of_its_own_counts_nothing() -> None:
    assert found("मुख्य बातें\n1.\nदल के नेता बोले\n2.\nसभा हुई") == []


def test_spans_count_from_the_start_of_the_whole_text() -> None:
    text = "शीर्षक\n\nकरीब 15,000 सैनिक भेजे गए।"
    (figure,) = find_figures([Stretch(8, text[8:])], None)
    assert text[figure.start : figure.end] == figure.text == "15,000 सैनिक"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("करीब 200 से अधिक लोग आए", "200 से अधिक लोग"),
        ("कुल ₹2.5 लाख करोड़ का बजट", "₹2.5 लाख करोड़"),
        ("वह 80वीं वर्षगांठ थी", "80वीं"),
        ("शाम साढ़े पांच बजे", "साढ़े पांच बजे"),
        ("केवल 7 नए मरीजों को", "7 नए मरीजों"),
    ],
)
def test_text_runs_from_the_number_to_its_unit_or_noun(text: str, printed: str) -> None:
    assert [figure.text for figure in find_figures([Stretch(0, text)], None)] == [printed]


PIECES = """5 12 2024 1,50,000 ४.५ 13:45 190/9 - – से ₹ $ % ( ) . , : / + लाख करोड़ सौ हजार साढ़े सवा पौने डेढ़ आधा दर्जन एक दो
तीन पचास लोग सैनिक बच्चों मार्च जून बजे साल वर्षीय रुपये प्रतिशत किमी प्रति घंटे वीं पहला दूसरे पिछले और के में भर ½"""
WORDS = st.sampled_from(PIECES.split())


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join), st.lists(WORDS).map("".join)))
def test_any_text_is_read_and_every_span_holds(text: str) -> None:
    figures = find_figures([Stretch(0, text)], PUBLISHED)
    assert all(text[f.start : f.end] == f.text and f.text for f in figures)
    assert all(a.end <= b.start for a, b in pairwise(figures))


@given(st.lists(WORDS, min_size=1).map(" ".join))
def test_what_stands_beside_a_number_rules_out_no_reader_that_reads_it(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(figures_module, "look", lambda tokens, at: EVERYTHING)
        asked = find_figures([Stretch(0, text)], PUBLISHED)
    assert find_figures([Stretch(0, text)], PUBLISHED) == asked


@given(st.integers(2, 10**12), st.sampled_from(["words", "indian", "western", "plain", "devanagari"]))
def test_a_number_our_speller_writes_is_read_in_a_sentence(number: int, style: str) -> None:
    written = {
        "words": spell_number(number),
        "indian": group_digits(number),
        "western": f"{number:,}",
        "plain": str(number),
        "devanagari": group_digits(number).translate(str.maketrans("0123456789", "०१२३४५६७८९")),
    }[style]
    if style == "plain":
        # A run of digits alone may be an id or a year; before its currency it is money.
        assert found(f"उसने {written} रुपये दिए।") == [f"money {number} currency=INR"]
    else:
        assert found(f"वहां {written} लोग आए।") == [f"count {number} of=लोग"]


@pytest.mark.parametrize(
    "piece",
    ["5 और ", "5, ", "तापमान 33.0, ", "1 लाख 5, ", "5 या ", "1-", "1/", "दो ", "सौ ", "एक सौ ", "9", "धारा 5, "],
)
def test_time_grows_with_the_length_only(piece: str) -> None:
    def seconds(count: int) -> float:
        begin = time.process_time()
        find_figures([Stretch(0, piece * count)], None)
        return time.process_time() - begin

    # Eight times the text: twice as much again for a busy machine, and a square would be sixty-four.
    assert seconds(8000) < 16 * (seconds(1000) + 0.05)
