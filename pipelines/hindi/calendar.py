"""Months and weekdays in every spelling (`reference/calendar.yaml`), as tables and as regex fragments."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from pipelines.hindi.alternation import any_word
from pipelines.hindi.normalise import fold, to_ascii_digits
from pipelines.reference import load


class _Month(BaseModel):
    model_config = ConfigDict(extra="forbid")
    full: list[str]
    short: list[str]


class _Calendar(BaseModel):
    model_config = ConfigDict(extra="forbid")
    months: dict[int, _Month]
    weekdays: dict[int, list[str]]
    days: dict[int, list[str]]


@cache
def _calendar() -> _Calendar:
    return load("calendar.yaml", _Calendar)


@cache
def month_numbers() -> dict[str, int]:
    """Return folded month word -> 1-12, short forms included."""
    return {fold(w): n for n, m in _calendar().months.items() for w in (*m.full, *m.short)}


@cache
def weekday_numbers() -> dict[str, int]:
    """Return folded weekday word -> ISO weekday, 1 = Monday."""
    return {fold(w): n for n, words in _calendar().weekdays.items() for w in words}


def month_number(word: str) -> int | None:
    """Return the month a word names, or None.

    >>> month_number("सितम्बर"), month_number("अक्तूबर"), month_number("Sept"), month_number("सेना")
    (9, 10, 9, None)
    """
    return month_numbers().get(fold(word))


def weekday_number(word: str) -> int | None:
    """Return the ISO weekday a word names (1 = Monday), or None."""
    return weekday_numbers().get(fold(word))


@cache
def day_numbers() -> dict[str, int]:
    """Return folded day-of-the-month word -> 1-31."""
    return {fold(w): n for n, words in _calendar().days.items() for w in words}


def day_number(word: str) -> int | None:
    """Return the day of a month a number or a number word names, or None.

    >>> day_number("नौ"), day_number("१३"), day_number("सौ")
    (9, 13, None)
    """
    digits = to_ascii_digits(word)
    if digits.isascii() and digits.isdigit():
        return int(digits) if 1 <= int(digits) <= 31 else None
    return day_numbers().get(fold(word))


@cache
def day_pattern() -> str:
    """Return a regex for the days of a month in words, longest first."""
    return any_word([w for words in _calendar().days.values() for w in words])


@cache
def month_pattern(*, short: bool) -> str:
    """Return a regex for month words as printed, longest first; with `short`, abbreviations too.

    Compile with re.IGNORECASE; word borders are the caller's.
    """
    months = _calendar().months.values()
    return any_word([w for m in months for w in (m.full + m.short if short else m.full)])


@cache
def calendar_firsts() -> str:
    """Return the letters that words of months and weekdays begin with, for a class of a regex."""
    words = [w for m in _calendar().months.values() for w in (*m.full, *m.short)]
    return "".join(sorted({word[0] for word in (*words, *(w for ws in _calendar().weekdays.values() for w in ws))}))


@cache
def weekday_pattern() -> str:
    """Return a regex for weekday words as printed, longest first."""
    return any_word([w for words in _calendar().weekdays.values() for w in words])
