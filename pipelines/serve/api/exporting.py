"""A whole answer as a stream: a point in time of the index, read page by page in constant memory."""

import csv
import io
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from typing import Annotated, Any, Literal

import anyio
from fastapi import Response
from fastapi.responses import StreamingResponse
from pydantic import Field
from starlette.types import Receive, Scope, Send

from pipelines.serve.api.answers import SearchQuery
from pipelines.serve.api.reader import Reader
from pipelines.serve.query import SearchParams, build_search
from schemas.article import Article

PAGE = 100
Format = Literal["jsonl", "csv"]
COLUMNS = ("id", "outlet", "published", "updated", "headline", "authors", "agencies", "persons", "places",
           "organisations", "url", "uri", "body")  # fmt: skip
# A cell that begins so is a formula to a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class ExportQuery(SearchQuery):
    """A search, all of it, and how to write it."""

    format: Annotated[Format, Field(description="jsonl: whole records; csv: a table of header fields and body.")] = (
        "jsonl"
    )


async def export(reader: Reader, asked: ExportQuery) -> Response:
    """Return the stream. Raises QueryError and StoreError before it begins."""
    params = SearchParams.model_validate({name: getattr(asked, name) for name in SearchParams.model_fields})
    body = build_search(params.model_copy(update={"size": PAGE, "sort": asked.sort}))
    body = {name: body[name] for name in ("size", "query", "sort", "post_filter", "track_scores") if name in body}
    pages = _pages(reader, body)
    first = await anext(pages)
    if asked.format == "csv":
        return _Stream(_lines(first, pages, _row, _written(COLUMNS)), pages, "text/csv; charset=utf-8")
    return _Stream(_lines(first, pages, _record(asked.fields), b""), pages, "application/x-ndjson")


class _Stream(StreamingResponse):
    """A stream that lets its pages go at its end, also when the client has left or takes nothing more."""

    def __init__(self, lines: AsyncIterator[bytes], pages: AsyncGenerator[list[Any]], media_type: str) -> None:
        super().__init__(lines, media_type=media_type)
        self.pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            with anyio.CancelScope(shield=True):
                await self.pages.aclose()


async def _pages(reader: Reader, body: dict[str, Any]) -> AsyncGenerator[list[Any]]:
    """Yield the pages of one state of the index, without what was removed since; it is let go whatever happens."""
    body = {**body, "track_total_hits": False}
    state = await reader.states.open(stream=True)
    try:
        while True:
            response = await reader.states.ask(state, body)
            state, hits = response["pit_id"], response["hits"]["hits"]
            standing = await reader.states.standing(hits)
            yield [hit for hit in hits if hit["_id"] in standing]
            if len(hits) < body["size"]:
                return
            body["search_after"] = hits[-1]["sort"]
    finally:
        await reader.states.close(state, stream=True)


async def _lines(
    first: list[Any], pages: AsyncIterator[list[Any]], write: Callable[[Article], bytes], head: bytes
) -> AsyncIterator[bytes]:
    yield head + _written_all(first, write)
    async for hits in pages:
        yield _written_all(hits, write)


def _written_all(hits: list[Any], write: Callable[[Article], bytes]) -> bytes:
    return b"".join(write(Article.model_validate(hit["_source"])) for hit in hits)


def _record(fields: tuple[str, ...]) -> Callable[[Article], bytes]:
    include = {"id", *fields} if fields else None
    return lambda article: article.model_dump_json(include=include, exclude_computed_fields=True).encode() + b"\n"


def _row(article: Article) -> bytes:
    return _written(
        (
            article.id,
            article.outlet_name,
            article.published.value if article.published else None,
            article.updated.value if article.updated else None,
            article.headline,
            "; ".join(author.name for author in article.authors),
            "; ".join(article.agency_names),
            *("; ".join(names) for names in (article.persons, article.places, article.organisations)),
            article.source.url,
            article.source.uri,
            article.body,
        )
    )


def _written(cells: tuple[str | None, ...]) -> bytes:
    line = io.StringIO()
    safe = [f"'{cell}" if cell and cell.startswith(_FORMULA) else cell for cell in cells]
    csv.writer(line).writerow(safe)
    return line.getvalue().encode()
