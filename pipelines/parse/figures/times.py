"""Clock times."""

import re
from decimal import Decimal

from pipelines.parse.figures.found import DASHES, Found, read_number
from pipelines.parse.figures.tokens import Tokens, match_phrase
from pipelines.parse.figures.vocabulary import vocabulary

# One of these stands near every clock time, unless it is written with a dot.
_DOTTED = re.compile(r"(\d{1,2})\.(\d{2})")
_CLOCKLIKE = frozenset({":", "बजे", "बजकर", "बज", "बजते", "am", "pm"})


def read_time(tokens: Tokens, at: int) -> Found | None:
    """Return the clock time at a token: "पौने आठ बजे", "14:35 बजे", "10-11 बजे", "7:30 PM"; None for others."""
    keys = tokens.keys
    clock = None if _CLOCKLIKE.isdisjoint(keys[at + 1 : at + 8]) and "." not in keys[at] else _read_clock(tokens, at)
    if clock is None:
        return None
    (hour, minute), stop = clock
    last = None
    if keys[stop] in DASHES or keys[stop] == "से":
        last = _read_clock(tokens, stop + 1)
        stop = last[1] if last else stop
    part = _daypart(tokens, at) or _carried(tokens, at)
    if part is not None and _opens(tokens, stop):
        return Found("time", _clock_text(hour, minute, part) or "", at, stop)
    colon = keys[at + 1] == ":"
    if keys[stop] in ("बजे", "बजकर", "बज", "बजते"):
        stop, minute = _past(tokens, stop, minute)
    elif colon and part is not None and keys[stop] == "मिनट":
        # "सुबह 8:34 मिनट पर"
        stop += 1
    elif keys[stop] in ("am", "pm"):
        part, stop = keys[stop], stop + 1
    elif part is None or not (colon or "." in keys[at]) or match_phrase(keys, stop, vocabulary().units):
        return None
    top = None if last is None else _clock_text(*last[0], part)
    value = _clock_text(hour, minute, part)
    return Found("time", value, at, stop, top) if value else None


def _opens(tokens: Tokens, stop: int) -> bool:
    """ "सुबह 10 से शाम 5 बजे": the first clock time has no बजे of its own."""
    if tokens.keys[stop] != "से" or tokens.keys[stop + 1] not in vocabulary().dayparts:
        return False
    later = _read_clock(tokens, stop + 2)
    return later is not None and tokens.keys[later[1]] == "बजे"


def _past(tokens: Tokens, stop: int, minute: int) -> tuple[int, int]:
    """ "9 बजकर 20 मिनट" """
    keys = tokens.keys
    if keys[stop] in ("बजे", "बजते"):
        return stop + 1, minute
    more = read_number(tokens, stop + 1)
    if more is not None and keys[more.stop] == "मिनट" and more.value < 60:
        return more.stop + 1, int(more.value)
    return stop + 1, minute


def _read_clock(tokens: Tokens, at: int) -> tuple[tuple[int, int], int] | None:
    keys = tokens.keys
    if keys[at].isdecimal() and keys[at + 1] == ":" and keys[at + 2].isdecimal() and len(keys[at + 2]) == 2:
        clock, stop = (int(keys[at]), int(keys[at + 2])), at + 3
    elif "." in keys[at] and (dotted := _DOTTED.fullmatch(keys[at])):
        clock, stop = (int(dotted[1]), int(dotted[2])), at + 1
    else:
        number = read_number(tokens, at)
        if number is None or number.value >= 25 or (keys[at][:1].isdecimal() and number.value != int(number.value)):
            return None
        clock, stop = (int(number.value), int(number.value % 1 * Decimal(60))), number.stop
    return (clock, stop) if clock[0] <= 24 and clock[1] < 60 else None


def _daypart(tokens: Tokens, at: int) -> str | None:
    """The part of the day named before: "शाम 5 बजे", "रात करीब 11 बजे", "सुबह के 10 बजे"."""
    before, parts = tokens.keys[max(0, at - 3) : at], vocabulary().dayparts
    for key in reversed(before):
        if key in parts:
            return parts[key]
        if key not in ("के", "में", "को", "बाद") and key not in vocabulary().sets["hedges"]:
            return None
    return None


def _carried(tokens: Tokens, at: int) -> str | None:
    """ "दोपहर 12 बजे से 2 बजे": past noon the later time has the earlier one's part of the day."""
    if tokens.keys[max(0, at - 2) : at] != ["बजे", "से"]:
        return None
    parts = (vocabulary().dayparts.get(key) for key in tokens.keys[max(0, at - 6) : at - 2])
    return next((part for part in parts if part in ("noon", "pm")), None)


def _clock_text(hour: int, minute: int, part: str | None) -> str | None:
    afternoon = {"pm": hour < 12, "noon": hour < 7, "night": 6 <= hour < 12}
    if afternoon.get(part or "", False):
        hour += 12
    elif hour == 12 and part in ("night", "am"):
        hour = 0
    return f"{hour % 24:02d}:{minute:02d}" if hour <= 24 else None
