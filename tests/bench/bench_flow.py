"""What a batch costs: opening, parsing on one core and on several, loading, and what Dagster adds to each run.

    .venv/bin/python -m tests.bench.bench_flow [--documents 2000] [--batches 4] [--workers 2]

Articles are resampled by a fixed seed from the paragraphs of the five seeds, about 1,700 characters each. The embedded
node of the settings is used, with an alias of its own. Figures are of this machine and this hour.
"""

import argparse
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipelines.assets.run import run_paths
from pipelines.flow.cluster import open_cluster
from pipelines.flow.loading import load_batch
from pipelines.flow.manifests import write_manifests
from pipelines.flow.rebuilding import rebuild
from pipelines.flow.records import Records
from pipelines.flow.steps import open_batch, parse_batch
from pipelines.settings import ROOT, Settings
from tests.pipelines.flow.samples import story

ALIAS = "bench-flow"
LENGTH = 1700


def write_articles(folder: Path, documents: int) -> None:
    """Write that many articles of about LENGTH characters."""
    files = sorted((ROOT / "seeds").glob("*.txt"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines() if len(line) > 100]
    dice = random.Random(20250813)
    folder.mkdir(parents=True)
    for number in range(documents):
        text = story(number)
        while len(text) < LENGTH:
            text += f"\n{dice.choice(lines)}\n"
        (folder / f"{number:06}.txt").write_text(text, encoding="utf-8")


@contextmanager
def timed(what: str, documents: int) -> Iterator[None]:
    """Print how long the block took, in all and for each document."""
    began = time.perf_counter()
    yield
    seconds = time.perf_counter() - began
    print(f"{what:<34} {seconds:8.2f} s  {1000 * seconds / documents:8.3f} ms each  {documents / seconds:8.0f} /s")


def peak_mib(who: int = resource.RUSAGE_SELF) -> int:
    """Return the largest resident size so far, in MiB."""
    return resource.getrusage(who).ru_maxrss // 1024


def bench_steps(folder: Path, documents: int, settings: Settings) -> None:
    """Time the steps of one batch without Dagster, then a new index from the records."""
    records, store = Records(settings.records), open_cluster(settings)
    with timed("list, cut, manifest", documents):
        ((batch, _),) = write_manifests([str(folder)], settings, records)
    with timed("open (raw bytes to records)", documents):
        open_batch(records, batch, settings)
    with timed("parse, one process", documents):
        parse_batch(records, batch, settings.model_copy(update={"workers": 1}))
    for what in (f"parse, {settings.workers} processes, first", f"parse, {settings.workers} processes"):
        with timed(what, documents):
            parse_batch(records, batch, settings)
    with timed("load", documents):
        load_batch(records, batch, store, settings)
    with timed("load again (duplicates)", documents):
        load_batch(records, batch, store, settings)
    with timed("new index from records", documents):
        rebuild(records, store, settings)
    stored = sum(file.stat().st_size for file in Path(settings.records).rglob("*.zst"))
    print(f"records {stored / documents:.0f} bytes a document; peak {peak_mib()} MiB")


def bench_dagster(folder: Path, batches: int, settings: Settings) -> None:
    """Time runs of one small file each: what is left is Dagster's and ours for a batch."""
    for number in range(batches):
        write_articles(folder / f"{number}", 1)
    small = settings.model_copy(update={"batch_documents": 1})
    for what in ("runs of one file, first", "runs of one file"):
        with timed(what, batches):
            run_paths([str(folder)], small)


def main() -> None:
    """Print the figures; everything is made in a temporary folder and removed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--batches", type=int, default=4)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    outside = Settings()
    url = outside.opensearch_url or open_cluster(outside).url
    with tempfile.TemporaryDirectory() as place:
        changed = {"data": Path(place) / "data", "alias": ALIAS, "opensearch_url": url, "workers": options.workers}
        settings = outside.model_copy(update=changed | {"batch_documents": 10 * options.documents})
        write_articles(Path(place) / "many", options.documents)
        bench_steps(Path(place) / "many", options.documents, settings)
        bench_dagster(Path(place) / "few", options.batches, settings)
        open_cluster(settings).request("DELETE", f"/{ALIAS}-*")


if __name__ == "__main__":
    main()
