"""The folder of the embedded node: what lies where, and what the node reads at its start."""

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

HOST = "127.0.0.1"
MAIN = "org.codelibs.opensearch.runner.OpenSearchRunner"

# Watermarks as free bytes: the default of 85-95 % refuses shards on a laptop that still has 50 GB left.
FLOOD_BYTES = 256 * 1024 * 1024
NODE_SETTINGS = f"""\
network.host: {HOST}
cluster.routing.allocation.disk.watermark.low: 512mb
cluster.routing.allocation.disk.watermark.high: 384mb
cluster.routing.allocation.disk.watermark.flood_stage: {FLOOD_BYTES}b
cluster.info.update.interval: 10s
"""
# One log and three old ones, 10 MB each.
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
    # As in OpenSearch's own jvm.options: collecting early keeps the heap below its circuit breaker, which at 512 MB
    # refused requests of a node that was only slow to collect.
    "-XX:+UseG1GC",
    "-XX:G1ReservePercent=25",
    "-XX:InitiatingHeapOccupancyPercent=30",
    "-XX:+ExitOnOutOfMemoryError",
    "-XX:-UsePerfData",
    # Its hook would silence the log before the node has closed.
    "-Dlog4j.shutdownHookEnabled=false",
)


def log_of(folder: Path) -> Path:
    """Return the node's own log."""
    return folder / "logs" / "node.log"


def output_of(folder: Path) -> Path:
    """Return what Java and the runner print; begun anew at each start."""
    return folder / "logs" / "start.log"


def arguments_of(folder: Path) -> Path:
    """Return the file of Java's arguments. Its path on a command line tells our node from other processes."""
    return folder / "config" / "java.args"


def cluster_of(folder: Path) -> str:
    """Return the cluster's name, one per folder, so that no other node on the machine is taken for ours."""
    return f"khabar-{hashlib.sha256(os.fsencode(folder)).hexdigest()[:8]}"


def _quoted(argument: str) -> str:
    escaped = argument.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def write_node_files(folder: Path, jars: Sequence[Path], heap: str, port: int) -> None:
    """Write the node's settings, its log's settings and Java's arguments; begin the log anew."""
    for name in ("config", "data", "logs", "tmp"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    log_of(folder).unlink(missing_ok=True)
    (folder / "config" / "opensearch.yml").write_text(NODE_SETTINGS, encoding="utf-8")
    (folder / "config" / "log4j2.properties").write_text(LOG_SETTINGS, encoding="utf-8")
    runner: dict[str, object] = {
        "basePath": folder,
        "confPath": folder / "config",
        "dataPath": folder / "data",
        "logsPath": folder / "logs",
        "clusterName": cluster_of(folder),
        "numOfNode": 1,
        "baseHttpPort": port - 1,  # the runner adds the number of the node
    }
    arguments = [f"-Xms{heap}", f"-Xmx{heap}", *JAVA_OPTIONS]
    arguments += [f"-Djava.io.tmpdir={folder / 'tmp'}", f"-XX:ErrorFile={folder / 'logs' / 'java_error.log'}"]
    arguments += ["-cp", os.pathsep.join(map(str, jars)), MAIN]
    arguments += [str(part) for name, value in runner.items() for part in (f"-{name}", value)]
    arguments_of(folder).write_text("\n".join(map(_quoted, arguments)) + "\n", encoding="utf-8")
