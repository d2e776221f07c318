"""What the word beside a name tells of it. Places nobody listed: कापिकुल शहर, गांव लवाड़ में."""

from functools import cache, lru_cache
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

from pipelines.parse.entities.bodies import all_bodies
from pipelines.parse.entities.frequencies import RARE, band_of
from pipelines.parse.entities.names import reference_names
from pipelines.parse.entities.rows import Example
from pipelines.parse.entities.rules import rules
from pipelines.parse.entities.words import KeySet, Words, key_of
from pipelines.reference import load

MOST_WORDS = 2


class Cues(BaseModel):
    """Words that tell what stands beside them; the reference file says how."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    examples: tuple[Example, ...]
    after: KeySet
    before: KeySet
    districts: KeySet
    organisation_before: KeySet
    organisation_last: KeySet
    not_endings: Annotated[tuple[str, ...], AfterValidator(lambda endings: tuple(map(key_of, endings)))]
    not_names: KeySet


@cache
def cues() -> Cues:
    """Return the cues; raises ReferenceDataError for a broken file."""
    return load("entities_cued.yaml", Cues)


@lru_cache(maxsize=100_000)
def may_be_cued(key: str) -> bool:
    """Say whether a word is so rare that a cue beside it makes it a place's name.

    >>> may_be_cued("कापिकुल"), may_be_cued("औद्योगिक"), may_be_cued("कोलंबियाई"), may_be_cued("सुरेश")
    (True, False, False, False)
    """
    known, cue = rules(), cues()
    if len(key) < 3 or band_of(key) != RARE or key in cue.not_names or key.endswith(cue.not_endings):
        return False
    listed = key in reference_names().by_first or key in all_bodies().adjectives.by_first or key in cue.after
    return not (listed or known.is_common(key) or known.is_title(key) or known.is_part_of_names(key))


def match_cued(words: Words, start: int) -> int | None:
    """Return the end of an unlisted place's name that begins at `start`; None where nothing tells one."""
    keys, cue, end = words.keys, cues(), start + 1
    while end < len(words) and end - start < MOST_WORDS and words.joined(end - 1) and may_be_cued(keys[end]):
        end += 1
    if end == len(words) or not words.joined(end - 1):
        return None
    if keys[end] in cue.after and words.gaps[end - 1] == " ":
        # Before a district stand a village and its own name: कीसर रंगारेड्डी जिले में.
        return end if end == start + 1 or keys[end] not in cue.districts else None
    told = start > 0 and words.gaps[start - 1] == " " and keys[start - 1] in cue.before
    return end if told and keys[end] in rules().case_markers else None


def is_told_organisation(words: Words, start: int, end: int) -> bool:
    """Say whether the word before a name or its last word tells an organisation: कंपनी हुंदई, भगवती इंटरप्राइजेज."""
    told = start > 0 and words.gaps[start - 1] == " " and words.keys[start - 1] in cues().organisation_before
    return told or (end - start > 1 and words.keys[end - 1] in cues().organisation_last)
