"""The pages: search, article, entity, figures, the reference of the API."""

from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, ValidationError
from starlette.exceptions import HTTPException

from pipelines.errors import KhabarError, QueryError
from pipelines.index.mapping import facet_fields
from pipelines.serve.api.answers import SearchQuery
from pipelines.serve.api.entities import describe_entity
from pipelines.serve.api.figures import FigureQuery, FiguresAnswer, find_figures
from pipelines.serve.api.problems import EMPTY, Problem, tell
from pipelines.serve.api.reader import Found, Reader
from pipelines.serve.api.routes import reader_of
from pipelines.serve.pages.facts import facts_of
from pipelines.serve.pages.links import Address, read_address
from pipelines.serve.pages.numbers import draw_charts, write
from pipelines.serve.pages.reading import line, parts
from pipelines.serve.pages.rendering import STATIC, render, static
from pipelines.serve.pages.timeline import draw_timeline
from pipelines.serve.pages.words import Words
from pipelines.serve.similar import build_similar, read_similar
from schemas.document import Role

Question = TypeVar("Question", bound=BaseModel)
Index = Annotated[Reader, Depends(reader_of)]
router = APIRouter(include_in_schema=False)
FACETS = ("outlet", "person", "place", "organisation", "counted", "agency", "author", "section", "tag", "figure_kind")
FIGURES_LOOKED_AT = 50
ERROR_WORDS = {401: "error_key", 403: "error_key", 404: "error_not_found", 410: "error_gone", 429: "error_many"}
FOREVER = {"cache-control": "public, max-age=31536000, immutable"}


def _address(request: Request, model: type[BaseModel] = SearchQuery, *also: str) -> Address:
    names = [field.alias or name for name, field in model.model_fields.items()]
    return read_address(request.url.path, request.query_params.multi_items(), [*names, *also])


def _read(model: type[Question], address: Address) -> Question:
    """Return the question of an address. Raises QueryError for values that make none."""
    many = {field.alias or name for name, field in model.model_fields.items() if field.annotation == tuple[str, ...]}
    values: dict[str, Any] = {}
    for name, value in address.pairs:
        if name in many:
            values.setdefault(name, []).append(value)
        elif name in {field.alias or key for key, field in model.model_fields.items()}:
            values[name] = value
    try:
        return model.model_validate(values)
    except ValidationError as error:
        raise QueryError("; ".join(f"{one['loc'][-1]}: {one['msg']}" for one in error.errors())) from error


@router.get("/")
async def search_page(request: Request, reader: Index) -> Response:
    """Search box, facets, timeline, hits."""
    address = _address(request)
    try:
        found = await reader.search(asked := _read(SearchQuery, address), asked.cursor)
    except QueryError as error:
        return render("search.html", address, {**_no_result(address), "wrong": error}, error.status)
    return render("search.html", address, {**_result(found, address), "wrong": None})


def _no_result(address: Address) -> dict[str, Any]:
    return {"result": None, "cursor": None, "facets": [], "timeline": None, "chips": _chips(address)}


def _result(found: Found, address: Address) -> dict[str, Any]:
    result, words = found.result, Words(address.language)
    order = [*FACETS, *(name for name in facet_fields() if name not in FACETS)]
    return {
        "result": result,
        "cursor": found.cursor,
        "facets": [(name, result.facets[name]) for name in order if result.facets.get(name)],
        "timeline": draw_timeline(result.histogram, result.interval, address, words),
        "chips": _chips(address),
    }


def _chips(address: Address) -> list[tuple[str, str, Address]]:
    """Return what narrows an answer: group, value, and the address without it."""
    names = {*facet_fields(), "from", "to", "figure"}
    return [(name, value, address.toggle(name, value)) for name, value in address.pairs if name in names]


@router.get("/article/{id}")
async def article_page(request: Request, reader: Index, id: str) -> Response:
    """One article: the marked text, its facts and where they come from, what was dropped, similar ones."""
    address = _address(request, SearchQuery, "view")
    found = await reader.article(id)
    whole = address.get("view") == "source"
    values = {
        "article": found,
        "whole": whole,
        "parts": parts(found, whole=whole),
        "headline": line(found, Role.HEADLINE),
        "kicker": line(found, Role.KICKER),
        "standfirst": line(found, Role.STANDFIRST),
        "facts": facts_of(found, Words(address.language)),
        "dropped": sum(block.role is Role.DROPPED for block in found.blocks),
        "similar": read_similar(await reader.ask(build_similar(found, 5))).articles,
        "write": write,
    }
    return render("article.html", address, values)


@router.get("/entity/{id}")
async def entity_page(request: Request, reader: Index, id: str) -> Response:
    """One person, place or organisation."""
    address = _address(request)
    found = await describe_entity(reader, id)
    bars = [(bar.value, bar.articles) for bar in found.histogram]
    search = address.to("/", (found.kind, found.name))
    timeline = draw_timeline(bars, found.interval, search, Words(address.language))
    return render("entity.html", address, {"entity": found, "timeline": timeline, "search": search, "write": write})


@router.get("/figures")
async def figures_page(request: Request, reader: Index) -> Response:
    """Who reported which number of what, when."""
    address = _address(request, FigureQuery)
    words = Words(address.language)
    narrow = address._replace(pairs=tuple((name, value) for name, value in address.pairs if name in facet_fields()))
    often = (await reader.search(_read(SearchQuery, narrow))).result.facets["counted"]
    answer, wrong = FiguresAnswer(total=0, next=None, figures=()), None
    try:
        asked = _read(FigureQuery, address).model_copy(update={"size": FIGURES_LOOKED_AT, "sort": "oldest"})
        if asked.of or asked.kind:
            answer = await find_figures(reader, asked)
    except QueryError as error:
        wrong = error
    values = {"asked": address.get("of") or address.get("kind"), "often": often, "answer": answer, "wrong": wrong}
    return render(
        "figures.html", address, {**values, "charts": draw_charts(answer.figures, words)}, 422 if wrong else 200
    )


@router.get("/docs")
async def docs_page(request: Request) -> Response:
    """The reference of the API, from its own OpenAPI document."""
    return render("docs.html", _address(request), {"document": request.app.openapi()})


@router.get("/static/{digest}/{name}")
async def static_file(digest: str, name: str) -> Response:
    """A style sheet, script or picture of the pages."""
    if name not in STATIC:
        raise HTTPException(404)
    return Response(static(name), headers=FOREVER, media_type=STATIC[name])


def error_page(request: Request, error: Exception) -> Response:
    """Say on a page what went wrong, and what helps."""
    problem: Problem = tell(error)
    key = ERROR_WORDS.get(problem.status, "error_other")
    if isinstance(error, KhabarError) and problem.status == 503:
        key = "empty" if problem.detail == EMPTY else "error_cluster"
    return render("error.html", _address(request), {"key": key, "problem": problem}, problem.status)
