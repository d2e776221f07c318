"""What the API costs over the raw query: requests a second and milliseconds at 1, 10 and 50 clients, on loopback.

`python -m tests.bench.bench_serving http://127.0.0.1:8080 http://127.0.0.1:9201`: the running API and its node. Raw and
API take turns, so that both see the same machine.
"""

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable

import httpx2

from pipelines.serve.query import SearchParams, build_search
from pipelines.settings import Settings

QUESTIONS = ("पुतिन किम", "सैनिक", "रूस यूक्रेन युद्ध", "शिखर सम्मेलन", "अलास्का बैठक")
ROUNDS = ((1, 60), (10, 300), (50, 500))
Ask = Callable[[str], Awaitable[httpx2.Response]]


async def measure(clients: int, total: int, ask: Ask) -> str:
    """Return throughput and times of `total` questions asked by `clients` at once."""
    times: list[float] = []
    numbers = iter(range(total))

    async def one() -> None:
        for number in numbers:
            began = time.perf_counter()
            (await ask(QUESTIONS[number % len(QUESTIONS)])).raise_for_status()
            times.append(1000 * (time.perf_counter() - began))

    began = time.perf_counter()
    await asyncio.gather(*(one() for _ in range(clients)))
    rate = total / (time.perf_counter() - began)
    times.sort()
    p50, p95, p99 = (times[int(len(times) * part)] for part in (0.5, 0.95, 0.99))
    return f"{rate:6.0f}/s  p50 {p50:7.1f}  p95 {p95:7.1f}  p99 {p99:7.1f} ms"


async def main(api: str, node: str) -> None:
    """Print a line for each round."""
    limits = httpx2.Limits(max_connections=64, max_keepalive_connections=64)
    async with (
        httpx2.AsyncClient(base_url=api, limits=limits, timeout=60) as served,
        httpx2.AsyncClient(base_url=node, limits=limits, timeout=60) as raw,
    ):
        path = f"/{Settings().alias}/_search"
        ways: dict[str, Ask] = {
            "raw": lambda q: raw.post(path, json=build_search(SearchParams(q=q))),
            "api": lambda q: served.get("/v1/search", params={"q": q}),
        }
        for clients, total in ROUNDS:
            for turn in (1, 2):
                for name, ask in ways.items():
                    print(f"{clients:3} clients  {name} {turn}  {await measure(clients, total, ask)}", flush=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2]))
