"""Places nobody listed in an address: ग्राम A मजरा B थाना C, A निवासी. The word for their kind is no part of a name."""

from collections.abc import Iterator

from pipelines.parse.entities.frames.filiation import begins
from pipelines.parse.entities.frames.sheet import MOST_WORDS, Sheet, frames
from pipelines.parse.entities.marks import Mark
from pipelines.parse.entities.persons import is_closed
from pipelines.parse.entities.places import place_of
from pipelines.parse.entities.rules import rules

# How far before a weak address word another one makes an address of both: ग्राम A B पोस्ट C.
_NEAR = 4


def find_address(sheet: Sheet, i: int) -> Iterator[Mark]:
    """Yield the place that an address word names: ग्राम बिछौली."""
    words, start = sheet.words, i + 1
    if i in sheet.taken or start >= len(words) or words.gaps[i] != " ":
        return
    end = _run(sheet, start)
    if end > start and _is_ended(sheet, end) and (_is_strong(sheet, i, end) or _holds_place(sheet, start, end)):
        yield Mark(start, end, place_of(words.printed(start, end)))


def _run(sheet: Sheet, start: int) -> int:
    """Return the end of unknown words and unlisted places from `start`; `start` too where they are one known mark."""
    end = start
    while end < len(sheet.words) and end - start < MOST_WORDS and (end == start or sheet.words.gaps[end - 1] == " "):
        mark = sheet.taken.get(end)
        if mark is None and not sheet.may_be_name(end):
            break
        if mark is not None and (mark.name.basis == "reference" or mark.name.kind != "place"):
            return start if end == start else end
        end = mark.end if mark else end + 1
    marked = sheet.taken.get(start)
    return start if marked and marked.end == end else end


def _holds_place(sheet: Sheet, start: int, end: int) -> bool:
    return any(i in sheet.taken for i in range(start, end))


def _is_ended(sheet: Sheet, end: int) -> bool:
    known = frames()
    if end == len(sheet.words) or is_closed(sheet.words, end) or end in sheet.taken:
        return True
    return sheet.words.keys[end] in known.address_words | known.residents


def _is_strong(sheet: Sheet, i: int, end: int) -> bool:
    """Say whether a word begins an address: ग्राम always does, थाना where another kind of address word is near."""
    known, keys = frames(), sheet.words.keys
    if keys[i] not in known.weak_address_words:
        return True
    strong = known.address_words - known.weak_address_words | known.residents
    near = {*keys[max(0, i - _NEAR) : i], *keys[end : end + 1]}
    return end - i <= _NEAR - 1 and not strong.isdisjoint(near)


def find_home(sheet: Sheet, i: int) -> Iterator[Mark]:
    """Yield the place of "A निवासी": one unknown word, or what follows an unlisted place's name (A कलां निवासी)."""
    words, known = sheet.words, frames()
    if i == 0 or words.gaps[i - 1] != " ":
        return
    start = sheet.run_to(i)
    before = sheet.taken.get(start - 1) if start and words.gaps[start - 1] == " " else None
    if start == i or not known.no_places.isdisjoint(words.keys[start:i]):
        return
    if before is not None:
        if before.name.kind == "place" and before.name.basis != "reference":
            yield Mark(before.start, i, place_of(words.printed(before.start, i)))
    elif i - start == 1 and _is_home(sheet, start, i):
        yield Mark(start, i, place_of(words.printed(start, i)))


def _is_home(sheet: Sheet, start: int, i: int) -> bool:
    """Say whether the word before निवासी is sooner a place than the resident: no address follows, nor is it a name."""
    words = sheet.words
    after = words.keys[i + 1] if i + 1 < len(words) else ""
    address = after in frames().address_words or sheet.taken_by(i + 1, "place")
    resident = sheet.after_title(start) or rules().is_part_of_names(words.keys[start])
    return begins(sheet, start) and not (address or resident)
