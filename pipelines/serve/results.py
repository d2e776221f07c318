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
    counts = response["aggregations"]
    dates = counts["all"]["dates"]
    return SearchResult(
        total=response["hits"]["total"]["value"],
        took_ms=response["took"],
        hits=tuple(map(_hit, response["hits"]["hits"])),
        facets={name: _facet(counts, name) for name in facet_fields()},
        histogram=tuple(Count(bar["key_as_string"], bar["doc_count"]) for bar in dates["buckets"]),
        interval=dates["interval"],
    )


def _hit(hit: Mapping[str, Any]) -> Hit:
    # Marked in a field or in a sub-field of it: the text of `body.latin` is that of `body`.
    # Not validated again: that would read each article twice.
    return Hit.model_construct(
        score=hit.get("_score"),
        article=Article.model_validate(hit["_source"]),
        highlights={field.partition(".")[0]: tuple(found) for field, found in hit.get("highlight", {}).items()},
    )


def _facet(counts: Mapping[str, Any], name: str) -> tuple[Count, ...]:
    """A facet with a selection is counted apart from the others."""
    buckets = counts.get(f"but_{name}", counts["all"])[name]["buckets"]
    return tuple(Count(bucket["key"], bucket["doc_count"]) for bucket in buckets)
