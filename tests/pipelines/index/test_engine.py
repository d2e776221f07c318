"""The engine without a node that answers: what it refuses, and how it says so."""

import os
import socket
from pathlib import Path

import psutil
import pytest

from pipelines.errors import EngineError
from pipelines.index import engine as engine_module
from pipelines.index import engine_status, node
from pipelines.index.engine import Engine, open_engine
from pipelines.index.node_files import HOST
from pipelines.settings import Settings


@pytest.fixture
def engine(tmp_path: Path, cache: Path) -> Engine:
    return Engine(tmp_path / "engine", cache, heap="256m", port=9280)


def test_the_settings_describe_it(tmp_path: Path) -> None:
    found = open_engine(Settings(data=tmp_path, cache=tmp_path / "jars", engine_heap="2g", engine_port=9210))
    assert (found.folder, found.cache, found.heap, found.port) == (tmp_path / "engine", tmp_path / "jars", "2g", 9210)


def test_nothing_runs_at_first(engine: Engine) -> None:
    status = engine.status()
    assert (status.running, status.version, status.address, status.problem) == (False, "3.8.0", None, None)
    assert not engine.stop()
    assert not engine.folder.exists()


@pytest.mark.node
@pytest.mark.parametrize(
    ("heap", "message"),
    [
        ("4m", "a heap of 4m is not enough memory"),
        ("slots", "slots is no heap size"),
        ("900000g", "the machine has not enough memory for a heap of 900000g"),
    ],
)
def test_a_heap_that_does_not_do(engine: Engine, heap: str, message: str) -> None:
    engine.heap = heap
    with pytest.raises(EngineError, match=rf"{message}.*(.|\n)*KHABAR_ENGINE_HEAP"):
        engine.start()
    assert node.find_nodes(engine.folder) == []


def test_a_full_disk_is_said_before_anything_starts(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_module, "FLOOD_BYTES", 1 << 62)
    with pytest.raises(EngineError, match=r"the disk that holds .* is full(.|\n)*KHABAR_DATA"):
        engine.start()


def test_a_disk_that_fills_up_is_said_by_the_status(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_status, "FLOOD_BYTES", 1 << 62)
    engine.folder.mkdir()
    own = psutil.Process()
    monkeypatch.setattr(node, "is_node_of", lambda process, folder: process.pid == own.pid)
    node.write_state(engine.folder, own, 1)
    status = engine.status()
    assert (status.running, status.health) == (True, None)
    assert "is full" in (status.problem or "")


def test_a_file_in_the_way(engine: Engine) -> None:
    engine.folder.write_text("")
    with pytest.raises(EngineError, match="cannot be the node's folder"):
        engine.start()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(engine: Engine, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(EngineError, match=r"cannot write to .*(.|\n)*make it writable"):
        engine.start()
    tmp_path.chmod(0o700)


def test_a_recycled_pid_is_not_our_node(engine: Engine) -> None:
    engine.folder.mkdir()
    node.write_state(engine.folder, psutil.Process(), 9280)  # alive, but no node of this folder
    status = engine.status()
    assert not status.running
    assert "ended by itself" in (status.problem or "")
    assert not engine.stop()
    assert engine.status().problem is None
    assert psutil.Process().is_running()


def test_a_broken_state_file_is_no_state(engine: Engine) -> None:
    engine.folder.mkdir()
    node.state_of(engine.folder).write_text('{"pid": ')
    assert node.read_state(engine.folder) is None


@pytest.mark.parametrize("port", [80, 9200, 9300, 9640])
def test_ports_the_runner_cannot_use(port: int) -> None:
    with pytest.raises(EngineError, match=r"KHABAR_ENGINE_PORT to a number from 9201 to 9299"):
        node.free_port(port)


def test_a_taken_port_is_avoided() -> None:
    first = node.free_port(9285)
    with socket.socket() as taken:
        taken.bind((HOST, first))
        taken.listen()
        assert node.free_port(first) > first


def test_nothing_there_is_an_empty_answer() -> None:
    assert node.get("http://127.0.0.1:1/", 1) == {}
