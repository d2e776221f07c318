"""Persons nobody listed: a title before the name, or a given name before a surname. Precision first."""

import re

from pipelines.parse.entities.names import reference_names
from pipelines.parse.entities.places import has_place_ending
from pipelines.parse.entities.rules import rules
from pipelines.parse.entities.words import Words

MOST_WORDS = 4
_AGE = re.compile(r"\s?\(\s?\d{1,2}\s?(?:वर्ष|साल|\))")
_INITIALS = re.compile("[A-Z]{1,4}")


def may_begin_person(key: str) -> bool:
    """Say whether a person's name may begin with a word even without a title before it."""
    known = rules()
    return _may_be_given(key) or key in known.openers or (_is_initials(key) and not known.is_title(key))


def match_person(words: Words, start: int) -> int | None:
    """Return the end of an unlisted person's name that begins at word `start`; None when there is none."""
    titled = start > 0 and words.joined(start - 1) and rules().is_title(words.keys[start - 1])
    end = match_titled(words, start) if titled else None
    if end is None and words.keys[start] in rules().openers:
        end = match_opened(words, start)
    return end or match_listed(words, start) or match_aged(words, start) or match_initials(words, start)


def _may_be_given(key: str) -> bool:
    known = rules()
    return (known.is_given(key) or key in known.given_words) and not known.is_title(key)


def is_closed(words: Words, end: int) -> bool:
    """Say whether a name that ends before word `end` is followed by punctuation or by a word that ends names."""
    return not words.joined(end - 1) or words.keys[end] in rules().boundaries


def match_titled(words: Words, start: int) -> int | None:
    """Return the end of a person's name that begins at `start`, right after a title; None when it is none."""
    listed = match_listed(words, start)
    if listed is not None:
        return listed
    end = _run(words, start)
    if (
        end == start
        or not (is_closed(words, end) or _goes_on_plainly(words, start, end))
        or all(map(_is_initials, words.keys[start:end]))
    ):
        return None
    if words.keys[start - 1] in rules().honorifics:
        return end if end - start > 1 or _names_alone(words.keys[start]) else None
    return end if _looks_named(words, start, end) else None


def _goes_on_plainly(words: Words, start: int, end: int) -> bool:
    """Say whether an everyday word follows a surname and more before it: सचिव रियाज खोखर शनिवार को."""
    known, last = rules(), words.keys[end - 1]
    return end - start > 1 and last in known.surnames - known.middles and words.keys[end] in known.everyday


def _names_alone(key: str) -> bool:
    """Say whether one word after डॉ. is a name of its own; a common surname (डॉ. सिंह) could be anybody's."""
    known = rules()
    return len(key) > 2 and key not in known.surnames and key not in known.surname_words


def match_opened(words: Words, start: int) -> int | None:
    """Return the end of a name that a word like मोहम्मद opens."""
    end = _run(words, start + 1) if words.joined(start) else start + 1
    return end if end - start > 1 and is_closed(words, end) else None


def match_listed(words: Words, start: int) -> int | None:
    """Return the end of a given name and surname, with initials or more names between; None when it is none."""
    known, keys = rules(), words.keys
    if not _may_be_given(keys[start]):
        return None
    end = last = start + 1
    while end < len(words) and end - start < MOST_WORDS and words.joined(end - 1) and _is_part(keys[end]):
        end += 1
        if keys[end - 1] in known.surnames or keys[end - 1] in known.surname_words or is_closed(words, end):
            last = end
    plain = sum(key in known.surnames or known.is_given(key) for key in keys[start:last])
    surnamed = any(key in known.surnames or key in known.surname_words for key in keys[start + 1 : last])
    return _with_surname(words, last) if surnamed and plain > 0 else None


def _with_surname(words: Words, end: int) -> int:
    """Return the end of a name that ends in a middle name so far (संजीव कुमार), with the surname nobody listed."""
    known = rules()
    if words.keys[end - 1] not in known.middles or not words.joined(end - 1):
        return end
    longer = _run(words, end, most=1)
    followed = longer < len(words) and words.joined(longer - 1) and words.keys[longer] in known.case_markers
    return longer if followed else end


def match_aged(words: Words, start: int) -> int | None:
    """Return the end of a name that a given name begins and an age in brackets follows: मनीष (20)."""
    key = words.keys[start]
    if not _may_be_given(key) or key in rules().surname_words:
        return None
    end = _run(words, start, most=3)
    return end if end > start and _AGE.match(words.text, words.ends[end - 1]) else None


def match_initials(words: Words, start: int) -> int | None:
    """Return the end of a name after dotted initials: एम. एल. तहलियानी."""
    key, printed = words.keys[start], words.printed(start, start + 1)
    if not _is_initials(key) or "." not in printed or key in rules().not_initials or not words.joined(start):
        return None
    end = _run(words, start + 1, most=2)
    named = end > start + 1 and not all(map(_is_initials, words.keys[start + 1 : end]))
    return end if named and is_closed(words, end) else None


def has_initials(words: Words, start: int) -> bool:
    """Say whether a word is initials before a name, though an acronym has the same letters: एम. पी. पुनिया, not एमपी."""
    spaced = ". " in words.printed(start, start + 1)
    dotted = "." in words.printed(start, start + 1)
    return spaced or (dotted and words.joined(start) and words.keys[start + 1] in rules().surnames)


def _is_initials(key: str) -> bool:
    return bool(_INITIALS.fullmatch(key)) or (len(key) == 1 and key.isascii() and key.isalpha())


def _is_part(key: str) -> bool:
    known = rules()
    return (
        key in known.surnames
        or key in known.surname_words
        or known.is_given(key)
        or key in known.given_words
        or _is_initials(key)
    )


def _run(words: Words, start: int, most: int = MOST_WORDS) -> int:
    """Return the end of the words from `start`, at most `most`, that may belong to one name."""
    known, end = rules(), start
    while end < len(words) and end - start < most:
        key = words.keys[end]
        if (end > start or start > 0) and not words.joined(end - 1):
            break
        if known.is_common(key) or known.is_title(key) or key[0].isdigit() or reference_names().match(words, end):
            break
        if has_place_ending(key) or (end > start and len(key) > 1 and _is_initials(key)):
            break  # a place before the name: तहसीलदार सुंदरनगर उमेश शर्मा, टीआई खजराना सीबी सिंह
        end += 1
    return end


def _looks_named(words: Words, start: int, end: int) -> bool:
    """Say whether the words after an office are a name: one of them is known as such, or someone acts (ने)."""
    known, keys = rules(), words.keys[start:end]
    if len(keys) == 1:
        return known.is_given(keys[0])
    if any(known.is_given(key) or key in known.surnames or _is_initials(key) for key in keys):
        return True
    return end < len(words) and words.keys[end] == "ने"
