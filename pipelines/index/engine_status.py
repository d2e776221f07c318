"""How the embedded node does, for `khabar engine status`."""

import datetime
import shutil
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from pipelines.index.engine_lock import engine_lock
from pipelines.index.node import NodeState, get, read_state, state_of
from pipelines.index.node_files import FLOOD_BYTES, HOST, cluster_of, log_of, output_of
from pipelines.index.troubles import known_error, read_tail

ANSWER_SECONDS = 5.0


class EngineStatus(BaseModel):
    """The embedded node as it is now. What only a running node can tell is None when none answers."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    running: bool
    version: str
    """Of OpenSearch; the locked one while no node answers."""
    address: str | None = None
    health: str | None = None
    """green, yellow or red; None when it does not answer."""
    documents: int | None = None
    """In all indices of the node, a generation that is being built included."""
    bytes: int | None = None
    """Size of all indices on disk."""
    problem: str | None = None
    """What a person should know: it does not answer, the disk is full ...; None: nothing."""
    pid: int | None = None
    started: datetime.datetime | None = None
    data: Path
    log: Path


def read_health(folder: Path, port: int, *, timeout: float, wait: str = "") -> str | None:
    """Return green, yellow or red if it is this folder's node that answers at `port`, else None."""
    found = get(f"http://{HOST}:{port}/_cluster/health{wait}", timeout)
    status = found.get("status")
    return str(status) if status and found.get("cluster_name") == cluster_of(folder) else None


def read_output(folder: Path) -> str:
    """Return the last words of the node and of Java."""
    return read_tail(log_of(folder)) + "\n" + read_tail(output_of(folder))


def _illness(folder: Path, health: str | None) -> str | None:
    if shutil.disk_usage(folder).free < FLOOD_BYTES:
        return f"the disk that holds {folder} is full; the node takes no documents until some space is freed"
    if health is None:
        return "the node does not answer; `khabar engine start` mends it"
    return "some shards are not available; see the log" if health == "red" else None


def _crash(folder: Path, heap: str) -> str | None:
    """Say why the node is gone; None when it was stopped or never started."""
    if not state_of(folder).exists():
        return None
    cause = known_error(read_output(folder), heap=heap, folder=folder)
    because = f": {cause.what}" if cause else ""
    return f"the node ended by itself{because}; `khabar engine start` starts it again"


def _running(folder: Path, state: NodeState) -> EngineStatus:
    health = read_health(folder, state.port, timeout=ANSWER_SECONDS)
    root, counts, sizes = (
        get(state.url + path, ANSWER_SECONDS) if health else {} for path in ("/", "/_count", "/_stats/store")
    )
    return EngineStatus(
        running=True,
        version=root.get("version", {}).get("number", engine_lock().version),
        address=state.url,
        health=health,
        documents=counts.get("count"),
        bytes=sizes.get("_all", {}).get("total", {}).get("store", {}).get("size_in_bytes", 0) if sizes else None,
        problem=_illness(folder, health),
        pid=state.pid,
        started=state.started,
        data=folder / "data",
        log=log_of(folder),
    )


def read_status(folder: Path, heap: str) -> EngineStatus:
    """Return how the node of this folder does; never raises for one that is down or ill."""
    state = read_state(folder)
    if state is not None:
        return _running(folder, state)
    return EngineStatus(
        running=False,
        version=engine_lock().version,
        problem=_crash(folder, heap),
        data=folder / "data",
        log=log_of(folder),
    )
