"""Questions to the index, for all routes and pages."""

from typing import Any, NamedTuple
from urllib.parse import quote

from pipelines.errors import NotFoundError
from pipelines.index.store import AsyncStore, StoreError
from pipelines.serve.api.cursors import Cursor, key_of, read_cursor, shorten, write_cursor
from pipelines.serve.api.states import States
from pipelines.serve.query import SearchParams, build_search
from pipelines.serve.results import SearchResult, read_results
from pipelines.serve.search import refusal
from pipelines.serve.spelling import Steps, find_correction
from schemas.article import Article

# Ids are hashes; the cluster refuses addresses over 4096 bytes.
MAX_ID = 200
# An answer of some shards only would be wrong counts without a word.
WHOLE = {"allow_partial_search_results": "false"}


class Found(NamedTuple):
    """One page of an answer; `cursor` leads to the next one, None on the last."""

    result: SearchResult
    cursor: str | None


class Page(NamedTuple):
    """One page of an answer as the cluster gave it: articles as they are stored, which is as they were validated."""

    response: dict[str, Any]
    cursor: str | None
    did_you_mean: str | None


class Reader(NamedTuple):
    """The index behind an alias. All functions raise StoreError when the cluster fails."""

    store: AsyncStore
    alias: str
    states: States

    async def ask(self, body: dict[str, Any]) -> Any:
        """Return the answer to one search request. Raises QueryError for one that is too much for the cluster."""
        try:
            return await self.store.request("POST", f"/{self.alias}/_search", body, params=WHOLE)
        except StoreError as error:
            if (refused := refusal(error)) is not None:
                raise refused from error
            raise

    async def search(self, params: SearchParams, cursor: str | None = None) -> Found:
        """Return one page of the answer to `params`. Raises QueryError for what cannot be understood."""
        page = await self.page(params, cursor)
        result = read_results(page.response).model_copy(update={"did_you_mean": page.did_you_mean})
        return Found(result, page.cursor)

    async def page(self, params: SearchParams, cursor: str | None, *also: dict[str, Any], steady: bool = False) -> Page:
        """Return one page of the answer, and how the question is better spelt; raises QueryError like `search`.

        also: queries that must hold too; nothing is counted or marked then.

        steady: later pages go through one state of the index, so that nothing is repeated or left out whatever is
        written meanwhile; what was removed since is left out. Then raises ExpiredError when that state was let go.
        """
        body = build_search(params)
        if also:
            body["query"] = {"bool": {"must": [body["query"]], "filter": list(also)}}
            body = {name: value for name, value in body.items() if name not in {"aggs", "highlight"}}
        key = key_of(body)
        if cursor:
            response, following = await self._later(body, read_cursor(cursor, key, self.states.secret), steady)
        else:
            response = await self.ask(body)
            following = _after(response, body, steady)
        total = response["hits"]["total"]["value"]
        better = None if cursor or also else await self._run(find_correction(params, total))
        return Page(response, write_cursor(following, key, self.states.secret) if following else None, better)

    async def _later(self, body: dict[str, Any], cursor: Cursor, steady: bool) -> tuple[Any, Cursor | None]:
        """Return a later page, and where the next one begins."""
        if not (steady or cursor.state):
            response = await self.ask({**body, "search_after": cursor.position})
            return response, _after(response, body, steady)
        state = cursor.state or await self.states.open()
        # The first page of a state begins at its top, without what was seen; by date, where the live one ended.
        after = {} if cursor.seen and not cursor.state else {"search_after": cursor.position}
        response = await self.states.ask(state, _unseen({**body, **after}, cursor.seen))
        hits = response["hits"]["hits"]
        response["hits"]["total"]["value"] += len(cursor.seen)
        if _is_last(response, body["size"]):
            await self.states.close(response["pit_id"])
            following = None
        else:
            following = Cursor(hits[-1]["sort"], response["pit_id"], cursor.seen)
        standing = await self.states.standing(hits)
        response["hits"]["hits"] = [hit for hit in hits if hit["_id"] in standing]
        return response, following

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


def _after(response: dict[str, Any], body: dict[str, Any], steady: bool) -> Cursor | None:
    """Where the page after a live one begins; None after the last."""
    hits = response["hits"]["hits"]
    if _is_last(response, body["size"]):
        return None
    scored = steady and "_score" in body["sort"][0]
    return Cursor(hits[-1]["sort"], seen=tuple(shorten(hit["_id"]) for hit in hits) if scored else ())


def _is_last(response: dict[str, Any], size: int) -> bool:
    return size == 0 or len(response["hits"]["hits"]) < size


def _unseen(body: dict[str, Any], seen: tuple[str, ...]) -> dict[str, Any]:
    """Leave out the articles of the first page: it was read before the state was opened, by other scores."""
    if not seen:
        return body
    without = [{"prefix": {"id": short}} for short in seen]
    narrowed = [body["post_filter"]] if "post_filter" in body else []
    return {**body, "post_filter": {"bool": {"filter": narrowed, "must_not": without}}}
