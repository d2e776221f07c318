"""What the word beside a name tells of it. Places nobody listed: कापिकुल शहर, गांव लवाड़ में."""

from functools import cache, lru_cache
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from pipelines.parse.entities.bodies import all_bodies
from pipelines.parse.entities.frequencies import RARE, band_of
from pipelines.parse.entities.names import reference_names
from pipelines.parse.entities.rows import Example
from pipelines.parse.entities.rules import rules
from pipelines.parse.entities.words import Words, key_of
from pipelines.reference import load

MOST_WORDS = 2


class _Raw(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    examples: tuple[Example, ...]
    after: str
    before: str
    districts: str
    organisation_before: str
    organisation_last: str
    not_endings: tuple[str, ...]
    not_names: str


class _Cues(NamedTuple):
    after: frozenset[str]
    before: frozenset[str]
    districts: frozenset[str]
    organisation_before: frozenset[str]
    organisation_last: frozenset[str]
    not_endings: tuple[str, ...]
    not_names: frozenset[str]


@cache
def _raw() -> _Raw:
    return load("entities_cued.yaml", _Raw)


def _keys(words: str) -> frozenset[str]:
    return frozenset(map(key_of, words.split()))


@cache
def _cues() -> _Cues:
    raw = _raw()
    lists = (raw.after, raw.before, raw.districts, raw.organisation_before, raw.organisation_last)
    after, before, districts, told, last = map(_keys, lists)
    return _Cues(after, before, districts, told, last, tuple(map(key_of, raw.not_endings)), _keys(raw.not_names))


def cue_examples() -> tuple[Example, ...]:
    """Return the examples of the file, for the tests."""
    return _raw().examples


@lru_cache(maxsize=100_000)
def may_be_cued(key: str) -> bool:
    """Say whether a word is so rare that a cue beside it makes it a place's name.

    >>> may_be_cued("कापिकुल"), may_be_cued("औद्योगिक"), may_be_cued("कोलंबियाई"), may_be_cued("सुरेश")
    (True, False, False, False)
    """
    known, cues = rules(), _cues()
    if len(key) < 3 or band_of(key) != RARE or key in cues.not_names or key.endswith(cues.not_endings):
        return False
    listed = key in reference_names().by_first or key in all_bodies().adjectives.by_first or key in cues.after
    return not (listed or known.is_common(key) or known.is_title(key) or known.is_part_of_names(key))


def match_cued(words: Words, start: int) -> int | None:
    """Return the end of an unlisted place's name that begins at `start`; None where nothing tells one."""
    keys, cues, end = words.keys, _cues(), start + 1
    while end < len(words) and end - start < MOST_WORDS and words.joined(end - 1) and may_be_cued(keys[end]):
        end += 1
    if end == len(words) or not words.joined(end - 1):
        return None
    if keys[end] in cues.after and words.gaps[end - 1] == " ":
        # Before a district stand a village and its own name: कीसर रंगारेड्डी जिले में.
        return end if end == start + 1 or keys[end] not in cues.districts else None
    told = start > 0 and words.gaps[start - 1] == " " and keys[start - 1] in cues.before
    return end if told and keys[end] in rules().case_markers else None


def is_told_organisation(words: Words, start: int, end: int) -> bool:
    """Say whether the word before a name or its last word tells an organisation: कंपनी हुंदई, भगवती इंटरप्राइजेज."""
    told = start > 0 and words.gaps[start - 1] == " " and words.keys[start - 1] in _cues().organisation_before
    return told or (end - start > 1 and words.keys[end - 1] in _cues().organisation_last)
