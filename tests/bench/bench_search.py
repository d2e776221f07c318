"""What the search costs against an index with the same `_source` and one stock `hindi` field: bulk rate, disk, time.

    .venv/bin/python -m tests.bench.bench_search URL [--documents 5000] [--distinct 2000] [--paragraphs FILE]

Articles are resampled by a fixed seed from paragraphs (JSON lines with `text`; without a file, from the five seeds)
and read by the parser, so that they have names and figures; past `--distinct` ones they repeat under new ids. Ours and
stock take turns, so that both see the same machine; a rate is the best of its rounds. Searches ask for the same
facets, histogram and highlights on both sides: for these the stock index has our facet fields too.
"""

import argparse
import datetime
import hashlib
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import Any, NamedTuple

from pipelines.flow.parsing import parse_raw
from pipelines.index.generations import plan_generation
from pipelines.index.mapping import build_mapping, facet_fields
from pipelines.index.store import Store, open_store
from pipelines.serve.query import SearchParams, build_search
from schemas.article import Article
from schemas.source import RawFile, Source
from tests.bench.bench_loading import DAYS, LENGTH, read_paragraphs, weigh

CHUNK, ROUNDS, ASKED, FEW = 500, 3, 200, 5000
STOCK_SETTINGS = {"number_of_replicas": 0, "refresh_interval": "-1"}
STOCK_BODY = {"body": {"type": "text", "analyzer": "hindi"}}


class Side(NamedTuple):
    """One of the compared indices, and whether the facets are sent to it."""

    name: str
    settings: Mapping[str, Any]
    mapping: Mapping[str, Any]
    facets: bool


def sides() -> tuple[Side, Side, Side]:
    """Return ours, stock with one field, and stock with that field and our facets."""
    generation = plan_generation("bench-search", "1")
    mapping = build_mapping()
    kept = {*(path.split(".")[0] for path in facet_fields().values()), "dated", "id"}
    facets = {name: field for name, field in mapping["properties"].items() if name in kept}
    return (
        Side("bench-ours", {**generation.settings, "refresh_interval": "-1"}, generation.mapping, facets=True),
        Side("bench-stock", STOCK_SETTINGS, {"dynamic": False, "properties": STOCK_BODY}, facets=False),
        Side(
            "bench-facets",
            STOCK_SETTINGS,
            {"dynamic": False, "_source": mapping["_source"], "properties": {**facets, **STOCK_BODY}},
            facets=True,
        ),
    )


def read_articles(paragraphs: Sequence[str], distinct: int) -> Iterator[Article]:
    """Yield parsed articles of about LENGTH letters; the same call yields the same ones."""
    draw = random.Random(7)
    for number in range(distinct):
        day = datetime.date(2024, 1, 1) + datetime.timedelta(days=draw.randrange(DAYS))
        parts: list[str] = []
        while sum(map(len, parts)) < LENGTH:
            parts.append(draw.choice(paragraphs))
        text = f"{parts[0][:70]}\n{day.isoformat()}\n\n" + "\n\n".join(parts)
        content = text.encode()
        digest = hashlib.sha256(content).hexdigest()
        source = Source(uri=f"{number}.txt", sha256=digest, format="txt", bytes=len(content))
        article = parse_raw(RawFile(source=source, content=content))
        if isinstance(article, Article):
            yield article


def bulk_lines(articles: Sequence[Article], documents: int, *, facets: bool) -> Iterator[bytes]:
    """Yield bulk requests of `documents` articles, repeated under new ids."""
    bodies = [article.model_dump_json(exclude_computed_fields=not facets).encode() for article in articles]
    lines = (b'{"index":{"_id":"%d"}}\n%b\n' % row for row in enumerate(islice(cycle(bodies), documents)))
    while chunk := b"".join(islice(lines, CHUNK)):
        yield chunk


