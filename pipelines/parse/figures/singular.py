"""A counted noun in its singular direct form: मरीजों, मरीज -> मरीज; बच्चों, बच्चे -> बच्चा."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from pipelines.hindi.normalise import NUKTA, fold, to_nfc
from pipelines.parse.figures.tokens import mend
from pipelines.reference import load


class NounFile(BaseModel):
    """`reference/nouns.yaml`."""

    model_config = ConfigDict(extra="forbid")
    aa: list[str]
    i: list[str]
    uu: list[str]
    irregular: dict[str, str]
    e_singular: list[str]
    people: list[str]
    things: list[str]
    compounds: list[str]
    adjectives: list[str]
    modifiers: list[str]
    predicates: list[str]
    stops: list[str]
    participles: list[str]
    stems: list[str]
    stem_followers: list[str]
    light_verbs: list[str]
    postpositions: list[str]


class Noun(NamedTuple):
    """`base`: the singular direct form. `plural`: whether its ending says that it is a plural noun."""

    base: str
    plural: bool


class _Tables(NamedTuple):
    counted: frozenset[str]
    nouns: frozenset[str]
    """In -ा, -ि or -ी, and -ू."""
    i: frozenset[str]
    irregular: dict[str, str]
    e_singular: frozenset[str]


@cache
def noun_file() -> NounFile:
    """Return the noun data. Raises ReferenceDataError when a row is wrong."""
    return load("nouns.yaml", NounFile)


@cache
def _tables() -> _Tables:
    data = noun_file()
    return _Tables(
        counted=frozenset(map(fold, (*data.people, *data.things))),
        nouns=frozenset(map(fold, (*data.aa, *data.i, *data.uu))),
        i=frozenset(map(fold, data.i)),
        irregular={fold(k): to_nfc(v) for k, v in data.irregular.items()},
        e_singular=frozenset(map(fold, data.e_singular)),
    )


# Ending of the plural, what the singular may end in, and whether only a plural noun ends so.
_ENDINGS = (
    (re.compile("(?<=.)इय(?:ों|ां|ाँ)$"), ("ई",), True),
    (re.compile("(?<=.)िय(?:ों|ां|ाँ)$"), ("ी", "ि", "िया"), True),
    (re.compile("(?<=..)ुओं$"), ("ु", "ू"), True),
    (re.compile("(?<=.)(?:ओं|एं|एँ|(?<=ा)य(?:ें|ेँ))$"), ("",), True),
    (re.compile("(?<=.)ों$"), ("", "ा"), True),
    (re.compile("(?<=..)(?:ें)$"), ("",), True),
    (re.compile("(?<=.)िए$"), ("िया",), False),
    (re.compile("(?<=ु)ए$"), ("आ",), False),
    (re.compile("(?<=..)े$"), ("ा",), False),
    (re.compile("(?<=[टरनडमलकगप]्)स$"), ("",), False),
)


@lru_cache(maxsize=100_000)
def to_singular(printed: str) -> Noun:
    """Return the singular direct form of a noun as printed (rules, then `reference/nouns.yaml`).

    >>> [to_singular(w).base for w in ("लोगों", "मरीजों", "बच्चों", "समितियों", "महिलाएं", "डिब्बे")]
    ['लोग', 'मरीज', 'बच्चा', 'समिति', 'महिला', 'डिब्बा']
    """
    word = to_nfc(mend(printed))
    tables, key = _tables(), fold(word)
    if key in tables.irregular:
        return Noun(tables.irregular[key], True)
    if key in tables.e_singular:
        return Noun(word, False)
    if word.endswith("ो") and (base := _without_anusvara(word, tables)):
        return Noun(base, True)
    for ending, singulars, plural in _ENDINGS:
        if ending.search(word):
            return Noun(_choose([ending.sub(s, word) for s in singulars], tables), plural)
    return Noun(word, False)


def _without_anusvara(word: str, tables: _Tables) -> str | None:
    """The noun of मरीजो and बच्चो, printed so for मरीजों and बच्चों, where it is a listed one."""
    # Folding takes बेड़ for बेड: बेड़ो is a town.
    bases = () if word[-2] == NUKTA else (word[:-1], f"{word[:-1]}ा")
    return next((base for base in bases if fold(base) in tables.counted or fold(base) in tables.nouns), None)


def _choose(candidates: list[str], tables: _Tables) -> str:
    """The first candidate unless only another is listed: घाटों is of घाट, बच्चों of बच्चा."""
    if fold(candidates[0]) in tables.counted:
        return candidates[0]
    listed = [c for c in candidates[1:] if fold(c) in tables.nouns or _ends_in(fold(c), tables.i)]
    return listed[0] if listed else _strip_virama(candidates[0])


def _ends_in(key: str, nouns: frozenset[str]) -> bool:
    """Whether a word is made with a noun in -ि: पांडुलिपि, नवदंपति."""
    return key.endswith("ि") and any(len(noun) > 3 and key.endswith(noun) for noun in nouns)


def _strip_virama(word: str) -> str:
    return word.removesuffix("्")
