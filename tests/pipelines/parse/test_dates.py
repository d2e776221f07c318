"""Dates: right or nothing, each with its precision and zone (tests/cases/dates.tsv)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.parse.dates import find_stamps, parse_stamp, resolve_day, stamp_of_identifier
from pipelines.settings import ROOT


def rows(name: str, columns: int) -> list[list[str]]:
    lines = (ROOT / "tests" / "cases" / name).read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [[c.strip() for c in row] + [""] * (columns - len(row)) for row in cells]


@pytest.mark.parametrize(("printed", "value", "zone"), rows("dates.tsv", 3))
def test_printed_dates(printed: str, value: str, zone: str) -> None:
    found = find_stamps(printed)
    assert [s.value for s in found] == ([] if value == "-" else [value])
    assert [s.zone or "-" for s in found] == ([] if value == "-" else [zone or "-"])


def test_epochs_of_metadata() -> None:
    seconds, milliseconds = parse_stamp("1723540140"), parse_stamp("1723540140000")
    assert seconds is not None
    assert milliseconds is not None
    assert seconds.value == milliseconds.value == "2024-08-13T09:09+00:00"
    assert parse_stamp("12345") is None
    assert parse_stamp("99999999999999") is None


@pytest.mark.parametrize(
    ("day", "month", "published", "value"),
    [
        (18, 12, "2025-12-27T14:06+05:30", "2025-12-18"),
        (25, 12, "2026-01-03", "2025-12-25"),
        (2, 1, "2025-12-30", "2026-01-02"),
        (29, 2, "2025-03-01", "2024-02-29"),
        (30, 2, "2025-03-01", None),
        (3, 9, None, "--09-03"),
        (3, 9, "2025-09", "--09-03"),
    ],
)
def test_days_without_a_year(day: int, month: int, published: str | None, value: str | None) -> None:
    assert resolve_day(day, month, published) == value


def test_identifiers() -> None:
    found = stamp_of_identifier("https://example.in/desh/2024/03/12/story-123")
    assert found is not None
    assert found.value == "2024-03-12"
    assert stamp_of_identifier("story_2005_19_26_1") is None


@given(st.text(alphabet="0123456789०१२३४५६७८९/-:., जनवरीमईAMPIST\n", max_size=80))
def test_any_figures_give_real_dates_or_none(text: str) -> None:
    for stamp in find_stamps(text):
        year, month = int(stamp.value[:4]), int(stamp.value[5:7])
        assert 1950 <= year <= 2100
        assert 1 <= month <= 12
        assert 0 <= stamp.start < stamp.end <= len(text)
