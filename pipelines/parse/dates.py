"""Dates of the header: right or nothing. Every reading keeps its precision and says how its zone is known."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from pipelines.hindi.calendar import calendar_firsts, month_number, month_pattern, weekday_pattern
from pipelines.hindi.normalise import to_ascii_digits
from pipelines.parse.clocks import clock_before, clock_behind_pattern, clock_of_update, to_offset, to_time
from schemas.article import NewsDate

# Indian pages print Indian time; what was not printed is said to be inferred.
INDIA = timezone(timedelta(hours=5, minutes=30))
# The web is younger than 1990 and no scrape is from the far future: years outside are misread numbers.
_FIRST_YEAR, _LAST_YEAR = 1950, 2100
# First and last epoch second believed in metadata (1990 to 2100).
_EPOCH = (631152000, 4102444800)
_NO_LETTER = r"(?![^\W_]|[\u0900-\u0963])"


class Stamp(NamedTuple):
    """One printed date: ISO value at its precision, zone (stated | inferred | None), where it stands."""

    value: str
    precision: str
    zone: str | None
    start: int
    end: int

    def to_date(self, basis: str, text: str) -> NewsDate:
        """Return the stamp as the record holds it; `text` is what it was read from."""
        return NewsDate.model_validate(
            {
                "value": self.value,
                "precision": self.precision,
                "zone": self.zone,
                "basis": basis + "; zone Asia/Kolkata inferred" * (self.zone == "inferred"),
                "text": text[self.start : self.end],
            }
        )


@cache
def _pattern() -> re.Pattern[str]:
    month = rf"(?P<month{{0}}>{month_pattern(short=True)}){_NO_LETTER}[.॰]?"
    weekday = rf"(?:(?:{weekday_pattern()}){_NO_LETTER}[\s,.()]{{0,3}})?"
    year = r"(?P<year{0}>(?:19|20)\d\d)(?!\d)"
    forms = [
        r"(?P<year1>(?:19|20)\d\d)-(?P<month1>\d\d)-(?P<day1>\d\d)(?!\d)T?",
        rf"(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?[\s,./-]{{0,3}}{month.format(2)}[\s,./’'-]{{0,3}}{weekday}{year.format(2)}",
        rf"{month.format(3)}[\s,./-]{{0,3}}(?P<day3>\d{{1,2}})(?:st|nd|rd|th)?[\s,.]{{1,3}}{weekday}{year.format(3)}",
        r"(?P<a4>\d{1,2})(?P<sep4>[/.-])(?P<b4>\d{1,2})(?P=sep4)(?P<year4>(?:19|20)\d\d|\d\d)(?!\d)",
        rf"{month.format(5)}[\s,.-]{{1,3}}{year.format(5)}",
        r"(?P<year6>(?:19|20)\d\d)[/.](?P<month6>\d{1,2})[/.](?P<day6>\d{1,2})(?!\d)",
        rf"(?P<day7>\d{{1,2}})-{month.format(7)}-(?P<year7>\d\d)(?!\d)",
        # "Tue, 12 March 24", "12 Mar '24": two figures are a year behind a weekday or an apostrophe only.
        rf"(?:{weekday_pattern()}),?\s(?P<day8>\d{{1,2}})\s{month.format(8)},?\s(?P<year8>\d\d)(?!\d|[:.]\d)",
        rf"(?P<day9>\d{{1,2}})\s{month.format(9)}\s[’'](?P<year9>\d\d)(?!\d)",
        # " date 2022-10 ": a month only where a label says so.
        r"(?<=date )(?P<year10>(?:19|20)\d\d)-(?P<month10>0[1-9]|1[0-2])(?![\d/-])",
    ]
    # At most places of a line no form begins: one look at the letter says so.
    return re.compile(
        rf"(?=[\d{calendar_firsts()}])(?<![\d./])(?<!\d:)(?:{'|'.join(forms)})(?:\s*\([^)\d]{{2,14}}\))?"
        + clock_behind_pattern(),
        re.IGNORECASE,
    )


_FORMS = tuple(str(n) for n in range(1, 11))
_OF_MONTHS = ("5", "10")


@cache
def _years() -> tuple[tuple[int, str], ...]:
    """The number of each form's group of the year less one, and the form."""
    return tuple((_pattern().groupindex[f"year{form}"] - 1, form) for form in _FORMS)


