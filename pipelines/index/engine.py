"""The embedded OpenSearch node: started once, kept running between commands, found again by its state file."""

import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
from filelock import FileLock, Timeout

from pipelines.errors import EngineError
from pipelines.index import node
from pipelines.index.artefacts import fetch_jars
from pipelines.index.engine_status import EngineStatus, read_health, read_output, read_status
from pipelines.index.node_files import FLOOD_BYTES, output_of, write_node_files
from pipelines.index.troubles import DISK_FULL, ended_error, find_trouble, folder_error, read_tail
from pipelines.settings import Settings

__all__ = ["Engine", "EngineStatus", "open_engine"]

START_SECONDS = 120.0
# A node that is alive but silent for so long hangs.
PATIENCE_SECONDS = 15.0
# Two nodes that start together may choose the same port; the loser tries the next.
PORT_ATTEMPTS = 5
_PORT = re.compile(r"^HTTP Port: +(\d+)", re.MULTILINE)
_LISTENS, _CLOSED = "HttpServerTransport] publish_address", "Closed all nodes"
_PORT_TAKEN = re.compile(r"Bind(Http|Transport)?Exception|Address already in use")


class Engine:
    """A single node with its data in `folder` and its jars under `cache`.

    heap: as Java writes it ("1g"). port: the first HTTP port to try, 9201 to 9299.
    """

    def __init__(self, folder: Path, cache: Path, heap: str = "1g", port: int = node.LOWEST_PORT) -> None:
        self.folder = folder.absolute()
        self.cache = cache.absolute()
        self.heap = heap
        self.port = port

    def start(self) -> str:
        """Return the node's address; start it first when it does not run or does not answer.

        Raises EngineError: jars missing, folder unwritable, disk full, no memory, no port, no answer in time.
        """
        state = node.read_state(self.folder)
        if state is not None and self._answers(state.port):
            return state.url
        with self._locked():
            return (self._found() or self._started()).url

    def stop(self) -> bool:
        """Stop the node, gently if it lets us; say whether one ran. Data stay."""
        if not self.folder.is_dir():
            return False
        with self._locked():
            nodes = node.find_nodes(self.folder)
            node.end(nodes)
            node.state_of(self.folder).unlink(missing_ok=True)
        return bool(nodes)

    def status(self) -> EngineStatus:
        """Return how the node does; never raises for one that is down or ill."""
        return read_status(self.folder, self.heap)

    def _answers(self, port: int, *, wait: str = "") -> bool:
        return read_health(self.folder, port, timeout=PATIENCE_SECONDS, wait=wait) is not None

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Let one process at a time start or stop the node; a refusing folder is an EngineError."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with FileLock(self.folder / "engine.lock", timeout=START_SECONDS + node.STOP_SECONDS):
                yield
        except Timeout as error:
            raise EngineError(
                f"another start or stop of the node in {self.folder} takes too long",
                mend="look for a hanging khabar process",
            ) from error
        except OSError as error:
            raise folder_error(error, heap=self.heap, folder=self.folder) from error

    def _found(self) -> node.NodeState | None:
        """Return the node another process has started meanwhile; end one that hangs or that nobody remembers."""
        state = node.read_state(self.folder)
        if state is not None and self._answers(state.port):
            return state
        node.end(node.find_nodes(self.folder))
        return None

    def _started(self) -> node.NodeState:
        if shutil.disk_usage(self.folder).free < FLOOD_BYTES:
            raise folder_error(OSError(DISK_FULL), heap=self.heap, folder=self.folder)
        jars, port = fetch_jars(self.cache), self.port
        for _ in range(PORT_ATTEMPTS):
            port = node.free_port(port)
            write_node_files(self.folder, jars, self.heap, port)
            state = self._answered(node.launch(self.folder))
            if state is not None:
                return state
            port += 1
        raise EngineError(
            f"the node got none of the ports up to {port - 1}: other programs have them",
            mend=f"set KHABAR_ENGINE_PORT to another; its log is in {self.folder}/logs",
        )

    def _answered(self, process: psutil.Process) -> node.NodeState | None:
        """Wait for a node just launched; None when another program took its port.

        Raises EngineError when it ended for another reason or did not answer in time.
        """
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if not node.is_alive(process):
                self._judge(killed=process.wait(node.STOP_SECONDS) == -9)
                return None
            port = _PORT.search(read_tail(output_of(self.folder)))
            if port and self._answers(int(port[1]), wait="?wait_for_status=yellow&timeout=10s"):
                return node.write_state(self.folder, process, int(port[1]))
            time.sleep(0.1)
        node.end([process])
        raise ended_error(read_output(self.folder), heap=self.heap, folder=self.folder, killed=False)

    def _judge(self, *, killed: bool) -> None:
        """Return if the node ended because its port was taken; raise EngineError with the cause otherwise.

        One that loses its port late, to a node that was started at the same time, closes without a word of it.
        """
        printed = read_output(self.folder)
        lost = _CLOSED in printed and _LISTENS not in printed
        if find_trouble(printed) or not (lost or _PORT_TAKEN.search(printed)):
            raise ended_error(printed, heap=self.heap, folder=self.folder, killed=killed)


def open_engine(settings: Settings) -> Engine:
    """Return the engine the settings describe."""
    return Engine(settings.engine, settings.cache, settings.engine_heap, settings.engine_port)
