"""The OpenSearch cluster behind one small door: the only module that imports its client.

Embedded node and remote cluster are the same to all callers. Every failure is a `StoreError` that says in words what
is wrong and what to do; the loader reads `answer` and `transient` from it, people read the message.
"""

import logging
from collections.abc import Mapping
from typing import Any

import orjson
from opensearchpy import AsyncOpenSearch, OpenSearch
from opensearchpy.exceptions import OpenSearchException, SerializationError
from opensearchpy.serializer import JSONSerializer

from pipelines.index.store_access import NOBODY, Access, client_options
from pipelines.index.store_errors import TRANSIENT, StoreError, explain, reason_of

__all__ = [
    "TRANSIENT",
    "Access",
    "AsyncStore",
    "Store",
    "StoreError",
    "open_async_store",
    "open_store",
    "reason_of",
]
CONNECTIONS = 8
# Questions of the API that the cluster is asked at the same time; the others wait their turn.
PARALLEL = 100
NDJSON = {"content-type": "application/x-ndjson"}

# The client logs each refused request as a warning; what matters is raised or reported, so a bare console stays quiet.
logging.getLogger("opensearch").addHandler(logging.NullHandler())


class _Serializer(JSONSerializer):
    """orjson: ten times faster on hits than the standard library."""

    def loads(self, text: str) -> Any:
        try:
            return orjson.loads(text)
        except orjson.JSONDecodeError as error:
            raise SerializationError(text[:200], error) from error

    def dumps(self, data: Any) -> Any:
        return data if isinstance(data, str | bytes) else orjson.dumps(data)


class Store:
    """A connection to one cluster. `url` is for messages to the operator, never for users of the API."""

    def __init__(self, client: OpenSearch, url: str) -> None:
        self._client = client
        self.url = url

    def request(
        self,
        method: str,
        path: str,
        body: Mapping[str, Any] | bytes | None = None,
        *,
        params: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Send one request and return the answer's JSON; bytes are sent as bulk lines. No retries here.

        Raises StoreError for every answer but 2xx and for none at all.
        """
        headers = NDJSON if isinstance(body, bytes) else None
        try:
            return self._client.transport.perform_request(
                method, path, params=dict(params or {}), body=body, headers=headers, timeout=timeout
            )
        except OpenSearchException as error:
            explain(error, self.url)

    def exists(self, path: str) -> bool:
        """Tell whether an index, alias or template is there."""
        try:
            return bool(self._client.transport.perform_request("HEAD", path))
        except OpenSearchException as error:
            explain(error, self.url)

    def close(self) -> None:
        """Close all connections."""
        self._client.close()


class AsyncStore:
    """The same door for the API: requests do not block, connections are kept and reused."""

    def __init__(self, client: AsyncOpenSearch, url: str) -> None:
        self._client = client
        self.url = url

    async def request(
        self, method: str, path: str, body: Mapping[str, Any] | None = None, *, params: Mapping[str, Any] | None = None
    ) -> Any:
        """Send one request and return the answer's JSON; a cancelled one is dropped by the cluster too.

        Raises StoreError for every answer but 2xx and for none at all.
        """
        try:
            return await self._client.transport.perform_request(method, path, params=dict(params or {}), body=body)
        except OpenSearchException as error:
            explain(error, self.url)

    async def close(self) -> None:
        """Close all connections."""
        await self._client.close()


def open_store(url: str, access: Access = NOBODY, *, timeout: float = 30.0) -> Store:
    """Return a store for the cluster at `url`; nothing is sent yet.

    timeout: seconds before a request is given up. Raises UsageError for an address or certificate file that is none.
    """
    return Store(OpenSearch(url, timeout=timeout, pool_maxsize=CONNECTIONS, **_options(url, access)), url)


def open_async_store(url: str, access: Access = NOBODY, *, timeout: float = 30.0) -> AsyncStore:
    """Return the store of `open_store` for an event loop; nothing is sent yet. Raises UsageError like it."""
    return AsyncStore(AsyncOpenSearch(url, timeout=timeout, pool_maxsize=PARALLEL, **_options(url, access)), url)


def _options(url: str, access: Access) -> dict[str, Any]:
    # No retries by the client: the loader's own rule decides what is sent again.
    return client_options(url, access) | {"serializer": _Serializer(), "max_retries": 0}
