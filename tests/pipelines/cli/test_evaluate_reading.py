"""`khabar evaluate reading`: the table, the list of faults, JSON."""

import json
from pathlib import Path

from tests.pipelines.cli.conftest import Khabar
from tests.pipelines.parse.test_samples import FOLDER


def labels(folder: Path) -> Path:
    gold = folder / "gold.jsonl"
    rows = [
        {"file": "20_dd_mm_slash.txt", "headline": "गलत", "updated": None},
        {"file": "46_markdown.txt", "headline": "गेहूं की खरीद शुरू, किसानों को मिलेगा बोनस", "dateline_place": "जयपुर"},
    ]
    gold.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return gold


def test_a_table_and_what_is_not_right(khabar: Khabar, tmp_path: Path) -> None:
    ended = khabar("evaluate", "reading", "--gold", str(labels(tmp_path)), str(FOLDER))
    assert ended.code == 0, ended.err
    assert "20_dd_mm_slash.txt: headline wrong" in ended.out + ended.err


def test_json(khabar: Khabar, tmp_path: Path) -> None:
    ended = khabar("evaluate", "reading", "--gold", str(labels(tmp_path)), str(FOLDER), "--json")
    found = json.loads(ended.out)
    assert found["fields"]["dateline_place"] == {"found": 1.0, "right": 1}
    assert found["fields"]["headline"] == {"found": 0.5, "wrong": 1, "right": 1}
    assert found["unread"] == []
