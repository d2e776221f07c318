"""A real node: found again, restarted after a crash, shared by two starts."""

import re
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from pipelines.index import engine as engine_module
from pipelines.index import engine_status, node
from pipelines.index.engine import Engine
from pipelines.index.node import get
from pipelines.index.node_files import HOST


@pytest.fixture
def engine(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """A node that is given time: on a busy machine one that is slow would be taken for one that hangs."""
    monkeypatch.setattr(engine_module, "PATIENCE_SECONDS", 60.0)
    monkeypatch.setattr(engine_status, "ANSWER_SECONDS", 60.0)
    engine = Engine(tmp_path / "engine", cache, heap="256m", port=9260)
    yield engine
    engine.stop()


@pytest.mark.node
def test_a_port_that_another_takes_meanwhile_is_left_to_it(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as another:
        another.bind((HOST, node.free_port(9270)))
        another.listen()
        taken = another.getsockname()[1]
        first = iter([taken])
        find = node.free_port
        monkeypatch.setattr(node, "free_port", lambda port: next(first, None) or find(port))
        monkeypatch.setattr(engine_module, "_PORT_TAKEN", re.compile("(?!)"))  # nor does it always say so
        address = engine.start()
    assert int(address.rpartition(":")[2]) > taken


@pytest.mark.node
def test_a_node_is_shared_found_again_and_restarted(engine: Engine) -> None:
    with ThreadPoolExecutor() as pool:  # two starts at once: the second waits and uses the same node
        urls = set(pool.map(lambda _: Engine(engine.folder, engine.cache, "256m", 9260).start(), range(2)))
    assert len(urls) == 1
    status = engine.status()
    assert (status.running, status.version, status.health, status.documents) == (True, "3.8.0", "green", 0)
    assert status.address == urls.pop() == engine.start()
    assert status.pid is not None

    java = psutil.Process(status.pid)
    java.kill()
    java.wait(60)
    assert "ended by itself" in (engine.status().problem or "")
    again = Engine(engine.folder, engine.cache, "256m", 9260)
    url = again.start()
    assert again.status().pid != status.pid
    assert get(url, 5)["version"]["number"] == "3.8.0"

    assert again.stop()
    assert not again.stop()
    assert not again.status().running
    assert again.status().problem is None
