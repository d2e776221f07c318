"""The app: routes, pages and what stands around them."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import Any

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError

from pipelines.index.store import AsyncStore
from pipelines.serve.api.access import Access, check_access
from pipelines.serve.api.guard import Guard
from pipelines.serve.api.metrics import Measure
from pipelines.serve.api.metrics import router as metrics
from pipelines.serve.api.problems import Problem, add_problems
from pipelines.serve.api.reader import Reader
from pipelines.serve.api.routes import router
from pipelines.serve.api.states import States
from pipelines.serve.pages.routes import error_page
from pipelines.serve.pages.routes import router as pages
from pipelines.settings import Settings
from schemas.article import Article

ABOUT = """Search Hindi news by words, names, days and numbers. Errors are `application/problem+json` with a stable
`code`; unknown parameters are refused. Repeat a facet to ask for any of several values; different facets all hold."""

KEY = {
    "type": "http",
    "scheme": "bearer",
    "description": "Made by `khabar keys add NAME`; needed where the service is open to other machines.",
}


def create_app(store: AsyncStore, settings: Settings, *, keys: bool = False) -> FastAPI:
    """Return the app that serves the index behind `store`; it closes the store when it ends.

    keys: ask for an API key. Then it answers to any name, unless the settings say which: no key is ever sent to us by
    a page that only knows our address.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        await store.close()

    app = FastAPI(
        title="Khabar",
        version=version("khabar"),
        summary="Hindi news as validated records",
        description=ABOUT,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        openapi_url="/v1/openapi.json",
        # Its pages load scripts from other places; ours is pages/docs.
        docs_url=None,
        redoc_url=None,
        separate_input_output_schemas=False,
        lifespan=lifespan,
    )
    app.state.reader = Reader(store, settings.alias, States(store, settings.alias))
    app.state.access = Access(settings.keys) if keys else None
    known = [Depends(check_access)]
    app.include_router(router, dependencies=[*known, Depends(refuse_unknown)])
    app.include_router(metrics, dependencies=known)
    app.include_router(pages, dependencies=known)
    add_problems(app, error_page)
    hosts = ("*",) if keys and "api_hosts" not in settings.model_fields_set else settings.api_hosts
    app.add_middleware(Guard, hosts=hosts, timeout=settings.api_timeout)
    app.add_middleware(Measure)
    app.openapi = _documented(app)  # type: ignore[method-assign]
    return app


async def refuse_unknown(request: Request) -> None:
    """Refuse parameters an operation does not have: a misspelt filter must not be ignored."""
    route = request.scope["route"]
    flat = getattr(route, "dependant", None)
    known = {field.alias for field in flat.query_params} if flat else set()
    # A query model refuses by itself.
    if flat is None or any(hasattr(field.field_info.annotation, "model_fields") for field in flat.query_params):
        return
    unknown = sorted(set(request.query_params) - known)
    if unknown:
        errors = [{"loc": ("query", name), "msg": "there is no such parameter", "type": "unknown"} for name in unknown]
        raise RequestValidationError(errors)


def _documented(app: FastAPI) -> Callable[[], dict[str, Any]]:
    """Return the function that makes the OpenAPI document: with problems, and articles as they are printed."""
    plain = app.openapi

    def openapi() -> dict[str, Any]:
        document = plain()
        schemas = document["components"]["schemas"]
        problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas.update(problem.pop("$defs", {}))
        schemas["Problem"] = problem
        # On the machine itself no key is asked for.
        document["components"]["securitySchemes"] = {"key": KEY}
        document["security"] = [{}, {"key": []}]
        article = schemas["Article"]
        article["properties"] = {name: article["properties"][name] for name in Article.model_fields}
        article["required"] = [name for name in article["required"] if name in Article.model_fields]
        return document

    return openapi
