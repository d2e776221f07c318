"""Questions to the index, for all routes and pages."""

import base64
import hashlib
from typing import Any, NamedTuple
from urllib.parse import quote

import orjson

from pipelines.errors import NotFoundError, QueryError
from pipelines.index.store import AsyncStore, StoreError
from pipelines.serve.query import SearchParams, build_search
from pipelines.serve.results import SearchResult, read_results
from pipelines.serve.spelling import Steps, find_correction
from schemas.article import Article

# Ids are hashes; the cluster refuses addresses over 4096 bytes.
MAX_ID = 200
# An answer of some shards only would be wrong counts without a word.
WHOLE = {"allow_partial_search_results": "false"}
_STALE = QueryError(
    "this cursor belongs to another question", mend="leave it out to begin at the first page", fault="cursor"
)


class Found(NamedTuple):
    """One page of an answer; `cursor` leads to the next one, None on the last."""

    result: SearchResult
    cursor: str | None


class Reader(NamedTuple):
    """The index behind an alias. All functions raise StoreError when the cluster fails."""

    store: AsyncStore
    alias: str

    async def ask(self, body: dict[str, Any]) -> Any:
        """Return the answer to one search request. Raises QueryError for one that is too much for the cluster."""
        try:
            return await self.store.request("POST", f"/{self.alias}/_search", body, params=WHOLE)
        except StoreError as error:
            # Hundreds of words in a dozen fields each: the cluster answers 500.
            if error.answer == 400 or "maxClauseCount" in error.what:
                raise QueryError("the index cannot answer this question", mend="use fewer words or values") from error
            raise

    async def search(self, params: SearchParams, cursor: str | None = None) -> Found:
        """Return one page of the answer to `params`. Raises QueryError for what cannot be understood."""
        found, _ = await self.search_with(params, cursor)
        return found

    async def search_with(self, params: SearchParams, cursor: str | None, *also: dict[str, Any]) -> tuple[Found, Any]:
        """Return one page of the articles for which the queries `also` hold too, and the raw response."""
        body = build_search(params)
        if also:
            body["query"] = {"bool": {"must": [body["query"]], "filter": list(also)}}
        key = _key(body)
        if cursor:
            body["search_after"] = _read_cursor(cursor, key)
        response = await self.ask(body)
        hits = response["hits"]["hits"]
        full = params.size > 0 and len(hits) == params.size
        result = read_results(response)
        if not cursor and not also:
            better = await self._run(find_correction(params, result.total))
            result = result.model_copy(update={"did_you_mean": better})
        return Found(result, _write_cursor(key, hits[-1]["sort"]) if full else None), response

    async def _run(self, steps: Steps) -> str | None:
        """Ask what `steps` yields and hand back the answers."""
        try:
            body = next(steps)
            while True:
                body = steps.send(await self.ask(body))
        except StopIteration as end:
            returned: str | None = end.value
            return returned

    async def article(self, id: str) -> Article:
        """Return one article. Raises NotFoundError."""
        if len(id) > MAX_ID:
            raise NotFoundError("there is no article with an id that long")
        try:
            found = await self.store.request("GET", f"/{self.alias}/_doc/{quote(id, safe='')}")
        except StoreError as error:
            if error.answer == 404 and error.kind != "index_not_found_exception":
                raise NotFoundError(f"there is no article {id!r}") from error
            raise
        return Article.model_validate(found["_source"])


def _key(body: dict[str, Any]) -> str:
    """What makes two pages parts of one answer: all that finds and orders the hits."""
    asked = [body["query"], body.get("post_filter"), body["sort"]]
    return hashlib.sha256(orjson.dumps(asked)).hexdigest()[:16]


def _write_cursor(key: str, position: list[Any]) -> str:
    return base64.urlsafe_b64encode(orjson.dumps([key, position])).decode().rstrip("=")


def _read_cursor(cursor: str, key: str) -> list[Any]:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        owner, position = orjson.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (ValueError, TypeError) as error:
        raise QueryError("this is no cursor of ours", mend=_STALE.mend, fault="cursor") from error
    if owner != key or not isinstance(position, list):
        raise _STALE
    return position
