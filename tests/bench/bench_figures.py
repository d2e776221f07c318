"""How many 2,000-character articles a second one core reads figures from.

    .venv/bin/python -m tests.bench.bench_figures [--paragraphs FILE] [--articles 1000]

Articles are cut from paragraphs (JSON lines with `text`; without a file, the five seeds over and over). Figures are of
this machine and this hour; processor time is counted, so a busy machine matters less.
"""

import argparse
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path

import orjson

from pipelines.parse.figures import find_figures
from pipelines.parse.figures.tokens import read_tokens
from pipelines.settings import ROOT
from schemas.entity import Stretch

LENGTH = 2000


def read_texts(paragraphs: Path | None) -> Iterator[str]:
    """Yield texts without end."""
    if paragraphs is None:
        return cycle(path.read_text("utf-8") for path in sorted((ROOT / "seeds").glob("*.txt")))
    return cycle(orjson.loads(line)["text"] for line in paragraphs.read_bytes().splitlines())


def cut_articles(texts: Iterator[str]) -> Iterator[str]:
    """Yield texts of LENGTH characters."""
    text = ""
    for piece in texts:
        text += piece + "\n\n"
        if len(text) >= LENGTH:
            yield text[:LENGTH]
            text = ""


def seconds(run: Callable[[str], object], articles: list[str]) -> float:
    """Return the processor time of `run` over all articles."""
    begin = time.process_time()
    for article in articles:
        run(article)
    return time.process_time() - begin


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--paragraphs", type=Path)
    options.add_argument("--articles", type=int, default=1000)
    wanted = options.parse_args()
    articles = list(islice(cut_articles(read_texts(wanted.paragraphs)), wanted.articles))
    seconds(lambda text: find_figures([Stretch(0, text)], None), articles[:100])
    whole = seconds(lambda text: find_figures([Stretch(0, text)], None), articles)
    tokens = seconds(read_tokens, articles)
    long = seconds(lambda text: find_figures([Stretch(0, text)], None), ["".join(articles)])
    count = len(articles)
    print(f"{count / whole:,.0f} articles/s; {count / (whole - tokens):,.0f}/s beyond tokenising")
    print(f"one text of {count * LENGTH:,} characters: {long / whole:.2f} of the time of its parts")


if __name__ == "__main__":
    main()
