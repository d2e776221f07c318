"""A whole answer as a stream: a point in time of the index, read page by page in constant memory."""

import csv
import io
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from typing import Annotated, Any, Literal

import anyio
from fastapi import Response
from fastapi.responses import StreamingResponse
from pydantic import Field

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
    pages = _pages(reader, body, await reader.states.open())
    if asked.format == "csv":
        return StreamingResponse(_lines(pages, _row, _written(COLUMNS)), media_type="text/csv; charset=utf-8")
    return StreamingResponse(_lines(pages, _record(asked.fields), b""), media_type="application/x-ndjson")


async def _pages(reader: Reader, body: dict[str, Any], state: str) -> AsyncGenerator[list[Any]]:
    """Yield the pages of one state of the index, without what was removed since; it is let go whatever happens."""
    body = {**body, "track_total_hits": False}
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
        await reader.states.close(state)


async def _lines(
    pages: AsyncGenerator[list[Any]], write: Callable[[Article], bytes], head: bytes
) -> AsyncIterator[bytes]:
    yield head
    try:
        async for hits in pages:
            yield b"".join(write(Article.model_validate(hit["_source"])) for hit in hits)
    finally:
        with anyio.CancelScope(shield=True):
            await pages.aclose()


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
