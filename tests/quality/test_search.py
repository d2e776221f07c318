"""Relevance on the frozen pairs and on the development data of KHABAR_EVAL: floors that only rise.

The hidden sources are scored the same way, so the floors stay a little under what was measured (docs/search.md).
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from pipelines.evaluate.judged import Judged, Query, read_corpus, read_queries
from pipelines.evaluate.search import Summary, evaluate_search, khabar, run_system
from pipelines.evaluate.tokens import analyse
from pipelines.index.store import Store, open_store
from pipelines.serve.query import build_ranking
from pipelines.settings import ROOT

EVAL = Path(os.environ.get("KHABAR_EVAL") or ROOT.parent / "shared" / "eval")
pytestmark = pytest.mark.quality
needs_data = pytest.mark.skipif(not EVAL.is_dir(), reason=f"SKIPPED: no development data at {EVAL} (set KHABAR_EVAL)")
RETRIEVAL = EVAL / "retrieval"
XQUAD = "xquad-hi.corpus.jsonl"
FLOORS = yaml.safe_load((ROOT / "tests" / "quality" / "floors_search.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def store(node: str) -> Iterator[Store]:
    found = open_store(node, timeout=120)
    yield found
    found.close()


def score(store: Store, corpus: str, queries: str, qrels: str | None = None) -> dict[str, Summary]:
    judged = read_queries(RETRIEVAL / queries, RETRIEVAL / qrels if qrels else None)
    return evaluate_search(store, list(read_corpus(RETRIEVAL / corpus)), judged, build_ranking)


@pytest.mark.parametrize("name", FLOORS["frozen_pairs"])
def test_frozen_pairs(store: Store, name: str) -> None:
    lines = (ROOT / "tests" / "cases" / f"{name}.tsv").read_text("utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if not line.startswith("#")]
    words = list(dict.fromkeys(word for pair in pairs for word in pair[2:]))
    tokens = {found.text: found.tokens["body"] for found in analyse(store, words)}
    for want, floor in FLOORS["frozen_pairs"][name].items():
        right = [(tokens[a] == tokens[b]) == (want == "match") for kind, _, a, b in pairs if kind == want]
        assert len(right) > 150
        assert sum(right) / len(right) >= floor, want


@needs_data
@pytest.mark.parametrize(
    ("corpus", "queries", "qrels"),
    [
        (XQUAD, "xquad-hi.queries.jsonl", None),
        (XQUAD, "xquad-hi.roman.tsv", "xquad-hi.queries.jsonl"),
        ("news.corpus.jsonl", "news-titles.queries.jsonl", None),
    ],
)
def test_ranking_beats_the_stock_analysers(store: Store, corpus: str, queries: str, qrels: str | None) -> None:
    found = score(store, corpus, queries, qrels)
    ours = found["khabar"].values["mrr@10"]
    assert ours >= FLOORS["mrr"][queries]
    for other in ("hindi", "standard"):
        assert ours > found[other].values["mrr@10"]


@needs_data
def test_latin_names_find_their_twins(store: Store) -> None:
    lines = (EVAL / "names" / "pairs.tsv").read_text("utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if "\t" in line]
    ids = {name: str(number) for number, name in enumerate(dict.fromkeys(hindi for hindi, _ in pairs))}
    corpus = [Judged(id=number, text=name) for name, number in ids.items()]
    queries = [Query(id=str(n), text=latin, grades={ids[hindi]: 1}) for n, (hindi, latin) in enumerate(pairs)]
    run = run_system(store, khabar(build_ranking), corpus, queries)
    ranks = [
        list(run[query.id]).index(next(iter(query.grades)))
        for query in queries
        if set(query.grades) & set(run[query.id])
    ]
    assert sum(rank == 0 for rank in ranks) / len(queries) >= FLOORS["names"]["first"]
    assert sum(rank < 10 for rank in ranks) / len(queries) >= FLOORS["names"]["in_ten"]
