"""Raw files to articles: in this process or several, always one result for each, in order."""

from pathlib import Path
from typing import Any

import pytest

from pipelines.errors import KhabarError, ReferenceDataError, UsageError
from pipelines.flow import parsing
from pipelines.flow.parsing import parse_many, parse_raw, read_articles
from pipelines.flow.workers import CHUNK_ITEMS, SMALL_CHUNKS
from pipelines.settings import Settings
from schemas.article import Article
from schemas.source import RawFile, RejectCode, Rejected
from tests.pipelines.flow.samples import ENGLISH, raw_file, story


def test_a_hindi_story_is_an_article() -> None:
    found = parse_raw(raw_file("a.txt", story(7)))
    assert isinstance(found, Article)
    assert found.headline == "गांवों के लिए सड़क योजना संख्या 7 का ऐलान"
    assert found.batch is None


def test_an_english_one_is_rejected_unless_any_language_is_taken() -> None:
    raw = raw_file("a.txt", ENGLISH)
    rejected = parse_raw(raw)
    assert isinstance(rejected, Rejected)
    assert rejected.code is RejectCode.LANGUAGE
    assert isinstance(parse_raw(raw, any_language=True), Article)


@pytest.mark.parametrize("content", [b"", b" \n\t ", bytes(range(256)) * 40, b"\x00" * 500])
def test_bad_bytes_are_rejects(content: bytes) -> None:
    assert isinstance(parse_raw(raw_file("a.txt", content)), Rejected)


def test_a_fault_of_the_parser_rejects_one_text_and_says_whose_fault_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> Article:
        raise KeyError("छह")

    monkeypatch.setattr(parsing, "parse_page", fail)
    rejected = parse_raw(raw_file("a.txt", story(1)))
    assert isinstance(rejected, Rejected)
    assert rejected.code is RejectCode.SCHEMA
    assert "a fault of Khabar: KeyError: 'छह'" in rejected.detail


@pytest.mark.parametrize("workers", [1, 2])
def test_wrong_reference_data_are_no_fault_of_the_files(workers: int, monkeypatch: pytest.MonkeyPatch) -> None:
    raws = [raw_file(f"{n}.txt", story(n)) for n in range(CHUNK_ITEMS * (SMALL_CHUNKS + 1))]
    monkeypatch.setattr(parsing, "_parse_opened", _miss_a_row)
    with pytest.raises(ReferenceDataError, match="row 7") as caught:
        list(parse_many(raws, workers))
    assert caught.value.mend == "correct the row"


def _miss_a_row(raw: RawFile, any_language: bool) -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parsing, "read_page", _fail)
        return parse_raw(raw, any_language)


def _fail(raw: RawFile) -> Any:
    raise ReferenceDataError("reference/units.yaml: row 7", mend="correct the row")


def test_several_processes_give_what_one_gives() -> None:
    raws = [raw_file(f"{n}.txt", story(n) if n % 50 else "") for n in range(CHUNK_ITEMS * (SMALL_CHUNKS + 1))]
    assert list(parse_many(raws, 2)) == list(parse_many(raws, 1))


def test_what_could_not_be_opened_passes_through() -> None:
    unopened = Rejected(source=raw_file("a", "").source, code=RejectCode.UNREADABLE, detail="no rights")
    found = list(parse_many([unopened, raw_file("b", story(1))], 1))
    assert found[0] == unopened
    assert isinstance(found[1], Article)


def test_articles_are_read_without_a_store(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(story(1), encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    settings = Settings(data=tmp_path / "data")
    article, rejected = read_articles([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")], settings)
    assert isinstance(article, Article)
    assert article.source.uri == str(tmp_path / "a.txt")
    assert isinstance(rejected, Rejected)
    assert not settings.data.exists()


def test_a_missing_path_is_told_before_any_work(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(story(1), encoding="utf-8")
    with pytest.raises(UsageError):
        read_articles([str(tmp_path / "a.txt"), str(tmp_path / "missing")], Settings(data=tmp_path / "data"))


def test_a_killed_worker_is_an_error_that_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    raws = [raw_file(f"{n}.txt", story(n)) for n in range(CHUNK_ITEMS * (SMALL_CHUNKS + 1))]
    monkeypatch.setattr(parsing, "_parse_opened", _die)
    with pytest.raises(KhabarError, match="KHABAR_WORKERS"):
        list(parse_many(raws, 2))


def _die(*_: Any, **__: Any) -> Any:
    import os
    import signal

    os.kill(os.getpid(), signal.SIGKILL)
