"""Worker processes: order, bounded reading ahead, and a worker's death that is told, not waited for."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from itertools import count

import psutil
import pytest

from pipelines.errors import KhabarError
from pipelines.flow import workers
from pipelines.flow.workers import AHEAD, CHUNK_BYTES, CHUNK_ITEMS, SMALL_CHUNKS, cut_chunks, map_in_order
from pipelines.index.node import is_alive

MANY = CHUNK_ITEMS * (SMALL_CHUNKS + 3) + 5
in_two = partial(map_in_order, workers=2, size=lambda _: 1)


def squared(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


def die_at_300(number: int) -> int:
    if number == 300:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_results_keep_the_order_and_come_from_other_processes() -> None:
    results = list(in_two(squared, range(MANY)))
    assert [square for square, _ in results] == [n * n for n in range(MANY)]
    assert os.getpid() not in {pid for _, pid in results}


@pytest.mark.parametrize(("number", "processes"), [(10, 2), (MANY, 1)])
def test_few_items_or_one_worker_stay_in_this_process(number: int, processes: int) -> None:
    results = map_in_order(squared, range(number), workers=processes, size=lambda _: 1)
    assert {pid for _, pid in results} == {os.getpid()}


def test_it_reads_no_further_ahead_than_its_chunks() -> None:
    taken = count(1)
    results = in_two(squared, taken)
    next(results)
    assert next(taken) <= CHUNK_ITEMS * max(SMALL_CHUNKS, 2 * AHEAD + 1) + 1
    results.close()  # type: ignore[attr-defined]


def test_large_items_make_small_chunks() -> None:
    assert [len(c) for c in cut_chunks([1] * 5, lambda _: CHUNK_BYTES // 2)] == [2, 2, 1]
    assert [len(c) for c in cut_chunks([1] * (CHUNK_ITEMS + 1), lambda _: 1)] == [CHUNK_ITEMS, 1]
    assert list(cut_chunks([], lambda _: 1)) == []


def test_a_dead_worker_is_an_error_and_the_next_call_works_again() -> None:
    with pytest.raises(KhabarError, match="KHABAR_WORKERS"):
        list(in_two(die_at_300, range(MANY)))
    assert len(list(in_two(squared, range(MANY)))) == MANY


def test_an_error_of_the_work_itself_comes_through() -> None:
    with pytest.raises(ZeroDivisionError):
        list(in_two(partial(divmod, 1), range(MANY)))


def test_workers_leave_with_a_killed_parent() -> None:
    code = (
        "from pipelines.flow.workers import _pool; import os, time\n"
        "print(_pool(1).submit(os.getpid).result(), flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        worker = psutil.Process(int(parent.stdout.readline()))
        parent.kill()
    deadline = time.monotonic() + 60
    while is_alive(worker) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not is_alive(worker)


@pytest.fixture(autouse=True, scope="module")
def _pools_end() -> Iterator[None]:
    yield
    workers._pool(2).shutdown()
    workers._pool.cache_clear()
