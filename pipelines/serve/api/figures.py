"""Figures searched for themselves: which number was reported for what, by whom, when, in which sentence."""

import re
from typing import Annotated, Any

from pydantic import Field

from pipelines.hindi.normalise import to_nfc
from pipelines.serve.api.answers import SearchQuery
from pipelines.serve.api.reader import Reader
from pipelines.serve.query import SearchParams, Values
from schemas.article import Article
from schemas.figure import Figure, FigureKind
from schemas.mark import Record

# Figures of one article that are looked at.
MOST = 50
_SENTENCE_ENDS = re.compile(r"[।?!\n]|\.(?=\s)")


class FigureQuery(SearchQuery):
    """A question about figures: what they count and how large they are, in the articles of a search."""

    of: Annotated[Values, Field(description="Thing counted, in any inflection: सैनिक. Several: any of them.")] = ()
    kind: Annotated[FigureKind | None, Field(description="Kind of figure.")] = None
    unit: Annotated[str | None, Field(description="Unit as the record has it: kilometre, percent.")] = None
    least: Annotated[float | None, Field(allow_inf_nan=False, description="Smallest value.")] = None
    most: Annotated[float | None, Field(allow_inf_nan=False, description="Largest value.")] = None


class ReportedFigure(Record):
    """One figure with the sentence that states it and where that stands."""

    figure: Figure
    sentence: str
    start: int
    """Code point in `sentence` where the figure's text begins."""
    article_id: str
    headline: str | None
    outlet: str | None
    dated: str | None
    """Date the article is filed under; null: the source gives none."""
    uri: str


class FiguresAnswer(Record):
    """Figures, in the order of their articles. `total` counts articles that hold any."""

    total: int
    next: str | None
    figures: tuple[ReportedFigure, ...]


async def find_figures(reader: Reader, asked: FigureQuery) -> FiguresAnswer:
    """Return the figures asked for from one page of articles. Raises QueryError like a search."""
    clauses = _clauses(asked)
    params = SearchParams.model_validate({name: getattr(asked, name) for name in SearchParams.model_fields})
    nested = {"path": "figures", "query": {"bool": {"filter": clauses}}, "inner_hits": {"size": MOST}}
    found, response = await reader.search_with(params, asked.cursor, {"nested": nested})
    articles = (hit.article for hit in found.result.hits)
    rows = [
        report(article, article.figures[inner["_nested"]["offset"]])
        for article, hit in zip(articles, response["hits"]["hits"], strict=True)
        for inner in sorted(hit["inner_hits"]["figures"]["hits"]["hits"], key=lambda one: one["_nested"]["offset"])
    ]
    return FiguresAnswer(total=found.result.total, next=found.cursor, figures=tuple(rows))


def _clauses(asked: FigureQuery) -> list[dict[str, Any]]:
    clauses: list[dict[str, Any]] = []
    if asked.of:
        nouns = [{"match": {"figures.of.words": {"query": to_nfc(noun), "operator": "and"}}} for noun in asked.of]
        clauses.append({"bool": {"should": nouns, "minimum_should_match": 1}})
    clauses += [
        {"term": {f"figures.{name}": value}}
        for name, value in (("kind", asked.kind), ("unit", asked.unit))
        if value is not None
    ]
    if asked.least is not None:
        ends = [{"range": {f"figures.{end}": {"gte": asked.least}}} for end in ("value", "value_max")]
        clauses.append({"bool": {"should": ends, "minimum_should_match": 1}})
    if asked.most is not None:
        clauses.append({"range": {"figures.value": {"lte": asked.most}}})
    return clauses or [{"exists": {"field": "figures.kind"}}]


def report(article: Article, figure: Figure) -> ReportedFigure:
    """Return a figure with the sentence around it, cut from the printed text."""
    block = next(block for block in article.blocks if block.start <= figure.start < block.end)
    first, last = block.start, block.end
    for end in _SENTENCE_ENDS.finditer(article.text, block.start, block.end):
        if end.end() <= figure.start:
            first = end.end()
        elif end.start() >= figure.end:
            last = end.end()
            break
    printed = article.text[first:last]
    sentence = printed.strip()
    return ReportedFigure(
        figure=figure,
        sentence=sentence,
        start=figure.start - first - (len(printed) - len(printed.lstrip())),
        article_id=article.id,
        headline=article.headline,
        outlet=article.outlet_name,
        dated=article.dated,
        uri=article.source.uri,
    )
