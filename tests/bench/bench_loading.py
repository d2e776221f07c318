"""How fast articles are loaded, and what the index weighs, against one stock `hindi` field; bench_search has the rest.

    .venv/bin/python -m tests.bench.bench_loading URL [--documents 5000] [--paragraphs FILE]

Articles are resampled by a fixed seed from paragraphs (JSON lines with `text`; without a file, from the five seeds):
real words and lengths, invented combinations. Figures are of this machine and this hour.
"""

import argparse
import datetime
import random
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import orjson

from pipelines.index.actions import CHUNK_DOCUMENTS, load_articles
from pipelines.index.generations import build, ensure, plan_generation
from pipelines.index.store import Store, open_store
from pipelines.settings import ROOT
from schemas.article import Article
from tests.pipelines.index.articles import make_article, make_date

ALIAS, STOCK = "bench", "bench-stock"
LENGTH = 1700
DAYS = 730
# Seconds after which leases for recovery have surely been brought up to date (the cluster does so every 30).
LEASES = 40


def read_paragraphs(path: Path | None) -> list[str]:
    """Return the material: paragraphs of more than a line."""
    if path is not None:
        texts = [orjson.loads(line)["text"] for line in path.read_bytes().splitlines()]
    else:
        files = sorted((ROOT / "seeds").glob("*.txt"))
        texts = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return [text.strip() for text in texts if len(text.strip()) > 80]


def resample(paragraphs: Sequence[str], documents: int) -> Iterator[Article]:
    """Yield articles of about LENGTH letters; the same call yields the same ones."""
    draw = random.Random(7)
    first = datetime.date(2024, 1, 1)
    for number in range(documents):
        parts: list[str] = []
        while sum(map(len, parts)) < LENGTH:
            parts.append(draw.choice(paragraphs))
        day = first + datetime.timedelta(days=draw.randrange(DAYS))
        yield make_article(number, parts[0][:70], "\n\n".join(parts), published=make_date(day.isoformat()))


def timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def load_stock(store: Store, articles: Iterator[Article]) -> None:
    """Load the same `_source` into an index with one stock field, in the plainest way."""
    mapping = {"dynamic": False, "properties": {"body": {"type": "text", "analyzer": "hindi"}}}
    settings = {"number_of_replicas": 0, "refresh_interval": "-1"}
    store.request("PUT", f"/{STOCK}", {"settings": settings, "mappings": mapping})
    while chunk := list(islice(articles, CHUNK_DOCUMENTS)):
        lines = (
            orjson.dumps({"index": {"_id": a.id}}) + b"\n" + a.model_dump_json(exclude_computed_fields=True).encode()
            for a in chunk
        )
        store.request("POST", f"/{STOCK}/_bulk", b"\n".join(lines) + b"\n")


def weigh(store: Store, index: str) -> int:
    """Return the bytes of an index merged into one segment.

    The cluster keeps a second copy of a `_source` that leaves fields out until the leases for recovery have moved on,
    and drops it in the next merge of segments that hold it.
    """
    store.request("POST", f"/{index}/_flush?force=true")
    time.sleep(LEASES)
    store.request("POST", f"/{index}/_forcemerge", params={"max_num_segments": 1}, timeout=1800)
    store.request("POST", f"/{index}/_refresh")
    (found,) = store.request("GET", f"/{index}/_segments")["indices"].values()
    segments = (one for shard in found["shards"].values() for copy in shard for one in copy["segments"].values())
    return sum(int(segment["size_in_bytes"]) for segment in segments if segment["search"])


def clear(store: Store) -> None:
    for row in store.request("GET", f"/_cat/indices/{ALIAS}-*", params={"format": "json"}):
        store.request("DELETE", f"/{row['index']}")


def main() -> None:
    """Print rates, sizes and times."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url")
    parser.add_argument("--documents", type=int, default=5000)
    parser.add_argument("--paragraphs", type=Path)
    options = parser.parse_args()
    store = open_store(options.url, timeout=120)
    material = read_paragraphs(options.paragraphs)
    articles = list(resample(material, options.documents))
    clear(store)
    seconds = timed(lambda: load_stock(store, iter(articles)))
    print(f"stock, one thread: {len(articles) / seconds:.0f} documents/s")
    for threads in (1, 2, 3):
        name = ensure(store, plan_generation(ALIAS, str(threads)))
        seconds = timed(lambda n=name, t=threads: load_articles(store, n, articles, threads=t))  # type: ignore[misc]
        print(f"load, {threads} threads: {len(articles) / seconds:.0f} documents/s")
        again = timed(lambda n=name: load_articles(store, n, articles))  # type: ignore[misc]
        print(f"  once more, all duplicates: {len(articles) / again:.0f} documents/s")
        store.request("DELETE", f"/{name}")
    ensure(store, plan_generation(ALIAS, "0"))
    seconds = timed(lambda: build(store, plan_generation(ALIAS, "1"), iter(articles), load_articles))
    print(f"build of a generation: {len(articles) / seconds:.0f} documents/s")
    ours, stock = weigh(store, ALIAS), weigh(store, STOCK)
    print(f"disk: {ours / 1e6:.1f} MB, stock {stock / 1e6:.1f} MB, ratio {ours / stock:.2f}")
    clear(store)
    store.close()


if __name__ == "__main__":
    main()
