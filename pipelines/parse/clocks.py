"""Times of day beside a date: behind it, before it, or that of an update on the day of the same line."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from pipelines.hindi.calendar import weekday_pattern
from pipelines.hindi.normalise import to_ascii_digits

_NO_LETTER = r"(?![^\W_]|[\u0900-\u0963])"
_PART = r"(?P<part>सुबह|शाम|सायंकाल|सायं|सांय|दोपहर|रात्रि|रात|तड़के|भोर|प्रातः|पूर्वाह्न|अपराह्न)?"
_HALF = r"(?P<half>[ap]\.?\s?m(?![A-Za-z])\.?|एएम|पीएम|पूर्वाह्न|अपराह्न)?"
_ZONES = "IST|(?:GMT|UTC)?[+-]\\d{1,2}:?\\d\\d|GMT|UTC|Z|भारतीय समय"
_EVENING = ("शाम", "सायंकाल", "सायं", "सांय", "अपराह्न")
_MORNING = ("सुबह", "तड़के", "भोर", "प्रातः", "पूर्वाह्न")


class Clock(NamedTuple):
    """A time in 24 hours ("17:30"), its offset, whether the zone is stated or inferred, and where it stands."""

    time: str
    offset: str
    zone: str
    start: int
    end: int


def clock_behind_pattern() -> str:
    """Return the regex of what may follow a date: its weekday, signs, "at" or "समय:", and a time with its zone."""
    return (
        rf"(?:\s?[,(]?\s?(?:{weekday_pattern()}){_NO_LETTER}\)?(?=[\s,|]{{1,4}}\d))?"
        r"(?:[\s,|।/()\[\]•·@–-]{0,6}(?:at|को|पर|बजकर|समय|time)?\s?[:：–-]?\s{0,2}"
        rf"{_PART}\s{{0,2}}(?P<hour>\d{{1,2}})[:.](?P<minute>\d\d)(?!\d)(?::\d\d(?!\d))?(?:\.\d{{1,6}}(?!\d))?"
        rf"[\s:]{{0,2}}{_HALF}(?:\s{{0,2}}बजे)?"
        rf"(?:[\s(\[]{{0,2}}(?P<zone>(?:{_ZONES})(?:(?![A-Za-z])|(?-i:(?=[A-Z][a-z]))))[)\]]?)?)?"
    )


_CLOCK = re.compile(
    rf"[\s•·|()–-]*(?:at |समय\s?:?\s?)?{_PART}\s?(?P<hour>\d{{1,2}})[:.](?P<minute>\d\d)(?::\d\d)?\s?{_HALF}"
    r"(?P<hours>\s?बजे)?[\s([]{0,2}(?P<zone>IST)?[\s)\]]*",
    re.IGNORECASE,
)
# "08:04 PM Aug 13, 2025 IST", "17:30 (IST) 12 Mar 2024": the time may stand before the date.
_BEFORE = re.compile(
    rf"(?<![\d:.]){_PART}\s{{0,2}}(?P<hour>\d{{1,2}}):(?P<minute>\d\d)(?::\d\d)?\s{{0,2}}{_HALF}(?P<hours>\s?बजे)?"
    rf"[\s,|()–-]{{0,3}}(?P<zone>IST)?[\s,|()–-]{{0,4}}(?:(?:{weekday_pattern()})[\s,]{{0,3}})?$",
    re.IGNORECASE,
)
_REACH = 40
_ZONE_AFTER = re.compile(r"[\s,(\[]{0,3}(IST|GMT|UTC)(?![A-Za-z])")
# "12 सितंबर 2019, अपडेटेड 20:41 IST": the line has one day.
_UPDATED = re.compile(
    r"[\s,|(]{0,4}(?:(?:last )?updated|अपडेटेड|अपडेट)(?: at| on)?\s?[:：]?\s?(?P<hour>\d{1,2}):(?P<minute>\d\d)"
    rf"(?!\d)\s?{_HALF}\s?(?P<zone>IST(?![A-Za-z]))?\)?",
    re.IGNORECASE,
)


def is_clock(text: str) -> bool:
    """Tell whether `text` is a time of day and nothing else.

    >>> is_clock("- 10:18 pm"), is_clock("शाम 5:30 बजे"), is_clock("5:30"), is_clock("5:30 बजे ट्रेन चली")
    (True, True, False, False)
    """
    found = _CLOCK.fullmatch(to_ascii_digits(text))
    return found is not None and _is_told(found) and to_time(found.groupdict()) is not None


def opens_with_clock(text: str) -> bool:
    """Tell whether `text` begins with a time of day.

    >>> opens_with_clock("02:31 PM, 20-Jul-2023"), opens_with_clock("20 Jul 2023, 02:31 PM")
    (True, False)
    """
    return re.match(r"\W*\d{1,2}[:.]\d\d(?![.\d/-])", to_ascii_digits(text)) is not None


def _is_told(found: re.Match[str]) -> bool:
    """Whether more than two numbers around a colon says that it is a time."""
    return any(found[name] for name in ("part", "half", "hours", "zone"))


def clock_before(text: str, start: int, end: int) -> Clock | None:
    """Return the time that stands right before the date at `start`:`end`; its zone may stand behind the date."""
    found = _BEFORE.search(text, max(0, start - _REACH), start)
    if not found or not _is_told(found):
        return None
    after = _ZONE_AFTER.match(text, end)
    return _to_clock(found, found["zone"] or (after[1] if after else None))


def clock_of_update(text: str, end: int) -> Clock | None:
    """Return the time of the update that stands right behind a date that ends at `end`, without a day of its own."""
    found = _UPDATED.match(text, end)
    return _to_clock(found, found["zone"]) if found else None


def _to_clock(found: re.Match[str], zone: str | None) -> Clock | None:
    time = to_time(found.groupdict())
    opens = found.end() - len(found[0].lstrip())  # "Updated 18:20 IST, March 5th 2024": the space is the label's
    return Clock(time, *to_offset(zone), opens, found.end()) if time else None


def to_time(part: Mapping[str, str | None]) -> str | None:
    """Return HH:MM in 24 hours of the groups hour, minute, half and part, or None where the hour is impossible."""
    if not part["hour"] or not part["minute"]:
        return None
    hour, minute = int(part["hour"]), int(part["minute"])
    if minute > 59 or hour > 23:
        return None
    half = (part["half"] or "").lower().replace(".", "").replace(" ", "")
    word = part.get("part") or ""
    if half.startswith("p") or half in ("पीएम", "अपराह्न") or word in _EVENING:
        hour += 12 if hour < 12 else 0
    elif half.startswith("a") or half in ("एएम", "पूर्वाह्न") or word in _MORNING:
        hour = 0 if hour == 12 else hour
    elif word == "दोपहर" and hour < 6:
        hour += 12
    elif word.startswith("रात") and hour in (12, *range(7, 12)):
        hour = 0 if hour == 12 else hour + 12
    return f"{hour:02}:{minute:02}"


def to_offset(zone: str | None) -> tuple[str, str]:
    """Return the offset of a printed zone and that it is stated; without one India's, inferred."""
    if not zone:
        return "+05:30", "inferred"
    if zone.upper() in ("IST", "भारतीय समय"):
        return "+05:30", "stated"
    if zone.upper() in ("GMT", "UTC", "Z"):
        return "+00:00", "stated"
    zone = zone[3:] if zone[0].isalpha() else zone  # "GMT+0530"
    return f"{zone[0]}{zone[1:-2].rstrip(':').zfill(2)}:{zone[-2:]}", "stated"
