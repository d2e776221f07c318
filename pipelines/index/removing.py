"""Removal from an index: found page by page in one state of it, deleted in bulk, gone from the next answer on."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import orjson

from pipelines.index.retry import Retry, patiently
from pipelines.index.store import Store, StoreError, reason_of

PAGE = 1000
KEEP_ALIVE = "5m"
SHOWN = ("headline", "source")


class Held(NamedTuple):
    """A document of the index: its id, the version it has, its headline (None: the source gave none) and its path."""

    id: str
    version: int
    headline: str | None
    uri: str


def find_held(store: Store, alias: str, query: dict[str, Any]) -> Iterator[Held]:
    """Yield every document that `query` finds, in the order of ids. Raises StoreError when nothing is indexed yet."""
    opened = store.request("POST", f"/{alias}/_search/point_in_time", params={"keep_alive": KEEP_ALIVE})
    body: dict[str, Any] = {
        "size": PAGE,
        "query": query,
        "sort": [{"id": "asc"}],
        "version": True,
        "track_total_hits": False,
        "_source": list(SHOWN),
        "pit": {"id": opened["pit_id"], "keep_alive": KEEP_ALIVE},
    }
    try:
        while True:
            answer = store.request("POST", "/_search", body)
            body["pit"]["id"], hits = answer["pit_id"], answer["hits"]["hits"]
            yield from map(_held, hits)
            if not hits:
                return
            body["search_after"] = hits[-1]["sort"]
    finally:
        store.request("DELETE", "/_search/point_in_time", {"pit_id": [body["pit"]["id"]]})


def delete_held(store: Store, alias: str, documents: Sequence[Held], retry: Retry | None = None) -> int:
    """Delete the documents, refresh, and return how many went. One that was replaced meanwhile goes as well.

    Raises StoreError when the cluster refuses one.
    """
    deleted = sum(
        _delete_chunk(store, alias, documents[at : at + PAGE], retry or Retry())
        for at in range(0, len(documents), PAGE)
    )
    if documents:
        store.request("POST", f"/{alias}/_refresh")
    return deleted


def _delete_chunk(store: Store, alias: str, documents: Sequence[Held], retry: Retry) -> int:
    lines = b"".join(orjson.dumps(_action(document)) + b"\n" for document in documents)
    answer = patiently(retry, lambda: store.request("POST", f"/{alias}/_bulk", lines))
    results = [item["delete"] for item in answer["items"]]
    refused = [result for result in results if result["status"] not in {200, 404, 409}]
    if refused:
        raise StoreError(f"{len(refused)} documents were not deleted: {reason_of(refused[0])}")
    newer = [document for document, result in zip(documents, results, strict=True) if result["status"] == 409]
    again = _delete_chunk(store, alias, list(_as_now(store, alias, newer)), retry) if newer else 0
    return again + len([result for result in results if result["status"] == 200])


def _as_now(store: Store, alias: str, documents: Sequence[Held]) -> Iterator[Held]:
    """Yield documents with the version they have now."""
    fields = {"_source_includes": ",".join(SHOWN)}
    answer = store.request("POST", f"/{alias}/_mget", {"ids": [d.id for d in documents]}, params=fields)
    yield from (_held(doc) for doc in answer["docs"] if doc.get("found"))


def _held(doc: dict[str, Any]) -> Held:
    return Held(doc["_id"], doc["_version"], doc["_source"]["headline"], doc["_source"]["source"]["uri"])


def _action(document: Held) -> dict[str, Any]:
    # With its own version, so that the same article can be loaded again at once: a plain delete counts as a newer one.
    head = {"_id": document.id, "version": document.version, "version_type": "external_gte"}
    return {"delete": head}
