"""Figures searched for themselves: which number was reported for what, by whom, when, in which sentence."""

import re
from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import Field

from pipelines.hindi.normalise import to_nfc
from pipelines.index.generations import MAX_INNER
from pipelines.serve.api.answers import SearchQuery
from pipelines.serve.api.reader import Reader
from pipelines.serve.conditions import build_bounds
from pipelines.serve.naming import build_named, mentions_of
from pipelines.serve.query import SearchParams, Values
from schemas.article import Article
from schemas.figure import Figure, FigureKind
from schemas.mark import Record

_SENTENCE_ENDS = re.compile(r"[।?!\n]|\.(?=\s)")


class FigureQuery(SearchQuery):
    """A question about figures: what they count and how large they are, in the articles of a search."""

    of: Annotated[Values, Field(description="Thing counted, in any inflection: सैनिक. Several: any of them.")] = ()
    kind: Annotated[FigureKind | None, Field(description="Kind of figure.")] = None
    unit: Annotated[
        str | None,
        Field(description="Unit: kilometre, किमी, percent. It stands for its dimension: metres and miles too."),
    ] = None
    about: Annotated[
        str | None, Field(max_length=200, description="Person, place or organisation, by name or id, in its sentence.")
    ] = None
    least: Annotated[float | None, Field(allow_inf_nan=False, description="Smallest value, in `unit`.")] = None
    most: Annotated[float | None, Field(allow_inf_nan=False, description="Largest value, in `unit`.")] = None


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


async def find_figures(reader: Reader, asked: FigureQuery, *, steady: bool = False) -> FiguresAnswer:
    """Return the figures asked for from one page of articles. Raises QueryError like a search; `steady` as there."""
    clauses = _clauses(asked)
    params = SearchParams.model_validate({name: getattr(asked, name) for name in SearchParams.model_fields})
    inner = {"size": MAX_INNER, "_source": False}
    nested = {"path": "figures", "query": {"bool": {"filter": clauses}}, "inner_hits": inner}
    about = [build_named(asked.about)] if asked.about else []
    page = await reader.page(params, asked.cursor, {"nested": nested}, *about, steady=steady)
    found = page.response["hits"]
    rows = (
        row
        for hit in found["hits"]
        for row in _rows(
            Article.model_validate(hit["_source"]), hit["inner_hits"]["figures"]["hits"]["hits"], asked.about
        )
    )
    return FiguresAnswer(total=found["total"]["value"], next=page.cursor, figures=tuple(rows))


def _rows(article: Article, inner: list[Any], about: str | None) -> Iterator[ReportedFigure]:
    places = [mention for mention in mentions_of(article, about)] if about else []
    for offset in sorted(one["_nested"]["offset"] for one in inner):
        figure = article.figures[offset]
        first, last = _sentence(article, figure)
        if about is None or any(first <= mention.start < last for mention in places):
            yield report(article, figure)


def _clauses(asked: FigureQuery) -> list[dict[str, Any]]:
    clauses: list[dict[str, Any]] = []
    if asked.of:
        nouns = [{"match": {"figures.of.words": {"query": to_nfc(noun), "operator": "and"}}} for noun in asked.of]
        clauses.append({"bool": {"should": nouns, "minimum_should_match": 1}})
    if asked.kind is not None:
        clauses.append({"term": {"figures.kind": asked.kind}})
    clauses += build_bounds(asked.unit, asked.least, asked.most)
    return clauses or [{"exists": {"field": "figures.kind"}}]


def report(article: Article, figure: Figure) -> ReportedFigure:
    """Return a figure with the sentence around it, cut from the printed text."""
    first, last = _sentence(article, figure)
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


def _sentence(article: Article, figure: Figure) -> tuple[int, int]:
    """Where the sentence of a figure begins and ends in the text; it never leaves its block."""
    block = next(block for block in article.blocks if block.start <= figure.start < block.end)
    first, last = block.start, block.end
    for end in _SENTENCE_ENDS.finditer(article.text, block.start, block.end):
        if end.end() <= figure.start:
            first = end.end()
        elif end.start() >= figure.end:
            last = end.end()
            break
    return first, last
