"""Clients that are slow, leave, or send what is no request: each ends, and others are served meanwhile."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx2
import psutil
import pytest

from pipelines.errors import UsageError
from pipelines.index.actions import load_articles
from pipelines.index.generations import ensure, plan_generation
from pipelines.index.store import Store, open_async_store, open_store
from pipelines.serve.api import server as serving
from pipelines.serve.api.app import create_app
from pipelines.serve.api.server import listen, make_server
from pipelines.settings import Settings
from tests.pipelines.index.articles import make_article

ALIAS = "large"
LARGE = 1500
# Seconds that nothing takes, however busy the machine; less than a state is kept (`states.KEEP_ALIVE`).
LONG = 60.0
PARAGRAPH = "उत्तर कोरिया ने कहा कि बातचीत जारी रहेगी। " * 200


@pytest.fixture(scope="module")
def store(node: str) -> Iterator[Store]:
    """An index of which each export is more than 30 MB."""
    found = open_store(node)
    ensure(found, plan_generation(ALIAS, "1"))
    load_articles(found, ALIAS, (make_article(n, body=PARAGRAPH + str(n)) for n in range(LARGE)), refresh=True)
    yield found
    found.request("DELETE", f"/{ALIAS}-*")
    found.close()


@contextmanager
def running(node: str, timeout: float) -> Iterator[tuple[str, int]]:
    """Where a real server listens that waits so many seconds for its answer to be taken."""
    with listen("127.0.0.1", 0) as listening:
        server = make_server(create_app(open_async_store(node), Settings(alias=ALIAS, api_timeout=timeout)))
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        wait_until(lambda: server.started)
        yield listening.getsockname()
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def place(node: str, store: Store) -> Iterator[tuple[str, int]]:
    """Where a server with patience listens: a busy machine is no slow client."""
    with running(node, LONG) as found:
        yield found


def wait_until(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + LONG
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.05)


def answer_to(place: tuple[str, int], *pieces: bytes, pause: float = 0.0) -> bytes:
    """Send pieces, then read until the server closes."""
    with socket.create_connection(place, timeout=LONG) as client:
        try:
            for piece in pieces:
                client.sendall(piece)
                time.sleep(pause)
        except OSError:  # it closed already
            pass
        got = b""
        try:
            while piece := client.recv(65536):
                got += piece
        except ConnectionResetError:
            pass
        return got


HOST = b"host: localhost\r\n"


@pytest.mark.parametrize(
    ("pieces", "status"),
    [
        ((), b"408"),
        ((b"GET /v1/health/live HTTP/1.1\r\n",), b"408"),
        ((b"GET /v1/health/live HTTP/1.1\r\n" + HOST, *(b"x-a: b\r\n",) * 30), b"408"),
        ((b"\r\n",) * 30, b"408"),
        ((b"GET / HTTP/1.1\r\n" + HOST + b"x: " + b"a" * 100_000,), b"431"),
        ((b"GET / HTTP/1.1\r\n" + HOST, *(b"x-%d: y\r\n" % n * 1000 for n in range(10))), b"431"),
        ((b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",), b"400"),
        ((b"NONSENSE\r\n\r\n",), b"400"),
        ((b"GET http://[::1 HTTP/1.1\r\n" + HOST + b"\r\n",), b"400"),
        ((b"GET /\xe0\xa4\x95 HTTP/1.1\r\n" + HOST + b"connection: close\r\n\r\n",), b"400"),
        ((b"GET / HTTP/1.1\r\n" + HOST + b"content-length: -1\r\n\r\n",), b"400"),
        ((b"GET / HTTP/1.1\r\n" + HOST + b"transfer-encoding: chunked\r\ncontent-length: 3\r\n\r\nabc",), b"400"),
        ((b"GET / HTTP/1.1\r\n" + HOST + b"bad header: x\r\n\r\n",), b"400"),
        ((b"GET /v1/nope HTTP/1.1\r\nconnection: close\r\n\r\n",), b"421"),
        ((b"POST /v1/search HTTP/1.1\r\n" + HOST + b"content-length: 1000000000\r\n\r\n", b"{"), b"405"),
        (
            (b"GET /v1/export?to=1990 HTTP/1.1\r\n" + HOST + b"upgrade: websocket\r\nconnection: upgrade\r\n\r\n",),
            b"200",
        ),
    ],
)
def test_each_ends_in_an_answer(
    place: tuple[str, int], pieces: tuple[bytes, ...], status: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Those that are late are so at once, and 405 is said before the body that never comes; the others have come whole.
    monkeypatch.setattr(serving, "HEAD_SECONDS", {b"408": 0.5, b"405": 5.0}.get(status, LONG))
    got = answer_to(place, *pieces, pause=0.1 if len(pieces) > 20 else 0.0)
    assert got.split(b" ", 2)[1] == status, got[:200]


def test_requests_in_one_go_are_all_answered(place: tuple[str, int]) -> None:
    one = b"GET /v1/health/live HTTP/1.1\r\n" + HOST
    assert answer_to(place, (one + b"\r\n") * 20 + one + b"connection: close\r\n\r\n").count(b"200 OK") == 21


def states(store: Store) -> tuple[int, int]:
    """How many states of the index are open now, and how many were opened and let go before."""
    stats: Any = store.request("GET", f"/{ALIAS}/_stats/search")
    found = stats["_all"]["total"]["search"]
    return int(found["point_in_time_current"]), int(found["point_in_time_total"])


def test_an_export_ends_when_its_client_leaves(place: tuple[str, int], store: Store) -> None:
    url = f"http://{place[0]}:{place[1]}/v1/export"
    with httpx2.stream("GET", url, headers={"host": "localhost"}, timeout=LONG) as stream:
        next(stream.iter_lines())
        assert states(store)[0] == 1
    wait_until(lambda: states(store)[0] == 0)


def test_an_export_ends_when_its_client_takes_nothing(node: str, store: Store) -> None:
    before = states(store)[1]
    with running(node, timeout=2.0) as place, socket.socket() as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.connect(place)
        client.sendall(b"GET /v1/export HTTP/1.1\r\n" + HOST + b"\r\n")
        wait_until(lambda: states(store)[1] > before)
        assert states(store)[0] == 0


def test_slow_clients_do_not_hold_up_others(place: tuple[str, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "HEAD_SECONDS", 10 * LONG)
    slow = [socket.create_connection(place) for _ in range(100)]
    for client in slow:
        client.sendall(b"GET / HT")
    url = f"http://{place[0]}:{place[1]}/v1/health/live"
    assert httpx2.get(url, headers={"host": "localhost"}, timeout=LONG).status_code == 200
    for client in slow:
        client.close()


@pytest.mark.parametrize("kind", ["jsonl", "csv"])
def test_an_export_takes_no_more_memory_the_longer_it_is(place: tuple[str, int], kind: str) -> None:
    address = f"http://{place[0]}:{place[1]}/v1/export"
    held: list[int] = []
    size = 0
    with httpx2.stream("GET", address, params={"format": kind}, headers={"host": "localhost"}, timeout=LONG) as stream:
        for chunk in stream.iter_raw():
            size += len(chunk)
            held.append(psutil.Process().memory_info().rss)
    assert size > 30_000_000
    quarter = len(held) // 4
    assert max(held[-quarter:]) - max(held[:quarter]) < size / 3


def test_a_port_that_is_taken_is_told() -> None:
    with listen("127.0.0.1", 0) as taken:
        taken.listen()
        with pytest.raises(UsageError, match="cannot listen"):
            listen("127.0.0.1", taken.getsockname()[1])