# "12.03.2024१२ मार्च २०२४": the same day twice, in the digits of two scripts.
_GLUED = re.compile(r"(?<=(?:19|20)[0-9][0-9])(?=[०-९])")
# Every form holds a year of four figures, or three numbers between signs. One digit first: `re` then skips all letters.
_DATED = re.compile(
    r"[0-9०-९](?:(?:(?<=1)9|(?<=2)0|(?<=१)९|(?<=२)०)\d\d|[/.-]\d{1,2}[/.-]\d|-[^\W\d]{3,9}-\d\d"
    r"|\s[^\W\d]\S{2,9}\s[’']?\d\d(?!\d))",
)


def find_stamps(text: str, *, limit: int = 5) -> list[Stamp]:
    """Return the dates with a year that `text` prints, in order, at most `limit`.

    >>> [s.value for s in find_stamps("Last Updated: Aug 13, 2025, 02:09 PM IST")]
    ['2025-08-13T14:09+05:30']
    >>> [s.value for s in find_stamps("१२ सितम्बर २०२४ | 31/04/2024")]
    ['2024-09-12']
    """
    return list(_scan(text)[:limit]) if _DATED.search(text) else []


@lru_cache(maxsize=2048)
def _scan(text: str) -> tuple[Stamp, ...]:
    """All dates of a line. Kept, because a header line is asked for its dates several times."""
    cuts = [0, *(found.start() for found in _GLUED.finditer(text)), len(text)]
    parts = (" " * start + to_ascii_digits(text[start:end]) for start, end in pairwise(cuts))
    return tuple(filter(None, (_to_stamp(match) for part in parts for match in _pattern().finditer(part))))


def _to_stamp(match: re.Match[str]) -> Stamp | None:
    groups = match.groups()
    form = next(form for group, form in _years() if groups[group])
    day = _to_day(match, form)
    if day is None:
        return None
    start, end = match.span()
    if form in _OF_MONTHS:
        return Stamp(day[:7], "month", None, start, end) if not match["hour"] else None
    time = to_time({part: match[part] for part in ("hour", "minute", "half", "part")})
    if time:
        offset, zone = to_offset(match["zone"])
        return Stamp(f"{day}T{time}{offset}", "minute", zone, start, end)
    end = match.start("hour") if match["hour"] else end
    before = None if match["hour"] else clock_before(match.string, start, end)
    if before:
        return Stamp(f"{day}T{before.time}{before.offset}", "minute", before.zone, before.start, end)
    return Stamp(day, "day", None, start, end)


def _to_day(part: re.Match[str], form: str) -> str | None:
    """The ISO day of a match's groups, the first of the month where it tells none; None: there is no such day."""
    year = int(part[f"year{form}"] or 0)
    year += 2000 if year < 100 else 0
    if form == "4":
        month, day = _ordered(int(part["a4"] or 0), int(part["b4"] or 0)) or (0, 0)
    else:
        printed = part[f"month{form}"] or ""
        month = int(printed) if printed.isdigit() else month_number(printed.rstrip(".")) or 0
        day = 1 if form in _OF_MONTHS else int(part[f"day{form}"])
    return f"{year:04}-{month:02}-{day:02}" if _is_day(year, month, day) else None


def find_update(text: str, stamp: Stamp) -> Stamp | None:
    """Return the update whose time alone stands behind `stamp`, on its day, or None.

    >>> line = "12 सितंबर 2019, अपडेटेड 20:41 IST"
    >>> find_update(line, find_stamps(line)[0]).value
    '2019-09-12T20:41+05:30'
    """
    clock = clock_of_update(text, stamp.end) if stamp.precision == "day" else None
    return clock and Stamp(f"{stamp.value}T{clock.time}{clock.offset}", "minute", clock.zone, stamp.start, clock.end)


