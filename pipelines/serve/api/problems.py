"""Errors as problem+json (RFC 9457) with a stable `code`; what is said about the cluster stays in the log."""

import logging
from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Any

import orjson
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from pipelines.errors import KhabarError, TooManyError, UnknownKeyError
from pipelines.index.store import StoreError
from schemas.mark import Record

log = logging.getLogger(__name__)
# An API client sends a Bearer token; a browser asks its user, whose name does not matter and whose password is the key.
CHALLENGE = 'Bearer realm="Khabar", Basic realm="Khabar", charset="UTF-8"'
MEDIA_TYPE = "application/problem+json"
# Raised by the web framework itself.
CODES = {400: "bad_request", 404: "not_found", 405: "method_not_allowed", 413: "too_large", 431: "too_large"}
UNAVAILABLE = "the index does not answer just now"
EMPTY = "nothing is indexed yet"


class WrongValue(Record):
    """One parameter that cannot be used."""

    parameter: str
    problem: str


class Problem(Record):
    """An error: `code` is the stable name to program against, `detail` is for people."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    mend: str | None = None
    """What would help; None when nothing the caller does would."""
    wrong: tuple[WrongValue, ...] = ()


def problem_of(error: Exception) -> Problem:
    """Return what a client may know of an error."""
    match error:
        case RequestValidationError():
            return _invalid(error.errors())
        case HTTPException():
            return make_problem(error.status_code, CODES.get(error.status_code, "http"), error.detail)
        case KhabarError() if error.status < 500:
            return make_problem(error.status, error.code, error.what, error.mend)
        case KhabarError():
            missing = isinstance(error, StoreError) and error.kind == "index_not_found_exception"
            return make_problem(error.status, error.code, EMPTY if missing else UNAVAILABLE)
        case _:
            return make_problem(500, "internal", "this went wrong on our side")


def make_problem(status: int, code: str, detail: str, mend: str | None = None) -> Problem:
    """Return a problem with its HTTP title."""
    return Problem(
        type=f"urn:khabar:error:{code}",
        title=HTTPStatus(status).phrase,
        status=status,
        code=code,
        detail=detail,
        mend=mend,
    )


def _invalid(errors: Sequence[Any]) -> Problem:
    wrong = tuple(WrongValue(parameter=str(error["loc"][-1]), problem=error["msg"]) for error in errors)
    told = "; ".join(f"{one.parameter}: {one.problem}" for one in wrong)[:500]
    return make_problem(422, "usage", told, "see /docs").model_copy(update={"wrong": wrong})


def respond(problem: Problem) -> Response:
    """Return the HTTP answer of a problem; a fault of the cluster's says when to try again."""
    retry = {"retry-after": "5"} if problem.status == 503 else None
    content = orjson.dumps(problem.model_dump(mode="json", exclude_none=True))
    return Response(content, problem.status, retry, MEDIA_TYPE)


def tell(error: Exception) -> Problem:
    """Log what is the operator's business, and return what is the client's."""
    problem = problem_of(error)
    if problem.status >= 500:
        log.error("answered %s: %s", problem.status, error, exc_info=None if isinstance(error, KhabarError) else error)
    return problem


def _headers(error: Exception) -> Mapping[str, str]:
    match error:
        case HTTPException():
            return error.headers or {}
        case UnknownKeyError():
            return {"www-authenticate": CHALLENGE}
        case TooManyError():
            return {"retry-after": str(error.seconds)}
        case _:
            return {}


def add_problems(app: FastAPI, page: Callable[[Request, Exception], Response]) -> None:
    """Make every error of the API a problem, and every other error a page."""

    async def answer(request: Request, error: Exception) -> Response:
        paged = not request.url.path.startswith("/v1/")
        response = page(request, error) if paged else respond(tell(error))
        response.headers.update(_headers(error))
        return response

    for kind in (KhabarError, RequestValidationError, HTTPException, Exception):
        app.add_exception_handler(kind, answer)


PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"description": meaning, "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
    for status, meaning in {
        401: "Here an API key is needed, and none that is known was sent.",
        403: "The API key does not allow this.",
        404: "There is no such thing.",
        410: "The state of the index that this cursor pages through was let go.",
        422: "A parameter is unknown or cannot be used.",
        429: "The API key allows no more requests just now.",
        503: "The index does not answer, or nothing is indexed yet.",
    }.items()
}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the documentation of the problems an operation may answer with; those of keys belong to all."""
    return {status: PROBLEMS[status] for status in sorted({401, 403, 429, *statuses})}