def load(store: Store, side: Side, articles: Sequence[Article], documents: int) -> float:
    """Fill an index made anew with one sending thread and return documents per second."""
    if store.exists(f"/{side.name}"):
        store.request("DELETE", f"/{side.name}")
    store.request("PUT", f"/{side.name}", {"settings": dict(side.settings), "mappings": dict(side.mapping)})
    seconds = 0.0
    for body in bulk_lines(articles, documents, facets=side.facets):
        began = time.perf_counter()
        answer = store.request("POST", f"/{side.name}/_bulk", body, params={"filter_path": "errors"}, timeout=600)
        seconds += time.perf_counter() - began
        assert not answer["errors"]
        if documents <= FEW:  # several segments, so that there is something to merge when it is weighed
            store.request("POST", f"/{side.name}/_flush")
    return documents / seconds


def questions(paragraphs: Sequence[str]) -> list[str]:
    """Return questions of two to six words that follow each other somewhere."""
    draw = random.Random(11)
    asked = []
    for _ in range(ASKED):
        words = draw.choice(paragraphs).split()
        start = draw.randrange(max(1, len(words) - 6))
        asked.append(" ".join(words[start : start + draw.randint(2, 6)]))
    return asked


def stock_search(q: str) -> dict[str, Any]:
    """Return our request with a plain match in place of our query and highlights."""
    body = build_search(SearchParams(q=q))
    match = {"match": {"body": q}}
    highlight = {**body["highlight"], "fields": {"body": body["highlight"]["fields"]["body"]}, "highlight_query": match}
    return {**body, "query": match, "highlight": highlight}


def search_times(store: Store, ours: Side, stock: Side, asked: Sequence[str]) -> dict[str, list[float]]:
    """Return the milliseconds of each question on both sides, asked in turn, after one round to warm up."""
    taken: dict[str, list[float]] = {ours.name: [], stock.name: []}
    for measured in (False, True):
        for q in asked:
            for side, body in ((ours, build_search(SearchParams(q=q))), (stock, stock_search(q))):
                began = time.perf_counter()
                store.request("POST", f"/{side.name}/_search", body)
                if measured:
                    taken[side.name].append(1000 * (time.perf_counter() - began))
    return taken


def main() -> None:
    """Print rates, sizes, times and their ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url")
    parser.add_argument("--documents", type=int, default=5000)
    parser.add_argument("--distinct", type=int, default=2000)
    parser.add_argument("--paragraphs", type=Path)
    options = parser.parse_args()
    store = open_store(options.url, timeout=600)
    paragraphs = read_paragraphs(options.paragraphs)
    articles = list(read_articles(paragraphs, options.distinct))
    ours, stock, faceted = sides()
    rates: dict[str, list[float]] = {ours.name: [], stock.name: []}
    for _ in range(ROUNDS):
        for side in (ours, stock):
            rates[side.name].append(load(store, side, articles, len(articles)))
    best = {name: max(found) for name, found in rates.items()}
    print(f"bulk: {best[ours.name]:.0f} documents/s, stock {best[stock.name]:.0f},"
          f" ratio {best[ours.name] / best[stock.name]:.2f}")  # fmt: skip
    sizes = {side.name: weigh(store, side.name) for side in (ours, stock)}
    print(f"disk: {sizes[ours.name] / 1e6:.1f} MB, stock {sizes[stock.name] / 1e6:.1f} MB,"
          f" ratio {sizes[ours.name] / sizes[stock.name]:.2f}")  # fmt: skip
    for side in (ours, faceted):
        load(store, side, articles, options.documents)
        store.request("POST", f"/{side.name}/_refresh")
    taken = search_times(store, ours, faceted, questions(paragraphs))
    for part in (0.5, 0.95):
        found = {name: sorted(times)[int(len(times) * part)] for name, times in taken.items()}
        print(f"search p{part * 100:.0f}: {found[ours.name]:.0f} ms, stock {found[faceted.name]:.0f} ms,"
              f" ratio {found[ours.name] / found[faceted.name]:.2f}")  # fmt: skip
    for side in (ours, stock, faceted):
        store.request("DELETE", f"/{side.name}")
    store.close()


if __name__ == "__main__":
    main()
