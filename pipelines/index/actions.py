"""Loading: articles into an index in bulk, each told apart as new, duplicate or superseded, none lost.

Ids are fixed and versions external, so sending anything twice changes nothing, and an older copy never overwrites a
newer one. What the cluster refuses for a moment is sent again, document by document.
"""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Any, NamedTuple

import orjson

from pipelines.index.retry import Retry, patiently
from pipelines.index.store import TRANSIENT, Store, StoreError, reason_of
from schemas.article import Article

# A chunk is sent whole; two are under way at a time, so that the node works while the next is made. tests/bench prints
# one, two and three in this order, each on a warmer node: that does not tell whether three would win on a larger one.
CHUNK_DOCUMENTS = 500
CHUNK_BYTES = 5 * 1024 * 1024
THREADS = 2
# What makes two records of one article the same content; spans and the source may differ (CRLF, BOM, another name).
CONTENT = ("parser_version", "headline", "kicker", "standfirst", "summary_points", "body")


class Failure(NamedTuple):
    """A document the cluster refused for good."""

    id: str
    uri: str
    status: int
    reason: str


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What became of each article: indexed + duplicate + superseded + failed is all of them.

    indexed: new to the index, or newer than what it held. replaced: how many of these took the place of a document
    already there, so that the index grew by indexed - replaced. duplicate: the same content is there already.
    superseded: a newer version is there, or came in the same chunk.
    """

    indexed: int = 0
    replaced: int = 0
    duplicate: int = 0
    superseded: int = 0
    failed: tuple[Failure, ...] = ()

    def __add__(self, other: "LoadReport") -> "LoadReport":
        return LoadReport(
            self.indexed + other.indexed,
            self.replaced + other.replaced,
            self.duplicate + other.duplicate,
            self.superseded + other.superseded,
            self.failed + other.failed,
        )


class _Item(NamedTuple):
    """One article ready to send."""

    id: str
    uri: str
    version: int
    content: tuple[Any, ...]
    lines: bytes


def load_articles(
    store: Store,
    index: str,
    articles: Iterable[Article],
    *,
    retry: Retry | None = None,
    threads: int = THREADS,
    refresh: bool = False,
) -> LoadReport:
    """Load `articles` into an index or alias and return what became of each; memory holds a few chunks at a time.

    refresh: make them searchable before returning. Raises ClusterError when the index is missing, the rights are
    lacking, or the cluster stays away for all retries; what was sent by then stays, and loading again is harmless.
    """
    if not store.exists(f"/{index}"):  # a bulk request would create it without a mapping
        raise StoreError(f"there is no index {index}", mend="create it with `ensure`", answer=404)
    report = LoadReport()
    for part in _send_all(store, index, _chunks(map(_item, articles)), retry or Retry(), threads):
        report += part
    if refresh:
        store.request("POST", f"/{index}/_refresh")
    return report


def _item(article: Article) -> _Item:
    version = max(article.version, 0)  # OpenSearch knows none before 1970
    head = {"index": {"_id": article.id, "version": version, "version_type": "external_gte"}}
    lines = b"%b\n%b\n" % (orjson.dumps(head), article.model_dump_json().encode())
    content = _content({name: getattr(article, name) for name in CONTENT})
    return _Item(article.id, article.source.uri, version, content, lines)


def _content(fields: dict[str, Any]) -> tuple[Any, ...]:
    """Return what is compared, with white space folded as in the id of an article."""
    values = (fields.get(name) or "" for name in CONTENT)
    return tuple(" ".join((v if isinstance(v, str) else " ".join(v)).split()) for v in values)


def _chunks(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    chunk: list[_Item] = []
    size = 0
    for item in items:
        if chunk and (len(chunk) == CHUNK_DOCUMENTS or size + len(item.lines) > CHUNK_BYTES):
            yield chunk
            chunk, size = [], 0
        chunk.append(item)
        size += len(item.lines)
    if chunk:
        yield chunk


def _send_all(
    store: Store, index: str, chunks: Iterator[list[_Item]], retry: Retry, threads: int
) -> Iterator[LoadReport]:
    """Yield a report per chunk, `threads` chunks under way at a time, never two that hold the same article."""
    under_way: dict[Future[LoadReport], set[str]] = {}
    with ThreadPoolExecutor(threads, thread_name_prefix="load") as pool:
        for chunk in chunks:
            ids = {item.id for item in chunk}
            while len(under_way) >= threads or any(ids & others for others in under_way.values()):
                yield from _finished(under_way)
            under_way[pool.submit(_load_chunk, store, index, chunk, retry)] = ids
        while under_way:
            yield from _finished(under_way)


def _finished(under_way: dict[Future[LoadReport], set[str]]) -> Iterator[LoadReport]:
    for future in wait(under_way, return_when=FIRST_COMPLETED).done:
        del under_way[future]
        yield future.result()


def _load_chunk(store: Store, index: str, chunk: Sequence[_Item], retry: Retry) -> LoadReport:
    """Sort out what the index holds already, send the rest."""
    held = _held(store, index, list({item.id for item in chunk}), retry)
    there = set(held)
    sending: dict[str, _Item] = {}
    duplicate = superseded = 0
    for item in chunk:
        known = held.get(item.id)
        if known is not None and known[0] > item.version:
            superseded += 1
        elif known == (item.version, item.content):
            duplicate += 1
        else:
            superseded += item.id in sending  # an earlier revision in this very chunk
            sending[item.id], held[item.id] = item, (item.version, item.content)
    newer, failed = _send(store, index, list(sending.values()), retry)
    gone = newer | {failure.id for failure in failed}
    return LoadReport(
        indexed=len(sending) - len(gone),
        replaced=len((there & sending.keys()) - gone),
        duplicate=duplicate,
        superseded=superseded + len(newer),
        failed=failed,
    )


def _held(store: Store, index: str, ids: Sequence[str], retry: Retry) -> dict[str, tuple[int, tuple[Any, ...]]]:
    """Return id -> (version, content) of the documents already in the index."""
    answer = patiently(
        retry,
        lambda: store.request("POST", f"/{index}/_mget", {"ids": ids}, params={"_source_includes": ",".join(CONTENT)}),
    )
    for doc in answer["docs"]:
        if "error" in doc:  # the index was taken away under the load; a bulk request would make a bare one
            raise StoreError(f"{index} cannot be read: {reason_of(doc)}", answer=404)
    found = (doc for doc in answer["docs"] if doc["found"])
    return {doc["_id"]: (doc["_version"], _content(doc["_source"])) for doc in found}


def _send(store: Store, index: str, items: list[_Item], retry: Retry) -> tuple[set[str], tuple[Failure, ...]]:
    """Send until each item is in, or refused for good; return the ids the index holds newer, and the refused."""
    newer: set[str] = set()
    failed: list[Failure] = []
    for attempt in range(1, retry.attempts + 1):
        last = attempt == retry.attempts
        again: list[_Item] = []
        for item, status, reason in _outcomes(store, index, items, retry):
            if status == 409:
                newer.add(item.id)
            elif status in TRANSIENT and not last:
                again.append(item)
            elif status >= 300:
                failed.append(Failure(item.id, item.uri, status, reason))
        if not again:
            break
        items = again
        retry.pause(attempt)
    return newer, tuple(failed)


def _outcomes(store: Store, index: str, items: Sequence[_Item], retry: Retry) -> Iterator[tuple[_Item, int, str]]:
    """Send items in one request, or in halves where it is too large for the cluster, and yield each one's answer."""
    if not items:
        return
    body = b"".join(item.lines for item in items)
    try:
        answer = patiently(
            retry,
            lambda: store.request(
                "POST", f"/{index}/_bulk", body, params={"filter_path": "items.*.status,items.*.error"}
            ),
        )
    except StoreError as error:
        if error.answer not in {400, 413}:
            raise
        if len(items) == 1:
            yield items[0], error.answer, error.what
        else:
            middle = len(items) // 2
            yield from _outcomes(store, index, items[:middle], retry)
            yield from _outcomes(store, index, items[middle:], retry)
        return
    for item, line in zip(items, answer["items"], strict=True):
        result = line["index"]
        yield item, result["status"], reason_of(result) if "error" in result else ""
