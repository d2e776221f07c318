"""Dates of the header: right or nothing. Every reading keeps its precision and says how its zone is known."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache, lru_cache
from typing import NamedTuple

from pipelines.hindi.calendar import month_number, month_pattern, weekday_pattern
from pipelines.hindi.normalise import to_ascii_digits
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
    month = rf"(?P<month{{0}}>{month_pattern(short=True)}){_NO_LETTER}\.?"
    weekday = rf"(?:(?:{weekday_pattern()}){_NO_LETTER}[\s,.()]{{0,3}})?"
    year = r"(?P<year{0}>(?:19|20)\d\d)(?!\d)"
    clock = (
        rf"(?:\s?[,(]?\s?(?:{weekday_pattern()}){_NO_LETTER}\)?(?=[\s,|]{{1,4}}\d))?"
        r"(?:[\s,|।/()\[\]•·@–-]{0,4}(?:at|को|पर|बजकर|समय|प्रातः)?\s{0,2}"
        r"(?P<part>सुबह|शाम|दोपहर|रात|तड़के|प्रातः|पूर्वाह्न|अपराह्न)?\s{0,2}"
        r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?!\d)(?::\d\d(?!\d))?(?:\.\d{1,6}(?!\d))?"
        r"\s{0,2}(?P<half>[ap]\.?\s?m(?![A-Za-z])\.?|एएम|पीएम|पूर्वाह्न|अपराह्न)?(?:\s{0,2}बजे)?"
        r"(?:[\s(\[]{0,2}(?P<zone>(?:IST|GMT|UTC|Z|[+-]\d{1,2}:?\d\d|भारतीय समय)(?:(?![A-Za-z])|(?-i:(?=[A-Z][a-z]))))"
        r"[)\]]?)?)?"
    )
    forms = [
        r"(?P<year1>(?:19|20)\d\d)-(?P<month1>\d\d)-(?P<day1>\d\d)(?!\d)T?",
        rf"(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?[\s,./-]{{0,3}}{month.format(2)}[\s,./’'-]{{0,3}}{weekday}{year.format(2)}",
        rf"{month.format(3)}[\s,./-]{{0,3}}(?P<day3>\d{{1,2}})(?:st|nd|rd|th)?[\s,.]{{1,3}}{weekday}{year.format(3)}",
        r"(?P<a4>\d{1,2})(?P<sep4>[/.-])(?P<b4>\d{1,2})(?P=sep4)(?P<year4>(?:19|20)\d\d|\d\d)(?!\d)",
        rf"{month.format(5)}[\s,.-]{{1,3}}{year.format(5)}",
        r"(?P<year6>(?:19|20)\d\d)[/.](?P<month6>\d{1,2})[/.](?P<day6>\d{1,2})(?!\d)",
        rf"(?P<day7>\d{{1,2}})-{month.format(7)}-(?P<year7>\d\d)(?!\d)",
    ]
    return re.compile(rf"(?<![\d./])(?<!\d:)(?:{'|'.join(forms)})(?:\s*\([^)\d]{{2,14}}\))?{clock}", re.IGNORECASE)


# Every form holds a year of four figures, or three numbers between signs. One digit first: `re` then skips all letters.
_DATED = re.compile(
    r"\d(?:(?:(?<=1)9|(?<=2)0|(?<=१)९|(?<=२)०)\d\d|[/.-]\d{1,2}[/.-]\d|-[^\W\d]{3,9}-\d\d)",
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
    return tuple(filter(None, map(_to_stamp, _pattern().finditer(to_ascii_digits(text)))))


def _to_stamp(match: re.Match[str]) -> Stamp | None:
    part = match.groupdict()
    form = next(n for n in "1234567" if part[f"year{n}"])
    year = int(part[f"year{form}"])
    year += 2000 if year < 100 else 0
    if form == "4":
        numbers = _ordered(int(part["a4"]), int(part["b4"]))
        month, day = numbers if numbers else (0, 0)
    else:
        printed = part[f"month{form}"]
        month = int(printed) if printed.isdigit() else month_number(printed.rstrip(".")) or 0
        day = int(part.get(f"day{form}") or 1)
    if not _is_day(year, month, day):
        return None
    end = match.end()
    if form == "5":
        return Stamp(f"{year:04}-{month:02}", "month", None, match.start(), end) if not part["hour"] else None
    iso = f"{year:04}-{month:02}-{day:02}"
    clock = _clock(part)
    if clock is None and not part["hour"]:
        before = _CLOCK_BEFORE.search(match.string, max(0, match.start() - _CLOCK_REACH), match.start())
        if before:
            clock = _clock({**before.groupdict(), "part": None})
            part = {**part, "zone": part["zone"] or before["zone"] or _zone_after(match.string, end)}
            if clock:
                offset, zone = _offset(part["zone"])
                return Stamp(f"{iso}T{clock}{offset}", "minute", zone, before.start(), end)
    if clock is None:
        end = match.start("hour") if part["hour"] else end
        return Stamp(iso, "day", None, match.start(), end)
    offset, zone = _offset(part["zone"])
    return Stamp(f"{iso}T{clock}{offset}", "minute", zone, match.start(), end)


# "08:04 PM Aug 13, 2025 IST": the time may stand before the date.
_CLOCK_BEFORE = re.compile(
    r"(?<![\d:.])(?P<hour>\d{1,2}):(?P<minute>\d\d)\s{0,2}(?P<half>[ap]\.?m\.?)[\s,|()–-]{0,3}(?P<zone>IST)?[\s,|()–-]{0,4}"
    rf"(?:(?:{weekday_pattern()})[\s,]{{0,3}})?$",
    re.IGNORECASE,
)
_CLOCK_REACH = 40
_ZONE_AFTER = re.compile(r"[\s,(\[]{0,3}(IST|GMT|UTC)(?![A-Za-z])")


def _zone_after(text: str, end: int) -> str | None:
    found = _ZONE_AFTER.match(text, end)
    return found[1] if found else None


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


def _clock(part: dict[str, str | None]) -> str | None:
    """HH:MM in 24 hours, or None where none (or an impossible one) is printed."""
    if not part["hour"] or not part["minute"]:
        return None
    hour, minute = int(part["hour"]), int(part["minute"])
    if minute > 59 or hour > 23:
        return None
    half = (part["half"] or "").lower().replace(".", "").replace(" ", "")
    word = part["part"] or ""
    if half.startswith("p") or half in ("पीएम", "अपराह्न") or word in ("शाम", "अपराह्न"):
        hour += 12 if hour < 12 else 0
    elif half.startswith("a") or half in ("एएम", "पूर्वाह्न") or word in ("सुबह", "तड़के", "प्रातः", "पूर्वाह्न"):
        hour = 0 if hour == 12 else hour
    elif word == "दोपहर" and hour < 6:
        hour += 12
    elif word == "रात" and hour in (12, *range(7, 12)):
        hour = 0 if hour == 12 else hour + 12
    return f"{hour:02}:{minute:02}"


def _offset(zone: str | None) -> tuple[str, str]:
    if not zone:
        return "+05:30", "inferred"
    if zone.upper() in ("IST", "भारतीय समय"):
        return "+05:30", "stated"
    if zone.upper() in ("GMT", "UTC", "Z"):
        return "+00:00", "stated"
    return f"{zone[0]}{zone[1:-2].rstrip(':').zfill(2)}:{zone[-2:]}", "stated"


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
