"""Bylines: persons with their roles; desks, agencies and outlets are none (tests/cases/bylines.tsv)."""

import pytest

from pipelines.parse.bylines import read_byline
from pipelines.parse.credits import parse_credit
from pipelines.parse.person_names import is_certain_name, parse_name
from tests.pipelines.parse.test_dates import rows


def listed(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(",") if part.strip()]


@pytest.mark.parametrize(("printed", "writers", "editors", "agencies", "credit"), rows("bylines.tsv", 5))
def test_bylines(printed: str, writers: str, editors: str, agencies: str, credit: str) -> None:
    found = read_byline(printed)
    assert [a.name for a in found.authors if a.role == "writer"] == listed(writers)
    assert [a.name for a in found.authors if a.role == "editor"] == listed(editors)
    assert [a.id for a in found.agencies] == listed(agencies)
    assert [c.text for c in found.credits] == listed(credit)


@pytest.mark.parametrize(
    "text", ["न्यूज डेस्क", "नई दिल्ली", "बारिश में फंसे लोग", "IANS", "Live TV", "For Quick Alerts", "रविवार", "12 लोग", "खबर"]
)
def test_these_are_no_persons(text: str) -> None:
    assert parse_name(text) is None


def test_players_file_no_news() -> None:
    assert parse_credit("India U19 Cricket Team") is None
    assert parse_credit("Asha Sports Team") is not None


@pytest.mark.parametrize(("text", "certain"), [("नवनीत शर्मा", True), ("बड़ी कार्रवाई", False), ("Asha Rani", True)])
def test_certain_names(text: str, certain: bool) -> None:
    assert is_certain_name(text) is certain
