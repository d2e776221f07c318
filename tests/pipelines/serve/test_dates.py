"""Days asked for."""

from datetime import date

import pytest

from pipelines.errors import QueryError
from pipelines.serve.dates import build_range, parse_period


@pytest.mark.parametrize(
    ("value", "first", "end"),
    [
        ("2025", date(2025, 1, 1), date(2026, 1, 1)),
        ("2025-08", date(2025, 8, 1), date(2025, 9, 1)),
        ("2025-12", date(2025, 12, 1), date(2026, 1, 1)),
        ("2024-02-29", date(2024, 2, 29), date(2024, 3, 1)),
        (" २०२५-८-१३ ", date(2025, 8, 13), date(2025, 8, 14)),
    ],
)
def test_a_period_is_a_year_a_month_or_a_day(value: str, first: date, end: date) -> None:
    assert parse_period(value) == (first, end)


@pytest.mark.parametrize("value", ["", "कल", "2025-13", "2025-02-30", "0000", "9999", "13/08/2025", "2025-08-13T10:00"])
def test_anything_else_is_refused_with_its_name(value: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse_period(value)
    assert repr(value) in caught.value.what
    assert caught.value.mend == "write 2025, 2025-08 or 2025-08-13"


def test_a_range_holds_both_ends() -> None:
    assert build_range("2025-08", "2025-08-13") == {
        "gte": "2025-08-01",
        "lt": "2025-08-14",
        "time_zone": "Asia/Kolkata",
    }
    assert build_range(None, "2025") == {"lt": "2026-01-01", "time_zone": "Asia/Kolkata"}
    assert build_range(None, None) is None


def test_a_range_without_a_day_is_refused() -> None:
    with pytest.raises(QueryError, match="holds no day"):
        build_range("2025-09", "2025-08")
