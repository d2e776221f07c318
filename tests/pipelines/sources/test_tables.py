"""JSON lines, JSON, CSV and Parquet: rows become articles, a broken one is rejected by its number."""

import datetime as dt
import json
import random
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from schemas.source import Page
from tests.pipelines.sources.reading import SENTENCE, outcomes, page, read, rejected
from tests.pipelines.sources.twins import ROW, csv_of

TEXT = SENTENCE * 3


def line(**row: Any) -> str:
    return json.dumps({"text": TEXT, **row}, ensure_ascii=False) + "\n"


def test_lines_that_are_no_json_are_rejected_by_their_number_and_the_rest_is_read(tmp_path: Path) -> None:
    lines = [line(), "{broken\n", "\n", "[1, 2]\n", line(title="क"), '{"title": "कोई पाठ नहीं"}\n', line()[:-20]]
    (tmp_path / "a.jsonl").write_text("".join(lines))
    assert outcomes(tmp_path / "a.jsonl") == [
        "1: page",
        "2: damaged",
        "4: schema",
        "5: page",
        "6: schema",
        "7: damaged",
    ]


def test_bad_utf8_in_the_middle_rejects_its_line_only(tmp_path: Path) -> None:
    broken = line().encode()[:40] + b"\xff" + line().encode()[40:]
    (tmp_path / "a.jsonl").write_bytes(line().encode() + broken + line().encode())
    assert outcomes(tmp_path / "a.jsonl") == ["1: page", "2: undecodable", "3: page"]
    assert "line 2" in rejected(tmp_path / "a.jsonl").detail


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_lines_in_every_encoding_and_newline(tmp_path: Path, codec: str, newline: str) -> None:
    (tmp_path / "a.jsonl").write_bytes((line() + line()).replace("\n", newline).encode(codec))
    assert outcomes(tmp_path / "a.jsonl") == ["1: page", "2: page"]


def test_what_python_writes_as_json_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(f'{{"text": "{TEXT}", "score": NaN, "id": 12345678901234567890123}}\n')
    (tmp_path / "b.jsonl").write_text(f'{{"text": "half \\ud83d of a pair"}}\n{{"text": "{TEXT}"}}')
    assert outcomes(tmp_path / "a.jsonl") == ["1: page"]
    assert outcomes(tmp_path / "b.jsonl") == ["1: undecodable", "2: page"]


def test_a_line_too_long_is_skipped_and_one_without_end_given_up(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(line() + line(text="क" * 5000) + line())
    assert outcomes(tmp_path / "a.jsonl", max_bytes=2000) == ["1: page", "2: too_large", "3: page"]
    (tmp_path / "b.jsonl").write_text(line() + "[" * 200_000)
    assert outcomes(tmp_path / "b.jsonl", max_bytes=2000) == ["1: page", "2: too_large", ": damaged"]


@pytest.mark.parametrize(
    "document",
    [
        [ROW, ROW],
        {"status": "ok", "totalResults": 2, "articles": [ROW, ROW]},
        {"data": [ROW, ROW], "next": None},
    ],
)
def test_json_lists_bare_and_wrapped(tmp_path: Path, document: Any) -> None:
    (tmp_path / "a.json").write_text(json.dumps(document, indent=2))
    assert outcomes(tmp_path / "a.json") == ["1: page", "2: page"]


def test_one_json_object_and_several_in_a_row(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(ROW))
    (tmp_path / "b.json").write_text("\ufeff" + json.dumps(ROW, indent=1) + "\n" + json.dumps(ROW))
    assert outcomes(tmp_path / "a.json") == ["1: page"]
    assert outcomes(tmp_path / "b.json") == ["1: page", "2: page"]


def test_a_json_list_is_read_up_to_where_it_breaks(tmp_path: Path) -> None:
    whole = json.dumps([ROW] * 40)
    (tmp_path / "cut.json").write_text(whole[: len(whole) // 2])
    *before, last = outcomes(tmp_path / "cut.json")
    assert last == ": damaged"
    assert before == [f"{number}: page" for number in range(1, 21)]
    (tmp_path / "bad.json").write_text(whole[:-1] + ", {broken: 1}, " + whole[1:])
    assert outcomes(tmp_path / "bad.json")[38:] == ["39: page", "40: page", ": damaged"]


def test_an_object_larger_than_an_article_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"articles": [{"text": random.Random(7).randbytes(200_000).hex()}]}))
    assert "JSON lines" in rejected(tmp_path / "a.json", max_bytes=1000).detail


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv_with_its_delimiters(tmp_path: Path, delimiter: str) -> None:
    (tmp_path / "a.csv").write_text(f"Title{delimiter}Content\nक{delimiter}{TEXT}\nख{delimiter}{TEXT}\n")
    assert [item.facts.headline for item in read(tmp_path / "a.csv") if isinstance(item, Page)] == ["क", "ख"]


