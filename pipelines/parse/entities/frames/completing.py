"""Names that neither the lists nor the model found, but what stands round them tells."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from pipelines.hindi.acronyms import LETTER_OF
from pipelines.parse.entities.frames.addresses import find_address, find_home
from pipelines.parse.entities.frames.events import drop_event, drop_things, drop_titles, find_body
from pipelines.parse.entities.frames.filiation import (
    find_aged,
    find_alias,
    find_kin,
    find_resident,
    find_scorer,
    find_surnamed,
)
from pipelines.parse.entities.frames.initials import find_after_letters, widen_over_initials
from pipelines.parse.entities.frames.lists import fill_lists
from pipelines.parse.entities.frames.sheet import Sheet, frames
from pipelines.parse.entities.frames.widening import drop_led_by_surname, widen_repeated
from pipelines.parse.entities.marks import Mark, Piece
from pipelines.parse.entities.names import NOTHING
from pipelines.parse.entities.rules import rules

_LIKE = ("जैसे", "जैसी", "जैसा", "सरीखे")
_MEETINGS = ("बैठक", "वार्ता")
Frame = Callable[[Sheet, int], Iterator[Mark]]


@cache
def _frames() -> Mapping[str, tuple[Frame, ...]]:
    """Return what is looked for at a word; most words have nothing."""
    known = frames()
    listed = {
        find_surnamed: rules().surnames,
        find_kin: known.kin,
        find_resident: known.residents,
        find_home: known.residents,
        find_aged: known.aged | known.years,
        find_scorer: known.runs,
        find_after_letters: LETTER_OF.keys(),
        find_alias: {"उर्फ"},
        find_address: known.address_words,
        drop_event: known.event_tails.union(_MEETINGS),
        drop_things: set(_LIKE),
        find_body: known.sports,
    }
    triggers = sorted({key for keys in listed.values() for key in keys})
    return {key: tuple(frame for frame, keys in listed.items() if key in keys) for key in triggers}


def complete(pieces: Sequence[Piece], uses: Mapping[str, str]) -> None:
    """Mark the names that frames tell; `uses`: how the training data use a word."""
    sheets = [Sheet(piece, {i: m for m in piece.marks for i in range(m.start, m.end)}, uses) for piece in pieces]
    for sheet in sheets:
        _fill(sheet)
    for widen in (widen_repeated, drop_led_by_surname):
        for sheet, mark in list(widen(sheets)):
            _put(sheet, mark)
    for sheet in sheets:
        sheet.piece.replace({mark for mark in sheet.taken.values() if mark.name is not NOTHING})


def _fill(sheet: Sheet) -> None:
    table = _frames()
    for mark in list(widen_over_initials(sheet)):
        _put(sheet, mark)
    for i in sheet.words.at(table):
        for frame in table[sheet.words.keys[i]]:
            for mark in list(frame(sheet, i)):
                _put(sheet, mark)
    for mark in [*drop_titles(sheet), *fill_lists(sheet)]:
        _put(sheet, mark)


def _put(sheet: Sheet, mark: Mark) -> None:
    """Mark words, instead of what was marked there."""
    for other in {sheet.taken[i] for i in range(mark.start, mark.end) if i in sheet.taken}:
        for i in range(other.start, other.end):
            del sheet.taken[i]
    sheet.taken.update(dict.fromkeys(range(mark.start, mark.end), mark))
