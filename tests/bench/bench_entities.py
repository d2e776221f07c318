"""How fast names are found, and how long the reference takes to load.

    .venv/bin/python -m tests.bench.bench_entities [--paragraphs FILE] [--articles 2000]

Articles of 2,000 characters are cut from paragraphs (JSON lines with `text`; without a file, from the five seeds).
Figures are CPU time of one process on this machine at this hour; the first pass also fills the word caches.
"""

import argparse
import time
from pathlib import Path

from pipelines.parse.entities import find_entities
from schemas.entity import Stretch
from tests.bench.bench_loading import read_paragraphs

LENGTH = 2000


def make_articles(paragraphs: list[str], count: int) -> list[list[Stretch]]:
    """Return articles of LENGTH characters as stretches, going round the paragraphs as often as needed."""
    articles, turn = list[list[Stretch]](), 0
    while len(articles) < count:
        stretches, at = list[Stretch](), 0
        while at < LENGTH:
            text = paragraphs[turn % len(paragraphs)][: LENGTH - at]
            stretches.append(Stretch(at, text))
            at, turn = at + len(text) + 1, turn + 1
        articles.append(stretches)
    return articles


def main() -> None:
    """Print load time and articles a second, cold and warm."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--paragraphs", type=Path)
    parser.add_argument("--articles", type=int, default=2000)
    args = parser.parse_args()
    articles = make_articles(read_paragraphs(args.paragraphs), args.articles)
    start = time.process_time()
    find_entities([Stretch(0, "चीन")])
    print(f"reference loaded in {time.process_time() - start:.2f} s")
    for name in ("cold", "warm"):
        start = time.process_time()
        for stretches in articles:
            find_entities(stretches)
        print(f"{name}: {len(articles) / (time.process_time() - start):,.0f} articles/s")


if __name__ == "__main__":
    main()
