"""How fast files are listed, opened, read and told by language, and how much memory that takes.

    .venv/bin/python -m tests.bench.bench_sources [--texts FOLDER] [--files 1000000] [--megabytes 1000]

Texts are those of a folder (without one, the five seeds), cut or repeated to 2,000 characters. Figures are of this
machine and this hour; processor time is counted, so a busy machine matters less.
"""

import argparse
import json
import os
import resource
import tempfile
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

import pytest

from pipelines.hindi.language import detect_language
from pipelines.settings import MIB, ROOT
from pipelines.sources.batches import cut_batches
from pipelines.sources.listing import list_files
from pipelines.sources.opening import open_raw
from pipelines.sources.readers import read_page
from schemas.source import Page, RawFile
from tests.pipelines.sources.test_listing import FakeFolder

LENGTH, ARTICLES = 2000, 2000


def timed(what: str, count: int, work: Callable[[], object]) -> None:
    """Print how many a second of processor time, and the most memory the process has had."""
    start = time.process_time()
    work()
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{what:<34} {count / seconds:>12,.0f} /s   {seconds * 1e6 / count:>9.1f} µs each   peak {peak} MiB")


def article_files(folder: Path, texts: Path) -> list[str]:
    """Write articles of LENGTH characters and return their paths."""
    contents = cycle([path.read_text("utf-8", "replace") for path in sorted(texts.glob("*.txt"))])
    for number, text in enumerate(islice(contents, ARTICLES)):
        (folder / f"{number:05}.txt").write_text((text * (LENGTH // len(text) + 1))[:LENGTH], "utf-8")
    return [ref.uri for ref in list_files([str(folder)])]


def measure_articles(texts: Path) -> None:
    """Open, read and identify articles."""
    with tempfile.TemporaryDirectory() as name:
        uris = article_files(Path(name), texts)
        raws: list[RawFile] = []
        pages: list[Page] = []
        timed("open", len(uris), lambda: raws.extend(_raws(uris)))
        timed("read text", len(raws), lambda: pages.extend(p for p in map(read_page, raws) if isinstance(p, Page)))
        detect_language(pages[0].text)
        timed("language", len(pages), lambda: [detect_language(page.text) for page in pages])


def _raws(uris: list[str]) -> list[RawFile]:
    return [raw for uri in uris for raw in open_raw(uri, max_bytes=20 * MIB) if isinstance(raw, RawFile)]


def measure_listing(files: int) -> None:
    """List and cut a generated folder of `files` names."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "scandir", lambda _: FakeFolder(files))
        listed = cut_batches(list_files([folder]), documents=2000, max_bytes=256 * MIB)
        timed(f"list and cut {files:,} files", files, lambda: sum(1 for _ in listed))


def measure_large(megabytes: int) -> None:
    """Read one large file of JSON lines row by row, and refuse a text of the same size."""
    with tempfile.TemporaryDirectory() as name:
        line = (json.dumps({"text": "सरकार ने कहा। " * 150}, ensure_ascii=False) + "\n").encode()
        rows = megabytes * MIB // len(line)
        path = Path(name) / "large.jsonl"
        with path.open("wb") as file:
            for _ in range(rows):
                file.write(line)
        timed(f"rows of a {megabytes} MiB table", rows, lambda: sum(1 for _ in open_raw(str(path), max_bytes=MIB)))
        path = path.rename(Path(name) / "large.txt")
        timed(f"one text of {megabytes} MiB, refused", 1, lambda: list(open_raw(str(path), max_bytes=MIB)))


def main() -> None:
    """Run all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, default=ROOT / "seeds")
    parser.add_argument("--files", type=int, default=1_000_000)
    parser.add_argument("--megabytes", type=int, default=1000)
    given = parser.parse_args()
    measure_articles(given.texts)
    measure_listing(given.files)
    measure_large(given.megabytes)


if __name__ == "__main__":
    main()
