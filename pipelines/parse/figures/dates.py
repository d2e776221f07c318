"""Dates and years."""

import datetime
import re

from pipelines.hindi.number_words import number_words
from pipelines.parse.figures.found import DASHES, ENDS, Found, is_year
from pipelines.parse.figures.tokens import Tokens, match_phrase
from pipelines.parse.figures.vocabulary import reaches, vocabulary

_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_JOINING = frozenset({",", "और", "व", "एवं", "तथा", "या"})
_SHORT = 3
# How far the month of a list of days may be: time must not grow with the length of a list of numbers.
_LISTED = 24
# What may stand between a day and its month.
_AFTER_DAY = frozenset({*_JOINING, *DASHES, "/", "से", "तारीख", "तारीखों", "st", "nd", "rd", "th"})


def nearest_year(month: int, day: int, published: datetime.date) -> int:
    """Return the year that puts a day nearest to `published`: half a year either way.

    >>> nearest_year(12, 30, datetime.date(2025, 1, 4))
    2024
    """
    years = (published.year, published.year - 1, published.year + 1)
    return min(years, key=lambda year: abs(datetime.date(year, month, min(day, 28)) - published))


def _calendar_day(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def _day_text(day: int, month: int, year: int | None, published: datetime.date | None) -> str | None:
    if year is None and published is not None:
        year = nearest_year(month, day, published)
    if year is None:
        return f"--{month:02d}-{day:02d}" if _calendar_day(2024, month, day) else None
    return _calendar_day(year, month, day)


def read_day_number(tokens: Tokens, at: int) -> int | None:
    """Return the day of a month a token names in digits or words, or None."""
    key = tokens.keys[at]
    if key.isdecimal():
        return int(key) if len(key) <= 2 and 1 <= int(key) <= 31 else None
    value = number_words().values.get(key)
    return int(value) if value is not None and value == int(value) and 1 <= value <= 31 else None


def _read_month(tokens: Tokens, at: int) -> tuple[int, int, int | None] | None:
    """Month, index after it and its year; the year may follow a comma: "15 अगस्त, 2025"."""
    keys = tokens.keys
    month = vocabulary().months.get(keys[at])
    if month is None:
        return None
    then = at + 1 + (keys[at + 1] == "." and len(keys[at]) <= _SHORT + 2)
    year_at = then + (keys[then] in (",", "/") or keys[then] in DASHES)
    if is_year(keys[year_at]):
        return month, year_at + 1, int(keys[year_at])
    # "10 जन घायल": a short form of a month needs its year or its dot.
    short = len(keys[at]) <= _SHORT and not keys[at].isascii() and keys[at] not in ("मई", "जून")
    return None if short and then == at + 1 else (month, then, None)


def read_date(tokens: Tokens, at: int, published: datetime.date | None) -> Found | None:
    """Return the date at a token, at its precision, or None."""
    keys = tokens.keys
    if keys[at] in vocabulary().months:
        return _month_first(tokens, at)
    if keys[at][:1].isdecimal() and (found := _numeric(tokens, at)) is not None:
        return found
    relative = match_phrase(keys, at, vocabulary().relative_years) if keys[at] in vocabulary().dated else None
    if relative is not None:
        return None if published is None else _relative(tokens, at, relative, published)
    if keys[at] in vocabulary().dated and published is not None:
        return _relative_month(tokens, at, published)
    return _day_first(tokens, at, None, published)


def _day_first(tokens: Tokens, at: int, year: int | None, published: datetime.date | None) -> Found | None:
    day = read_day_number(tokens, at)
    if day is None:
        return None
    keys, then = tokens.keys, at + 1
    if keys[then] not in vocabulary().months and keys[then] not in _AFTER_DAY:
        return None
    if keys[then] in ("तारीख", "तारीखों"):
        return Found("date", f"---{day:02d}", at, then + 1)
    then += keys[then] in ("st", "nd", "rd", "th")
    # 15/मार्च/2020
    then += keys[then] == "/" and keys[then + 1] in vocabulary().months
    last, then = _last_day(tokens, then)
    read = _read_month(tokens, then)
    if read is not None:
        month, stop, printed_year = read
        value = _day_text(day, month, printed_year or year, published)
        top = _day_text(last, month, printed_year or year, published) if last else None
        return Found("date", value, at, stop, top) if value and (top or not last) else None
    return _listed_day(tokens, at, day, published)


def _last_day(tokens: Tokens, then: int) -> tuple[int | None, int]:
    """The upper end of "15 से 23 अक्टूबर" and "11-12 फरवरी"."""
    keys = tokens.keys
    if keys[then] in DASHES or keys[then] == "से":
        last = read_day_number(tokens, then + 1)
        if last is not None and keys[then + 2] in vocabulary().months:
            return last, then + 2
    return None, then


def _listed_day(tokens: Tokens, at: int, day: int, published: datetime.date | None) -> Found | None:
    """The first days of "18, 20 और 25 दिसंबर" take month and year of the last."""
    keys, then = tokens.keys, at + 1
    while keys[then] in _JOINING and then < at + _LISTED and read_day_number(tokens, then + 1) is not None:
        then += 2
        read = _read_month(tokens, then)
        if read is not None:
            value = _day_text(day, read[0], read[2], published)
            return Found("date", value, at, at + 1) if value else None
    return None


def _numeric(tokens: Tokens, at: int) -> Found | None:
    """dd/mm/yyyy, dd-mm-yyyy, dd.mm.yyyy (day first, as India prints) and yyyy-mm-dd."""
    keys = tokens.keys
    if "." in keys[at] and (dotted := _DOTTED.fullmatch(keys[at])):
        value = _calendar_day(int(dotted[3]), int(dotted[2]), int(dotted[1]))
        return Found("date", value, at, at + 1) if value else None
    one, sign, two, again, three = keys[at : at + 5]
    if sign != again or sign not in ("/", "-", "–") or not (one + two + three).isdecimal():
        return None
    if is_year(three) and len(one) <= 2 and len(two) <= 2:
        value = _calendar_day(int(three), int(two), int(one))
    else:
        value = _calendar_day(int(one), int(two), int(three)) if is_year(one) and len(two + three) == 4 else None
    return Found("date", value, at, at + 5) if value else None


def _month_first(tokens: Tokens, at: int) -> Found | None:
    """ "जून 2024", "अप्रैल-जून 2024", "अगस्त 13, 2025"; a bare month is no date."""
    keys = tokens.keys
    month = vocabulary().months[keys[at]]
    read = _read_month(tokens, at)
    if read is not None and read[2] is not None:
        return Found("date", f"{read[2]}-{month:02d}", at, read[1])
    if keys[at + 1] in DASHES or keys[at + 1] == "से":
        last = _read_month(tokens, at + 2)
        if last is not None and last[2] is not None and last[0] > month:
            return Found("date", f"{last[2]}-{month:02d}", at, last[1], f"{last[2]}-{last[0]:02d}")
    then = at + 1 + (keys[at + 1] == ".")
    day = read_day_number(tokens, then) if keys[then].isdecimal() else None
    year_at = then + 1 + (keys[then + 1] == ",")
    if day is None or not is_year(keys[year_at]):
        return None
    value = _calendar_day(int(keys[year_at]), month, day)
    return Found("date", value, at, year_at + 1) if value else None


def _relative(tokens: Tokens, at: int, relative: tuple[int, int], published: datetime.date) -> Found | None:
    """ "पिछले साल जून", "पिछले साल 5 जून" against the publication date."""
    year, then = published.year + relative[0], relative[1]
    read = _read_month(tokens, then)
    if read is not None:
        return None if read[2] is not None else Found("date", f"{year}-{read[0]:02d}", at, read[1])
    return _day_first(tokens, then, year, None)


def _relative_month(tokens: Tokens, at: int, published: datetime.date) -> Found | None:
    """ "इसी महीने की 15 तारीख" against the publication date."""
    keys = tokens.keys
    relative = match_phrase(keys, at, vocabulary().relative_months)
    if relative is None:
        return None
    then = relative[1] + (keys[relative[1]] in ("की", "में"))
    day = read_day_number(tokens, then)
    if day is None or keys[then + 1] != "तारीख":
        return None
    months = published.year * 12 + published.month - 1 + relative[0]
    value = _calendar_day(months // 12, months % 12 + 1, day)
    return Found("date", value, at, then + 2) if value else None


def read_year(tokens: Tokens, at: int) -> Found | None:
    """Return the year or range of years at a token: "1910-45", "2019 और", "सन 1526 में"; None for a count."""
    keys, words = tokens.keys, vocabulary().sets
    if not is_year(keys[at]):
        return None
    last = _last_year(tokens, at)
    if last is not None:
        return Found("year", keys[at], at, at + 3, last)
    named = keys[at - 1] in words["year_before"]
    if not named and match_phrase(keys, at + 1, vocabulary().no_year_after) is not None:
        return None
    until = keys[at + 1] == "तक" and not reaches(keys[at + 2])
    if not named and not until and any(k in words["count_cues"] for k in keys[max(0, at - 3) : at]):
        return None
    follows = keys[at + 1] in words["year_after"] and keys[at] >= "1700"
    alone = (keys[at + 1] in ENDS or keys[at + 1] in ",.)") and "1900" <= keys[at] <= "2099"
    return Found("year", keys[at], at, at + 1) if named or follows or alone else None


def _last_year(tokens: Tokens, at: int) -> str | None:
    first, joint, last = tokens.keys[at : at + 3]
    joined = joint in DASHES or joint == "से" or (joint == "/" and tokens.attached(at + 1))
    if not joined or match_phrase(tokens.keys, at + 3, vocabulary().units) is not None:
        return None
    if len(last) == 2 and last.isdecimal() and joint != "से":
        last = first[:2] + last
    return last if is_year(last) and first < last else None
