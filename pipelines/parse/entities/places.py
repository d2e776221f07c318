"""Places: the cues that make one of an everyday word, and the endings only place names have."""

import re
from functools import lru_cache

from pipelines.hindi.normalise import NUKTA, to_nfc
from pipelines.hindi.transliterate import to_latin
from pipelines.parse.entities.marks import Mark
from pipelines.parse.entities.names import Name, listed_as, reference_names
from pipelines.parse.entities.rows import slug
from pipelines.parse.entities.rules import raw_rules, rules
from pipelines.parse.entities.words import Words

# Letters of a place name that is known by its ending alone.
SHORTEST, LONGEST = 5, 24
# An ending that is a word of its own, as ाबाद is not.
_COMPOUND = re.compile("[क-ह]")


@lru_cache(maxsize=50_000)
def place_of(printed: str) -> Name:
    """Return the place of a printed name: a listed one spelt otherwise, else an unlisted one.

    >>> place_of("विकासनगर").id, place_of("फैसलाबाद").latin, place_of("मीरजापुर").id
    ('place:vikasnagar', 'Faislabad', 'place:mirzapur')
    """
    name = to_nfc(printed)
    unlisted = Name(f"place:{slug(_latin(name.replace(NUKTA, '')))}", "place", name, _latin(name), "rule")
    return listed_as("place", name) or unlisted


def _latin(name: str) -> str:
    """Return a place's name in Latin letters; stem and ending are spoken apart, as in Vikas-nagar."""
    ending = next((e for e in map(to_nfc, raw_rules().place_endings) if name.endswith(e) and _COMPOUND.match(e)), "")
    return to_latin(name.removesuffix(ending)) + to_latin(ending).lower()


def has_place_ending(key: str) -> bool:
    """Say whether a word ends as only place names do.

    >>> has_place_ending("विकासनगर"), has_place_ending("महानगर"), has_place_ending("नगर"), has_place_ending("सेना")
    (True, False, False, False)
    """
    known = rules()
    if not (key.endswith(known.place_endings) and SHORTEST <= len(key) <= LONGEST):
        return False
    return key not in known.not_places and not is_glued(key)


def is_glued(key: str) -> bool:
    """Say whether a word is an everyday one and a place printed without the space between: मामलेकानपुर."""
    cuts = range(2, len(key) - 3)
    return any(rules().is_common(key[:i]) and key[i:] in reference_names().by_first for i in cuts)


def has_cue(words: Words, start: int, end: int, before: Mark | None) -> bool:
    """Say whether something beside an everyday word makes it a place: गया जिला, जिला गया, बिहार के गया, पटना, गया."""
    known = rules()
    if end < len(words) and words.joined(end - 1) and words.keys[end] in known.cues_after:
        return True
    if start == 0:
        return False
    if words.joined(start - 1) and words.keys[start - 1] in known.cues_before:
        return True
    if before is None or before.name.kind != "place":
        return False
    listed = before.end == start and words.gaps[start - 1].strip() == ","
    return listed or (before.end == start - 1 and words.keys[start - 1] == "के" and words.joined(start - 1))
