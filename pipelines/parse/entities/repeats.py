"""A name found once in an article is found at its other places too, where it stands alone and nothing is marked."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipelines.parse.entities.frequencies import RARE, band_of
from pipelines.parse.entities.marks import Mark, Piece
from pipelines.parse.entities.names import Name, reference_names
from pipelines.parse.entities.rules import rules
from pipelines.parse.entities.words import Words

Keys = tuple[str, ...]
Known = dict[str, list[tuple[Keys, Name]]]
"""The names to look for by their first word, the longest first."""


def add_repeats(pieces: Sequence[Piece]) -> None:
    """Mark the repeats of names that no list knows."""
    known = _known(pieces)
    for piece in pieces if known else ():
        taken = piece.taken()
        extra = list(_repeats(piece.words, known, taken))
        if extra:
            piece.replace([*piece.marks, *extra])


def _known(pieces: Sequence[Piece]) -> Known:
    """Return the unlisted names whose words are no everyday ones, with the bare name of a company (वॉलमार्ट इंडिया)."""
    found: dict[Keys, Name] = {}
    for piece in pieces:
        for mark in piece.marks:
            if mark.name.basis != "reference" and mark.how == "full":
                keys = tuple(piece.words.keys[mark.start : mark.end])
                if len(keys) > 1 or _is_telling(keys[0]):
                    found.setdefault(keys, mark.name)
                if mark.name.kind == "organisation" and _is_head(keys):
                    found.setdefault(keys[:1], mark.name)
    known: defaultdict[str, list[tuple[Keys, Name]]] = defaultdict(list)
    for keys in sorted(found, key=len, reverse=True):
        known[keys[0]].append((keys, found[keys]))
    return known


def _is_telling(key: str) -> bool:
    """Say whether a word by itself can only be the name: a rare one, or an acronym."""
    if key.isupper():
        return len(key) > 2
    return len(key) > 2 and band_of(key) == RARE and not rules().is_common(key)


def _is_head(keys: Keys) -> bool:
    """Say whether a rare word is followed by nothing but a country or words of kind."""
    known, listed = rules(), reference_names().by_first
    kinds = (key in known.organisation_words or key in known.institutions or key in listed for key in keys[1:])
    return len(keys) > 1 and band_of(keys[0]) == RARE and all(kinds)


def _repeats(words: Words, known: Known, taken: set[int]) -> Iterator[Mark]:
    done = 0
    for i in words.at(known):
        for keys, name in known[words.keys[i]] if i >= done else ():
            end = i + len(keys)
            if tuple(words.keys[i:end]) == keys and taken.isdisjoint(range(i, end)) and _stands_alone(words, i, end):
                yield Mark(i, end, name)
                done = end
                break


def _stands_alone(words: Words, start: int, end: int) -> bool:
    """Say whether words belong together and nothing beside them may be more of the name."""
    if not all(words.joined(i) for i, _ in pairwise(range(start, end))):
        return False
    before = words.keys[start - 1] if start and words.joined(start - 1) else None
    after = words.keys[end] if words.joined(end - 1) else None
    return not any(key and _may_be_of_name(key) for key in (before, after))


def _may_be_of_name(key: str) -> bool:
    known = rules()
    if known.is_title(key) or key in known.boundaries or key in known.case_markers:
        return False
    return band_of(key) == RARE or known.is_part_of_names(key)
