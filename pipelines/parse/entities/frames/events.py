"""Names of events, things and bodies that hold a place's or person's: शंघाई सहयोग शिखर बैठक, हॉकी इंडिया."""

from collections.abc import Iterator

from pipelines.parse.entities.frames.lists import AND
from pipelines.parse.entities.frames.sheet import Sheet, frames
from pipelines.parse.entities.institutions import organisation_of
from pipelines.parse.entities.marks import Mark
from pipelines.parse.entities.names import NOTHING
from pipelines.parse.entities.persons import is_closed
from pipelines.parse.entities.rules import rules

_SUMMIT = "शिखर"
_LIKE_WITHIN = 4
_AND = AND | {"या"}
_OF = frozenset({"के", "की"})
# Words before जैसे at most.
_LONGEST = 10


def drop_event(sheet: Sheet, i: int) -> Iterator[Mark]:
    """Yield what is named in an event's name as nothing; a country that plays for a cup is one (भारत विश्व कप जीता)."""
    words, keys, known = sheet.words, sheet.words.keys, frames()
    start = i
    while start > 0 and words.joined(start - 1) and keys[start - 1] in known.event_words:
        start -= 1
    if keys[i] not in known.event_tails and keys[i - 1] != _SUMMIT:
        return
    event = sheet.taken.get(i)
    if event and event.end == i + 1 and event.name.basis != "reference" and keys[event.start].isdigit():
        yield event._replace(name=NOTHING)  # of जी20 शिखर सम्मेलन
        return
    mark = sheet.taken.get(start - 1) if start and words.joined(start - 1) else None
    if mark and mark.name.kind != "organisation" and not _may_take_part(mark, keys[start : i + 1]):
        yield mark._replace(name=NOTHING)


def _may_take_part(mark: Mark, tail: list[str]) -> bool:
    """Say whether who stands before an event is sooner somebody there: a country, or a person known by one word."""
    if mark.name.kind == "person":
        return mark.name.basis == "reference" or mark.end - mark.start == 1
    country = len(mark.name.id) == len("place:") + 2
    return country and not {"सहयोग", "ओपन"} & set(tail)


def drop_things(sheet: Sheet, i: int) -> Iterator[Mark]:
    """Yield the unlisted names of "A, B और C जैसे मिशन" as nothing: they are things."""
    keys = sheet.words.keys
    if frames().things.isdisjoint(keys[i + 1 : i + _LIKE_WITHIN]):
        return
    at = i - 1
    while at >= max(0, i - _LONGEST) and (keys[at] in _AND or keys[at] not in rules().boundaries):
        mark = sheet.taken.get(at)
        if mark and mark.name.basis != "reference":
            yield mark._replace(name=NOTHING)
        at = mark.start - 1 if mark else at - 1


def drop_titles(sheet: Sheet) -> Iterator[Mark]:
    """Yield an unlisted body directly before a person as nothing: चीन के स्टेट काउंसलर वांग यी tells his office."""
    words = sheet.words
    for mark in sheet.piece.marks:
        if mark.name.kind == "organisation" and mark.name.basis != "reference" and sheet.taken_by(mark.end, "person"):
            start = mark.start
            if start and words.joined(mark.end - 1) and words.keys[start - 1] in _OF and words.joined(start - 1):
                yield mark._replace(name=NOTHING)


def find_body(sheet: Sheet, i: int) -> Iterator[Mark]:
    """Yield the sports body of "हॉकी इंडिया ने"."""
    words, mark = sheet.words, sheet.taken.get(i + 1)
    if mark and words.gaps[i] == " " and words.printed(mark.start, mark.end) == "इंडिया" and is_closed(words, mark.end):
        yield Mark(i, mark.end, organisation_of(words.printed(i, mark.end)))
