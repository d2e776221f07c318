"""The commands that look into the search."""

import json
from pathlib import Path

import pytest

from tests.pipelines.cli.conftest import Khabar

pytestmark = pytest.mark.node


def test_tokens_and_scores(khabar: Khabar, node: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OPENSEARCH_URL", node)
    printed = khabar("analyze", "नदियाँ\nनदी", "--json").out.splitlines()
    one, other = map(json.loads, printed)
    assert one["text"] == "नदियाँ"
    assert one["tokens"]["body"] == other["tokens"]["body"]
    assert "body.exact" in khabar("analyze", "नदी").out

    corpus, queries = tmp_path / "corpus.jsonl", tmp_path / "queries.jsonl"
    corpus.write_text('{"id": "a", "text": "नदी का तट"}\n', encoding="utf-8")
    queries.write_text('{"id": "1", "text": "नदियाँ", "relevant": ["a"]}\n', encoding="utf-8")
    found = json.loads(khabar("evaluate", "search", "--corpus", str(corpus), "--queries", str(queries), "--json").out)
    assert found["khabar"]["mrr@10"] == 1
    assert "standard" in khabar("evaluate", "search", "--corpus", str(corpus), "--queries", str(queries)).out
