"""A batch's files opened and parsed: everything is accounted for, and nothing needs the sources a second time."""

import zipfile
from pathlib import Path

import pytest

from pipelines.errors import UsageError
from pipelines.flow.manifests import write_manifests
from pipelines.flow.progress import Watcher
from pipelines.flow.records import ARTICLES, MANIFEST, PARSED, RAW, REJECTED, UNOPENED, Records
from pipelines.flow.steps import is_stale, open_batch, parse_batch
from pipelines.settings import Settings
from tests.pipelines.flow.samples import ENGLISH, story


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data", workers=1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three articles, an English one, an empty file, and an archive of two more articles."""
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(story(number), encoding="utf-8")
    (folder / "english.txt").write_text(ENGLISH, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.writestr("a.txt", story(10))
        archive.writestr("b.txt", story(11))
    return folder


def test_every_file_is_an_article_or_a_reject(folder: Path, settings: Settings, records: Records) -> None:
    ((batch, files),) = write_manifests([str(folder)], settings, records)
    opened = open_batch(records, batch, settings)
    parsed = parse_batch(records, batch, settings)
    assert (files, opened.listed, opened.files) == (6, 6, 7)
    assert parsed.articles + parsed.rejected == opened.files
    assert (parsed.articles, parsed.codes) == (5, {"language": 1, "empty": 1})
    assert len(list(records.read(batch, ARTICLES))) == 5
    assert len(list(records.read(batch, REJECTED))) == 2
    assert opened.bytes == sum(raw.source.bytes for raw in records.read(batch, RAW))


def test_parsing_again_needs_no_sources(folder: Path, settings: Settings, records: Records) -> None:
    ((batch, _),) = write_manifests([str(folder)], settings, records)
    open_batch(records, batch, settings)
    first = parse_batch(records, batch, settings)
    for file in folder.iterdir():
        file.unlink()
    assert parse_batch(records, batch, settings) == first


def test_a_missing_source_is_a_reject_and_the_rest_goes_on(folder: Path, settings: Settings, records: Records) -> None:
    ((batch, _),) = write_manifests([str(folder)], settings, records)
    (folder / "1.txt").unlink()
    assert open_batch(records, batch, settings).unopened == 1
    assert parse_batch(records, batch, settings).articles == 4
    assert [r.source.uri for r in records.read(batch, UNOPENED)] == [str(folder / "1.txt")]


def test_the_same_files_are_the_same_batch_from_any_folder(
    folder: Path, settings: Settings, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = list(write_manifests([str(folder)], settings, records))
    monkeypatch.chdir(folder.parent)
    assert list(write_manifests(["news"], settings, records)) == whole
    monkeypatch.chdir(folder)
    assert list(write_manifests(["../news"], settings, records)) == whole


def test_articles_tell_the_path_as_given_and_are_found_from_elsewhere(
    folder: Path, settings: Settings, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    ((batch, _),) = write_manifests(["news"], settings, records)
    monkeypatch.chdir("/")
    assert open_batch(records, batch, settings).files == 7
    found = {raw.source.uri for raw in records.read(batch, RAW)}
    assert {"news/0.txt", "news/more.zip!/a.txt"} <= found
    assert next(records.read(batch, MANIFEST)).place == str(folder / "0.txt")


def test_two_folders_with_the_same_names_are_two_batches(
    tmp_path: Path, settings: Settings, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = set()
    for name in ("x", "y"):
        (tmp_path / name / "news").mkdir(parents=True)
        (tmp_path / name / "news" / "0.txt").write_text(story(0), encoding="utf-8")
        monkeypatch.chdir(tmp_path / name)
        keys |= {key for key, _ in write_manifests(["news"], settings, records)}
    assert len(keys) == 2


def test_a_missing_path_writes_nothing(folder: Path, settings: Settings, records: Records) -> None:
    with pytest.raises(UsageError):
        list(write_manifests([str(folder), "nowhere"], settings, records))
    assert records.batches() == []


def test_another_parser_makes_the_articles_stale(folder: Path, settings: Settings, records: Records) -> None:
    ((batch, _),) = write_manifests([str(folder)], settings, records)
    open_batch(records, batch, settings)
    parsed = parse_batch(records, batch, settings)
    assert not is_stale(records, batch)
    records.write(batch, PARSED, [parsed.model_copy(update={"parser_version": "of old"})])
    assert is_stale(records, batch)


def test_the_watcher_is_told_how_far_each_step_is(folder: Path, settings: Settings, records: Records) -> None:
    told: list[tuple[str, int]] = []
    ((batch, _),) = write_manifests([str(folder)], settings, records)
    open_batch(records, batch, settings, Watcher(step=lambda step, done: told.append((step, done))))
    assert told == [("raw_files", 7)]
