from typing import Any

import pytest
from pydantic import ValidationError

from schemas.article import Article
from schemas.entity import Entity, Mention
from schemas.figure import Figure
from schemas.source import Source

TEXT = "सियोल में 15,000 सैनिक"


def make(**changes: Any) -> Article:
    fields: dict[str, Any] = {
        "id": "0" * 64,
        "version": 0,
        "parser_version": "test",
        "source": Source(uri="a.txt", sha256="0" * 64, format="txt", bytes=10),
        "layout": "generic",
        "language": "hi",
        "outlet": None,
        "headline": None,
        "kicker": None,
        "standfirst": None,
        "section": None,
        "desk": None,
        "credit": None,
        "published": None,
        "updated": None,
        "dateline": None,
        "text": TEXT,
        "blocks": [{"role": "paragraph", "start": 0, "end": len(TEXT)}],
        "body": TEXT,
        "entities": (
            Entity(
                id="place:seoul",
                kind="place",
                name="सियोल",
                name_latin="Seoul",
                basis="reference",
                mentions=(Mention(text="सियोल", start=0, end=5),),
            ),
        ),
        "figures": (Figure(kind="count", value="15000", of="सैनिक", text="15,000 सैनिक", start=10, end=22),),
    }
    return Article.model_validate({**fields, **changes})


def test_facets_are_flat_and_come_from_the_record() -> None:
    article = make()
    assert article.places == ["सियोल"]
    assert article.place_names == ["सियोल", "Seoul"]
    assert (article.figure_count, article.figure_of, article.figure_kinds) == ([15000.0], ["सैनिक"], ["count"])
    assert (article.persons, article.outlet_name, article.dated) == ([], None, None)


def test_flat_copies_are_in_rupees_and_in_si() -> None:
    text = "500 रुपये, 50 पैसे, 3 डॉलर, 2 किमी, 4 बीघा, 40 क्विंटल"
    figures = (
        Figure(kind="money", value="500", currency="INR", text="500 रुपये", start=0, end=9),
        Figure(kind="money", value="50", unit="paisa", currency="INR", text="50 पैसे", start=11, end=18),
        Figure(kind="money", value="3", currency="USD", text="3 डॉलर", start=20, end=26),
        Figure(kind="measure", value="2", unit="kilometre", text="2 किमी", start=28, end=34),
        Figure(kind="measure", value="4", unit="bigha", text="4 बीघा", start=36, end=42),
        Figure(kind="measure", value="40", unit="quintal", text="40 क्विंटल", start=44, end=54),
    )
    blocks = [{"role": "paragraph", "start": 0, "end": len(text)}]
    article = make(text=text, body=text, blocks=blocks, figures=figures, entities=())
    assert article.figure_money_inr == [500, 0.5]
    assert (article.figure_length, article.figure_area, article.figure_mass) == ([2000], [], [4000])


@pytest.mark.parametrize(
    ("kind", "value", "unit", "field", "size"),
    [
        ("measure", "450", "litre", "figure_volume", 0.45),
        ("measure", "120", "kilometre_per_hour", "figure_speed", 33.333333),
        ("measure", "2.5", "megawatt", "figure_power", 2.5e6),
        ("measure", "200", "unit_of_electricity", "figure_energy", 7.2e8),
        ("temperature", "104", "degree_fahrenheit", "figure_temperature", 40.0),
        ("temperature", "-4", "degree", "figure_temperature", -4.0),
        ("duration", "1.5", "hour", "figure_duration", 5400.0),
        ("measure", "2", "gigabyte", "figure_data", 2e9),
    ],
)
def test_each_dimension_has_its_copy(kind: str, value: str, unit: str, field: str, size: float) -> None:
    figure = Figure.model_validate({"kind": kind, "value": value, "unit": unit, "text": "15", "start": 10, "end": 12})
    assert getattr(make(figures=(figure,)), field) == [pytest.approx(size)]


def test_an_age_is_no_duration() -> None:
    assert (
        make(figures=(Figure(kind="age", value="45", unit="year", text="15", start=10, end=12),)).figure_duration == []
    )


def test_what_is_printed_reads_back_as_the_same_record() -> None:
    printed = make().model_dump_json(exclude_computed_fields=True)
    assert "places" not in printed
    assert '"headline":null' in printed
    assert Article.model_validate_json(printed) == make()


@pytest.mark.parametrize(
    "changes",
    [
        {"figures": [{"kind": "count", "value": "15000", "text": "15,000", "start": 0, "end": 6}]},
        {"blocks": [{"role": "paragraph", "start": 0, "end": 3}]},
        {"heading": "no such field"},
        {"published": {"value": "2025-08-13", "precision": "second", "zone": None, "basis": "text", "text": ""}},
    ],
)
def test_a_record_that_breaks_the_contract_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        make(**changes)


def test_the_filing_date_is_published_else_updated() -> None:
    def day(value: str) -> dict[str, Any]:
        return {"value": value, "precision": "day", "zone": None, "basis": "text", "text": value}

    assert make(updated=day("2025-12-27")).dated == "2025-12-27"
    assert make(updated=day("2025-12-27"), published=day("2025-12-26")).dated == "2025-12-26"
