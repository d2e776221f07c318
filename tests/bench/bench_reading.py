"""How many articles of 2,000 characters a second one core reads, header included, and what the rest of a parse costs.

    .venv/bin/python -m tests.bench.bench_reading [--paragraphs FILE] [--articles 300] [--rounds 5]

Each round takes other articles (`tests/bench/pages.py`: resampled, no two alike). Processor time is counted, and the
best round: on a machine busy with other work the others say little.
"""

import argparse
import gc
import time
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from pipelines.hindi.language import detect_language
from pipelines.parse.article import parse_page, read_body, to_stretches
from pipelines.parse.entities import find_entities
from pipelines.parse.figures import find_figures
from pipelines.parse.header import read_header
from pipelines.parse.layout import read_layout
from schemas.document import Document
from schemas.source import Page, Source
from tests.bench.pages import make_pages

GOAL = 1500
_SOURCE = Source(uri="bench", sha256="0" * 64, format="txt", bytes=1)
Item = TypeVar("Item")
Made = TypeVar("Made")


def read(text: str) -> Document:
    """Read one article: layout, header, body."""
    _, document = read_layout(text)
    read_header(document)
    read_body(document)
    return document


class Best:
    """The best round of each step, in seconds."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def time(self, step: str, work: Callable[[Item], Made], items: Sequence[Item]) -> list[Made]:
        """Do the work on each item, and keep the time if it is the best so far."""
        gc.collect()
        began = time.process_time()
        made = [work(item) for item in items]
        seconds = time.process_time() - began
        self.seconds[step] = min(seconds, self.seconds.get(step, seconds))
        return made


def measure(rounds: Sequence[Sequence[str]]) -> dict[str, float]:
    """Return the seconds of each step in its best round; the first round warms up."""
    for text in rounds[0]:
        parse_page(Page(source=_SOURCE, text=text), any_language=True)
    best = Best()
    for texts in rounds[1:]:
        documents = best.time("reading, header, body", read, texts)
        stretches = [to_stretches(document) for document in documents]
        best.time("language", detect_language, [read_body(document) for document in documents])
        best.time("figures", lambda found: find_figures(found, None), stretches)
        best.time("entities", find_entities, stretches)
    for texts in rounds[1:]:
        pages = [Page(source=_SOURCE, text=text) for text in texts]
        best.time("whole parse, words known", lambda page: parse_page(page, any_language=True), pages)
    return best.seconds


def kept(texts: Sequence[str]) -> list[int]:
    """Return the KB that reading the same texts leaves in memory, time after time: it must not grow."""
    tracemalloc.start()
    sizes = []
    for _ in range(3):
        for text in texts:
            read(text)
        gc.collect()
        sizes.append(tracemalloc.get_traced_memory()[0] // 1024)
    return sizes


def main() -> None:
    """Print articles a second of processor time for each step, and that memory stays flat."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--paragraphs", type=Path)
    options.add_argument("--articles", type=int, default=300)
    options.add_argument("--rounds", type=int, default=5)
    wanted = options.parse_args()
    count = wanted.articles
    pages = make_pages(count * (wanted.rounds + 1), wanted.paragraphs)
    print(f"{len(set(pages)):,} different articles of {sum(map(len, pages)) // len(pages):,} characters")
    for step, seconds in measure([pages[n : n + count] for n in range(0, len(pages), count)]).items():
        goal = f"  (goal {GOAL:,})" if step.startswith("reading") else ""
        print(f"{step:<26} {1000 * seconds / count:7.3f} ms  {count / seconds:8,.0f} articles/s{goal}")
    print("memory kept by reading after each round, KB:", kept(pages[:count]))


if __name__ == "__main__":
    main()
