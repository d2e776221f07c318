"""Score the search on a judged collection, ours against the stock `hindi` and `standard` analysers in the same run.

The collection is indexed twice, once with Khabar's own mapping and once with stock fields, in indices that are made for
the run and deleted after it. Ours is asked with the clauses of the real search.
"""

import random
import statistics
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any, NamedTuple

import orjson
from ir_measures import RR, R, ScoredDoc, iter_calc, nDCG
from pydantic import BaseModel
from rich.table import Table

from pipelines.errors import ClusterError
from pipelines.evaluate.judged import Judged, Query
from pipelines.index.generations import plan_generation
from pipelines.index.store import Store, reason_of

MEASURES = {"mrr@10": RR @ 10, "ndcg@10": nDCG @ 10, "recall@100": R @ 100}
DEPTH = 100
STEP = 100
DRAWS = 5_000
# Ties go by id, as in the real search.
TIES = [{"_score": "desc"}, {"id": "asc"}]
# How a question becomes the query of one system.
Asked = Callable[[str], Mapping[str, Any]]
# Measure -> query -> value.
Scores = dict[str, dict[str, float]]


class System(NamedTuple):
    """One way to search: its settings, its mapping, and its query."""

    settings: Mapping[str, Any]
    mapping: Mapping[str, Any]
    asked: Asked


class Summary(BaseModel):
    """Means of one system. `p`: how likely its difference to Khabar is chance (two-sided); None for Khabar itself."""

    values: dict[str, float]
    classes: dict[str, dict[str, float]] = {}
    p: dict[str, float] | None = None


def khabar(build_query: Asked) -> System:
    """Return the system under test: the index as it is built for articles, asked with `build_query`."""
    generation = plan_generation("evaluation", "evaluation")
    return System(generation.settings, generation.mapping, build_query)


def stock(analyzer: str) -> System:
    """Return a field with an analyser of OpenSearch itself, asked with a plain match."""
    mapping = {"properties": {"body": {"type": "text", "analyzer": analyzer}, "id": {"type": "keyword"}}}
    return System({"number_of_replicas": 0}, mapping, lambda text: {"match": {"body": text}})


def evaluate_search(
    store: Store, corpus: Sequence[Judged], queries: Sequence[Query], build_query: Asked
) -> dict[str, Summary]:
    """Return the scores of "khabar", "hindi" and "standard". Raises ClusterError when the node fails."""
    systems = {"khabar": khabar(build_query), "hindi": stock("hindi"), "standard": stock("standard")}
    scores = {name: score(run_system(store, system, corpus, queries), queries) for name, system in systems.items()}
    return {name: _summary(name, scores, queries) for name in systems}


def run_system(
    store: Store, system: System, corpus: Iterable[Judged], queries: Sequence[Query]
) -> dict[str, dict[str, float]]:
    """Return query -> document -> score of the best hits, from an index that is deleted again."""
    with _index(store, system, corpus) as index:
        return {
            query.id: {hit["_id"]: hit["_score"] for hit in answer["hits"]["hits"]}
            for query, answer in _answers(store, index, system, queries)
        }


def score(run: Mapping[str, Mapping[str, float]], queries: Sequence[Query]) -> Scores:
    """Return each measure of each query; a query without hits counts as 0."""
    qrels = {query.id: query.grades for query in queries}
    found = [ScoredDoc(query, doc, value) for query, docs in run.items() for doc, value in docs.items()]
    scores: Scores = {name: dict.fromkeys(qrels, 0.0) for name in MEASURES}
    names = {measure: name for name, measure in MEASURES.items()}
    for metric in iter_calc(list(MEASURES.values()), qrels, found):
        scores[names[metric.measure]][metric.query_id] = metric.value
    return scores


def chance(ours: Mapping[str, float], theirs: Mapping[str, float]) -> float:
    """Return the p-value of a paired randomisation test: how often random signs give so large a difference."""
    differences = [ours[query] - theirs[query] for query in ours if ours[query] != theirs[query]]
    seen = abs(sum(differences)) - 1e-9
    draw = random.Random(7)
    signs = (draw.getrandbits(len(differences)) if differences else 0 for _ in range(DRAWS))
    as_large = sum(abs(_signed(differences, bits)) >= seen for bits in signs)
    return (as_large + 1) / (DRAWS + 1)


def to_json(found: Mapping[str, Summary]) -> str:
    """Return one JSON object: {"khabar": {"mrr@10": ...}, "hindi": ..., "standard": ...}."""
    return orjson.dumps(
        {name: {**s.values, **s.model_dump(exclude={"values"}, exclude_none=True)} for name, s in found.items()}
    ).decode()


def to_table(found: Mapping[str, Summary]) -> Table:
    """Return the scores as a table for the terminal, a row per system and class."""
    table = Table("system", "class", *MEASURES, title="search")
    for name, summary in found.items():
        p = summary.p or {}
        cells = (f"{value:.3f}" + (f" (p {p[m]:.3f})" if m in p else "") for m, value in summary.values.items())
        table.add_row(name, "all", *cells)
        for kind, values in summary.classes.items():
            table.add_row("", kind, *(f"{value:.3f}" for value in values.values()))
    return table


def _summary(name: str, scores: Mapping[str, Scores], queries: Sequence[Query]) -> Summary:
    kinds = sorted({query.kind for query in queries} - {""})
    per_kind = {kind: {query.id for query in queries if query.kind == kind} for kind in kinds}
    own = scores[name]
    ours = scores["khabar"]
    return Summary(
        values={measure: statistics.mean(values.values()) for measure, values in own.items()},
        classes={
            kind: {m: statistics.mean(values[query] for query in chosen) for m, values in own.items()}
            for kind, chosen in per_kind.items()
        },
        p=None if name == "khabar" else {m: chance(ours[m], values) for m, values in own.items()},
    )


def _signed(differences: Sequence[float], bits: int) -> float:
    return sum(value if bits >> at & 1 else -value for at, value in enumerate(differences))


@contextmanager
def _index(store: Store, system: System, corpus: Iterable[Judged]) -> Iterator[str]:
    index = f"evaluation-{uuid.uuid4().hex[:12]}"
    store.request("PUT", f"/{index}", {"settings": dict(system.settings), "mappings": dict(system.mapping)})
    try:
        rows = iter(corpus)
        while chunk := list(islice(rows, STEP)):
            pairs = (({"index": {"_id": doc.id}}, {"id": doc.id, "body": doc.text}) for doc in chunk)
            answer = store.request("POST", f"/{index}/_bulk", _lines(part for pair in pairs for part in pair))
            assert not answer["errors"], answer["items"][0]
        store.request("POST", f"/{index}/_refresh")
        yield index
    finally:
        store.request("DELETE", f"/{index}")


def _answers(
    store: Store, index: str, system: System, queries: Sequence[Query]
) -> Iterator[tuple[Query, dict[str, Any]]]:
    rows = iter(queries)
    while chunk := list(islice(rows, STEP)):
        bodies = ({"query": system.asked(query.text), "size": DEPTH, "sort": TIES, "_source": False} for query in chunk)
        lines = _lines(part for body in bodies for part in ({}, body))
        answers = store.request("POST", f"/{index}/_msearch", lines, timeout=600)["responses"]
        for answer in answers:
            if "error" in answer:
                raise ClusterError(f"a query of {index} failed: {reason_of(answer)}")
        yield from zip(chunk, answers, strict=True)


def _lines(parts: Iterable[Mapping[str, Any]]) -> bytes:
    return b"".join(orjson.dumps(part) + b"\n" for part in parts)
