"""Flat copies of an article's figures, for facets, sorting and charts: Dashboards cannot draw nested fields.

Two numbers and two nouns of one article no longer say which belongs to which here; `figures` itself keeps them apart.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

from pydantic import computed_field

from schemas.figure import Figure, FigureKind
from schemas.mark import DOUBLES, KEYWORD, Index, IndexedRecord
from schemas.units import HUNDREDTHS, Dimension, to_si

# The kind that holds the figures of a dimension; the others are measures.
_KIND: dict[Dimension, FigureKind] = {"temperature": "temperature", "duration": "duration"}


def distinct(values: Iterable[str]) -> list[str]:
    """Return the values in their first order, each once."""
    return list(dict.fromkeys(values))


class FlatFigures(IndexedRecord):
    """The part of a record that holds the copies; computed, indexed, never stored or printed."""

    if TYPE_CHECKING:
        figures: tuple[Figure, ...]

    def _values(self, kind: FigureKind) -> list[float]:
        return [float(f.value) for f in self.figures if f.kind == kind]

    def _measures(self, dimension: Dimension) -> list[float]:
        """The copies of one dimension; units without a fixed size are left out."""
        kind = _KIND.get(dimension, "measure")
        sizes = (to_si(f.value, f.unit, dimension) for f in self.figures if f.kind == kind)
        return [size for size in sizes if size is not None]

    @computed_field
    @property
    def figure_kinds(self) -> Annotated[list[str], Index(KEYWORD, facet="figure_kind")]:
        return distinct(f.kind for f in self.figures)

    @computed_field
    @property
    def figure_of(self) -> Annotated[list[str], Index(KEYWORD, facet="counted")]:
        """What is counted, for the facet."""
        return distinct(f.of for f in self.figures if f.of)

    @computed_field
    @property
    def figure_count(self) -> Annotated[list[float], Index(DOUBLES)]:
        return self._values("count")

    @computed_field
    @property
    def figure_percent(self) -> Annotated[list[float], Index(DOUBLES)]:
        return self._values("percent")

    @computed_field
    @property
    def figure_money_inr(self) -> Annotated[list[float], Index(DOUBLES)]:
        """In rupees, sums in paise too."""
        sums = [f for f in self.figures if f.kind == "money" and f.currency == "INR"]
        return [float(f.value) / (100 if f.unit in HUNDREDTHS else 1) for f in sums]

    @computed_field
    @property
    def figure_length(self) -> Annotated[list[float], Index(DOUBLES)]:
        """In metres."""
        return self._measures("length")

    @computed_field
    @property
    def figure_area(self) -> Annotated[list[float], Index(DOUBLES)]:
        """In square metres."""
        return self._measures("area")

    @computed_field
    @property
    def figure_mass(self) -> Annotated[list[float], Index(DOUBLES)]:
        """In kilograms."""
        return self._measures("mass")

    @computed_field
    @property
    def figure_volume(self) -> Annotated[list[float], Index(DOUBLES)]:
        """In cubic metres."""
        return self._measures("volume")

    @computed_field
    @property
    def figure_speed(self) -> Annotated[list[float], Index(DOUBLES)]:
        """In metres a second."""
        return self._measures("speed")

    @computed_field
    @property
    def figure_power(self) -> Annotated[list[float], Index(DOUBLES)]:
        """In watts."""
        return self._measures("power")

    @computed_field
    @property
    def figure_energy(self) -> Annotated[list[float], Index(DOUBLES)]:
        """In joules."""
        return self._measures("energy")

    @computed_field
    @property
    def figure_temperature(self) -> Annotated[list[float], Index(DOUBLES)]:
        """In degrees Celsius; bare degrees count as such."""
        return self._measures("temperature")

    @computed_field
    @property
    def figure_duration(self) -> Annotated[list[float], Index(DOUBLES)]:
        """In seconds; ages are no durations."""
        return self._measures("duration")

    @computed_field
    @property
    def figure_data(self) -> Annotated[list[float], Index(DOUBLES)]:
        """In bytes."""
        return self._measures("data")
