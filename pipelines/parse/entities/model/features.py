"""What the model sees of a text: attributes of each word, and classes of words, gaps and marks around it.

A word's attributes depend on the word alone, so that their sum is reckoned once per distinct word; what depends on the
neighbours are values seen together, looked up in one table.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from pipelines.parse.entities.bodies import all_bodies
from pipelines.parse.entities.frequencies import band_of
from pipelines.parse.entities.marks import Mark
from pipelines.parse.entities.names import NOTHING
from pipelines.parse.entities.places import has_place_ending
from pipelines.parse.entities.rows import read_rows
from pipelines.parse.entities.rules import rules
from pipelines.parse.entities.words import EDGE, Words, keys_of
from schemas.entity import EntityKind

KINDS: tuple[EntityKind, ...] = ("person", "place", "organisation")
LABELS = ("O", *(f"{part}-{kind}" for kind in KINDS for part in "BI"))
LAST_PLACE = 3
UNMARKED = "-"
UNSEEN = "0"
"""The use of a word that the training did not meet."""
REACH = 3
"""How many words to either side are seen at all."""
FAR = 2
"""How many words to either side are seen with the lists they are on."""
NEAR = 1
"""How many words to either side are seen with their affixes."""

# Values seen together, each a column ("k" word, "c" its class, "u" its use, "e" its ending, "g" the gap after it,
# "m" the mark on it, "p" its place from the beginning) and how far from the word.
_CONTEXTS = """
k-3 k3 p0 p0c0 p0u0
c-1c0 c0c1 c-1c0c1 c0c1c2 c-2c-1c0 c-1e0 k-1k0 k0k1 k-1k1 k1k2 k-2k-1 e0k1 k-1e0 e-1e0 e0e1
g-1 g0 c0g-1g0 g-2g-1g0g1 m0 m-1m0m1
u-2 u-1 u0 u1 u2 u-1u0 u0u1 u-1u0u1 u0u1u2 u0e0 c0u0 u0k1 k-1u0 k-1u0k1 c-1u0c1 u0u1c2 c-1u0u1c2 c-2u-1u0c1 u0g-1g0
"""
CONTEXTS: tuple[tuple[tuple[str, int], ...], ...] = tuple(
    tuple((column, int(offset)) for column, offset in re.findall("([a-z])(-?[0-9])", context))
    for context in _CONTEXTS.split()
)
OF_WORDS, COLUMNS = "kcue", "kcuegmp"
"""The columns that depend on the word alone, and all of them."""

_MARKERS = frozenset(["ने", "को", "की", "का", "के", "से", "में", "पर", "और"])
# A word of several lists is of the first of these.
_FIRST = (
    *("case", "boundary", "honorific", "office", "opener", "adjective", "organisation_word", "institution", "body"),
    *(
        "cue_after",
        "cue_before",
        "direction",
        "named_after",
        "place-S",
        "person-S",
        "organisation-S",
        "given",
        "surname",
    ),
    *("place-B", "person-B", "organisation-B", "place-E", "person-E", "organisation-E", "given_ending", "given_word"),
    *("surname_word", "middle", "place_ending", "everyday"),
)
_GAPS = {
    c: name
    for name, chars in {".": ".।?!", "(": "([", ")": ")]", ",": ",;", "q": "\"'“”‘’", "-": "-–—", ":": ":"}.items()
    for c in chars
}


class Columns(NamedTuple):
    """One value per word and column."""

    k: Sequence[str]
    c: Sequence[str]
    u: Sequence[str]
    e: Sequence[str]
    g: Sequence[str]
    m: Sequence[str]
    p: Sequence[str]


@cache
def _reference_parts() -> dict[str, set[str]]:
    """Return which words are a whole reference name (S), begin one (B), end one (E) or stand inside (M)."""
    parts: defaultdict[str, set[str]] = defaultdict(set)
    for row in read_rows():
        for text in (row.name, *row.aliases, *row.short, *row.titled):
            keys = keys_of(text)
            for n, key in enumerate(keys):
                part = "S" if len(keys) == 1 else "B" if n == 0 else "E" if n == len(keys) - 1 else "M"
                parts[key].add(f"{row.kind}-{part}")
    return dict(parts)


@lru_cache(maxsize=100_000)
def _lists(key: str) -> frozenset[str]:
    """Return the lists of reference words that a word is on."""
    known = rules()
    sets = {
        "case": known.case_markers,
        "boundary": known.boundaries,
        "honorific": known.honorifics,
        "office": known.offices,
        "opener": known.openers,
        "adjective": all_bodies().adjectives.by_first,
        "organisation_word": known.organisation_words,
        "institution": known.institutions,
        "body": all_bodies().opening,
        "cue_after": known.cues_after,
        "cue_before": known.cues_before,
        "direction": known.directions,
        "named_after": known.named_after,
        "given": known.given,
        "surname": known.surnames,
        "given_word": known.given_words,
        "surname_word": known.surname_words,
        "middle": known.middles,
        "everyday": known.everyday,
        "not_place": known.not_places,
    }
    found = {name for name, words in sets.items() if key in words} | _reference_parts().get(key, set())
    found |= {"given_ending"} if key not in known.given and known.is_given(key) else set()
    return frozenset(found | ({"place_ending"} if has_place_ending(key) else set()))


def shape_of(key: str) -> str:
    """Return how a word is written: digits by their number, an acronym, Latin, or Devanagari.

    >>> shape_of("2025"), shape_of("KCNA"), shape_of("Kim"), shape_of("किम")
    ('digits4', 'acronym', 'latin', 'hindi')
    """
    if key[:1].isdigit():
        return f"digits{min(len(key), 5)}"
    if key.isascii():
        return "acronym" if key.isupper() else "latin"
    return "hindi"


@lru_cache(maxsize=100_000)
def class_of(key: str) -> str:
    """Return the one class of a word that its neighbours see.

    >>> class_of("ने"), class_of("राष्ट्रपति"), class_of("सुरेश")
    ('ने', 'office', 'given')
    """
    if key in _MARKERS:
        return key
    lists = _lists(key)
    return next((name for name in _FIRST if name in lists), shape_of(key))


def attributes_of(key: str) -> list[str]:
    """Return the attributes of a word by itself, for the word's own place; `near_attributes_of` are some of them."""
    attributes = near_attributes_of(key)
    if shape_of(key) == "hindi":
        attributes += [f"s{n}{key[-n:]}" for n in (4, 5) if len(key) > n]
        attributes += [f"p{n}{key[:n]}" for n in (1, 2, 4, 5) if len(key) > n]
        attributes += ["n" + f"^{key}$"[i : i + 3] for i in range(len(key))]
    return [*attributes, f"l{min(len(key), 12)}"]


