"""What the API answers with: the classes of its contract."""

from typing import Annotated, Any

import orjson
from fastapi import Response
from pydantic import BaseModel, Field, field_validator

from pipelines.errors import QueryError
from pipelines.serve.api.reader import Page
from pipelines.serve.query import SearchParams, Values
from pipelines.serve.results import Count, read_bars, read_facets, read_interval, read_marks
from schemas.article import Article
from schemas.mark import Record

MAX_VALUES = 50
MAX_VALUE_LENGTH = 500
ARTICLE_FIELDS = frozenset(Article.model_fields)


class SearchQuery(SearchParams):
    """A question over HTTP: the question itself, which page of the answer, and which fields of the articles."""

    cursor: Annotated[str | None, Field(description="Where the page before ended: its `next`.", max_length=6000)] = None
    fields: Annotated[Values, Field(description="Fields of the articles to return; none: all of them.")] = ()

    @field_validator("fields")
    @classmethod
    def _known_fields(cls, names: Values) -> Values:
        unknown = sorted(set(names) - ARTICLE_FIELDS)
        if unknown:
            raise QueryError(f"an article has no field {unknown[0]!r}", mend=f"use {', '.join(sorted(ARTICLE_FIELDS))}")
        return names

    @field_validator("*")
    @classmethod
    def _bounded_values(cls, value: Any) -> Any:
        values = value if isinstance(value, tuple) else ()
        if len(values) > MAX_VALUES or any(len(one) > MAX_VALUE_LENGTH for one in values):
            raise QueryError(
                "too many values, or one that is too long",
                mend=f"use at most {MAX_VALUES} of {MAX_VALUE_LENGTH} letters",
            )
        return value


class ValueCount(Record):
    """How many articles have a value of a facet, or fall in a bar of the histogram."""

    value: str
    articles: int


class FoundArticle(Record):
    """One hit: its score (null where no words were asked for), the article, and highlights as HTML with <mark>."""

    score: float | None
    article: Article | dict[str, Any]
    highlights: dict[str, tuple[str, ...]]


class SearchAnswer(Record):
    """One page of an answer. A facet's own selection does not narrow its own counts."""

    total: int
    took_ms: int
    next: str | None
    """Cursor of the next page; null on the last one."""
    hits: tuple[FoundArticle, ...]
    facets: dict[str, tuple[ValueCount, ...]]
    histogram: tuple[ValueCount, ...]
    """Articles over time; `value` is the first day of a bar."""
    interval: str
    """Width of the bars: "1d", "7d", "1M" ..."""
    did_you_mean: str | None
    """The question in a spelling that finds more; null where there is none, or where enough was found."""


class FacetAnswer(Record):
    """Values of one facet, most frequent first."""

    facet: str
    values: tuple[ValueCount, ...]


class Health(Record):
    """Whether the service can answer."""

    status: str
    articles: int | None = None
    """How many articles are searched; null where that was not asked."""


def print_search(page: Page, fields: Values) -> Response:
    """Return the answer as `SearchAnswer` has it.

    An article was validated when it was loaded and is stored as it is printed: here it is neither read nor written
    anew, which was most of the time of a request.
    """
    response = page.response
    hits = [
        {"score": hit.get("_score"), "article": _chosen(hit["_source"], fields), "highlights": read_marks(hit)}
        for hit in response["hits"]["hits"]
    ]
    answer = {
        "total": response["hits"]["total"]["value"],
        "took_ms": response["took"],
        "next": page.cursor,
        "hits": hits,
        "facets": {name: _counted(counts) for name, counts in read_facets(response).items()},
        "histogram": _counted(read_bars(response)),
        "interval": read_interval(response),
        "did_you_mean": page.did_you_mean,
    }
    return Response(orjson.dumps(answer), media_type="application/json")


def _chosen(article: dict[str, Any], fields: Values) -> dict[str, Any]:
    return {name: value for name, value in article.items() if name in {"id", *fields}} if fields else article


def _counted(counts: tuple[Count, ...]) -> list[dict[str, Any]]:
    return [{"value": value, "articles": articles} for value, articles in counts]


def as_json(record: BaseModel, headers: dict[str, str] | None = None) -> Response:
    """Return a record as it is printed everywhere: without the computed fields that only the index needs."""
    return Response(record.model_dump_json(exclude_computed_fields=True), 200, headers, "application/json")
