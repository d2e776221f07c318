"""Persons nobody listed who stand where only a person's name does: A पुत्र B निवासी C, 22 बरस के A, A 31 रन बनाकर."""

from collections.abc import Iterator

from pipelines.parse.entities.bearers import person_of
from pipelines.parse.entities.frames.sheet import Sheet, frames
from pipelines.parse.entities.marks import Mark
from pipelines.parse.entities.persons import is_closed
from pipelines.parse.entities.rules import rules

_GENITIVES = frozenset({"के", "की", "का"})


def _person(sheet: Sheet, start: int, end: int) -> Mark:
    return Mark(start, end, person_of(sheet.words.printed(start, end)))


def find_kin(sheet: Sheet, i: int) -> Iterator[Mark]:
    """Yield A and B of "A पुत्र B" where two signs of four speak for them: role, known names, an address."""
    words, keys, known = sheet.words, sheet.words.keys, frames()
    if i == 0 or i + 1 == len(words) or not words.joined(i):
        return
    before, after = sheet.taken.get(i - 1), i + 1
    start = before.start if before else sheet.run_to(i) if words.joined(i - 1) else i
    # The circle that abbreviates is typed as a zero of its own: स्व0.
    while after + 1 < len(words) and words.joined(after) and (keys[after] in known.departed or keys[after] == "0"):
        after += 1
    whom = sheet.taken.get(after)
    end = whom.end if whom else sheet.run_from(after)
    if start == i or end == after or not known.no_kin.isdisjoint(keys[start:i]):
        return
    marks = (before, whom)
    if any(mark and mark.name.kind != "person" for mark in marks):
        return
    signs = (
        before is not None or has_role(sheet, start),
        before is not None or sheet.has_part(start, i),
        whom is not None or sheet.has_part(after, end),
        _is_address(sheet, end),
    )
    if sum(signs) > 1:
        yield from () if before else (_person(sheet, start, i),)
        yield from () if whom else (_person(sheet, after, end),)


def has_role(sheet: Sheet, start: int) -> bool:
    """Say whether a role stands directly before a word: अभियुक्त, मृतक, युवक."""
    return start > 0 and (
        sheet.after_title(start) or (sheet.words.joined(start - 1) and sheet.words.keys[start - 1] in frames().people)
    )


def _is_address(sheet: Sheet, i: int) -> bool:
    known = frames()
    return i < len(sheet.words) and sheet.words.keys[i] in known.residents | known.address_words | {"उम्र"}


def find_alias(sheet: Sheet, i: int) -> Iterator[Mark]:
    """Yield the person before उर्फ, after a role: आरोपी छोटू उर्फ लल्ला."""
    start = sheet.run_to(i) if i and sheet.words.joined(i - 1) else i
    if start < i and (has_role(sheet, start) or sheet.has_part(start, i)):
        yield _person(sheet, start, i)


def find_resident(sheet: Sheet, i: int) -> Iterator[Mark]:
    """Yield the person of "आरोपी A निवासी ग्राम C"."""
    start = sheet.run_to(i) if i and sheet.words.joined(i - 1) else i
    if start < i and has_role(sheet, start) and _is_address(sheet, i + 1):
        yield _person(sheet, start, i)


def find_aged(sheet: Sheet, i: int) -> Iterator[Mark]:
    """Yield the person of "22 वर्षीय A" and "22 बरस के A"; what lasts two years (दो साल के कारावास) is nobody."""
    words, keys = sheet.words, sheet.words.keys
    years, start = keys[i] in frames().years, i + 1
    if i == 0 or start >= len(words) or not words.joined(i):
        return
    if years:
        if keys[start] not in _GENITIVES or start + 1 >= len(words) or not words.joined(start):
            return
        start += 1
    if not (keys[i - 1].isdigit() or keys[i - 1] in rules().everyday):
        return
    if not years and start + 1 < len(words) and keys[start] in frames().people and words.joined(start):
        start += 1  # 25 वर्षीय महिला रेखा देवी
    end = sheet.run_from(start)
    named = end - start > 1 if years else end > start
    known = sheet.has_part(start, start + 1 if years else end)
    if named and known and is_ended(sheet, end) and _tells_one(sheet, start, end):
        yield _person(sheet, start, end)


def _tells_one(sheet: Sheet, start: int, end: int) -> bool:
    """Say whether words are more than one everyday word that names hold too: 22 वर्षीय किशोर."""
    keys = sheet.words.keys
    return end - start > 1 or rules().is_given(keys[start])


def is_ended(sheet: Sheet, end: int) -> bool:
    """Say whether a name that ends before word `end` goes on no further: a boundary or an everyday word follows."""
    words = sheet.words
    if end == len(words) or is_closed(words, end):
        return True
    key = words.keys[end]
    return key[0].isdigit() or rules().is_common(key) or sheet.is_plain(key) or key in frames().kin | frames().residents


def find_scorer(sheet: Sheet, i: int) -> Iterator[Mark]:
    """Yield the person of "A 31 रन बनाकर"."""
    words, keys = sheet.words, sheet.words.keys
    if i < 2 or not keys[i - 1].isdigit() or not words.joined(i - 1) or not words.joined(i - 2):
        return
    start = sheet.run_to(i - 1)
    known = start < i - 1 and sheet.has_part(start, i - 1) and _tells_one(sheet, start, i - 1)
    if known and begins(sheet, start):
        yield _person(sheet, start, i - 1)


def begins(sheet: Sheet, start: int) -> bool:
    """Say whether a name may begin at a word: a boundary, a title, or nothing joined stands before it."""
    words = sheet.words
    return start == 0 or not words.joined(start - 1) or is_closed(words, start - 1) or sheet.after_title(start)


def find_surnamed(sheet: Sheet, i: int) -> Iterator[Mark]:
    """Yield the person of a surname and one word before it that nobody knows: प्रियम गर्ग बड़ी पारी."""
    words, keys = sheet.words, sheet.words.keys
    # A hyphen is between two people: कॉन्वे-गायकवाड.
    if i == 0 or i in sheet.taken or words.gaps[i - 1] != " " or keys[i] in rules().middles:
        return
    unseen = sheet.may_be_name(i - 1) and keys[i - 1] not in sheet.uses
    caste = words.joined(i) and keys[i + 1] in frames().communities
    if unseen and not caste and sheet.run_to(i) == i - 1 and begins(sheet, i - 1) and is_ended(sheet, i + 1):
        yield _person(sheet, i - 1, i + 1)
