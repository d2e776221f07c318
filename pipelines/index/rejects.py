"""Rejects into an index of their own, to be counted and charted; searches for articles never see them."""

from collections.abc import Iterable, Iterator
from itertools import count, islice

import orjson

from pipelines.index.actions import CHUNK_DOCUMENTS, Failure, LoadReport
from pipelines.index.retry import Retry, patiently
from pipelines.index.store import Store, reason_of
from schemas.source import IndexedReject


def replace_rejects(store: Store, index: str, batch: str, rejects: Iterable[IndexedReject]) -> LoadReport:
    """Put the rejects of a batch in the place of those the index holds of it. Raises StoreError when it cannot."""
    store.request("POST", f"/{index}/_refresh")  # what was loaded a moment ago is deleted too
    own = {"query": {"term": {"batch": batch}}}
    store.request("POST", f"/{index}/_delete_by_query", own, params={"conflicts": "proceed"})
    return load_rejects(store, index, rejects)


def load_rejects(store: Store, index: str, rejects: Iterable[IndexedReject]) -> LoadReport:
    """Load `rejects` in bulk and return how many were taken; they are found at once."""
    lines = map(_lines, rejects, count())
    report = LoadReport()
    while chunk := list(islice(lines, CHUNK_DOCUMENTS)):
        report += _send(store, index, chunk)
    store.request("POST", f"/{index}/_refresh")
    return report


def _lines(reject: IndexedReject, number: int) -> bytes:
    # One input may be rejected for several members; its place among the batch's rejects tells them apart.
    head = {"index": {"_id": f"{reject.batch}-{number}"}}
    return b"%b\n%b\n" % (orjson.dumps(head), reject.model_dump_json().encode())


def _send(store: Store, index: str, chunk: list[bytes]) -> LoadReport:
    answer = patiently(Retry(), lambda: store.request("POST", f"/{index}/_bulk", b"".join(chunk)))
    failed = tuple(_failures(item["index"] for item in answer["items"]))
    return LoadReport(indexed=len(chunk) - len(failed), failed=failed)


def _failures(results: Iterable[dict[str, str]]) -> Iterator[Failure]:
    for result in results:
        if "error" in result:
            yield Failure(result["_id"], result["_id"], int(result["status"]), reason_of(result))
