"""What stands round a name nobody listed (`reference/entities_frames.yaml`), and which words may be such a name."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from pipelines.hindi.acronyms import LETTER_OF
from pipelines.hindi.kept import Kept
from pipelines.parse.entities.marks import Mark, Piece
from pipelines.parse.entities.plausible import tells_no_name
from pipelines.parse.entities.rows import Example
from pipelines.parse.entities.rules import rules
from pipelines.parse.entities.words import KeySet, Words
from pipelines.reference import load
from schemas.entity import EntityKind

MOST_WORDS = 3


class Frames(BaseModel):
    """Word sets by their purpose; the reference file says what each is for."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    examples: tuple[Example, ...]
    letter_words: KeySet
    kin: KeySet
    departed: KeySet
    no_kin: KeySet
    residents: KeySet
    address_words: KeySet
    weak_address_words: KeySet
    no_places: KeySet
    aged: KeySet
    years: KeySet
    runs: KeySet
    place_kinds: KeySet
    event_tails: KeySet
    event_words: KeySet
    sports: KeySet
    things: KeySet
    people: KeySet
    communities: KeySet
    villages: KeySet


@cache
def frames() -> Frames:
    """Return the word sets; raises ReferenceDataError for a broken file."""
    return load("entities_frames.yaml", Frames)


class Sheet(NamedTuple):
    """A piece under work, the marks on its words, and how the training data use a word."""

    piece: Piece
    taken: dict[int, Mark]
    uses: Mapping[str, str]

    @property
    def words(self) -> Words:
        return self.piece.words

    def may_be_name(self, i: int) -> bool:
        """Say whether nothing is known of a word but that it may be a name: no mark, no everyday word, no title."""
        if i in self.taken:
            return False
        may_be = _MAY_BE_NAME[self.words.keys[i]]
        return not self.is_plain(self.words.keys[i]) if may_be is None else may_be

    def taken_by(self, i: int, kind: EntityKind) -> bool:
        """Say whether a word is marked as part of a name of that kind."""
        return i in self.taken and self.taken[i].name.kind == kind

    def is_plain(self, key: str) -> bool:
        """Say whether the training data have a word, and not as a name."""
        return self.uses.get(key, "").startswith("O")

    def run_from(self, start: int, most: int = MOST_WORDS) -> int:
        """Return the end of the words from `start`, at most `most`, that may be one name."""
        end = start
        while end < len(self.words) and end - start < most and self.may_be_name(end):
            if end > start and not self.words.joined(end - 1):
                break
            end += 1
        return end

    def run_to(self, end: int, most: int = MOST_WORDS) -> int:
        """Return the start of the words before `end`, at most `most`, that may be one name."""
        start = end
        while start > 0 and end - start < most and self.may_be_name(start - 1):
            if start < end and not self.words.joined(start - 1):
                break
            start -= 1
        return start

    def has_part(self, start: int, end: int) -> bool:
        """Say whether one of the words is known as part of persons' names."""
        return any(map(rules().is_part_of_names, self.words.keys[start:end]))

    def after_title(self, start: int) -> bool:
        """Say whether a title or role stands directly before a word."""
        return start > 0 and self.words.joined(start - 1) and rules().is_title(self.words.keys[start - 1])


def _may_be_name(key: str) -> bool | None:
    """Say whether a word may be a name; None for an unknown one, which may if the training data do not know better."""
    if len(key) < 2 or key.isascii() or rules().is_title(key):
        return False
    if rules().is_part_of_names(key):
        return not rules().is_listed_common(key)
    return False if key in _no_names() or tells_no_name(rules(), key) or is_letter(key) else None


_MAY_BE_NAME = Kept(_may_be_name)


@cache
def _no_names() -> frozenset[str]:
    """Return the words that tell what somebody or something beside them is."""
    known, after = frames(), rules().named_after | rules().named_places
    return after | known.kin | known.people | known.address_words | known.residents | known.place_kinds


def is_letter(key: str) -> bool:
    """Say whether a word is the name of one Latin letter, as in एस के सिंह."""
    return key in LETTER_OF or (len(key) == 1 and key.isascii() and key.isalpha())
