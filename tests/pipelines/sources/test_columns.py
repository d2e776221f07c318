import json
from pathlib import Path
from typing import Any

import pytest

from pipelines.sources.columns import MAPPING_FILE, columns_beside, default_columns, to_facts
from schemas.source import Facts
from tests.pipelines.sources.reading import SENTENCE, page, rejected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"Title": "क", "Published-At": "4 मार्च"}, {"headline": "क", "published": "4 मार्च"}),
        ({"headline": " ", "title": "क"}, {"headline": "क"}),
        ({"date": 1741060800}, {"published": "1741060800"}),
        ({"date": float("nan"), "author": None, "tags": []}, {}),
        ({"author": {"@type": "Person", "name": "मीरा"}}, {"authors": ("मीरा",)}),
        ({"authors": [{"name": "मीरा"}, "कमला"]}, {"authors": ("मीरा", "कमला")}),
        ({"authors": "मीरा; कमला"}, {"authors": ("मीरा", "कमला")}),
        ({"author": "मीरा जोशी, पटना"}, {"authors": ("मीरा जोशी, पटना",)}),
        ({"authors": "['मीरा', 'कमला']"}, {"authors": ("मीरा", "कमला")}),
        ({"keywords": "क, ख ,"}, {"tags": ("क", "ख")}),
        ({"paid": True, "section": True}, {}),
    ],
)
def test_values_become_facts_as_printed(row: dict[str, Any], expected: dict[str, Any]) -> None:
    assert to_facts(default_columns(), row) == Facts(**expected)


def test_a_mapping_file_names_a_sources_own_columns(tmp_path: Path) -> None:
    mapping = "text: [khabar, saar]\nheadline: meta.heading\nauthors: desk\n"
    (tmp_path / MAPPING_FILE).write_text(mapping)
    row = {"khabar": SENTENCE, "meta": {"Heading": "क"}, "desk": "ख", "date": "2025", "title": "not this"}
    (tmp_path / "a.jsonl").write_text(json.dumps(row))
    found = page(tmp_path / "a.jsonl")
    assert found.text == SENTENCE
    assert found.facts == Facts(headline="क", authors=("ख",), published="2025")


def test_a_mapping_file_names_where_the_articles_are(tmp_path: Path) -> None:
    (tmp_path / MAPPING_FILE).write_text("records: hits\n")
    (tmp_path / "a.json").write_text(json.dumps({"hits": [{"text": SENTENCE}], "ads": [{"text": "x"}]}))
    assert page(tmp_path / "a.json").text == SENTENCE


@pytest.mark.parametrize("mapping", ["headlines: [title]\n", "text: {a: b}\n", "- text\n", "text: [", "\ufffe\x00"])
def test_a_wrong_mapping_file_is_named(tmp_path: Path, mapping: str) -> None:
    (tmp_path / MAPPING_FILE).write_text(mapping)
    (tmp_path / "a.csv").write_text("text\nक\n")
    found = rejected(tmp_path / "a.csv")
    assert found.code == "schema"
    assert MAPPING_FILE in found.detail


def test_without_a_mapping_file_the_default_names_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert columns_beside("a.csv") == columns_beside(f"{tmp_path}/b.zip!/c/a.csv") == default_columns()
