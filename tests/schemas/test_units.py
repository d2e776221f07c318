"""Sizes of units: ours are pint's."""

from typing import Any

import pint
import pytest

from pipelines.parse.figures.word_files import unit_file
from schemas.units import FACTORS, SI_UNITS, to_si

# Where pint's word for the unit is another one.
NAMES = {"quintal": "100 * kilogram", "tonne": "metric_ton"}


def size(unit: str) -> str:
    """Return a unit as pint reads it: square_foot -> foot ** 2, kilometre_per_hour -> kilometre / hour."""
    power = {"square": "** 2", "cubic": "** 3"}.get(unit.partition("_")[0])
    return f"{unit.partition('_')[2]} {power}" if power else NAMES.get(unit, unit.replace("_per_", " / "))


@pytest.fixture(scope="module")
def registry() -> pint.UnitRegistry[Any]:
    return pint.UnitRegistry()


@pytest.mark.parametrize("unit", FACTORS)
def test_each_factor_is_pints(unit: str, registry: pint.UnitRegistry[Any]) -> None:
    dimension, factor = FACTORS[unit]
    assert registry.parse_expression(size(unit)).to(SI_UNITS[dimension]).magnitude == pytest.approx(factor, rel=1e-9)


def test_units_are_those_of_the_record() -> None:
    named = {unit for unit in FACTORS if "_per_" not in unit}
    assert named <= unit_file().measure.keys()


def test_a_unit_of_another_dimension_or_of_no_fixed_size_has_none() -> None:
    assert to_si("5", "kilometre", "length") == 5000
    assert to_si("5", "kilometre", "mass") is None
    assert to_si("5", "bigha", "area") is None
    assert to_si("5", None, "area") is None
