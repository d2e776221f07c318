"""Batches through Dagster on a real node: counted, on record, harmless to repeat."""

from pathlib import Path

import dagster as dg
import pytest

from pipelines.assets.instance import open_instance
from pipelines.assets.jobs import rebuild_index
from pipelines.assets.resources import build_resources
from pipelines.assets.run import Progress, run_paths
from pipelines.errors import ClusterError, UsageError
from pipelines.flow.loading import load_batch
from pipelines.flow.records import Records
from pipelines.index.store import Store
from pipelines.settings import Settings
from tests.pipelines.flow.samples import story

RAN = {"files": 7, "indexed": 4, "superseded": 0, "duplicate": 1, "rejected": 2, "failed": 0}


def held(store: Store, alias: str) -> int:
    store.request("POST", f"/{alias}/_refresh")
    return int(store.request("GET", f"/{alias}/_count")["count"])


def test_a_run_counts_every_file_once(folder: Path, settings: Settings, store: Store) -> None:
    report = run_paths([str(folder)], settings)
    assert report.counts == RAN
    assert report.codes == {"language": 1, "empty": 1}
    assert (report.errors, report.exit_code) == ({}, 3)
    assert held(store, settings.alias) == 4


def test_running_twice_leaves_the_same_documents(folder: Path, settings: Settings, store: Store) -> None:
    run_paths([str(folder)], settings)
    again = run_paths([str(folder)], settings)
    assert again.counts == RAN | {"indexed": 0, "duplicate": 5}
    assert held(store, settings.alias) == 4


def test_runs_are_on_record_for_the_web_interface(folder: Path, settings: Settings) -> None:
    (outcome,) = run_paths([str(folder)], settings).outcomes
    with open_instance(settings.dagster_home) as instance:
        record = instance.get_run_by_id(outcome.run_id)
        assert record is not None
        assert (record.status, record.job_name) == (dg.DagsterRunStatus.SUCCESS, "index_batch")
        assert instance.get_dynamic_partitions("batches") == [outcome.batch]
        event = instance.get_latest_materialization_event(dg.AssetKey("articles"))
        assert event is not None
        assert event.asset_materialization is not None
        metadata = event.asset_materialization.metadata
        assert metadata["dagster/row_count"].value == 5
        assert "गांवों के लिए सड़क योजना" in str(metadata["preview"].value)


def test_a_failing_batch_does_not_stop_the_others(
    tmp_path: Path, settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("bad", "good"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(story(len(name)), encoding="utf-8")
    small = settings.model_copy(update={"batch_documents": 1})

    def load_or_break(records: Records, batch: str, *rest: object) -> object:
        if batch.startswith("bad"):
            raise ClusterError("the disk is full", mend="free some")
        return load_batch(records, batch, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("pipelines.assets.batch.load_batch", load_or_break)
    report = run_paths([str(tmp_path / "bad"), str(tmp_path / "good")], small)
    assert [key.split("-")[0] for key in report.errors] == ["bad"]
    assert "the disk is full\n  → free some" in next(iter(report.errors.values()))
    assert (report.counts["indexed"], report.exit_code) == (1, 1)
    assert held(store, settings.alias) == 1


def test_progress_is_told_by_batch_and_step(folder: Path, settings: Settings) -> None:
    told: list[Progress] = []
    run_paths([str(folder)], settings, told.append)
    assert {(p.number, p.batches, p.files) for p in told} == {(1, 1, 7)}
    assert [(p.step, p.done) for p in told] == [
        ("", 0),
        ("raw_files", 7),
        ("articles", 7),
        ("article_index", 5),
        ("", 7),
    ]


def test_a_missing_path_ends_before_any_work(settings: Settings) -> None:
    with pytest.raises(UsageError):
        run_paths(["nowhere"], settings)
    assert not settings.dagster_home.exists()


def test_an_unreachable_cluster_ends_before_any_work(folder: Path, tmp_path: Path) -> None:
    away = Settings(data=tmp_path / "away").model_copy(update={"opensearch_url": "http://127.0.0.1:9"})
    with pytest.raises(ClusterError, match="cannot be reached"):
        run_paths([str(folder)], away)
    assert not away.dagster_home.exists()


def test_an_interruption_ends_all_batches(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(story(1), encoding="utf-8")
    begun: list[str] = []

    def press_ctrl_c(records: Records, batch: str, *_: object) -> None:
        begun.append(batch)
        raise KeyboardInterrupt

    monkeypatch.setattr("pipelines.assets.batch.load_batch", press_ctrl_c)
    with pytest.raises(KeyboardInterrupt):
        run_paths([str(tmp_path / "a"), str(tmp_path / "b")], settings.model_copy(update={"batch_documents": 1}))
    assert len(begun) == 1


def test_a_run_whose_process_was_killed_is_marked_as_failed(folder: Path, settings: Settings) -> None:
    with open_instance(settings.dagster_home) as instance:
        tags = {"khabar/by": "khabar run", "khabar/pid": str(2**22 + 1)}  # above the highest pid there is
        job = dg.Definitions(jobs=[rebuild_index], resources=build_resources(settings)).resolve_job_def("rebuild_index")
        dead = instance.create_run_for_job(job, status=dg.DagsterRunStatus.STARTED, tags=tags)
    run_paths([str(folder)], settings)
    with open_instance(settings.dagster_home) as instance:
        record = instance.get_run_by_id(dead.run_id)
        assert record is not None
        assert record.status is dg.DagsterRunStatus.FAILURE
