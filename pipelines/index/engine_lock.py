"""The committed lock of the engine's jars: coordinate, SHA-256 and size of each, and no address.

Where jars come from is jgo's business: its default repository, or the mirrors of the user's `jgo.conf`.
"""

import hashlib
from pathlib import Path
from typing import Any

import orjson
from jgo.config import GlobalSettings
from jgo.maven import MavenContext
from pydantic import BaseModel, ConfigDict

from pipelines.reference import load, path_of
from pipelines.settings import Settings

LOCK = "engine.lock.json"
CORE = "org.opensearch:opensearch:"
HTTP_SECONDS = 30


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


def open_repositories(cache: Path) -> Any:
    """Return jgo's context over a local repository in `cache`, with the mirrors the user has configured."""
    context = MavenContext(repo_cache=cache / "jars", timeout=HTTP_SECONDS)
    context.remote_repos.update(GlobalSettings.load().repositories)
    return context


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _printed(lock: EngineLock) -> str:
    rows = ",\n".join("  " + orjson.dumps(jar.model_dump()).decode() for jar in lock.jars)
    head = f'{{"version": "{lock.version}",\n"roots": {orjson.dumps(lock.roots).decode()},\n'
    return f'{head}"jars": [\n{rows}\n]}}\n'


def resolve_lock(cache: Path, roots: tuple[str, ...]) -> EngineLock:
    """Return the lock of `roots` and all they need, resolved anew; what `cache` lacks is downloaded, one by one."""
    context = open_repositories(cache)
    inputs, others = context.resolver.resolve([context.create_dependency(root) for root in roots])
    needed = [d.artifact for d in (*inputs, *(d for d in others if d.scope in ("compile", "runtime")))]
    paths = {":".join(filter(None, (a.groupId, a.artifactId, a.version, a.classifier))): a.resolve() for a in needed}
    jars = [Jar(coordinate=c, sha256=hash_file(p), size=p.stat().st_size) for c, p in sorted(paths.items())]
    core = next(jar.coordinate for jar in jars if jar.coordinate.startswith(CORE))
    return EngineLock(version=core.removeprefix(CORE), roots=roots, jars=tuple(jars))


if __name__ == "__main__":  # `make lock`: edit "roots" in the lock first
    path_of(LOCK).write_text(_printed(resolve_lock(Settings().cache, engine_lock().roots)), encoding="utf-8")
