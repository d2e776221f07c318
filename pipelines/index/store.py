"""The OpenSearch cluster behind one small door: the only module that imports its client.

Embedded node and remote cluster are the same to all callers. Every failure is a `StoreError` that says in words what
is wrong and what to do; the loader reads `answer` and `transient` from it, people read the message.
"""

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlsplit

import orjson
from opensearchpy import AsyncOpenSearch, OpenSearch
from opensearchpy.exceptions import ConnectionError as Unreachable
from opensearchpy.exceptions import (
    ConnectionTimeout,
    ImproperlyConfigured,
    OpenSearchException,
    SerializationError,
    SSLError,
    TransportError,
)
from opensearchpy.serializer import JSONSerializer

from pipelines.errors import ClusterError, UsageError

# Answers that may be better a moment later. 409 is an answer ("already newer"), 400 and 404 are final.
TRANSIENT = frozenset({429, 502, 503, 504})
CONNECTIONS = 8
# Questions of the API that the cluster is asked at the same time; the others wait their turn.
PARALLEL = 32
NDJSON = {"content-type": "application/x-ndjson"}

# The client logs each refused request as a warning; what matters is raised or reported, so a bare console stays quiet.
logging.getLogger("opensearch").addHandler(logging.NullHandler())


class StoreError(ClusterError):
    """The cluster did not do what was asked.

    answer: its HTTP status, None when none came. kind: OpenSearch's name of the error, None when it gave none.
    transient: the same request may succeed later.
    """

    def __init__(
        self, what: str, *, mend: str | None = None, answer: int | None = None, kind: str | None = None
    ) -> None:
        super().__init__(what, mend=mend)
        self.answer = answer
        self.kind = kind
        self.transient = False


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
            _explain(error, self.url)

    def exists(self, path: str) -> bool:
        """Tell whether an index, alias or template is there."""
        try:
            return bool(self._client.transport.perform_request("HEAD", path))
        except OpenSearchException as error:
            _explain(error, self.url)

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
            _explain(error, self.url)

    async def close(self) -> None:
        """Close all connections."""
        await self._client.close()


def open_store(
    url: str,
    *,
    user: str | None = None,
    password: str | None = None,
    ca_certs: Path | None = None,
    timeout: float = 30.0,
) -> Store:
    """Return a store for the cluster at `url`; nothing is sent yet.

    timeout: seconds before a request is given up. ca_certs: PEM file of a private authority; None: the system's.
    Raises UsageError for an address that is none or a certificate file that is missing.
    """
    options = _options(url, user, password, ca_certs)
    try:
        client = OpenSearch(url, timeout=timeout, pool_maxsize=CONNECTIONS, **options)
    except ImproperlyConfigured as error:
        raise UsageError(f"cannot use {url}: {error}") from error
    return Store(client, url)


def open_async_store(
    url: str,
    *,
    user: str | None = None,
    password: str | None = None,
    ca_certs: Path | None = None,
    timeout: float = 30.0,
) -> AsyncStore:
    """Return the store of `open_store` for an event loop; nothing is sent yet. Raises UsageError like it."""
    options = _options(url, user, password, ca_certs)
    try:
        client = AsyncOpenSearch(url, timeout=timeout, pool_maxsize=PARALLEL, **options)
    except ImproperlyConfigured as error:
        raise UsageError(f"cannot use {url}: {error}") from error
    return AsyncStore(client, url)


def _options(url: str, user: str | None, password: str | None, ca_certs: Path | None) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise UsageError(f"{url!r} is no OpenSearch address", mend="write it as https://host:9200")
    if ca_certs is not None and not ca_certs.is_file():
        raise UsageError(f"the certificate file {ca_certs} does not exist", mend="set OPENSEARCH_CA_CERTS")
    options: dict[str, Any] = {"ca_certs": str(ca_certs)} if ca_certs and parts.scheme == "https" else {}
    if user is not None:
        options["http_auth"] = (user, password or "")
    # No retries by the client: the loader's own rule decides what is sent again.
    return options | {"serializer": _Serializer(), "max_retries": 0, "http_compress": parts.scheme == "https"}


def _explain(error: OpenSearchException, url: str) -> NoReturn:
    """Raise `error` again in words for people."""
    found = _unanswered(error, url) if isinstance(error, Unreachable) else _answered(error, url)
    raise found from error


def _unanswered(error: Unreachable, url: str) -> StoreError:
    if isinstance(error, SSLError):
        return StoreError(
            f"the certificate of {url} is not trusted: {error.error}",
            mend="point OPENSEARCH_CA_CERTS at the authority's PEM file, or check that the address is right",
        )
    if isinstance(error, ConnectionTimeout):
        found = StoreError(f"{url} did not answer in time", mend="raise OPENSEARCH_TIMEOUT or look at its load")
    else:
        found = StoreError(
            f"{url} cannot be reached: {error.error}",
            mend="see `khabar engine status`, or check OPENSEARCH_URL",
        )
    found.transient = True
    return found


def _answered(error: OpenSearchException, url: str) -> StoreError:
    if not isinstance(error, TransportError) or not isinstance(error.status_code, int):
        return StoreError(f"{url} gave an answer that is no OpenSearch's: {error}", mend="check OPENSEARCH_URL")
    reason, kind = reason_of(error.info), kind_of(error.info)
    what, mend = _in_words(error.status_code, reason, kind, url)
    found = StoreError(what, mend=mend, answer=error.status_code, kind=kind)
    found.transient = error.status_code in TRANSIENT
    return found


def _in_words(status: int, reason: str, kind: str | None, url: str) -> tuple[str, str | None]:
    """Return what is wrong and how to mend it."""
    if kind == "cluster_block_exception":
        return (
            f"the cluster takes no writes: {reason}",
            "free disk space or raise the watermark; the block goes away by itself afterwards",
        )
    if kind == "circuit_breaking_exception":
        return f"the cluster is out of memory for this request: {reason}", "give it more heap, or try later"
    words = {
        401: (f"{url} refused the user or password", "set OPENSEARCH_USER and OPENSEARCH_PASSWORD"),
        403: (f"this user may not do that on {url}: {reason}", "ask for the rights, or use another user"),
        429: (f"the cluster is too busy: {reason}", "try again in a moment"),
    }
    return words.get(status, (f"the cluster answered {status}: {reason}", None))


def kind_of(info: Any) -> str | None:
    """Return OpenSearch's name of the error in an answer, or None."""
    error = info.get("error") if isinstance(info, dict) else None
    kind = error.get("type") if isinstance(error, dict) else None
    return kind if isinstance(kind, str) else None


def reason_of(info: Any) -> str:
    """Return the innermost reason in an error answer, in OpenSearch's words."""
    error = info.get("error", info) if isinstance(info, dict) else info
    while isinstance(error, dict) and isinstance(error.get("caused_by"), dict):
        error = error["caused_by"]
    if isinstance(error, dict):
        roots = error.get("root_cause") or [error]
        return str(error.get("reason") or roots[0].get("reason"))
    return str(error)[:500]
