"""Lists: what stands between names of one kind is one too (A, B और C)."""

from collections.abc import Callable, Iterator
from itertools import compress, count
from typing import NamedTuple

from pipelines.hindi.kept import Kept
from pipelines.parse.entities.bearers import person_of
from pipelines.parse.entities.frames.filiation import begins
from pipelines.parse.entities.frames.sheet import Sheet
from pipelines.parse.entities.marks import Mark
from pipelines.parse.entities.names import Name, reference_names
from pipelines.parse.entities.persons import is_closed
from pipelines.parse.entities.places import place_of
from pipelines.parse.entities.plausible import ALIAS
from pipelines.parse.entities.rules import rules
from pipelines.parse.entities.words import Words
from schemas.entity import EntityKind

AND = frozenset({"और", "व", "एवं", "तथा"})
_NAMES: dict[EntityKind, Callable[[str], Name]] = {"person": person_of, "place": place_of}
# So many of a list's items must be known before the kind of a bare word is believed.
_ENOUGH = 2


_COMMAS = Kept(lambda gap: gap.strip() == ",")


class Item(NamedTuple):
    """One item of a list, and what it is known to be."""

    start: int
    end: int
    kind: EntityKind | None


def fill_lists(sheet: Sheet) -> Iterator[Mark]:
    """Yield the unknown items of lists whose known ones are all persons or all places."""
    for items in _lists(sheet) if sheet.taken else ():
        kinds = {item.kind for item in items if item.kind}
        unknown = [item for item in items if item.kind is None]
        if len(kinds) != 1 or not unknown:
            continue
        (kind,) = kinds
        for item in unknown if kind in _NAMES else ():
            if _is_believed(sheet, item, kind, len(items) - len(unknown)):
                yield Mark(item.start, item.end, _name(sheet.words, item, kind))


def _is_believed(sheet: Sheet, item: Item, kind: EntityKind, known: int) -> bool:
    keys = sheet.words.keys
    if item.start and keys[item.start - 1] == ALIAS:
        return False
    if kind == "person":
        long = item.end - item.start > 1 and (known >= _ENOUGH or sheet.has_part(item.start, item.end))
        return long or rules().is_given(keys[item.start])
    return known >= _ENOUGH and not sheet.has_part(item.start, item.end)


def _name(words: Words, item: Item, kind: EntityKind) -> Name:
    """Return whom an item names: a listed one even where it is an everyday word elsewhere (बस्ती)."""
    listed = reference_names().match(words, item.start)
    if listed and listed[1] == item.end and listed[0].name.kind == kind:
        return listed[0].name
    return _NAMES[kind](words.printed(item.start, item.end))


def _lists(sheet: Sheet) -> Iterator[list[Item]]:
    """Yield the lists of items that are names or may be some; those of one item or none say nothing."""
    words, items = sheet.words, list[Item]()
    for i in sorted({*words.at(AND), *compress(count(), map(_COMMAS.__getitem__, words.gaps))}):
        if not _separates(words, i) or (items and i < items[-1].end):
            continue
        if not items or items[-1].end != i + 1 - (words.keys[i] in AND):
            yield items
            first = _item_before(sheet, i + (words.keys[i] not in AND))
            items = [first] if first else []
        item = _item_after(sheet, i + 1) if items else None
        if item:
            items.append(item)
        else:
            yield items
            items = []
    yield items


def _separates(words: Words, i: int) -> bool:
    """Say whether word `i` is an और between two others, or has a comma and another word behind it."""
    return i + 1 < len(words) and ((words.keys[i] in AND and i > 0) or _COMMAS[words.gaps[i]])


def _item_before(sheet: Sheet, end: int) -> Item | None:
    mark = sheet.taken.get(end - 1)
    if mark:
        return Item(mark.start, end, mark.name.kind) if mark.end == end else None
    start = sheet.run_to(end)
    return Item(start, end, None) if start < end and begins(sheet, start) else None


def _item_after(sheet: Sheet, start: int) -> Item | None:
    mark = sheet.taken.get(start)
    if mark:
        return Item(start, mark.end, mark.name.kind) if mark.start == start else None
    end = sheet.run_from(start)
    return Item(start, end, None) if end > start and is_closed(sheet.words, end) else None
