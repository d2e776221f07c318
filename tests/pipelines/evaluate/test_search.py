"""Scores of a small collection, and the tokens of each field, on a real node."""

from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest

from pipelines.errors import UsageError
from pipelines.evaluate.judged import Judged, Query, read_corpus, read_queries
from pipelines.evaluate.search import chance, evaluate_search, score, to_json, to_table
from pipelines.evaluate.tokens import analyse, searched_parts
from pipelines.index.store import Store, open_store
from pipelines.serve.query import build_ranking

CORPUS = [
    Judged(id="a", text="नदी के तट पर मेला लगा।"),
    Judged(id="b", text="किम ने पुतिन से भेंट की।"),
    Judged(id="c", text="बाजार में आम महंगे हुए।"),
]
QUERIES = [
    Query.model_validate({"id": "1", "text": "putin se bhent", "grades": {"b": 1}, "class": "roman"}),
    Query.model_validate({"id": "2", "text": "नदी का तट", "grades": {"a": 1}, "class": "words"}),
]


@pytest.fixture(scope="module")
def store(node: str) -> Iterator[Store]:
    found = open_store(node)
    yield found
    found.close()


def test_ours_is_scored_beside_the_stock_analysers(store: Store) -> None:
    found = evaluate_search(store, CORPUS, QUERIES, build_ranking)
    assert list(found) == ["khabar", "hindi", "standard"]
    assert found["hindi"].values["mrr@10"] == 0.5
    assert found["hindi"].classes["roman"]["mrr@10"] == 0
    assert found["khabar"].values["mrr@10"] >= 0.5
    assert found["khabar"].p is None
    assert set(found["hindi"].p or {}) == {"mrr@10", "ndcg@10", "recall@100"}
    assert orjson.loads(to_json(found))["standard"]["mrr@10"] == 0.5
    assert to_table(found).row_count == 9
    assert not store.exists("/evaluation-*?allow_no_indices=false")


def test_a_query_without_hits_counts() -> None:
    assert score({"2": {"c": 2.0, "a": 1.0}}, QUERIES)["mrr@10"] == {"1": 0.0, "2": 0.5}


def test_chance() -> None:
    same = {str(n): 1.0 for n in range(20)}
    assert chance(same, same) == 1
    assert chance(same, dict.fromkeys(same, 0.0)) < 0.01


def test_files(tmp_path: Path) -> None:
    corpus, queries, qrels = tmp_path / "c.jsonl", tmp_path / "q.tsv", tmp_path / "qrels"
    corpus.write_text('{"id": "a", "text": "नदी", "more": 1}\n\n', encoding="utf-8")
    queries.write_text("1\tनदी\n2\tतट\n", encoding="utf-8")
    qrels.write_text("1 0 a 2\n1 0 b 0\n", encoding="utf-8")
    assert [doc.text for doc in read_corpus(corpus)] == ["नदी"]
    (query,) = read_queries(queries, qrels)
    assert (query.text, query.grades) == ("नदी", {"a": 2})
    own = tmp_path / "q.jsonl"
    own.write_text('{"id": "2", "text": "x", "relevant": ["a"]}\n', encoding="utf-8")
    assert read_queries(queries, own)[0].grades == {"a": 1}
    for path, judgements in ((queries, None), (tmp_path / "none", None), (corpus, queries)):
        with pytest.raises(UsageError):
            read_queries(path, judgements)
    qrels.write_text("1 0 a", encoding="utf-8")
    with pytest.raises(UsageError, match="is no judgement"):
        read_queries(queries, qrels)
    corpus.write_text("नदी", encoding="utf-8")
    with pytest.raises(UsageError, match=r"c.jsonl:1"):
        list(read_corpus(corpus))


def test_tokens_of_each_line(store: Store) -> None:
    lines = ["नदियों में 😀 बाढ़", "", "Kim किम"] * 30
    found = list(analyse(store, lines))
    assert [line.text for line in found] == lines
    assert all(list(line.tokens) == searched_parts() for line in found)
    assert found[0].tokens["body.exact"] == ["नदियों", "में", "😀", "बाढ"]
    assert found[1].tokens["body"] == []
    assert found[-1].tokens["body.exact"] == ["kim", "किम"]
