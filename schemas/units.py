"""Measures in one unit per dimension, so that one search finds 5 किमी and 3 मील: sizes that mean the same everywhere.

A bigha, katha or biswa differs from state to state, a gallon from country to country, and has no size here; a quintal
is the hundred kilograms of Indian mandis, a barrel one of oil, a unit of electricity a kilowatt hour. Months and years
have their mean length. The sizes are `pint`'s (tests/schemas/test_units.py); nothing imports it at run time.
"""

from typing import Literal, NamedTuple

Dimension = Literal["length", "area", "mass", "volume", "speed", "power", "energy", "temperature", "duration", "data"]
# The unit of each dimension's copies, as `pint` writes it: SI, but for degrees Celsius and bytes.
SI_UNITS: dict[Dimension, str] = {
    "length": "metre",
    "area": "metre ** 2",
    "mass": "kilogram",
    "volume": "metre ** 3",
    "speed": "metre / second",
    "power": "watt",
    "energy": "joule",
    "temperature": "degree_Celsius",
    "duration": "second",
    "data": "byte",
}
_DAY, _YEAR = 86400.0, 31557600.0
_FOOT, _MILE = 0.3048, 1609.344
_FACTORS: dict[Dimension, dict[str, float]] = {
    "length": {
        "picometre": 1e-12,
        "millimetre": 1e-3,
        "centimetre": 1e-2,
        "decimetre": 0.1,
        "metre": 1.0,
        "kilometre": 1e3,
        "inch": 0.0254,
        "foot": _FOOT,
        "yard": 0.9144,
        "mile": _MILE,
        "nautical_mile": 1852.0,
        "light_year": 9460730472580800.0,
    },
    "area": {
        "square_foot": _FOOT**2,
        "square_yard": 0.83612736,
        "square_metre": 1.0,
        "square_kilometre": 1e6,
        "square_mile": _MILE**2,
        "acre": 4046.8726098742522,
        "hectare": 1e4,
    },
    "mass": {
        "microgram": 1e-9,
        "milligram": 1e-6,
        "gram": 1e-3,
        "kilogram": 1.0,
        "quintal": 100.0,
        "tonne": 1e3,
        "pound": 0.45359237,
        "ounce": 0.028349523125,
        "carat": 2e-4,
        "tola": 0.0116638038,
    },
    "volume": {
        "millilitre": 1e-6,
        "cubic_centimetre": 1e-6,
        "litre": 1e-3,
        "cubic_metre": 1.0,
        "cubic_foot": _FOOT**3,
        "mcft": 1e6 * _FOOT**3,
        "tmc": 1e9 * _FOOT**3,
        "barrel": 0.158987294928,
    },
    "speed": {
        "kilometre_per_hour": 1 / 3.6,
        "kilometre_per_second": 1e3,
        "metre_per_second": 1.0,
        "mile_per_hour": _MILE / 3600,
        "knot": 1852 / 3600,
    },
    "power": {"watt": 1.0, "kilowatt": 1e3, "megawatt": 1e6, "gigawatt": 1e9, "horsepower": 745.69987158227022},
    "energy": {
        "joule": 1.0,
        "calorie": 4.184,
        "kilocalorie": 4184.0,
        "unit_of_electricity": 3.6e6,
        "kilowatt_hour": 3.6e6,
        "megawatt_hour": 3.6e9,
    },
    # Bare degrees are Celsius, as Indian news prints them.
    "temperature": {"degree_celsius": 1.0, "degree": 1.0, "degree_fahrenheit": 5 / 9},
    "duration": {
        "second": 1.0,
        "minute": 60.0,
        "hour": 3600.0,
        "day": _DAY,
        "week": 7 * _DAY,
        "fortnight": 14 * _DAY,
        "month": _YEAR / 12,
        "year": _YEAR,
        "decade": 10 * _YEAR,
        "century": 100 * _YEAR,
    },
    "data": {"bit": 0.125, "kilobyte": 1e3, "megabyte": 1e6, "gigabyte": 1e9, "terabyte": 1e12},
}
# Parts of a currency: a figure in one is of the currency, a hundredth of its unit.
HUNDREDTHS = frozenset({"paisa", "cent", "penny"})
# What a zero of the unit is in the dimension's own.
_ZEROS = {"degree_fahrenheit": -32 * 5 / 9}


class Size(NamedTuple):
    """A unit's dimension, its size in the dimension's unit, and what its zero is there (Fahrenheit's -17.8)."""

    dimension: Dimension
    factor: float
    zero: float = 0.0

    def into(self, value: float) -> float:
        """Return a value of this unit in the dimension's unit."""
        return value * self.factor + self.zero

    def out_of(self, value: float) -> float:
        """Return a value of the dimension's unit in this one."""
        return (value - self.zero) / self.factor


SIZES: dict[str, Size] = {
    unit: Size(dimension, factor, _ZEROS.get(unit, 0.0))
    for dimension, row in _FACTORS.items()
    for unit, factor in row.items()
}


def to_si(value: str, unit: str | None, dimension: Dimension) -> float | None:
    """Return a measure in the unit of `dimension`; None when its own is of another or has no fixed size.

    >>> to_si("12.5", "kilometre", "length"), to_si("4", "bigha", "area"), to_si("2", "tonne", "length")
    (12500.0, None, None)
    """
    size = SIZES.get(unit or "")
    return size.into(float(value)) if size is not None and size.dimension == dimension else None


def units_beside(unit: str) -> dict[str, Size]:
    """Return every unit of a unit's dimension, itself among them; none where it has no fixed size.

    >>> sorted(units_beside("gigawatt"))
    ['gigawatt', 'horsepower', 'kilowatt', 'megawatt', 'watt']
    """
    size = SIZES.get(unit)
    return {} if size is None else {name: other for name, other in SIZES.items() if other.dimension == size.dimension}