# Behind a date, these go on with a sentence: "दिनांक 12-03-2024 को", "5 सितंबर 2021 दिन रविवार को".
_IN_SENTENCE = re.compile(
    rf"[\s(,]*(?:दिन\s+)?(?:(?:{weekday_pattern()})[\s),]*)?(?:को|के|की|का|में|से|तक|पर|ने|और|एवं|व|तथा)(?![\w\u0900-\u0963])",
    re.IGNORECASE,
)


def in_sentence(text: str, stamp: Stamp) -> bool:
    """Tell whether the words behind a date make it part of a sentence.

    >>> lines = "दिनांक 19-07-2023 को नाला साफ हुआ", "दिनांक 19-07-2023, कोटा"
    >>> [in_sentence(line, find_stamps(line)[0]) for line in lines]
    [True, False]
    """
    return _IN_SENTENCE.match(text, stamp.end) is not None


def _ordered(first: int, second: int) -> tuple[int, int] | None:
    """Month and day of a date in figures: day first, as in India; the other order where only that is possible."""
    if second <= 12:
        return second, first
    return (first, second) if first <= 12 else None


def _is_day(year: int, month: int, day: int) -> bool:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return False
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def parse_stamp(text: str) -> Stamp | None:
    """Return the one date a metadata value holds (ISO, printed or epoch seconds or milliseconds), or None.

    >>> parse_stamp("1723540140").value, parse_stamp("2025-08-13T14:09:31Z").value, parse_stamp("कल शाम")
    ('2024-08-13T09:09+00:00', '2025-08-13T14:09+00:00', None)
    """
    bare = text.strip()
    if re.fullmatch(r"\d{10}|\d{13}", bare):
        seconds = int(bare[:10])
        if not _EPOCH[0] <= seconds <= _EPOCH[1]:
            return None
        value = datetime.fromtimestamp(seconds, UTC).isoformat(timespec="minutes")
        return Stamp(value, "minute", "stated", 0, len(bare))
    found = find_stamps(bare)
    return found[0] if found else None


def resolve_day(day: int, month: int, published: str | None) -> str | None:
    """Return the ISO date of a day and month in the year nearest to `published` (ISO), or "--MM-DD" without one.

    None: there is no such day. The year is the one that puts it within half a year of the publication.

    >>> resolve_day(18, 12, "2025-12-27T14:06+05:30"), resolve_day(30, 12, "2025-01-02"), resolve_day(3, 9, None)
    ('2025-12-18', '2024-12-30', '--09-03')
    """
    if not _is_day(2000, month, day):
        return None
    if not published or len(published) < 10:
        return f"--{month:02}-{day:02}"
    anchor = date.fromisoformat(published[:10])
    years = [y for y in (anchor.year - 1, anchor.year, anchor.year + 1) if _is_day(y, month, day)]
    days = [date(y, month, day) for y in years]
    return min(days, key=lambda d: abs(d - anchor)).isoformat() if days else f"--{month:02}-{day:02}"


_IN_IDENTIFIER = re.compile(r"(?<!\d)((?:19|20)\d\d)([_/-])(\d{1,2})\2(\d{1,2})(?!\d)")


def stamp_of_identifier(text: str) -> Stamp | None:
    """Return the day that an identifier without spaces carries as year, month, day, or None.

    >>> stamp_of_identifier("khabar_2005_9_26_1243").value, stamp_of_identifier("item-2005")
    ('2005-09-26', None)
    """
    for match in _IN_IDENTIFIER.finditer(text):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
        if _is_day(year, month, day):
            return Stamp(f"{year:04}-{month:02}-{day:02}", "day", None, match.start(), match.end())
    return None
