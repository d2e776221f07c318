"""How many 2,000-character articles a second one core reads, header included: `python -m tests.bench.bench_reading`.

The texts are the project's samples and seeds, lengthened with paragraphs of their own to about 2,000 characters.
"""

import gc
import time
import tracemalloc

from pipelines.parse.article import read_body
from pipelines.parse.header import read_header
from pipelines.parse.layout import read_layout
from pipelines.settings import ROOT

SIZE = 2000
ROUNDS = 40
GOAL = 1500


def texts() -> list[str]:
    """Return articles of about SIZE characters, each another shape."""
    folders = (ROOT / "tests" / "samples", ROOT / "seeds")
    found = [path.read_text(encoding="utf-8") for folder in folders for path in sorted(folder.glob("*.txt"))]
    return [_lengthened(text) for text in found]


def _lengthened(text: str) -> str:
    """Repeat the longest paragraph with other numbers until the article has its size."""
    lines = text.split("\n")
    longest = max(range(len(lines)), key=lambda n: len(lines[n]))
    more = max(0, SIZE - len(text)) // (len(lines[longest]) + 8)
    added = [f"{lines[longest]} यह बात {n} लोगों ने कही।" for n in range(more)]
    return "\n".join([*lines[: longest + 1], *added, *lines[longest + 1 :]])


def read(text: str) -> int:
    """Read one article: layout, header, body."""
    _, document = read_layout(text)
    read_header(document)
    return len(read_body(document))


def main() -> None:
    """Print articles a second of processor time, and that memory stays flat."""
    articles = texts()
    for text in articles:
        read(text)
    best = min(_seconds(articles) for _ in range(ROUNDS // 10))
    rate = len(articles) * 10 / best
    print(f"{rate:,.0f} articles/s of {sum(map(len, articles)) / len(articles):,.0f} characters (goal {GOAL:,})")
    tracemalloc.start()
    sizes = []
    for _ in range(3):
        _seconds(articles)
        gc.collect()
        sizes.append(tracemalloc.get_traced_memory()[0])
    print("memory kept after each round, KB:", [size // 1024 for size in sizes])


def _seconds(articles: list[str]) -> float:
    began = time.process_time()
    for _ in range(10):
        for text in articles:
            read(text)
    return time.process_time() - began


if __name__ == "__main__":
    main()
