"""Organisations nobody listed: a place with an institution's name, or a full name with its acronym in brackets."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipelines.hindi.normalise import fold, to_nfc
from pipelines.hindi.transliterate import to_latin
from pipelines.parse.entities.marks import Mark, Piece
from pipelines.parse.entities.names import Name, listed_as, reference_names
from pipelines.parse.entities.rows import slug
from pipelines.parse.entities.rules import rules
from pipelines.parse.entities.words import Words, keys_of

# Letters that Hindi writes alike: सेंट्रल begins with C or S, यूनियन with U or Y.
_ALIKE = ("ckqs", "jgz", "vw", "uy", "pf", "aeiou")
_MOST_WORDS = 4
# Two letters begin the words of too many names.
_LEAST_LETTERS = 3
_IN_BRACKETS = re.compile(r"\(\s*['\"‘“]?([^\s()'\"’”]+)['\"’”]?\s*\)")


@lru_cache(maxsize=50_000)
def organisation_of(printed: str) -> Name:
    """Return the organisation of a printed name: a listed one spelt otherwise, else an unlisted one.

    >>> organisation_of("पटना मेडिकल कॉलेज").id
    'org:patna-medikal-kolej'
    """
    name = " ".join(to_nfc(printed).split())
    unlisted = Name(f"org:{slug(to_latin(fold(name)))}", "organisation", name, to_latin(name), "rule")
    return listed_as("organisation", name) or unlisted


def match_institution(words: Words, start: int) -> int | None:
    """Return the end of what follows a place in an institution's name, at least two words; None when it is none."""
    known = rules()
    for end in range(start, min(start + _MOST_WORDS, len(words))):
        key = words.keys[end]
        if not words.joined(end - 1) or key in known.boundaries or known.is_title(key):
            return None
        if key in known.institutions:
            return end + 1 if end > start else None
        if reference_names().match(words, end):
            return None
    return None


def _begins_with(letter: str, key: str) -> bool:
    first = to_latin(key)[:1].lower()
    return first == letter or any(first in alike and letter in alike for alike in _ALIKE)


def _bracketed(words: Words) -> Iterator[int]:
    """Return the words that stand alone in brackets, after another word."""
    for match in _IN_BRACKETS.finditer(words.text):
        i = bisect_left(words.starts, match.start(1))
        if 0 < i < len(words) and (words.starts[i], words.ends[i]) == match.span(1):
            yield i


def _spelt_out(words: Words, i: int) -> int | None:
    """Return where the full name of the acronym at `i` begins: one word a letter (राउरकेला स्टील प्लांट (आरएसपी))."""
    letters = words.keys[i].lower()
    start = i - len(letters)
    if start < 0 or not letters.isascii() or not letters.isalpha() or not words.keys[i].isupper():
        return None
    if words.keys[i - 1] not in rules().organisation_words:
        return None
    fits = all(_begins_with(letter, words.keys[start + n]) for n, letter in enumerate(letters))
    return start if fits and all(words.joined(k) for k in range(start, i - 1)) else None


def join_acronyms(pieces: Sequence[Piece]) -> None:
    """Let an unlisted acronym belong to the only organisation of the article that it spells: एमएनएफ, मिजो नेशनल फ्रंट."""
    names = {m.name for piece in pieces for m in piece.marks if m.name.kind == "organisation" and m.how == "full"}
    keys = {name: keys_of(name.name) for name in names}
    short = [name for name in names if name.basis != "reference" and _is_acronym(keys[name])]
    whom: dict[Name, Name] = {}
    for name in short:
        (letters,) = keys[name]
        fits = [other for other in names if len(keys[other]) == len(letters) and _spells(letters, keys[other])]
        if len(fits) == 1:
            whom[name] = fits[0]
    for piece in pieces if whom else ():
        piece.replace([mark._replace(name=whom.get(mark.name, mark.name)) for mark in piece.marks])


def _is_acronym(keys: Sequence[str]) -> bool:
    return len(keys) == 1 and len(keys[0]) >= _LEAST_LETTERS and keys[0].isascii() and keys[0].isupper()


def _spells(letters: str, keys: Sequence[str]) -> bool:
    return all(_begins_with(letter, key) for letter, key in zip(letters.lower(), keys, strict=True))


def _is_explained(mark: Mark) -> bool:
    """Say whether an acronym in brackets after a mark stands for it."""
    return mark.name.kind == "organisation" and mark.how == "full"


def read_acronyms(pieces: list[Piece]) -> dict[str, Name]:
    """Return the acronyms that brackets explain, with whom they mean; marks the full names nobody listed."""
    found: dict[str, Name] = {}
    for piece in pieces:
        by_end = {mark.end: mark for mark in piece.marks if _is_explained(mark)}
        for i in _bracketed(piece.words):
            start = _spelt_out(piece.words, i)
            before = by_end.get(i)
            if start is not None and before is not None and before.name.basis == "model" and before.start > start:
                before = None  # of नीलगिरि स्टील प्लांट (एनएसपी) the model knows the end alone
            if before is not None and piece.words.keys[i].isupper():
                found[piece.words.keys[i]] = before.name
            elif before is None and start is not None:
                name = organisation_of(piece.words.printed(start, i))
                piece.replace([*(m for m in piece.marks if m.end <= start or m.start >= i), Mark(start, i, name)])
                found[piece.words.keys[i]] = name
    return found