def test_csv_cells_over_several_lines_keep_them(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(csv_of({"title": 'वह बोला, "हाँ"', "text": f"{TEXT}\n\n{TEXT}"}))
    assert page(tmp_path / "a.csv").text == f"{TEXT}\n\n{TEXT}"
    assert page(tmp_path / "a.csv").facts.headline == 'वह बोला, "हाँ"'


def test_csv_rows_that_do_not_fit_are_rejected_by_their_line(tmp_path: Path) -> None:
    rows = [f"a,{TEXT}", "no text", f"b,{TEXT},more", f"c,{TEXT}", f'd,"{TEXT}"x', f"e,{TEXT}", f'f,"{TEXT}']
    (tmp_path / "a.csv").write_text("title,text\n" + "\n".join(rows) + "\n")
    assert outcomes(tmp_path / "a.csv") == [
        "2: page",
        "3: damaged",
        "4: damaged",
        "5: page",
        "6: damaged",
        "7: page",
        "8: damaged",
    ]


def test_csv_with_bad_utf8_and_other_encodings(tmp_path: Path) -> None:
    good = f"a,{TEXT}\n".encode()
    (tmp_path / "a.csv").write_bytes(b"\xef\xbb\xbftitle,text\n" + good + good.replace(b" ", b"\xff", 1) + good)
    assert outcomes(tmp_path / "a.csv") == ["2: page", "3: undecodable", "4: page"]
    (tmp_path / "b.csv").write_bytes(f"title,text\na,{TEXT}\n".encode("utf-16"))
    assert outcomes(tmp_path / "b.csv") == ["2: page"]


def test_missing_columns_are_named_once_with_those_there_are(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,वर्ग\n1,2\n3,4\n")
    pq.write_table(pa.table({"id": [1], "वर्ग": [2]}), tmp_path / "a.parquet")
    for name in ("a.csv", "a.parquet"):
        assert outcomes(tmp_path / name) == [": schema"]
        assert "'id', 'वर्ग'" in rejected(tmp_path / name).detail
        assert "khabar-columns.yaml" in rejected(tmp_path / name).detail


def test_parquet_values_come_as_printed(tmp_path: Path) -> None:
    moment = dt.datetime(2025, 3, 4, 9, 30, tzinfo=dt.UTC)
    columns = {"headline": ["क"], "body": [TEXT], "pubDate": [moment], "authors": [["अ", "आ"]], "n": [1]}
    pq.write_table(pa.table(columns), tmp_path / "a.parquet")
    facts = page(tmp_path / "a.parquet").facts
    assert (facts.headline, facts.published, facts.authors) == ("क", "2025-03-04T09:30:00+00:00", ("अ", "आ"))


def test_an_empty_cell_is_an_empty_article_and_the_rest_is_read(tmp_path: Path) -> None:
    pq.write_table(pa.table({"text": [TEXT, None, "  ", TEXT]}), tmp_path / "a.parquet")
    assert outcomes(tmp_path / "a.parquet") == ["1: page", "2: empty", "3: empty", "4: page"]


def test_a_truncated_parquet_file_is_damaged(tmp_path: Path) -> None:
    pq.write_table(pa.table({"text": [TEXT]}), tmp_path / "a.parquet")
    content = (tmp_path / "a.parquet").read_bytes()
    (tmp_path / "a.parquet").write_bytes(content[: len(content) // 2])
    assert outcomes(tmp_path / "a.parquet") == [": damaged"]


def test_cells_of_markup_are_read_as_pages(tmp_path: Path) -> None:
    html = f"<p>{TEXT}</p><p>{TEXT}</p>"
    (tmp_path / "a.jsonl").write_text(line(text=html, title="क") + json.dumps({"html": html, "title": "ख"}))
    for item in read(tmp_path / "a.jsonl"):
        assert isinstance(item, Page)
        assert (item.source.format, item.text.split()) == ("html", (TEXT * 2).split())
        assert item.facts.headline in ("क", "ख")
