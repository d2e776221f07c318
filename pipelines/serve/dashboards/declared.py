"""What `reference/dashboards.yaml` declares: patterns, saved searches, charts and the dashboard's layout."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from pipelines.reference import load

PatternName = Literal["timed", "all", "rejected"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Patterns(_Strict):
    """times: the date field of each pattern that has one. names: what people read. formats: how values are shown."""

    times: dict[PatternName, str]
    names: dict[PatternName, str]
    formats: dict[str, dict[str, Any]]


class Search(_Strict):
    """A saved search; `query` in Lucene syntax, empty for all articles."""

    title: str
    about: str
    columns: tuple[str, ...]
    query: str = ""
    pattern: PatternName = "timed"


class Aggregation(_Strict):
    """One metric or bucket of a chart; `slot` is its place in the chart's editor (Dashboards: schema)."""

    type: str
    slot: str = "metric"
    params: dict[str, Any] = {}


class Chart(_Strict):
    """A visualisation. spec: of a Vega chart, which holds its own search; None for all others."""

    title: str
    about: str
    type: str
    pattern: PatternName = "timed"
    params: dict[str, Any] = {}
    metrics: tuple[Aggregation, ...] = (Aggregation(type="count"),)
    buckets: tuple[Aggregation, ...] = ()
    spec: dict[str, Any] | None = None

    @property
    def reads_pattern(self) -> bool:
        """Whether Dashboards builds the chart's search over its index pattern."""
        return self.type != "vega"


class Layout(_Strict):
    """The dashboard: rows of (panel, width, height) and the time range it opens with."""

    title: str
    about: str
    since: Annotated[str, Field(alias="from")]
    until: Annotated[str, Field(alias="to")]
    rows: tuple[tuple[tuple[str, int, int], ...], ...]


class Declared(_Strict):
    """The file `reference/dashboards.yaml`."""

    patterns: Patterns
    types: dict[str, dict[str, Any]]
    searches: dict[str, Search]
    charts: dict[str, Chart]
    dashboard: Layout


def declared() -> Declared:
    """Return what is declared. Raises ReferenceDataError naming the row that is wrong."""
    return load("dashboards.yaml", Declared)
