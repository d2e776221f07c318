"""Days asked for: a year, a month or a day, in Indian time."""

import datetime
import re
from typing import NamedTuple

from pipelines.errors import QueryError
from pipelines.hindi.normalise import to_ascii_digits

TIME_ZONE = "Asia/Kolkata"
MEND = "write 2025, 2025-08 or 2025-08-13"
_FORM = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


class Period(NamedTuple):
    """A stretch of days: from `first` until before `end`."""

    first: datetime.date
    end: datetime.date


def parse_period(value: str) -> Period:
    """Return the days that a year, month or day covers. Raises QueryError for anything else.

    >>> parse_period("२०२४-१२")
    Period(first=datetime.date(2024, 12, 1), end=datetime.date(2025, 1, 1))
    """
    found = _FORM.fullmatch(to_ascii_digits(value.strip()))
    try:
        if found is None:
            raise ValueError
        year, month, day = (int(part) if part else None for part in found.groups())
        first = datetime.date(year or 0, month or 1, day or 1)
        return Period(first, _after(first, month, day))
    except (ValueError, OverflowError) as error:
        raise QueryError(f"{value!r} is no date", mend=MEND, fault="date", value=value) from error


def _after(first: datetime.date, month: int | None, day: int | None) -> datetime.date:
    if day is not None:
        return first + datetime.timedelta(days=1)
    if month is None or month == 12:
        return datetime.date(first.year + 1, 1, 1)
    return datetime.date(first.year, month + 1, 1)


def build_range(since: str | None, until: str | None) -> dict[str, str] | None:
    """Return a range of OpenSearch over both days' whole periods; None when neither is asked for.

    A date without a time is indexed at midnight UTC, half past five in India: it belongs to its own day.
    """
    first = parse_period(since).first if since else None
    end = parse_period(until).end if until else None
    if first is None and end is None:
        return None
    if first is not None and end is not None and first >= end:
        raise QueryError(f"from {since} to {until} holds no day", mend="put the earlier one first", fault="days")
    bounds = {"gte": first, "lt": end}
    return {name: day.isoformat() for name, day in bounds.items() if day} | {"time_zone": TIME_ZONE}
