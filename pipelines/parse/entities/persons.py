"""Persons nobody listed: a title before the name, or a given name before a surname. Precision first."""

import re

from pipelines.hindi.normalise import fold, to_nfc
from pipelines.hindi.transliterate import to_latin
from pipelines.parse.entities.names import Name, reference_names
from pipelines.parse.entities.rows import slug
from pipelines.parse.entities.rules import rules
from pipelines.parse.entities.words import Words

MOST_WORDS = 4
_INITIALS = re.compile("[A-Z]{1,4}")


def person_of(printed: str) -> Name:
    """Return an unlisted person: the id is the Latin form of the name, so that spelling variants share it.

    >>> person_of("महबूबा मुफ़्ती").id == person_of("महबूबा मुफ्ती").id == "person:mahbuba-mufti"
    True
    """
    name = re.sub(r"\s+", " ", to_nfc(printed))
    return Name(f"person:{slug(to_latin(fold(name)))}", "person", name, to_latin(name), "rule")


def may_begin_person(key: str) -> bool:
    """Say whether a person's name may begin with a word even without a title before it."""
    known = rules()
    listed = key in known.given or key in known.given_words or key in known.openers
    return listed or bool(_INITIALS.fullmatch(key))


def match_person(words: Words, start: int) -> int | None:
    """Return the end of an unlisted person's name that begins at word `start`; None when there is none."""
    titled = start > 0 and words.joined(start - 1) and rules().is_title(words.keys[start - 1])
    end = match_titled(words, start) if titled else None
    if end is None and words.keys[start] in rules().openers:
        end = match_opened(words, start)
    return end or match_listed(words, start) or match_initials(words, start)


def is_closed(words: Words, end: int) -> bool:
    """Say whether a name that ends before word `end` is followed by punctuation or by a word that ends names."""
    return not words.joined(end - 1) or words.keys[end] in rules().boundaries


def match_titled(words: Words, start: int) -> int | None:
    """Return the end of a person's name that begins at `start`, right after a title; None when it is none."""
    end = _run(words, start)
    if end == start or not is_closed(words, end):
        return None
    if words.keys[start - 1] in rules().honorifics:
        return end if end - start > 1 or len(words.keys[start]) > 2 else None
    return end if _looks_named(words, start, end) else None


def match_opened(words: Words, start: int) -> int | None:
    """Return the end of a name that a word like मोहम्मद opens."""
    end = _run(words, start + 1) if words.joined(start) else start + 1
    return end if end - start > 1 and is_closed(words, end) else None


def match_listed(words: Words, start: int) -> int | None:
    """Return the end of a given name and surname, with initials or more names between; None when it is none."""
    known, keys = rules(), words.keys
    if not (keys[start] in known.given or keys[start] in known.given_words):
        return None
    end = last = start + 1
    while end < len(words) and end - start < MOST_WORDS and words.joined(end - 1) and _is_part(keys[end]):
        end += 1
        if keys[end - 1] in known.surnames or keys[end - 1] in known.surname_words:
            last = end
    plain = sum(key in known.surnames or key in known.given for key in keys[start:last])
    return last if last - start > 1 and plain > 0 else None


def match_initials(words: Words, start: int) -> int | None:
    """Return the end of a name after dotted initials: एम. एल. तहलियानी."""
    if not _INITIALS.fullmatch(words.keys[start]) or "." not in words.text[words.starts[start] : words.ends[start] + 1]:
        return None
    end = _run(words, start + 1) if words.joined(start) else start + 1
    return end if 1 < end - start < 4 and is_closed(words, end) else None


def _is_part(key: str) -> bool:
    known = rules()
    return (
        key in known.surnames
        or key in known.surname_words
        or key in known.given
        or key in known.given_words
        or bool(_INITIALS.fullmatch(key))
    )


def _run(words: Words, start: int) -> int:
    """Return the end of the words from `start` that may belong to one name."""
    known, end = rules(), start
    while end < len(words) and end - start < MOST_WORDS:
        key = words.keys[end]
        if (end > start or start > 0) and not words.joined(end - 1):
            break
        if known.is_common(key) or known.is_title(key) or key[0].isdigit() or reference_names().match(words, end):
            break
        end += 1
    return end


def _looks_named(words: Words, start: int, end: int) -> bool:
    """Say whether the words after an office are a name: one of them is known as such, or someone acts (ने)."""
    known, keys = rules(), words.keys[start:end]
    if len(keys) == 1:
        return keys[0] in known.given
    if any(_is_part(key) for key in keys):
        return True
    return end < len(words) and words.keys[end] == "ने"
