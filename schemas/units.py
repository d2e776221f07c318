"""Measures in SI, so that one search finds 5 किमी and 3 मील: factors of units that mean the same everywhere.

A bigha, katha or biswa differs from state to state, a gallon from country to country, and has none; a quintal is the
hundred kilograms of Indian mandis.
The factors are `pint`'s (tests/schemas/test_units.py); nothing imports it at run time.
"""

from typing import Literal

Dimension = Literal["length", "area", "mass", "power"]
# The SI unit of each dimension, as `pint` writes it.
SI_UNITS: dict[Dimension, str] = {
    "length": "metre",
    "area": "metre ** 2",
    "mass": "kilogram",
    "power": "watt",
}
_FACTORS: dict[Dimension, dict[str, float]] = {
    "length": {
        "millimetre": 1e-3,
        "centimetre": 1e-2,
        "metre": 1.0,
        "kilometre": 1e3,
        "inch": 0.0254,
        "foot": 0.3048,
        "yard": 0.9144,
        "mile": 1609.344,
        "nautical_mile": 1852.0,
    },
    "area": {
        "square_foot": 0.09290304,
        "square_yard": 0.83612736,
        "square_metre": 1.0,
        "square_kilometre": 1e6,
        "square_mile": 2589988.110336,
        "acre": 4046.8726098742522,
        "hectare": 1e4,
    },
    "mass": {
        "milligram": 1e-6,
        "gram": 1e-3,
        "kilogram": 1.0,
        "quintal": 100.0,
        "tonne": 1e3,
        "pound": 0.45359237,
        "ounce": 0.028349523125,
        "carat": 2e-4,
    },
    "power": {"watt": 1.0, "kilowatt": 1e3, "megawatt": 1e6, "gigawatt": 1e9},
}
FACTORS: dict[str, tuple[Dimension, float]] = {
    unit: (dimension, factor) for dimension, row in _FACTORS.items() for unit, factor in row.items()
}


def to_si(value: str, unit: str | None, dimension: Dimension) -> float | None:
    """Return a measure in the SI unit of `dimension`; None when its unit is of another or has no fixed size.

    >>> to_si("12.5", "kilometre", "length"), to_si("4", "bigha", "area"), to_si("2", "tonne", "length")
    (12500.0, None, None)
    """
    held, factor = FACTORS.get(unit or "", (None, 0.0))
    return float(value) * factor if held == dimension else None
