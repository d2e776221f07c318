"""The operations of the API: one function each, under /v1."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from pipelines.serve.api.answers import FacetAnswer, Health, SearchAnswer, SearchQuery, as_json, print_search
from pipelines.serve.api.comparing import CompareAnswer, CompareQuery, compare_figures
from pipelines.serve.api.entities import EntityAnswer, describe_entity
from pipelines.serve.api.examples import sample
from pipelines.serve.api.exporting import ExportQuery, export
from pipelines.serve.api.facets import find_values
from pipelines.serve.api.figures import FigureQuery, FiguresAnswer, find_figures
from pipelines.serve.api.problems import problems
from pipelines.serve.api.reader import Reader
from pipelines.serve.beginnings import is_seen
from pipelines.serve.similar import SimilarAnswer, build_similar, read_similar
from pipelines.serve.suggest import SuggestAnswer, build_suggestions, read_suggestions
from schemas.article import Article


async def reader_of(request: Request) -> Reader:
    """Return the index that the app reads. It waits for nothing: what is not `async` would take a thread each time."""
    reader: Reader = request.app.state.reader
    return reader


Index = Annotated[Reader, Depends(reader_of)]
ArticleId = Annotated[str, Path(description="`id` of an article.", max_length=200)]
PAGED = problems(410, 422, 503)
router = APIRouter(prefix="/v1")


@router.get("/search", response_model=SearchAnswer, responses=PAGED, openapi_extra=sample("search"))
async def search(reader: Index, asked: Annotated[SearchQuery, Query()]) -> Response:
    """Find articles by words, names, days and numbers, with counts of what else could be chosen."""
    return print_search(await reader.page(asked, asked.cursor, steady=True), asked.fields)


@router.get(
    "/articles/{id}", response_model=Article, responses=problems(404, 422, 503), openapi_extra=sample("article")
)
async def article(reader: Index, id: ArticleId, request: Request) -> Response:
    """Return one record. Its ETag changes when the record does; ask with If-None-Match to be told 304."""
    found = await reader.article(id)
    tag = f'"{found.version}-{found.parser_version}-{found.source.sha256[:12]}"'
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers={"etag": tag})
    return as_json(found, {"etag": tag})


@router.get(
    "/articles/{id}/similar",
    response_model=SimilarAnswer,
    responses=problems(404, 422, 503),
    openapi_extra=sample("similar"),
)
async def similar(
    reader: Index, id: ArticleId, size: Annotated[int, Query(ge=1, le=50, description="How many.")] = 10
) -> Response:
    """Find articles about the same."""
    return as_json(read_similar(await reader.ask(build_similar(await reader.article(id), size))))


@router.get(
    "/facets/{name}", response_model=FacetAnswer, responses=problems(404, 422, 503), openapi_extra=sample("facet")
)
async def facet(
    reader: Index,
    name: Annotated[str, Path(description="A facet of the search: person, outlet, counted ...")],
    prefix: Annotated[str, Query(max_length=100, description="How a word of the value begins, in either script.")] = "",
    size: Annotated[int, Query(ge=1, le=200, description="How many.")] = 20,
) -> Response:
    """Search inside the values of a facet."""
    return as_json(await find_values(reader, name, prefix, size))


@router.get("/suggest", response_model=SuggestAnswer, responses=problems(422, 503), openapi_extra=sample("suggest"))
async def suggest(
    reader: Index,
    q: Annotated[str, Query(max_length=100, description="What was typed so far, in either script.")],
    size: Annotated[int, Query(ge=1, le=20, description="How many.")] = 8,
) -> Response:
    """Complete a name, a thing counted or a headline while it is being typed."""
    if not is_seen(q):
        return as_json(SuggestAnswer(suggestions=()))
    return as_json(read_suggestions(await reader.ask(build_suggestions(q)), q, size))


@router.get(
    "/entities/{id}", response_model=EntityAnswer, responses=problems(404, 422, 503), openapi_extra=sample("entity")
)
async def entity(reader: Index, id: Annotated[str, Path(description="`id` of an entity.", max_length=500)]) -> Response:
    """Tell about a person, place or organisation: spellings, days, who and what else is in its articles."""
    return as_json(await describe_entity(reader, id))


@router.get("/figures", response_model=FiguresAnswer, responses=PAGED, openapi_extra=sample("figures"))
async def figures(reader: Index, asked: Annotated[FigureQuery, Query()]) -> Response:
    """Find figures themselves: each with its sentence, article, outlet and date. `size` counts articles."""
    return as_json(await find_figures(reader, asked, steady=True))


@router.get("/compare", response_model=CompareAnswer, responses=PAGED, openapi_extra=sample("compare"))
async def compare(reader: Index, asked: Annotated[CompareQuery, Query()]) -> Response:
    """Compare what was reported of one thing, or about one name: which numbers, by which outlets, when."""
    return as_json(await compare_figures(reader, asked))


@router.get("/export", response_class=Response, responses=problems(422, 503), openapi_extra=sample("export"))
async def export_all(reader: Index, asked: Annotated[ExportQuery, Query()]) -> Response:
    """Stream the whole answer of a search, as the index is now: a JSON object per line, or CSV."""
    return await export(reader, asked)


@router.get("/health/live", response_model=Health, responses=problems(422), openapi_extra=sample("live"))
async def live() -> Health:
    """Tell that the service runs."""
    return Health(status="ok")


@router.get("/health/ready", response_model=Health, responses=problems(422, 503), openapi_extra=sample("ready"))
async def ready(reader: Index) -> Health:
    """Tell that the index answers, and how many articles it holds."""
    response: Any = await reader.ask({"size": 0, "track_total_hits": True})
    return Health(status="ok", articles=response["hits"]["total"]["value"])
