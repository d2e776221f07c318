"""Conditions on figures as they are typed."""

import pytest

from pipelines.errors import QueryError
from pipelines.serve.conditions import Condition, build_condition, parse_condition


@pytest.mark.parametrize(
    ("text", "kind", "what", "least", "most"),
    [
        ("सैनिक >= 10000", None, ("सैनिक",), "10000", None),
        ("सैनिक>=10,000", None, ("सैनिक",), "10000", None),
        ("सैनिक ≤ १,२३,४५६", None, ("सैनिक",), None, "123456"),
        ("सैन्य निर्माणकर्मी = 5000", None, ("सैन्य निर्माणकर्मी",), "5000", "5000"),
        ("money >= 1.5 लाख करोड़", "money", (), "1500000000000", None),
        ("count सैनिक >= डेढ़ हजार", "count", ("सैनिक",), "1500", None),
        ("percent 4.5..10", "percent", (), "4.5", "10"),
        ("temperature <= -5", "temperature", (), None, "-5"),
        ("temperature -5..3", "temperature", (), "-5", "3"),
        ("INR >= 2.5 लाख", None, ("INR",), "250000", None),
        ("date = 2024-06", "date", (), "2024-06", "2024-06"),
        ("date 2024..2025", "date", (), "2024", "2025"),
        ("time >= 14:30", "time", (), "14:30", None),
        (">= 5", None, (), "5", None),
        (">= 50%", None, ("%",), "50", None),
        (">= 10 हजार सैनिक", None, ("सैनिक",), "10000", None),
        ("money >= 500 करोड़ रुपये", "money", ("रुपये",), "5000000000", None),
        ("सड़क 5..10 किलोमीटर", None, ("सड़क", "किलोमीटर"), "5", "10"),
    ],
)
def test_what_is_typed_is_read(
    text: str, kind: str | None, what: tuple[str, ...], least: str | None, most: str | None
) -> None:
    assert parse_condition(text) == Condition(kind, what, least, most, open_least=False, open_most=False)


def test_open_bounds() -> None:
    assert parse_condition("year > 1945").open_least
    assert parse_condition("year < 1945").open_most


@pytest.mark.parametrize("text", ["", "सैनिक", "सैनिक >=", "सैनिक >= बहुत", "a >= 1 >= 2", "सैनिक >= 12,34,56", "x 5.."])
def test_what_cannot_be_read_is_named(text: str) -> None:
    with pytest.raises(QueryError, match="write it like"):
        parse_condition(text)


@pytest.mark.parametrize(
    ("what", "unit", "currency"),
    [("किलोमीटर", "kilometre", None), ("फीसदी", "percent", None), ("दिन", "day", None), ("रुपये", None, "INR")],
)
def test_hindi_units_are_those_of_the_record(what: str, unit: str | None, currency: str | None) -> None:
    (named,) = build_condition(f"{what} >= 5")["nested"]["query"]["bool"]["filter"][:-1]
    _, units, currencies = named["bool"]["should"]
    assert unit is None or unit in units["terms"]["figures.unit"]
    assert currency is None or currency in currencies["terms"]["figures.currency"]
