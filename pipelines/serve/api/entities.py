"""One person, place or organisation: its names, when it was in the news, and with whom."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from pipelines.errors import NotFoundError
from pipelines.index.mapping import facet_fields
from pipelines.serve.api.answers import ValueCount
from pipelines.serve.api.figures import ReportedFigure, report
from pipelines.serve.api.reader import Reader
from pipelines.serve.dates import TIME_ZONE
from schemas.article import Article
from schemas.entity import Entity, EntityKind
from schemas.mark import Record

LOOKED_AT = 50
FIGURES = 30
NO_AMOUNT = frozenset({"date", "time", "year", "ordinal"})
COMPANY = ("person", "place", "organisation", "outlet", "counted")


class EntityAnswer(Record):
    """What the index holds about an entity."""

    id: str
    kind: EntityKind
    name: str
    name_latin: str | None
    spellings: tuple[ValueCount, ...]
    """As printed in the newest articles, and in how many of these."""
    articles: int
    histogram: tuple[ValueCount, ...]
    """Articles over time; `value` is the first day of a bar."""
    interval: str
    together: dict[str, tuple[ValueCount, ...]]
    """Facet -> its most frequent values in the articles that name the entity."""
    newest: tuple[Article, ...]
    figures: tuple[ReportedFigure, ...]
    """Amounts in sentences that name the entity, of the newest articles: who is counted with what."""


async def describe_entity(reader: Reader, id: str) -> EntityAnswer:
    """Return an entity by its id. Raises NotFoundError when no article names it."""
    response = await reader.ask(_question(id))
    articles = tuple(Article.model_validate(hit["_source"]) for hit in response["hits"]["hits"])
    if not articles:
        raise NotFoundError(f"no article names {id!r}")
    named = [entity for article in articles for entity in article.entities if entity.id == id]
    counts = response["aggregations"]
    return EntityAnswer(
        id=id,
        kind=named[0].kind,
        name=named[0].name,
        name_latin=next((entity.name_latin for entity in named if entity.name_latin), None),
        spellings=_spellings(named),
        articles=response["hits"]["total"]["value"],
        histogram=_counts(counts["dates"]["buckets"], "key_as_string"),
        interval=counts["dates"]["interval"],
        together={name: _others(counts[name]["buckets"], named[0].name) for name in COMPANY},
        newest=articles[:10],
        figures=tuple(islice(_reported(articles, id), FIGURES)),
    )


def _question(id: str) -> dict[str, Any]:
    fields = facet_fields()
    dates = {"field": "dated", "buckets": 60, "minimum_interval": "day", "format": "yyyy-MM-dd", "time_zone": TIME_ZONE}
    return {
        "size": LOOKED_AT,
        "track_total_hits": True,
        "query": {"term": {"entity_ids": id}},
        "sort": [{"dated": {"order": "desc", "missing": "_last"}}, {"id": "asc"}],
        "aggs": {
            "dates": {"auto_date_histogram": dates},
            **{name: {"terms": {"field": fields[name], "size": 15}} for name in COMPANY},
        },
    }


def _reported(articles: Iterable[Article], id: str) -> Iterator[ReportedFigure]:
    """Figures with a mention of the entity in the same sentence; points in time and ranks count nothing."""
    for article in articles:
        starts = [m.start for entity in article.entities if entity.id == id for m in entity.mentions]
        for figure in article.figures:
            if figure.kind not in NO_AMOUNT:
                told = report(article, figure)
                first = figure.start - told.start
                if any(first <= start < first + len(told.sentence) for start in starts):
                    yield told


def _spellings(named: list[Entity]) -> tuple[ValueCount, ...]:
    printed = Counter(text for entity in named for text in {mention.text for mention in entity.mentions})
    return tuple(ValueCount(value=text, articles=number) for text, number in printed.most_common())


def _counts(buckets: list[dict[str, Any]], key: str = "key") -> tuple[ValueCount, ...]:
    return tuple(ValueCount(value=bucket[key], articles=bucket["doc_count"]) for bucket in buckets)


def _others(buckets: list[dict[str, Any]], name: str) -> tuple[ValueCount, ...]:
    return tuple(count for count in _counts(buckets) if count.value != name)
