"""The embedded OpenSearch node: started once, kept running between commands, found again by its state file."""

import datetime
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
from filelock import FileLock, Timeout
from pydantic import BaseModel, ConfigDict, ValidationError

from pipelines.errors import EngineError
from pipelines.index import node
from pipelines.index.artefacts import engine_lock, fetch_jars
from pipelines.index.troubles import find_trouble, read_tail, to_error
from pipelines.settings import Settings

START_SECONDS = 120.0
STOP_SECONDS = 30.0
# Two nodes that start together may choose the same port; the loser tries the next.
PORT_ATTEMPTS = 5
_PORT = re.compile(r"^HTTP Port: +(\d+)", re.MULTILINE)
_PORT_TAKEN = re.compile(r"Bind(Http|Transport)?Exception|Address already in use")


class NodeState(BaseModel):
    """What is remembered of a running node. `created` is the process's own, in seconds since 1970."""

    model_config = ConfigDict(frozen=True)
    pid: int
    created: float
    port: int
    started: datetime.datetime

    @property
    def url(self) -> str:
        return f"http://{node.HOST}:{self.port}"


class EngineStatus(BaseModel):
    """The embedded node as it is now. What only a running node can tell is None when there is none."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    running: bool
    version: str
    """Of OpenSearch; the locked one while no node runs."""
    address: str | None = None
    health: str | None = None
    """green, yellow or red; None when it does not answer."""
    documents: int | None = None
    """In all indices of the node, a generation that is being built included."""
    bytes: int | None = None
    """Size of all indices on disk."""
    problem: str | None = None
    """What a person should know: does not answer, disk full ...; None: nothing."""
    pid: int | None = None
    started: datetime.datetime | None = None
    data: Path
    log: Path


class Engine:
    """A single node with its data in `folder` and its jars under `cache`.

    heap: as Java writes it ("1g"). port: the first HTTP port to try; 9201 to 9299.
    """

    def __init__(self, folder: Path, cache: Path, heap: str = "1g", port: int = 9201) -> None:
        self.folder = folder.absolute()
        self.cache = cache.absolute()
        self.heap = heap
        self.port = port
        self._state_file = self.folder / "state.json"

    def start(self) -> str:
        """Return the node's address; start it first when it does not run or does not answer.

        Raises EngineError: jars missing, folder unwritable, disk full, no memory, no port, no answer in time.
        """
        state = self._state()
        if state is not None and self._health(state.port, timeout=5) is not None:
            return state.url
        with self._locked():
            return (self._adopted() or self._started()).url

    def stop(self) -> bool:
        """Stop the node, gently if it lets us; say whether one ran. Data stay."""
        if not self.folder.is_dir():
            return False
        with self._locked():
            strays = node.find_strays(self.folder)
            self._end(strays)
            self._state_file.unlink(missing_ok=True)
        return bool(strays)

    def status(self) -> EngineStatus:
        """Return how the node does; never raises for a node that is down or ill."""
        state = self._state()
        places = {"data": self.folder / "data", "log": node.log_of(self.folder)}
        if state is None:
            problem = self._crash() if self._state_file.exists() else None
            return EngineStatus(running=False, version=engine_lock().version, problem=problem, **places)
        root = node.get(state.url, timeout=5) or {}
        health = self._health(state.port, timeout=5)
        counts = node.get(f"{state.url}/_count", timeout=5) or {}
        sizes = node.get(f"{state.url}/_stats/store", timeout=5) or {}
        return EngineStatus(
            running=True,
            version=root.get("version", {}).get("number", engine_lock().version),
            address=state.url,
            health=health,
            documents=counts.get("count"),
            bytes=sizes.get("_all", {}).get("total", {}).get("store", {}).get("size_in_bytes"),
            problem=self._illness(health),
            pid=state.pid,
            started=state.started,
            **places,
        )

    # -- one at a time -------------------------------------------------------------------------------------------

    @contextmanager
    def _locked(self) -> Iterator[None]:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with FileLock(self.folder / "engine.lock", timeout=START_SECONDS + STOP_SECONDS):
                yield
        except Timeout as error:
            raise EngineError(
                f"another start or stop of the node in {self.folder} takes too long",
                mend="run `khabar engine stop`, or look for a hanging khabar process",
            ) from error
        except OSError as error:
            raise to_error(str(error), heap=self.heap, folder=self.folder) from error

    # -- state ---------------------------------------------------------------------------------------------------

    def _state(self) -> NodeState | None:
        """Return the state of the node if it is alive, else None."""
        try:
            state = NodeState.model_validate_json(self._state_file.read_bytes())
            return state if node.is_node_of(psutil.Process(state.pid), self.folder) else None
        except (OSError, ValidationError, psutil.Error):
            return None

    def _remember(self, process: psutil.Process, port: int) -> NodeState:
        now = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
        state = NodeState(pid=process.pid, created=process.create_time(), port=port, started=now)
        part = self._state_file.with_suffix(".part")
        part.write_text(state.model_dump_json(), encoding="utf-8")
        part.replace(self._state_file)
        return state

    # -- health --------------------------------------------------------------------------------------------------

    def _health(self, port: int, *, timeout: float, wait: str = "") -> str | None:
        """Return the cluster's status if it is our node that answers there, else None."""
        found = node.get(f"http://{node.HOST}:{port}/_cluster/health{wait}", timeout) or {}
        return found.get("status") if found.get("cluster_name") == node.cluster_of(self.folder) else None

    def _illness(self, health: str | None) -> str | None:
        if shutil.disk_usage(self.folder).free < node.FLOOD_BYTES:
            return f"the disk that holds {self.folder} is full; the node takes no documents until some space is freed"
        if health is None:
            return "the node does not answer; `khabar engine start` mends it"
        return "some shards are not available; see the log" if health == "red" else None

    def _crash(self) -> str:
        trouble = find_trouble(self._printed())
        cause = f": {trouble.what.format(heap=self.heap, folder=self.folder)}" if trouble else ""
        return f"the node ended by itself{cause}; `khabar engine start` starts it again"

    def _printed(self) -> str:
        return read_tail(node.log_of(self.folder)) + "\n" + read_tail(node.output_of(self.folder))

    # -- starting and ending -------------------------------------------------------------------------------------

    def _adopted(self) -> NodeState | None:
        """Return the running node once it answers; end one that does not, or that nobody remembers."""
        state = self._state()
        if state is not None and self._health(state.port, timeout=30) is not None:
            return state
        self._end(node.find_strays(self.folder))
        return None

    def _started(self) -> NodeState:
        if shutil.disk_usage(self.folder).free < node.FLOOD_BYTES:
            raise to_error("No space left on device", heap=self.heap, folder=self.folder)
        jars, port = fetch_jars(self.cache), self.port
        for _ in range(PORT_ATTEMPTS):
            port = node.free_port(port)
            node.write_configuration(self.folder, jars, self.heap, port)
            node.log_of(self.folder).unlink(missing_ok=True)
            process = node.launch(self.folder)
            state = self._answered(process)
            if state is not None:
                return state
            port += 1
        raise EngineError("no port could be had", mend="set KHABAR_ENGINE_PORT to another")

    def _answered(self, process: psutil.Process) -> NodeState | None:
        """Wait for a node just launched; None when another took its port.

        Raises EngineError when it ended otherwise or did not answer in time.
        """
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if not node.is_alive(process):
                if self._lost_its_port():
                    return None
                raise to_error(self._printed(), heap=self.heap, folder=self.folder, killed=process.wait(5) == -9)
            port = _PORT.search(read_tail(node.output_of(self.folder)))
            if port and self._health(int(port[1]), timeout=15, wait="?wait_for_status=yellow&timeout=10s"):
                return self._remember(process, int(port[1]))
            time.sleep(0.1)
        self._end([process])
        raise to_error(self._printed(), heap=self.heap, folder=self.folder)

    def _lost_its_port(self) -> bool:
        printed = self._printed()
        return _PORT_TAKEN.search(printed) is not None and find_trouble(printed) is None

    def _end(self, processes: list[psutil.Process]) -> None:
        for process in processes:
            process.terminate()
        for process in psutil.wait_procs(processes, timeout=STOP_SECONDS)[1]:
            process.kill()
            process.wait(STOP_SECONDS)


def open_engine(settings: Settings) -> Engine:
    """Return the engine the settings describe."""
    return Engine(settings.engine, settings.cache, settings.engine_heap, settings.engine_port)
