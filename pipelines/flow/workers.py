"""Worker processes: one pure function over many items, in their order, on several cores.

Started once a process and kept; reference data are loaded once each, at first use. Memory depends on the chunk and
the number of workers, not on the number of items.
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from itertools import chain, islice
from typing import TypeVar

from pipelines.errors import KhabarError

Item = TypeVar("Item")
Result = TypeVar("Result")

CHUNK_ITEMS = 64
CHUNK_BYTES = 4 * 1024 * 1024
# A pool takes a second or two to start: fewer chunks than this are done before it would be up.
SMALL_CHUNKS = 4
# Chunks handed out ahead of the one waited for, per worker: enough that none idles while the caller writes.
AHEAD = 2
PRELOAD = ["pipelines.flow.parsing"]


def map_in_order(
    work: Callable[[Item], Result], items: Iterable[Item], *, workers: int, size: Callable[[Item], int]
) -> Iterator[Result]:
    """Yield `work(item)` for each item, in order; `work` must be importable and its results picklable.

    Few items, or `workers` == 1, are done in this process. `size` tells the bytes of an item, so that a chunk of large
    ones stays small. Raises KhabarError when a worker dies (killed, out of memory).
    """
    if workers == 1:
        yield from map(work, items)
        return
    chunks = cut_chunks(items, size)
    head = list(islice(chunks, SMALL_CHUNKS))
    if len(head) < SMALL_CHUNKS:
        yield from map(work, chain.from_iterable(head))
        return
    yield from _fan_out(work, chain(head, chunks), workers)


def cut_chunks(items: Iterable[Item], size: Callable[[Item], int]) -> Iterator[list[Item]]:
    """Yield lists of up to CHUNK_ITEMS items or about CHUNK_BYTES bytes, whichever is reached first."""
    chunk: list[Item] = []
    total = 0
    for item in items:
        chunk.append(item)
        total += size(item)
        if len(chunk) == CHUNK_ITEMS or total >= CHUNK_BYTES:
            yield chunk
            chunk, total = [], 0
    if chunk:
        yield chunk


def _fan_out(work: Callable[[Item], Result], chunks: Iterable[list[Item]], workers: int) -> Iterator[Result]:
    waiting: deque[Future[list[Result]]] = deque()
    try:
        for chunk in chunks:
            waiting.append(_pool(workers).submit(_do, work, chunk))
            if len(waiting) > workers * AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool as error:
        _pool.cache_clear()
        raise KhabarError(
            "a parsing process was killed, most likely because memory ran out",
            mend="set KHABAR_WORKERS or KHABAR_MAX_FILE_BYTES lower and run it again: nothing is indexed twice",
        ) from error
    finally:
        for future in waiting:
            future.cancel()


@cache
def _pool(workers: int) -> ProcessPoolExecutor:
    # Never a plain fork: Dagster, gRPC and ICU hold locks in threads that a forked child would wait for for ever.
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    context.set_forkserver_preload(PRELOAD)
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_settle_in)


def _settle_in() -> None:
    # Ctrl-C belongs to the parent alone; a worker whose parent is gone (kill -9) goes too.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _do(work: Callable[[Item], Result], chunk: list[Item]) -> list[Result]:
    return [work(item) for item in chunk]
