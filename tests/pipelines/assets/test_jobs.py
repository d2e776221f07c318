"""The jobs beside the way of a batch: another try for rejects, and a new index while the old one serves."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dagster as dg
import pytest
from filelock import FileLock

from pipelines.assets.jobs import rebuild_index, replay_rejected
from pipelines.assets.resources import build_resources
from pipelines.assets.run import run_paths
from pipelines.errors import GenerationError
from pipelines.flow import parsing, rebuilding, steps
from pipelines.flow.progress import Watcher
from pipelines.flow.rebuilding import ensure_current, rebuild
from pipelines.flow.records import OPENED, Records
from pipelines.index.generations import serving
from pipelines.index.store import Store
from pipelines.settings import Settings
from schemas.article import Article
from tests.pipelines.flow.samples import story


def start(job: dg.JobDefinition, settings: Settings, config: dict[str, Any] | None = None) -> dg.ExecuteInProcessResult:
    return job.execute_in_process(config, resources=build_resources(settings))


def held(store: Store, alias: str) -> int:
    store.request("POST", f"/{alias}/_refresh")
    return int(store.request("GET", f"/{alias}/_count")["count"])


@pytest.fixture
def another_parser(batch: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """After a batch was loaded, make today's parser one that gives headlines of its own."""
    parse = parsing.parse_many

    def parse_anew(*args: Any) -> Iterator[Any]:
        for found in parse(*args):
            new = {"headline": "नई सुर्खी", "parser_version": "next"}
            yield found.model_copy(update=new) if isinstance(found, Article) else found

    monkeypatch.setattr(steps, "parse_many", parse_anew)
    for module in (steps, rebuilding):
        monkeypatch.setattr(module, "PARSER_VERSION", "next")
    return "next"


def test_replay_takes_what_was_mended_and_needs_no_other_source(
    tmp_path: Path, folder: Path, settings: Settings, store: Store, records: Records
) -> None:
    (folder / "late.txt").symlink_to(tmp_path / "late.txt")
    (outcome,) = run_paths([str(folder)], settings).outcomes
    batch = outcome.batch
    assert records.report(batch).parsed.codes == {"language": 1, "empty": 1, "unreadable": 1}
    (tmp_path / "late.txt").write_text(story(99), encoding="utf-8")
    for file in folder.glob("[0-9c]*.txt"):
        file.unlink()
    assert start(replay_rejected, settings).output_for_node("try_again") == {batch: 1}
    assert held(store, settings.alias) == 5
    report = records.report(batch)
    assert (report.files, report.lost, report.parsed.codes) == (8, 0, {"language": 1, "empty": 1})
    # A second try changes nothing.
    assert start(replay_rejected, settings).output_for_node("try_again") == {batch: 0}
    assert records.report(batch).counts == {"indexed": 0, "superseded": 0, "duplicate": 6, "rejected": 2, "failed": 0}


def test_replay_by_code_leaves_other_batches_alone(batch: str, settings: Settings) -> None:
    config = {"ops": {"try_again": {"config": {"codes": ["legacy_font"]}}}}
    assert start(replay_rejected, settings, config).output_for_node("try_again") == {batch: 0}


def test_rebuild_makes_the_same_index_again(batch: str, settings: Settings, store: Store) -> None:
    before = serving(store, settings.alias)
    assert start(rebuild_index, settings).success
    assert serving(store, settings.alias) != before
    assert held(store, settings.alias) == 4


def test_rebuild_only_when_outdated_does_nothing_now(batch: str, settings: Settings, store: Store) -> None:
    before = serving(store, settings.alias)
    config = {"ops": {"build_generation": {"config": {"only_outdated": True}}}}
    assert start(rebuild_index, settings, config).output_for_node("build_generation") == before


def test_an_outdated_index_is_built_anew_from_records_before_a_batch_is_loaded(
    another_parser: str, tmp_path: Path, folder: Path, settings: Settings, store: Store
) -> None:
    old = serving(store, settings.alias)
    for file in folder.iterdir():
        file.unlink()
    (tmp_path / "later").mkdir()
    (tmp_path / "later" / "new.txt").write_text(story(50), encoding="utf-8")
    notes: list[str | None] = []
    report = run_paths([str(tmp_path / "later")], settings, lambda p: notes.append(p.note))
    assert any(note and "outdated (parser is" in note for note in notes)
    assert report.counts["indexed"] == 1
    assert serving(store, settings.alias) != old
    assert held(store, settings.alias) == 5
    found = store.request("POST", f"/{settings.alias}/_search", {"size": 9})["hits"]["hits"]
    assert {hit["_source"]["headline"] for hit in found} == {"नई सुर्खी"}


def test_the_old_index_serves_while_the_new_one_is_built_and_when_that_fails(
    another_parser: str, settings: Settings, store: Store, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = serving(store, settings.alias)
    seen: list[tuple[str | None, int]] = []

    def break_off(*_: Any, **__: Any) -> Iterator[Article]:
        seen.append((serving(store, settings.alias), held(store, settings.alias)))
        yield from ()
        raise OSError("the records are gone")

    monkeypatch.setattr(rebuilding, "read_all", break_off)
    with pytest.raises(GenerationError, match="still serves"):
        rebuild(records, store, settings)
    assert seen == [(old, 4)]
    assert (serving(store, settings.alias), held(store, settings.alias)) == (old, 4)


def test_records_that_hold_less_than_the_index_replace_nothing(
    another_parser: str, tmp_path: Path, settings: Settings, store: Store
) -> None:
    old = serving(store, settings.alias)
    with pytest.raises(GenerationError, match=r"holds 4 documents.*only 0"):
        ensure_current(Records(str(tmp_path / "elsewhere")), store, settings)
    assert serving(store, settings.alias) == old


def test_two_runs_do_not_build_at_once(batch: str, settings: Settings, store: Store, records: Records) -> None:
    held_now, noted = threading.Event(), threading.Event()
    notes: list[str] = []

    def build_until_another_waits() -> None:
        with FileLock(settings.data / "generation.lock"):
            held_now.set()
            noted.wait(120)

    def note(text: str) -> None:
        notes.append(text)
        noted.set()

    other = threading.Thread(target=build_until_another_waits)
    other.start()
    held_now.wait()
    ensure_current(records, store, settings, Watcher(note=note))
    other.join()
    assert notes == ["another run is building an index; waiting for it"]


def test_an_index_that_was_lost_is_told_and_comes_back(
    batch: str, settings: Settings, store: Store, records: Records
) -> None:
    store.request("DELETE", f"/{serving(store, settings.alias)}")
    notes: list[str] = []
    ensure_current(records, store, settings, Watcher(note=notes.append))
    assert "rebuild_index" in notes[0]
    assert rebuild(records, store, settings).documents == 4
    assert records.only(batch, OPENED).files == 7
