"""The engine's jars in their cache: fetched once, continued after a cut, verified before every start."""

import errno
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from filelock import FileLock
from jgo.util import http
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

from pipelines.errors import EngineError
from pipelines.index.engine_lock import Jar, engine_lock, hash_file, open_repositories

# Most jars are small, so waiting for answers is what costs: eight at a time are four times faster than one by one.
THREADS = 8
ATTEMPTS = 3
HTTP_SECONDS = (10, 30)  # to connect, and between two pieces
CHUNK = 64 * 1024


class Download(NamedTuple):
    """One jar: its place in the cache, and where it may be had."""

    jar: Jar
    path: Path
    urls: tuple[str, ...]

    @property
    def part(self) -> Path:
        """What has come so far, beside its place."""
        return self.path.with_name(self.path.name + ".part")

    def is_whole(self, path: Path) -> bool:
        """Say whether `path` holds the locked bytes."""
        return path.is_file() and path.stat().st_size == self.jar.size and hash_file(path) == self.jar.sha256


def _download_of(context: Any, jar: Jar) -> Download:
    group, name, version, *classifier = jar.coordinate.split(":")
    artifact = context.project(group, name).at_version(version).artifact(*classifier)
    place = f"{artifact.component.path_prefix.as_posix()}/{artifact.filename}"
    return Download(
        jar, artifact.cached_path, tuple(f"{base.rstrip('/')}/{place}" for base in context.remote_repos.values())
    )


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _continue(url: str, part: Path) -> None:
    """Append what is missing of `url` to `part`; begin again when the server cannot continue."""
    have = _size(part)
    headers = {"Range": f"bytes={have}-"} if have else {}
    with http.get(url, stream=True, timeout=HTTP_SECONDS, headers=headers) as answer:
        answer.raise_for_status()
        with part.open("ab" if answer.status_code == 206 else "wb") as file:
            for chunk in answer.iter_content(CHUNK):
                file.write(chunk)


def _attempt(download: Download, url: str) -> None:
    if _size(download.part) < download.jar.size:
        _continue(url, download.part)
    if not download.is_whole(download.part):
        # A cut is an error of the connection and keeps the part; this one would never become right.
        download.part.unlink()
        raise OSError(f"{url} does not give the locked bytes (SHA-256 {download.jar.sha256[:12]}…)")
    download.part.replace(download.path)


def _fetch(download: Download, done: Callable[[], None]) -> None:
    """Bring one jar to its place, whole or not at all.

    Raises OSError (of the last attempt) when no repository gives the locked bytes, or the disk is full.
    """
    download.path.parent.mkdir(parents=True, exist_ok=True)
    problem = OSError("no repository is configured")
    for attempt in range(ATTEMPTS):
        for url in download.urls:
            try:
                _attempt(download, url)
                done()
                return
            except OSError as error:  # those of the HTTP client are OSErrors too
                problem = error
        if problem.errno == errno.ENOSPC:
            break
        time.sleep(0.5 * 2**attempt)
    raise problem


def _fetch_all(wanted: list[Download]) -> str | None:
    """Fetch in parallel under a progress bar; return what went wrong first, or None. After that no more are begun."""
    columns = (TextColumn("Search engine"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress, ThreadPoolExecutor(THREADS) as pool:
        task = progress.add_task("jars", total=sum(d.jar.size for d in wanted))
        futures = {pool.submit(_fetch, d, partial(progress.advance, task, d.jar.size)): d for d in wanted}
        for future in as_completed(futures):
            if error := future.exception():
                pool.shutdown(wait=False, cancel_futures=True)
                return f"{futures[future].jar.coordinate}: {error}"
    return None


def _lacking(downloads: list[Download]) -> list[Download]:
    with ThreadPoolExecutor(THREADS) as pool:
        whole = list(pool.map(lambda d: d.is_whole(d.path), downloads))
    return [download for download, ok in zip(downloads, whole, strict=True) if not ok]


def _fetch_lacking(cache: Path, downloads: list[Download]) -> None:
    cache.mkdir(parents=True, exist_ok=True)
    with FileLock(cache / "jars.lock"):
        # Looked at again: another clone may have fetched them meanwhile.
        if (problem := _fetch_all(_lacking(downloads))) is not None:
            raise EngineError(
                f"{len(_lacking(downloads))} of {len(downloads)} files of the search engine are missing; {problem}",
                mend="check the network and free disk space, then run it again: what has come is kept",
            )


def fetch_jars(cache: Path) -> list[Path]:
    """Return the engine's jars in the order of the lock, all verified; fetch what `cache` lacks or holds damaged.

    A whole cache is never written to, so that it may be shared and read-only, and needs no network.

    Raises EngineError when some cannot be fetched; what was fetched stays and is not fetched again.
    """
    context = open_repositories(cache)
    downloads = [_download_of(context, jar) for jar in engine_lock().jars]
    try:
        if _lacking(downloads):
            _fetch_lacking(cache, downloads)
    except OSError as error:
        raise EngineError(
            f"the jar cache {cache} cannot be used: {error}", mend="set KHABAR_CACHE to a folder you may write"
        ) from error
    return [download.path for download in downloads]
