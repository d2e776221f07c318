"""The tables of Hindi number words (`reference/numbers.yaml`), by folded key."""

from decimal import Decimal
from functools import cache
from typing import NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict

from pipelines.hindi.normalise import fold
from pipelines.reference import load

Value = TypeVar("Value")
# Magnitudes that have ordinals: सौवां, दस लाखवां.
COUNTED_BY = {100: "सौ", 1000: "हजार", 10**5: "लाख", 10**7: "करोड़", 10**9: "अरब", 10**11: "खरब"}
POINT = frozenset({"दशमलव", "पॉइंट", "प्वाइंट"})


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    words: dict[int, list[str]]
    magnitudes: dict[Decimal, list[str]]
    need_a_number: list[str]
    english_ones: dict[int, list[str]]
    english: dict[int, list[str]]
    english_ordinals: dict[int, list[str]]
    dozen: dict[Decimal, list[str]]
    halves: dict[Decimal, list[str]]
    added: dict[Decimal, list[str]]
    alone: dict[Decimal, list[str]]
    parts: dict[int, list[str]]
    signs: dict[str, str]
    ordinals: dict[int, list[str]]
    unsure_ordinals: dict[int, list[str]]
    ordinal_endings: list[str]


class NumberWords(NamedTuple):
    """Folded word -> value, one table per part it plays in a numeral."""

    values: dict[str, Decimal]
    magnitudes: dict[str, Decimal]
    need_a_number: frozenset[str]
    english_ones: dict[str, int]
    english: dict[str, int]
    english_ordinals: dict[str, int]
    dozen: dict[str, Decimal]
    added: dict[str, Decimal]
    alone: dict[str, Decimal]
    parts: dict[str, int]
    signs: dict[str, str]
    ordinals: dict[str, int]
    unsure_ordinals: dict[str, int]
    ordinal_endings: frozenset[str]
    going_on: frozenset[str]
    """What may follow the first value of a numeral; another word ends it."""


def _turned(table: dict[Value, list[str]]) -> dict[str, Value]:
    return {fold(word): value for value, words in table.items() for word in words}


@cache
def _file() -> _File:
    return load("numbers.yaml", _File)


@cache
def number_words() -> NumberWords:
    """Return the tables of `reference/numbers.yaml`. Raises ReferenceDataError when a row is wrong."""
    data = _file()
    values = {word: Decimal(value) for word, value in _turned(data.words).items()}
    return NumberWords(
        values=values | _turned(data.halves),
        magnitudes=_turned(data.magnitudes),
        need_a_number=frozenset(map(fold, data.need_a_number)),
        english_ones=_turned(data.english_ones),
        english=_turned(data.english),
        english_ordinals=_turned(data.english_ordinals),
        dozen=_turned(data.dozen),
        added=_turned(data.added),
        alone=_turned(data.alone),
        parts=_turned(data.parts),
        signs=data.signs,
        ordinals=_turned(data.ordinals) | _ordinals(data),
        unsure_ordinals=_turned(data.unsure_ordinals),
        ordinal_endings=frozenset(map(fold, data.ordinal_endings)),
        going_on=frozenset({*_turned(data.magnitudes), *_turned(data.dozen), *POINT}),
    )


def _ordinals(data: _File) -> dict[str, int]:
    words = {n: w for n, w in data.words.items() if n > 4} | {n: [w] for n, w in COUNTED_BY.items()}
    return {fold(w) + end: n for n, ws in words.items() for w in ws for end in ("वां", "वीं", "वें", "वा", "वी", "वे")}


@cache
def spoken_words() -> tuple[str, ...]:
    """Return the words of 0 to 99 as our own speller writes them."""
    words = _file().words
    return tuple(words[n][0] for n in range(100))
