"""The watched folder: what arrives becomes batches, each run once."""

from pathlib import Path

import dagster as dg
import pytest

from pipelines.assets.sensors import watched_folder
from pipelines.flow.records import Records
from pipelines.settings import Settings
from tests.pipelines.flow.samples import story


def look(settings: Settings, cursor: str | None = None) -> dg.SensorResult | dg.SkipReason:
    with dg.DagsterInstance.ephemeral() as instance:
        context = dg.build_sensor_context(
            instance=instance,
            cursor=cursor,
            resources={"settings": settings, "records": Records(settings.records)},
        )
        found = watched_folder(context)
    assert isinstance(found, dg.SensorResult | dg.SkipReason)
    return found


def test_without_a_folder_it_says_what_to_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KHABAR_WATCH", raising=False)
    found = look(Settings(data=tmp_path / "data"))
    assert isinstance(found, dg.SkipReason)
    assert "KHABAR_WATCH" in str(found.skip_message)


def test_new_files_become_one_run_of_one_new_partition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "inbox").mkdir()
    for number in range(3):
        (tmp_path / "inbox" / f"{number}.txt").write_text(story(number), encoding="utf-8")
    monkeypatch.setenv("KHABAR_WATCH", str(tmp_path / "inbox"))
    settings = Settings(data=tmp_path / "data")
    first = look(settings)
    assert isinstance(first, dg.SensorResult)
    assert first.run_requests == []
    second = look(settings, first.cursor)
    assert isinstance(second, dg.SensorResult)
    (request,) = second.run_requests or []
    assert (request.partition_key, request.run_key) == (Records(settings.records).batches()[0],) * 2
    (added,) = second.dynamic_partitions_requests or []
    assert added.partition_keys == [request.partition_key]
    third = look(settings, second.cursor)
    assert isinstance(third, dg.SensorResult)
    assert third.run_requests == []
