import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.settings import ROOT
from tests.pipelines.cli.conftest import Khabar

SEED = next((ROOT / "seeds").glob("001_*"))


def test_one_article_per_line_nulls_printed_facets_not(khabar: Khabar) -> None:
    ended = khabar("parse", str(SEED))
    (line,) = ended.out.splitlines()
    record = json.loads(line)
    assert ended.code == 0
    assert record["source"]["uri"] == str(SEED)
    assert record["updated"] is None
    assert "persons" not in record


def test_rejects_go_to_stderr_and_the_rest_goes_on(khabar: Khabar, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "good.txt").write_bytes(SEED.read_bytes())
    ended = khabar("parse", str(tmp_path))
    assert ended.code == 3
    assert json.loads(ended.err)["code"] == "empty"
    assert json.loads(ended.out)["source"]["uri"] == str(tmp_path / "good.txt")


def test_a_missing_path_ends_with_2_before_any_work(khabar: Khabar) -> None:
    ended = khabar("parse", str(SEED), "no/such/file.txt")
    assert (ended.code, ended.out) == (2, "")
    assert "no/such/file.txt" in ended.err


@pytest.mark.parametrize("arguments", [(), ("parse",), ("parse", "--no-such-option", "x"), ("nonsense",)])
def test_a_wrong_call_ends_with_2(khabar: Khabar, arguments: tuple[str, ...]) -> None:
    assert khabar(*arguments).code == 2


def test_english_is_rejected_unless_asked_for(khabar: Khabar, tmp_path: Path) -> None:
    sentence = "The minister said on Monday that the new bridge over the river will be opened to traffic next week. "
    (tmp_path / "english.txt").write_text(f"Bridge to open\n\n{sentence * 6}\n", encoding="utf-8")
    assert json.loads(khabar("parse", str(tmp_path)).err)["code"] == "language"
    assert json.loads(khabar("parse", "--any-language", str(tmp_path)).out)["language"] == "en"


def test_explain_is_for_people(khabar: Khabar) -> None:
    ended = khabar("parse", "--explain", str(SEED))
    assert ended.code == 0
    assert "headline" in ended.out


def give(monkeypatch: pytest.MonkeyPatch, text: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text), encoding="utf-8"))


@pytest.mark.parametrize(("command", "kind"), [("figures", "count"), ("entities", "place")])
def test_a_line_of_text_in_a_list_out(khabar: Khabar, monkeypatch: pytest.MonkeyPatch, command: str, kind: str) -> None:
    give(monkeypatch, "रूस ने 15,000 सैनिक भेजे\n\n".encode())
    ended = khabar(command)
    found, nothing = map(json.loads, ended.out.splitlines())
    assert (ended.code, nothing) == (0, [])
    assert kind in {item["kind"] for item in found}
    for item in found:
        assert "रूस ने 15,000 सैनिक भेजे"[item["start"] : item["end"]] == item["text"]


@pytest.mark.parametrize("source", ["stdin", "file"])
def test_every_line_has_its_list(khabar: Khabar, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, source: str) -> None:
    lines = ["7 दिन\r3 लोग", "", "   ", "x" * 200_000 + " 12 किसान आए", "अंत में 5 लोग"]
    given = b"\r\n".join(line.encode() for line in lines) + b"\n\xff 9 \xe0\xa4 \xe0\xa4\xb2"
    (tmp_path / "lines.txt").write_bytes(given)
    give(monkeypatch, given)
    ended = khabar("figures", *([str(tmp_path / "lines.txt")] if source == "file" else []))
    found = [json.loads(line) for line in ended.out.splitlines()]
    assert [[item["value"] for item in items] for items in found] == [["7", "3"], [], [], ["12"], ["5"], ["9"]]
    assert [lines[3][item["start"] : item["end"]] for item in found[3]] == ["12 किसान"]


def test_lines_are_answered_as_they_come() -> None:
    program = [sys.executable, "-c", "from pipelines.cli import main; main()", "figures"]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as asked:
        assert asked.stdin is not None
        assert asked.stdout is not None
        for number in (b"3", b"4"):
            asked.stdin.write(number + " लोग\n".encode())
            asked.stdin.flush()
            assert json.loads(asked.stdout.readline())[0]["value"] == number.decode()
        asked.stdin.close()


def test_days_are_told_by_the_day_of_publication(khabar: Khabar, monkeypatch: pytest.MonkeyPatch) -> None:
    for options, value in ([], "--09-03"), (["--published", "2025-12-27"], "2025-09-03"):
        give(monkeypatch, "3 सितंबर को बैठक हुई".encode())
        assert json.loads(khabar("figures", *options).out)[0]["value"] == value


def test_a_wrong_setting_is_named_and_ends_with_2(khabar: Khabar, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHABAR_WORKERS", "0")
    ended = khabar("parse", str(SEED))
    assert (ended.code, ended.out) == (2, "")
    assert "workers = '0'" in ended.err


@pytest.mark.parametrize(("reader", "code"), [("head -c 1", 0), ("cat > /dev/full", None)])
def test_a_reader_that_leaves_early_is_no_error(reader: str, code: int | None) -> None:
    program = f"{sys.executable} -c 'from pipelines.cli import main; main()' parse {SEED} {SEED} {SEED}"
    command = f"set -o pipefail; {program} | {reader}" if code == 0 else f"{program} > /dev/full"
    ended = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, cwd=ROOT)
    assert "Traceback" not in ended.stderr
    assert ended.returncode == (code if code is not None else 1)
