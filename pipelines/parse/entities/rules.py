"""The words the rules stand on (`reference/entities_rules.yaml`, `entities_names.yaml`), as sets of keys."""

from functools import cache
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from pipelines.parse.entities.rows import Example
from pipelines.parse.entities.words import key_of
from pipelines.reference import load

_INFLECTED = ("ों", "ओं", "ें", "ने")


class BodyRow(BaseModel):
    """A body every country or state has one of."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str
    name: str
    latin: str
    aliases: tuple[str, ...] = ()
    bare: bool = False
    inside: bool = False
    plain: bool = False


class _Rules(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    boundaries: str
    honorifics: str
    offices: str
    openers: str
    given_endings: tuple[str, ...]
    not_given: str
    directions: str
    named_after: str
    named_places: str
    goings: str
    saints: str
    case_markers: str
    not_initials: str
    middles: str
    everyday: str
    bodies: tuple[BodyRow, ...]
    not_bodies: str
    plain_words: str
    not_names: tuple[str, ...]
    institutions: str
    organisation_words: str
    place_endings: tuple[str, ...]
    not_places: str
    place_cues_before: str
    place_cues_after: str


class _Names(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    examples: tuple[Example, ...]
    given: str
    given_words: str
    surnames: str
    surname_words: str


class Rules(NamedTuple):
    """Word sets by their purpose; the reference files say what each is for."""

    boundaries: frozenset[str]
    honorifics: frozenset[str]
    offices: frozenset[str]
    openers: frozenset[str]
    given_endings: tuple[str, ...]
    not_given: frozenset[str]
    directions: frozenset[str]
    named_after: frozenset[str]
    named_places: frozenset[str]
    goings: frozenset[str]
    saints: frozenset[str]
    case_markers: frozenset[str]
    not_initials: frozenset[str]
    middles: frozenset[str]
    everyday: frozenset[str]
    not_bodies: frozenset[str]
    plain_words: frozenset[str]
    institutions: frozenset[str]
    organisation_words: frozenset[str]
    place_endings: tuple[str, ...]
    not_places: frozenset[str]
    cues_before: frozenset[str]
    cues_after: frozenset[str]
    given: frozenset[str]
    given_words: frozenset[str]
    surnames: frozenset[str]
    surname_words: frozenset[str]

    def is_title(self, key: str) -> bool:
        """Say whether a word is a title or role that stands before a name."""
        return key in self.honorifics or key in self.offices

    def is_given(self, key: str) -> bool:
        """Say whether a word is a given name and nothing else: a listed one, or made with the ending of one."""
        if key in self.given:
            return True
        return key.endswith(self.given_endings) and len(key) > 4 and key not in self.not_given and not self.is_word(key)

    def is_word(self, key: str) -> bool:
        """Say whether a word is listed as an everyday one, alone or beside its use in names."""
        return key in self.everyday or key in self.boundaries or key in self.given_words or key in self.surname_words

    def is_part_of_names(self, key: str) -> bool:
        """Say whether a word is known as part of persons' names, be it an everyday one too."""
        lists = (self.surnames, self.surname_words, self.given_words, self.middles)
        return self.is_given(key) or any(key in words for words in lists)

    def is_listed_common(self, key: str) -> bool:
        """Say whether a word is on a list of those that are certainly no names of their own."""
        return key in self.everyday or key in self.boundaries or key in self.organisation_words

    def is_common(self, key: str) -> bool:
        """Say whether a word is certainly no name of its own.

        Nor are oblique plurals (देशों), wishes (करें) and infinitives (बनाने), unless they are known as names.
        """
        if self.is_listed_common(key):
            return True
        return len(key) > 3 and key.endswith(_INFLECTED) and not self.is_given(key) and key not in self.surnames


def _keys(words: str) -> frozenset[str]:
    return frozenset(map(key_of, words.split()))


@cache
def raw_rules() -> _Rules:
    """Return the rules file as it is."""
    return load("entities_rules.yaml", _Rules)


@cache
def raw_names() -> _Names:
    """Return the file of given names and surnames as it is."""
    return load("entities_names.yaml", _Names)


@cache
def rules() -> Rules:
    """Return the word sets; raises ReferenceDataError for a broken file."""
    raw, names = raw_rules(), raw_names()
    return Rules(
        boundaries=_keys(raw.boundaries),
        honorifics=_keys(raw.honorifics),
        offices=_keys(raw.offices),
        openers=_keys(raw.openers),
        given_endings=tuple(map(key_of, raw.given_endings)),
        not_given=_keys(raw.not_given),
        directions=_keys(raw.directions),
        named_after=_keys(raw.named_after),
        named_places=_keys(raw.named_places),
        goings=_keys(raw.goings),
        saints=_keys(raw.saints),
        case_markers=_keys(raw.case_markers),
        not_initials=_keys(raw.not_initials),
        middles=_keys(raw.middles),
        everyday=_keys(raw.everyday),
        not_bodies=_keys(raw.not_bodies),
        plain_words=_keys(raw.plain_words),
        institutions=_keys(raw.institutions),
        organisation_words=_keys(raw.organisation_words),
        place_endings=tuple(map(key_of, raw.place_endings)),
        not_places=_keys(raw.not_places),
        cues_before=_keys(raw.place_cues_before),
        cues_after=_keys(raw.place_cues_after),
        given=_keys(names.given),
        given_words=_keys(names.given_words),
        surnames=_keys(names.surnames),
        surname_words=_keys(names.surname_words),
    )


def name_examples() -> tuple[Example, ...]:
    """Return the examples of the name lists, for the tests."""
    return raw_names().examples
