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


@pytest.mark.parametrize(("what", "unit"), [("फीसदी", "percent"), ("बीघा", "bigha"), ("गुना", "times")])
def test_hindi_units_are_those_of_the_record(what: str, unit: str) -> None:
    (named,) = build_condition(f"{what} >= 5")["nested"]["query"]["bool"]["filter"][:-1]
    _, units = named["bool"]["should"]
    assert unit in units["terms"]["figures.unit"]


def money(text: str) -> tuple[float, float]:
    """Return the least value of a condition on money, in whole units of a currency and in hundredths."""
    (paid,) = build_condition(text)["nested"]["query"]["bool"]["filter"]
    currency, either = paid["bool"]["should"][0]["bool"]["filter"]
    assert currency["terms"]["figures.currency"] == ["INR"]
    whole, small = (way["bool"]["filter"][-1] for way in either["bool"]["should"])
    rupees, paise = (clause["bool"]["should"][0]["range"]["figures.value"]["gte"] for clause in (whole, small))
    return rupees, paise


@pytest.mark.parametrize("text", ["रुपये >= 50", "INR >= 50", ">= 50 रुपये", "पैसे >= 5000"])
def test_fifty_paise_are_no_fifty_rupees(text: str) -> None:
    assert money(text) == pytest.approx((50, 5000))


def bounds(text: str) -> dict[str, float]:
    """Return unit -> smallest value of a condition on a size."""
    (sized,) = build_condition(text)["nested"]["query"]["bool"]["filter"]
    least = {}
    for one in sized["bool"]["should"]:
        unit, *_, lower = one["bool"]["filter"]
        if "term" in unit:
            least[unit["term"]["figures.unit"]] = lower["bool"]["should"][0]["range"]["figures.value"]["gte"]
    return least


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("किमी >= 10", {"kilometre": 10, "metre": 10000, "mile": 6.2137119}),
        (">= 10 किमी", {"kilometre": 10, "metre": 10000}),
        ("डिग्री >= 40", {"degree": 40, "degree_celsius": 40, "degree_fahrenheit": 104}),
        ("दिन >= 3", {"day": 3, "hour": 72}),
        ("टन >= 2", {"tonne": 2, "quintal": 20, "kilogram": 2000}),
        ("megawatt >= 5", {"megawatt": 5, "kilowatt": 5000}),
        ("किलोमीटर प्रति घंटा >= 90", {"kilometre_per_hour": 90, "metre_per_second": 25}),
    ],
)
def test_a_size_is_asked_for_in_any_unit_of_its_dimension(text: str, least: dict[str, float]) -> None:
    found = bounds(text)
    assert {unit: found[unit] for unit in least} == pytest.approx(least)


def test_a_figure_as_an_article_states_it_asks_for_its_value() -> None:
    assert parse_condition("10 किमी") == parse_condition("= 10 किमी")
    assert parse_condition("15 हजार सैनिक") == parse_condition("सैनिक = 15000")
