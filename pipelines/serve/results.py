"""The answer: hits with their articles, highlights, facet counts and a histogram of days."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from pipelines.index.mapping import facet_fields
from schemas.article import Article
from schemas.mark import Record


class Count(NamedTuple):
    """How many articles have a facet's value; for a histogram the value is the first day of the bar."""

    value: str
    articles: int


class Hit(Record):
    """One article found."""

    score: float | None
    """None where the answer is not sorted by relevance and no words were asked for."""
    article: Article
    highlights: dict[str, tuple[str, ...]]
    """Field -> stretches of the printed text with the found words marked; fields without one are left out."""


class SearchResult(Record):
    """One page of an answer."""

    total: int
    took_ms: int
    hits: tuple[Hit, ...]
    facets: dict[str, tuple[Count, ...]]
    """Facet -> its most frequent values, each facet counted as if nothing were chosen in it."""
    histogram: tuple[Count, ...]
    interval: str
    """Width of the histogram's bars: "1d", "7d", "1M" ..."""
    did_you_mean: str | None = None
    """The question in a spelling that finds more; None where there is none, or where enough was found."""


def read_results(response: Mapping[str, Any]) -> SearchResult:
    """Return the answer of one search as a validated record. Raises ValidationError for a hit that is no Article."""
    return SearchResult(
        total=response["hits"]["total"]["value"],
        took_ms=response["took"],
        hits=tuple(map(_hit, response["hits"]["hits"])),
        facets=read_facets(response),
        histogram=read_bars(response),
        interval=read_interval(response),
    )


def read_marks(hit: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Return the highlights of a hit. Marked in a field or in a sub-field of it: `body.latin` is the text of `body`."""
    return {field.partition(".")[0]: tuple(found) for field, found in hit.get("highlight", {}).items()}


def read_facets(response: Mapping[str, Any]) -> dict[str, tuple[Count, ...]]:
    """Return the counts of each facet; one with a selection is counted apart from the others."""
    counts = response["aggregations"]
    found = {name: counts.get(f"but_{name}", counts["all"])[name]["buckets"] for name in facet_fields()}
    return {name: tuple(Count(one["key"], one["doc_count"]) for one in buckets) for name, buckets in found.items()}


def read_bars(response: Mapping[str, Any]) -> tuple[Count, ...]:
    """Return the articles over time."""
    buckets = response["aggregations"]["all"]["dates"]["buckets"]
    return tuple(Count(bar["key_as_string"], bar["doc_count"]) for bar in buckets)


def read_interval(response: Mapping[str, Any]) -> str:
    """Return the width of the bars."""
    interval: str = response["aggregations"]["all"]["dates"]["interval"]
    return interval


def _hit(hit: Mapping[str, Any]) -> Hit:
    # Not validated again: that would read each article twice.
    article = Article.model_validate(hit["_source"])
    return Hit.model_construct(score=hit.get("_score"), article=article, highlights=read_marks(hit))
