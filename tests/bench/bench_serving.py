"""What the API costs over the raw query: requests a second and milliseconds at 1, 10 and 50 clients, on loopback.

    .venv/bin/python -m tests.bench.bench_serving [--documents 100000] [--rounds 2] [--share 1]

Articles are resampled by a fixed seed from the paragraphs of KHABAR_EVAL (without it: of the five seeds), some
thousands of them read for names and figures, each then indexed under many ids and days. The index stays in the node of
the settings under an alias of its own. Raw and API take turns, so that both see the same machine; clients, API and node
share its cores, so the CPU time that the API takes for each request is printed too, and how long a request takes
beside what the node itself says it took: that is what lies around a query, the API included. Figures are of this
machine and this hour.
"""

import argparse
import asyncio
import datetime
import hashlib
import os
import random
import re
import socket
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
import psutil

from pipelines.flow.cluster import open_cluster
from pipelines.flow.parsing import parse_raw
from pipelines.index.actions import load_articles
from pipelines.index.generations import ensure, plan_generation
from pipelines.serve.query import SearchParams, build_search
from pipelines.settings import Settings
from schemas.article import Article
from tests.bench.bench_loading import read_paragraphs
from tests.pipelines.flow.samples import raw_file
from tests.pipelines.index.articles import make_date

ALIAS = "bench-serving"
READ, LENGTH, DAYS = 2500, 1700, 730
REQUESTS = {1: 60, 10: 300, 50: 600}
TOOK = re.compile(rb'"took(?:_ms)?":(\d+)')
Ask = Callable[[str], Awaitable[httpx2.Response]]


def read_articles(paragraphs: list[str], draw: random.Random) -> list[Article]:
    """Return READ articles as the parser reads them."""
    found: list[Article] = []
    while len(found) < READ:
        parts = [draw.choice(paragraphs)[:80]]
        while sum(map(len, parts)) < LENGTH:
            parts.append(draw.choice(paragraphs))
        read = parse_raw(raw_file(f"{len(found)}.txt", "\n\n".join(parts)))
        if isinstance(read, Article):
            found.append(read)
    return found


def resample(paragraphs: list[str], documents: int) -> Iterator[Article]:
    """Yield `documents` articles; the same call yields the same ones."""
    draw = random.Random(7)
    read = read_articles(paragraphs, draw)
    first = datetime.date(2024, 1, 1)
    for number in range(documents):
        day = first + datetime.timedelta(days=draw.randrange(DAYS))
        id = hashlib.sha256(str(number).encode()).hexdigest()
        yield draw.choice(read).model_copy(update={"id": id, "published": make_date(day.isoformat())})


def questions(paragraphs: list[str], number: int) -> list[str]:
    """Return questions of one to three words that stand in one paragraph."""
    draw = random.Random(8)
    words = ([w for w in draw.choice(paragraphs).split() if len(w) > 3] for _ in iter(int, 1))
    found = (" ".join(draw.sample(some, draw.randint(1, 3))) for some in words if len(some) > 3)
    return [next(found) for _ in range(number)]


@contextmanager
def serving() -> Iterator[tuple[str, psutil.Process]]:
    """Yield the address and the process of a server over the index."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = "from pipelines.cli import main; main()"
    command = [sys.executable, "-c", program, "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=os.environ | {"KHABAR_ALIAS": ALIAS, "KHABAR_API_TIMEOUT": "60"})
    address = f"http://127.0.0.1:{port}"
    try:
        while True:
            try:
                httpx2.get(f"{address}/v1/health/ready", timeout=30).raise_for_status()
                break
            except httpx2.TransportError:
                time.sleep(0.2)
        yield address, psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait()


async def measure(clients: int, asked: list[str], ask: Ask) -> tuple[float, list[float], list[float]]:
    """Return requests a second, and sorted, in ms, the times of all questions asked by `clients` at once, and what of
    each the node did not take itself."""
    times: list[float] = []
    around: list[float] = []
    waiting = iter(asked)

    async def one() -> None:
        for question in waiting:
            began = time.perf_counter()
            answer = (await ask(question)).raise_for_status()
            times.append(1000 * (time.perf_counter() - began))
            took = TOOK.search(answer.content, 0, 200)
            assert took is not None
            around.append(times[-1] - int(took[1]))

    began = time.perf_counter()
    await asyncio.gather(*(one() for _ in range(clients)))
    return len(asked) / (time.perf_counter() - began), sorted(times), sorted(around)


async def compare(api: str, process: psutil.Process, node: str, asked: dict[int, list[str]], rounds: int) -> None:
    """Print a line for each turn of each number of clients."""
    limits = httpx2.Limits(max_connections=64, max_keepalive_connections=64)
    async with (
        httpx2.AsyncClient(base_url=api, limits=limits, timeout=60) as served,
        httpx2.AsyncClient(base_url=node, limits=limits, timeout=60) as raw,
    ):
        bodies: dict[str, dict[str, Any]] = {}
        ways: dict[str, Ask] = {
            "raw": lambda q: raw.post(f"/{ALIAS}/_search", json=bodies[q]),
            "api": lambda q: served.get("/v1/search", params={"q": q}),
        }
        for clients, some in asked.items():
            bodies |= {question: build_search(SearchParams(q=question)) for question in some}
            for turn in range(rounds):
                # Who asks second finds the caches warm.
                for name, ask in list(ways.items())[:: -1 if turn % 2 else 1]:
                    spent = sum(process.cpu_times()[:2])
                    rate, *kinds = await measure(clients, some, ask)
                    spent = 1000 * (sum(process.cpu_times()[:2]) - spent) / len(some)
                    whole, around = (_percentiles(times) for times in kinds)
                    cpu = f"  API CPU {spent:5.2f} ms each" if name == "api" else ""
                    told = f"{rate:6.1f}/s  {whole}  around the query {around}{cpu}"
                    print(f"{clients:3} clients  {name} {turn + 1}  {told}", flush=True)


def _percentiles(times: list[float]) -> str:
    p50, p95, p99 = (times[int(len(times) * part)] for part in (0.5, 0.95, 0.99))
    return f"p50 {p50:7.1f}  p95 {p95:7.1f}  p99 {p99:7.1f} ms"


def main() -> None:
    """Load where needed, serve, measure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--share", type=float, default=1.0, help="of the requests in each round")
    options = parser.parse_args()
    material = os.environ.get("KHABAR_EVAL")
    paragraphs = read_paragraphs(Path(material) / "load" / "pool_paragraphs.jsonl" if material else None)
    store = open_cluster(Settings(alias=ALIAS))
    ensure(store, plan_generation(ALIAS, "bench"))
    held = store.request("GET", f"/{ALIAS}/_count")["count"]
    if held != options.documents:
        load_articles(store, ALIAS, resample(paragraphs, options.documents), refresh=True)
        store.request("POST", f"/{ALIAS}/_forcemerge", params={"max_num_segments": 4}, timeout=600)
    with serving() as (address, process):
        asked = {clients: questions(paragraphs, round(number * options.share)) for clients, number in REQUESTS.items()}
        asyncio.run(compare(address, process, store.url, asked, options.rounds))
    store.close()


if __name__ == "__main__":
    main()
