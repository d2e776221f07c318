"""Initials before a name: के एम जोसेफ, ए के पटनायक. के between a noun and another is a case marker, and stays one."""

from collections.abc import Iterator

from pipelines.hindi.acronyms import LETTER_OF
from pipelines.parse.entities.bearers import person_of
from pipelines.parse.entities.frames.filiation import is_ended
from pipelines.parse.entities.frames.lists import AND
from pipelines.parse.entities.frames.sheet import Sheet, frames, is_letter
from pipelines.parse.entities.marks import Mark
from pipelines.parse.entities.names import reference_names
from pipelines.parse.entities.rules import rules

_CASE = "के"
# After the name of one who acts or is listed; before another marker के may be a genitive (मंत्री के मोदी से मिलने).
_ACTING = AND | {"ने", "द्वारा"}
_POLITE = "जी"


def widen_over_initials(sheet: Sheet) -> Iterator[Mark]:
    """Yield the unlisted persons that initials stand before, with these."""
    for mark in sheet.piece.marks:
        if mark.name.kind == "person" and mark.name.basis != "reference":
            start = _first_letter(sheet, mark.start, mark.end)
            if start < mark.start:
                name = person_of(sheet.words.printed(start, mark.end))
                name = name if name.basis == "reference" else name._replace(basis=mark.name.basis)
                yield Mark(start, mark.end, name)


def _first_letter(sheet: Sheet, name: int, end: int) -> int:
    """Return where the initials before the word `name` of a person's name begin; `name` itself when there are none."""
    words, start = sheet.words, name
    while _goes_back(sheet, start):
        start -= 1
    titled = sheet.after_title(start)
    while start < name and words.keys[start] in (_POLITE, "" if titled else _CASE):
        start, titled = start + 1, False
    letters = words.keys[start:name]
    doubtful = len(letters) == 1 and letters[0] in frames().letter_words
    if doubtful and not (titled and (letters[0] != _CASE or _is_bearer(sheet, start, end))):
        return name
    untold = letters and not titled and letters[-1] == _CASE
    return name if untold and (_is_acronym(letters) or not sheet.has_part(name, end)) else start


def _goes_back(sheet: Sheet, start: int) -> bool:
    """Say whether a free letter stands right before a word."""
    words = sheet.words
    return start > 0 and words.joined(start - 1) and start - 1 not in sheet.taken and is_letter(words.keys[start - 1])


def _is_bearer(sheet: Sheet, start: int, end: int) -> bool:
    """Say whether what follows title and के must be a name: after न्यायमूर्ति, or before ने or a comma."""
    words = sheet.words
    honoured = words.keys[start - 1] in rules().honorifics
    return honoured or not words.joined(end - 1) or words.keys[end] in _ACTING


def _is_acronym(letters: list[str]) -> bool:
    """Say whether letters before के are a listed name printed with spaces: यू पी के राकेश."""
    spelt = "".join(LETTER_OF.get(key, key.upper()) for key in letters[:-1])
    return spelt in reference_names().by_first


def find_after_letters(sheet: Sheet, i: int) -> Iterator[Mark]:
    """Yield the person whose initials end at word `i` and whom nobody has found: निदेशक एस के भंडारकर ने."""
    words, name = sheet.words, i + 1
    if name == len(words) or not words.joined(i) or i in sheet.taken or is_letter(words.keys[name]):
        return
    if words.keys[i] == _CASE and not (sheet.after_title(i) or _goes_back(sheet, i)):
        return
    end = _to_surname(sheet, name, sheet.run_from(name))
    if end > name and is_ended(sheet, end):
        start = _first_letter(sheet, name, end)
        if start < name and _is_sure(sheet, start, name, end):
            yield Mark(start, end, person_of(words.printed(start, end)))


def _to_surname(sheet: Sheet, start: int, end: int) -> int:
    """Return the end of a name that may run on into other words: at its first surname."""
    known, keys = rules(), sheet.words.keys
    surnames = (i for i in range(start, end) if keys[i] in known.surnames and keys[i] not in known.middles)
    return next((i + 1 for i in surnames), end)


def _is_sure(sheet: Sheet, start: int, name: int, end: int) -> bool:
    known, words = sheet.has_part(name, end), sheet.words
    if not sheet.after_title(start):
        return known and name - start > 1
    if name - start == 1 and words.keys[start] in frames().letter_words:
        return known
    acts = words.joined(end - 1) and words.keys[end] == "ने"
    return known or acts or words.keys[start - 1] in rules().honorifics
