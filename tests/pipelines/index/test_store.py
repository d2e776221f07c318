"""The door to the cluster: every failure in words, with what to do."""

import asyncio
import socket
from pathlib import Path

import pytest

from pipelines.errors import UsageError
from pipelines.index.store import Access, Store, StoreError, open_async_store, open_store
from tests.pipelines.index.proxy import CUT, HANG, faulty


def test_requests_reach_the_node(store: Store) -> None:
    assert store.request("GET", "/")["version"]["distribution"] == "opensearch"
    assert not store.exists("/nowhere")


def test_a_query_it_cannot_read_is_explained_and_final(store: Store) -> None:
    with pytest.raises(StoreError, match=r"answered 400: .*unknown field") as caught:
        store.request("POST", "/_search", {"query": {"what": {}}})
    assert (caught.value.answer, caught.value.transient) == (400, False)


@pytest.mark.parametrize(
    ("status", "says", "transient"),
    [
        (401, "refused the user or password", False),
        (403, "may not do that", False),
        (429, "too busy", True),
        (503, "answered 503: told to", True),
    ],
)
def test_each_answer_in_words(node: str, status: int, says: str, transient: bool) -> None:
    with faulty(node) as (url, faults):
        faults.where, faults.queue = "/", [status]
        store = open_store(url, Access("u", "p"))
        with pytest.raises(StoreError, match=says) as caught:
            store.request("GET", "/")
        store.close()
    assert (caught.value.answer, caught.value.transient, caught.value.kind) == (status, transient, "made_up")


@pytest.mark.parametrize(
    ("fault", "timeout", "says"), [(HANG, 0.3, "did not answer in time"), (CUT, 60, "cannot be reached")]
)
def test_no_answer_in_words(node: str, fault: str, timeout: float, says: str) -> None:
    with faulty(node) as (url, faults):
        faults.where, faults.queue = "/", [fault]
        store = open_store(url, timeout=timeout)
        with pytest.raises(StoreError, match=says) as caught:
            store.request("GET", "/")
        store.close()
    assert caught.value.transient
    assert caught.value.answer is None


def test_nobody_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    store = open_store(f"http://127.0.0.1:{port}")
    with pytest.raises(StoreError, match="cannot be reached"):
        store.exists("/")
    store.close()


def test_plain_http_on_an_https_address_is_told(node: str) -> None:
    store = open_store(node.replace("http:", "https:"))
    with pytest.raises(StoreError, match="does not speak TLS"):
        store.request("GET", "/")
    store.close()


@pytest.mark.parametrize("url", ["localhost:9200", "ftp://host", "https://", ""])
def test_an_address_that_is_none(url: str) -> None:
    with pytest.raises(UsageError, match="no OpenSearch address"):
        open_store(url)


def test_a_certificate_file_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not exist"):
        open_store("https://host:9200", Access(ca_certs=tmp_path / "ca.pem"))


def test_a_question_that_is_given_up_is_given_up_to_the_cluster() -> None:
    """OpenSearch cancels the search of a connection that is closed; ours is closed when nobody waits any more."""

    async def cancelled() -> bool:
        asked, closed = asyncio.Event(), asyncio.Event()

        async def cluster(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            while await reader.read(65536):
                asked.set()
            closed.set()
            writer.close()

        server = await asyncio.start_server(cluster, "127.0.0.1", 0)
        store = open_async_store(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")
        asking = asyncio.ensure_future(store.request("POST", "/news/_search", {}))
        await asyncio.wait_for(asked.wait(), 60)
        asking.cancel()
        await asyncio.wait_for(closed.wait(), 60)
        await store.close()
        server.close()
        return asking.cancelled()

    assert asyncio.run(cancelled())
