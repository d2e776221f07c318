"""What the whole article tells of a name: the word before all its mentions is part of it, another's surname is none."""

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set

from pipelines.parse.entities.bearers import person_of
from pipelines.parse.entities.frames.sheet import Sheet
from pipelines.parse.entities.institutions import organisation_of
from pipelines.parse.entities.marks import Mark
from pipelines.parse.entities.names import NOTHING
from pipelines.parse.entities.rules import rules
from pipelines.parse.entities.words import keys_of

# The first and the last word of a printed name.
Ends = tuple[str, str]
_NAMES = {"person": person_of, "organisation": organisation_of}


def widen_repeated(sheets: Sequence[Sheet]) -> Iterator[tuple[Sheet, Mark]]:
    """Yield the unlisted names with the unknown word that stands before all their mentions, two at least."""
    places: defaultdict[str, list[tuple[Sheet, Mark]]] = defaultdict(list)
    printed = set[Ends]()
    for sheet in sheets:
        for mark in sorted(set(sheet.taken.values())):
            if mark.name.kind in _NAMES and mark.name.basis != "reference" and mark.end - mark.start > 1:
                places[mark.name.id].append((sheet, mark))
                printed.add((sheet.words.keys[mark.start], sheet.words.keys[mark.end - 1]))
    for found in places.values():
        if len(found) > 1 and _have_one_word_before(found, printed):
            for sheet, mark in found:
                name = _NAMES[mark.name.kind](sheet.words.printed(mark.start - 1, mark.end))
                yield sheet, Mark(mark.start - 1, mark.end, name._replace(basis=mark.name.basis))


def _have_one_word_before(found: list[tuple[Sheet, Mark]], printed: Set[Ends]) -> bool:
    before = {sheet.words.keys[mark.start - 1] if mark.start else "" for sheet, mark in found}
    return len(before) == 1 and all(_is_unknown_before(sheet, mark, printed) for sheet, mark in found)


def _is_unknown_before(sheet: Sheet, mark: Mark, printed: Set[Ends]) -> bool:
    """Say whether the word before a mark may belong to it.

    Before a given name it is sooner a role (पायलट अरविंद जोशी), unless the name is also printed without what is between
    (अनीक सईद beside अनीक शफीक सईद).
    """
    i, keys = mark.start - 1, sheet.words.keys
    if i < 0 or sheet.words.gaps[i] != " " or not sheet.may_be_name(i):
        return False
    given = mark.name.kind == "person" and rules().is_given(keys[mark.start])
    return not given or (keys[i], keys[mark.end - 1]) in printed


def drop_led_by_surname(sheets: Sequence[Sheet]) -> Iterator[tuple[Sheet, Mark]]:
    """Yield unlisted places that open a clause with the surname of a named person as nothing: व्हालबर्ग हॉलीवुड के."""
    names = {mark.name for sheet in sheets for mark in sheet.taken.values() if mark.name.kind == "person"}
    surnames = {keys[-1] for keys in (keys_of(name.name) for name in names) if len(keys) > 1}
    for sheet in sheets if surnames else ():
        for mark in set(sheet.taken.values()):
            unlisted = mark.name.kind == "place" and mark.name.basis == "model" and mark.end - mark.start > 1
            opens = mark.start == 0 or not sheet.words.joined(mark.start - 1)
            if unlisted and opens and sheet.words.keys[mark.start] in surnames:
                yield sheet, mark._replace(name=NOTHING)
