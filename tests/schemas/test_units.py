"""Sizes of units: ours are pint's."""

from typing import Any

import pint
import pytest

from pipelines.parse.figures.word_files import unit_file
from schemas.units import SI_UNITS, SIZES, to_si, units_beside

# Where pint's word for the unit is another one.
NAMES = {
    "quintal": "100 * kilogram",
    "tonne": "metric_ton",
    "barrel": "oil_bbl",
    "mcft": "1e6 * foot ** 3",
    "tmc": "1e9 * foot ** 3",
    "unit_of_electricity": "kilowatt_hour",
    "decade": "10 * year",
    "tola": "11.6638038 * gram",
}


def size(unit: str) -> str:
    """Return a unit as pint reads it: square_foot -> foot ** 2, kilometre_per_hour -> kilometre / hour."""
    power = {"square": "** 2", "cubic": "** 3"}.get(unit.partition("_")[0])
    return f"{unit.partition('_')[2]} {power}" if power else NAMES.get(unit, unit.replace("_per_", " / "))


@pytest.fixture(scope="module")
def registry() -> pint.UnitRegistry[Any]:
    return pint.UnitRegistry()


FIXED = sorted(unit for unit, size in SIZES.items() if size.dimension != "temperature")


@pytest.mark.parametrize("unit", FIXED)
def test_each_size_is_pints(unit: str, registry: pint.UnitRegistry[Any]) -> None:
    held = SIZES[unit]
    assert registry.parse_expression(size(unit)).to(SI_UNITS[held.dimension]).magnitude == pytest.approx(held.factor)


@pytest.mark.parametrize(
    ("unit", "name"), [("degree_celsius", "degC"), ("degree_fahrenheit", "degF"), ("degree", "degC")]
)
@pytest.mark.parametrize("value", [-40.0, 0.0, 37.5, 104.0])
def test_temperatures_are_pints(unit: str, name: str, value: float, registry: pint.UnitRegistry[Any]) -> None:
    assert SIZES[unit].into(value) == pytest.approx(registry.Quantity(value, name).to("degC").magnitude)
    assert SIZES[unit].out_of(SIZES[unit].into(value)) == pytest.approx(value)


def test_units_are_those_of_the_record() -> None:
    file = unit_file()
    named = {unit for unit in SIZES if "_per_" not in unit}
    assert named <= file.measure.keys() | file.duration.keys() | file.temperature.keys()


def test_a_dimension_has_one_unit_of_size_one_at_least() -> None:
    for dimension in SI_UNITS:
        sizes = [size for size in SIZES.values() if size.dimension == dimension]
        assert len(sizes) > 2
        assert any(size.factor == 1 for size in sizes) or dimension == "data"


def test_units_beside_one_another() -> None:
    assert {"metre", "mile", "kilometre"} <= units_beside("kilometre").keys()
    assert units_beside("bigha") == units_beside("percent") == {}


def test_a_unit_of_another_dimension_or_of_no_fixed_size_has_none() -> None:
    assert to_si("5", "kilometre", "length") == 5000
    assert to_si("5", "kilometre", "mass") is None
    assert to_si("5", "bigha", "area") is None
    assert to_si("5", None, "area") is None