def near_attributes_of(key: str) -> list[str]:
    """Return the attributes of a word that its direct neighbours see."""
    attributes = far_attributes_of(key)
    if shape_of(key) == "hindi":
        attributes += [f"s{n}{key[-n:]}" for n in (1, 2, 3) if len(key) > n]
        attributes += [f"p3{key[:3]}"] if len(key) > 3 else []
    return [*attributes, f"h{shape_of(key)}"]


def far_attributes_of(key: str) -> list[str]:
    """Return the attributes of a word that words two places away see."""
    return [f"w{key}", f"k{class_of(key)}", f"f{band_of(key)}", *(f"c{name}" for name in sorted(_lists(key)))]


def use_in(uses: Mapping[str, str], key: str) -> str:
    """Return the use of a word in the training data; of one they did not have, how common it is.

    >>> use_in({"पुतिन": "person3"}, "पुतिन"), use_in({}, "सरकार"), use_in({}, "होलब्रुक")
    ('person3', '01', '0-')
    """
    use = uses.get(key, UNSEEN)
    return use + band_of(key) if use == UNSEEN else use


@lru_cache(maxsize=10_000)
def gap_class(gap: str) -> str:
    """Return the class of what is printed between two words.

    >>> gap_class(" "), gap_class("-"), gap_class(", "), gap_class("। "), gap_class("\\n")
    (' ', '-', ',', '.', 'n')
    """
    if gap in ("", " ", "\u00a0"):
        return gap and " "
    found = next((_GAPS[c] for c in gap if c in _GAPS), None)
    return found or ("n" if "\n" in gap else " " if gap.isspace() else "?")


def ending_of(key: str) -> str:
    """Return the last two letters of a word.

    >>> ending_of("पुतिन"), ending_of("2025")
    ('िन', '25')
    """
    return key[-2:]


def columns_of(words: Words, marks: Sequence[Mark], uses: Mapping[str, str]) -> Columns:
    """Return what the model sees of a stretch, given the marks of the rules and the use of each word."""
    keys = words.keys
    return Columns(
        k=keys,
        c=list(map(class_of, keys)),
        u=[use_in(uses, key) for key in keys],
        e=list(map(ending_of, keys)),
        g=[*map(gap_class, words.gaps[:-1]), EDGE][: len(words)],
        m=mark_classes(words, marks),
        p=[str(min(i, LAST_PLACE)) for i in range(len(words))],
    )


def mark_classes(words: Words, marks: Sequence[Mark]) -> list[str]:
    """Return the class of the mark on each word."""
    found = [UNMARKED] * len(words)
    for start, end, name, how in marks:
        if name is not NOTHING:
            first, further = classes_of_mark(name.kind, name.basis, how)
            found[start:end] = [first, *[further] * (end - start - 1)]
    return found


def classes_of_mark(kind: str, basis: str, how: str) -> tuple[str, str]:
    """Return the class of a mark's first word and of its further ones."""
    return f"B-{kind}-{basis}-{how}", f"I-{kind}-{basis}-{how}"
