"""Marker rows: their own examples and counter-examples, and speed on hostile text."""

import time

import pytest

from pipelines.parse.markers import LEAD, find_mark, marker_rows
from pipelines.parse.plain import to_plain

EXAMPLES = [(row.id, row.sign, text) for row in marker_rows() for text in row.examples]
COUNTERS = [(row.id, text) for row in marker_rows() for text in row.counter]


@pytest.mark.parametrize(("row", "sign", "text"), EXAMPLES)
def test_examples(row: str, sign: str, text: str) -> None:
    mark = find_mark(to_plain(text).text)
    assert mark is not None
    # Another row may take a line first, but not for something else.
    assert mark.id == row or (mark.sign in ("furniture", "caption", "zone")) == (
        sign in ("furniture", "caption", "zone")
    )


@pytest.mark.parametrize(("row", "text"), COUNTERS)
def test_counter_examples(row: str, text: str) -> None:
    mark = find_mark(to_plain(text).text)
    assert mark is None or mark.id != row


def test_every_row_is_reached() -> None:
    reached = {mark.id for _, _, text in EXAMPLES if (mark := find_mark(to_plain(text).text))}
    assert [row.id for row in marker_rows() if row.id not in reached] == []


@pytest.mark.parametrize("piece", ["(", "यह भी पढ़ें ", "फोटो ", "whatsapp ", "5 घंटे ", "> ", "#अ ", "यह खबर ", "1:", "अ/"])
def test_marks_are_quick_on_hostile_lines(piece: str) -> None:
    for size in (699, 100_000):
        line = (piece * size)[:size]
        began = time.process_time()
        find_mark(line)
        assert LEAD.match(line)
        assert time.process_time() - began < 10
