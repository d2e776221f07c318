"""The report on reading: verdicts, body F1, and labels that are none."""

from pathlib import Path

import pytest
from rich.console import Console

from pipelines.errors import UsageError
from pipelines.evaluate.reading import evaluate_reading, judge, score_reading, to_table
from pipelines.evaluate.reading_gold import Gold, gold_body, read_gold
from tests.pipelines.parse.test_samples import FOLDER, parse, sample


def same(got: object, want: object) -> bool:
    return got == want


@pytest.mark.parametrize(
    ("got", "want", "verdict"),
    [("अ", "अ", "right"), ("अ", "आ", "wrong"), (None, "अ", "missing"), ("अ", None, "invented"), ([], None, "null")],
)
def test_verdicts(got: object, want: object, verdict: str) -> None:
    assert judge(got, want, same) == verdict


def test_keys_that_are_absent_are_not_scored() -> None:
    report = score_reading([Gold(file="a", headline="गलत")], {"a": parse(sample("20_dd_mm_slash")[0])})
    assert report.fields["headline"]["wrong"] == 1
    assert sum(report.fields["published"].values()) == 0
    assert "headline wrong" in report.notes[0]


def test_a_file_that_was_not_read_misses_what_is_stated() -> None:
    report = score_reading([Gold(file="a", headline="अ", outlet=None)], {})
    assert (report.unread, report.fields["headline"]["missing"]) == (["a"], 1)


def test_the_gold_body_is_less_its_furniture() -> None:
    text = "शीर्षक\nपहला वाक्य।\nयह भी पढ़ें: कड़ी\nदूसरा वाक्य। खाली जगह अंत।"
    gold = Gold(
        file="a",
        body_first_words="पहला वाक्य।",
        body_last_words="वाक्य। खाली जगह अंत।",
        body_gaps=("खाली जगह",),
        junk_markers=("यह भी पढ़ें",),
    )
    body = gold_body(gold, text)
    assert body is not None
    assert body.split() == ["पहला", "वाक्य।", "दूसरा", "वाक्य।", "अंत।"]


def test_files_are_read_and_matched_by_name(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"file": "20_dd_mm_slash.txt", "published": "2021-11-09", "authors": []}\n', encoding="utf-8")
    report = evaluate_reading(gold, [str(FOLDER)])
    assert (report.found("published"), report.unread) == (1.0, [])
    console = Console(width=100)
    with console.capture() as capture:
        console.print(to_table(report))
    assert "published" in capture.get()


def test_a_line_that_is_no_label_is_named(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"headline": "अ"}\n', encoding="utf-8")
    with pytest.raises(UsageError, match=r"gold\.jsonl:1"):
        read_gold(gold)
