"""States of the index: points in time, kept open while somebody pages through them, and no longer."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import anyio

from pipelines.errors import TooManyError
from pipelines.index.store import AsyncStore, StoreError
from pipelines.serve.api.cursors import EXPIRED
from pipelines.serve.search import refusal

# How long the next page may take to be asked for. A node keeps 300 states in all.
KEEP_ALIVE = "2m"
MOST = 100
STREAMS = 50


@dataclass(slots=True)
class States:
    """The states that this process opened of the index behind `alias`; past MOST of them the oldest is let go."""

    store: AsyncStore
    alias: str
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    """Signs the cursors that name them."""
    _opened: dict[str, None] = field(default_factory=dict)
    _streams: int = 0

    async def open(self, *, stream: bool = False) -> str:
        """Open the state the index is in now. Raises StoreError.

        stream: it is closed by us and never let go for another one. Then raises TooManyError past STREAMS of them.
        """
        if stream and self._streams >= STREAMS:
            raise TooManyError("too many answers are streamed just now", seconds=5)
        path = f"/{self.alias}/_search/point_in_time"
        opened = await self.store.request("POST", path, params={"keep_alive": KEEP_ALIVE})
        state: str = opened["pit_id"]
        if stream:
            self._streams += 1
            return state
        self._opened[state] = None
        if len(self._opened) > MOST:
            await self.close(next(iter(self._opened)))
        return state

    async def ask(self, state: str, body: dict[str, Any]) -> Any:
        """Return the answer of a state to a search request.

        Raises ExpiredError when it was let go, QueryError for a request that is too much for the cluster.
        """
        try:
            return await self.store.request(
                "POST", "/_search", {**body, "pit": {"id": state, "keep_alive": KEEP_ALIVE}}
            )
        except StoreError as error:
            if error.answer == 404:
                raise EXPIRED from error
            if (refused := refusal(error)) is not None:
                raise refused from error
            raise

    async def close(self, state: str, *, stream: bool = False) -> None:
        """Let a state go, also when the client has left and all else is cancelled."""
        self._opened.pop(state, None)
        self._streams -= stream
        with anyio.CancelScope(shield=True):
            await self.store.request("DELETE", "/_search/point_in_time", {"pit_id": [state]})

    async def standing(self, hits: Iterable[dict[str, Any]]) -> set[str]:
        """Return the ids of those hits of a state that the index still holds: what was removed since is not shown."""
        ids = [hit["_id"] for hit in hits]
        if not ids:
            return set()
        held = await self.store.request("POST", f"/{self.alias}/_mget", {"ids": ids}, params={"_source": "false"})
        return {doc["_id"] for doc in held["docs"] if doc.get("found")}
