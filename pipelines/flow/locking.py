"""One run at a time decides what serves and what is stored."""

from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from pipelines.flow.progress import Watcher
from pipelines.settings import Settings


@contextmanager
def alone(settings: Settings, watcher: Watcher) -> Iterator[None]:
    """Hold the lock of the data folder: two runs that find the index outdated must not both build it."""
    settings.data.mkdir(parents=True, exist_ok=True)
    lock = FileLock(settings.data / "generation.lock")
    try:
        lock.acquire(timeout=1)
    except Timeout:
        watcher.note("another run is building an index; waiting for it")
        lock.acquire()
    try:
        yield
    finally:
        lock.release()
