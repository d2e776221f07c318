"""The engine's jars: locked by coordinate and SHA-256, fetched once, verified before every start.

Where jars come from is jgo's business (Maven Central, or the mirrors of the user's `jgo.conf`): no address is named
here or in the lock.
"""

import hashlib
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import orjson
from filelock import FileLock
from jgo.config import GlobalSettings
from jgo.maven import MavenContext
from jgo.util import http
from pydantic import BaseModel, ConfigDict
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

from pipelines.errors import EngineError
from pipelines.reference import load, path_of

LOCK = "engine.lock.json"
# Most jars are small, so waiting for answers is what costs: eight at a time were 4 times faster than one by one.
THREADS = 8
ATTEMPTS = 4
CHUNK = 256 * 1024


class Jar(BaseModel):
    """One locked file. `coordinate` is group:artifact:version[:classifier], `size` is in bytes."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    coordinate: str
    sha256: str
    size: int


class EngineLock(BaseModel):
    """All jars of the engine. `roots` are the coordinates it was resolved from, `version` is OpenSearch's."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    version: str
    roots: tuple[str, ...]
    jars: tuple[Jar, ...]


def engine_lock() -> EngineLock:
    """Return the committed lock."""
    return load(LOCK, EngineLock)


def _context(cache: Path) -> Any:
    context = MavenContext(repo_cache=cache / "jars", timeout=30)
    context.remote_repos.update(GlobalSettings.load().repositories)
    return context


def _artifact(context: Any, jar: Jar) -> Any:
    group, name, version, *classifier = jar.coordinate.split(":")
    return context.project(group, name).at_version(version).artifact(*classifier)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_whole(path: Path, jar: Jar) -> bool:
    return path.is_file() and path.stat().st_size == jar.size and _sha256(path) == jar.sha256


def _continue(url: str, part: Path, size: int, advance: Callable[[int], None]) -> None:
    """Append what is missing of `url` to `part`; from the beginning when the server cannot continue."""
    have = part.stat().st_size if part.exists() else 0
    if have >= size:
        part.unlink()
        advance(-have)
        have = 0
    with http.get(url, stream=True, timeout=30, headers={"Range": f"bytes={have}-"} if have else {}) as answer:
        answer.raise_for_status()
        if have and answer.status_code != 206:
            advance(-have)
            have = 0
        with part.open("ab" if have else "wb") as file:
            for chunk in answer.iter_content(CHUNK):
                file.write(chunk)
                advance(len(chunk))


def _fetch(artifact: Any, jar: Jar, advance: Callable[[int], None]) -> None:
    """Download one jar beside its place, verify it, move it there. A cut leaves a part that the next call continues.

    Raises OSError (of the last attempt) when no repository gives the locked bytes.
    """
    path: Path = artifact.cached_path
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    advance(part.stat().st_size if part.exists() else 0)
    urls = [
        f"{base.rstrip('/')}/{artifact.component.path_prefix.as_posix()}/{artifact.filename}"
        for base in artifact.context.remote_repos.values()
    ]
    problem = OSError("no repository is configured")
    for attempt in range(ATTEMPTS):
        for url in urls:
            try:
                _continue(url, part, jar.size, advance)
                if _is_whole(part, jar):
                    part.replace(path)
                    return
                problem = OSError(f"the bytes received are not the locked ones (SHA-256 {jar.sha256[:12]}…)")
                advance(-part.stat().st_size)
                part.unlink()
            except OSError as error:  # requests' errors are OSErrors; so is a full disk
                problem = error
        time.sleep(0.5 * 2**attempt)
    raise problem


def _progress() -> Progress:
    return Progress(
        TextColumn("Engine"), BarColumn(), DownloadColumn(), TransferSpeedColumn(), console=Console(stderr=True)
    )


def _fetch_all(wanted: list[tuple[Any, Jar]], total: int) -> list[str]:
    """Download; return one line per jar that could not be had."""
    with _progress() as progress, ThreadPoolExecutor(THREADS) as pool:
        task = progress.add_task("jars", total=sum(jar.size for _, jar in wanted))
        advance = partial(progress.advance, task)
        futures = [(jar, pool.submit(_fetch, artifact, jar, advance)) for artifact, jar in wanted]
        failed = [(jar, error) for jar, future in futures if (error := future.exception()) is not None]
    return [f"{jar.coordinate}: {error}" for jar, error in failed]


def fetch_jars(cache: Path) -> list[Path]:
    """Return the engine's jars in the order of the lock, each verified; fetch those missing or damaged in `cache`.

    Raises EngineError when some cannot be fetched; what was fetched stays and is not fetched again.
    """
    lock, context = engine_lock(), _context(cache)
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with FileLock(cache / "jars.lock"), ThreadPoolExecutor(THREADS) as pool:
            pairs = [(_artifact(context, jar), jar) for jar in lock.jars]
            whole = pool.map(lambda pair: _is_whole(pair[0].cached_path, pair[1]), pairs)
            wanted = [pair for pair, ok in zip(pairs, list(whole), strict=True) if not ok]
            failed = _fetch_all(wanted, len(pairs)) if wanted else []
    except OSError as error:
        raise EngineError(
            f"the jar cache {cache} cannot be used: {error}", mend="set KHABAR_CACHE to a folder you may write"
        ) from error
    if failed:
        raise EngineError(
            f"{len(failed)} of {len(pairs)} engine jars could not be fetched, the first: {failed[0]}",
            mend="check the network and free disk space, then run it again: finished jars are kept",
        )
    return [artifact.cached_path for artifact, _ in pairs]


def lock_jars(cache: Path, roots: tuple[str, ...]) -> EngineLock:
    """Resolve `roots` anew, write the lock and return it. Downloads what is missing, one by one."""
    context = _context(cache)
    inputs, transitive = context.resolver.resolve([context.create_dependency(root) for root in roots])
    artifacts = [d.artifact for d in (*inputs, *transitive) if d.scope in ("compile", "runtime", None)]
    found = {":".join(filter(None, (a.groupId, a.artifactId, a.version, a.classifier))): a.resolve() for a in artifacts}
    jars = [Jar(coordinate=c, sha256=_sha256(p), size=p.stat().st_size) for c, p in sorted(found.items())]
    version = next(j.coordinate.split(":")[2] for j in jars if j.coordinate.startswith("org.opensearch:opensearch:"))
    lock = EngineLock(version=version, roots=roots, jars=tuple(jars))
    rows = ",\n".join("  " + orjson.dumps(jar.model_dump()).decode() for jar in jars)
    head = f'{{"version": "{version}",\n"roots": {orjson.dumps(roots).decode()},\n'
    path_of(LOCK).write_text(f'{head}"jars": [\n{rows}\n]}}\n', encoding="utf-8")
    return lock


if __name__ == "__main__":  # `make lock`: after editing "roots" in the lock
    from pipelines.settings import Settings

    lock_jars(Settings().cache, engine_lock().roots)
