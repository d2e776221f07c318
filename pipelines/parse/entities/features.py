"""What the model sees of a text: attributes of each word, and classes of words, gaps and marks around it.

A word's attributes depend on the word alone, so that their sum is reckoned once per distinct word; what depends on the
neighbours are small classes, looked up in tables.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from pipelines.parse.entities.bodies import all_bodies
from pipelines.parse.entities.marks import Mark
from pipelines.parse.entities.names import NOTHING
from pipelines.parse.entities.places import has_place_ending
from pipelines.parse.entities.rows import read_rows
from pipelines.parse.entities.rules import rules
from pipelines.parse.entities.words import Words, keys_of
from schemas.entity import EntityKind

KINDS: tuple[EntityKind, ...] = ("person", "place", "organisation")
LABELS = ("O", *(f"{part}-{kind}" for kind in KINDS for part in "BI"))
EDGE = "^"
REACH = 2
"""How many words to either side are seen."""
NEAR = 1
"""How many words to either side are seen with their affixes."""

# Classes seen together: column ("k" word, "g" gap after it, "m" mark) and how far from the word.
CONTEXTS: dict[str, tuple[tuple[str, int], ...]] = {
    "k-": (("k", -1), ("k", 0)),
    "k+": (("k", 0), ("k", 1)),
    "k=": (("k", -1), ("k", 0), ("k", 1)),
    "k>": (("k", 0), ("k", 1), ("k", 2)),
    "k<": (("k", -2), ("k", -1), ("k", 0)),
    "kg": (("k", 0), ("g", -1), ("g", 0)),
    "g": (("g", -2), ("g", -1), ("g", 0), ("g", 1)),
    "m": (("m", 0),),
    "m=": (("m", -1), ("m", 0), ("m", 1)),
}

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
    """One value per word: its key, its class, the class of the gap after it, the class of the mark on it."""

    keys: Sequence[str]
    k: Sequence[str]
    g: Sequence[str]
    m: Sequence[str]


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
        "body": all_bodies().words.by_first,
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
        attributes += [f"s4{key[-4:]}"] if len(key) > 4 else []
        attributes += [f"p{n}{key[:n]}" for n in (1, 2, 4) if len(key) > n]
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
    return [f"w{key}", f"k{class_of(key)}", *(f"c{name}" for name in sorted(_lists(key)))]


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


def columns_of(words: Words, marks: Sequence[Mark]) -> Columns:
    """Return what the model sees of a stretch, given the marks of the rules."""
    text = words.text
    gaps = [gap_class(text[end:start]) for end, start in zip(words.ends, words.starts[1:], strict=False)]
    return Columns(words.keys, list(map(class_of, words.keys)), [*gaps, EDGE][: len(words)], mark_classes(words, marks))


def mark_classes(words: Words, marks: Sequence[Mark]) -> list[str]:
    """Return the class of the mark on each word."""
    found = ["-"] * len(words)
    for mark in marks:
        if mark.name is not NOTHING:
            name = f"{mark.name.kind}-{mark.name.basis}-{mark.how}"
            found[mark.start : mark.end] = [f"B-{name}", *[f"I-{name}"] * (mark.end - mark.start - 1)]
    return found
