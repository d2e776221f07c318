"""A node, a folder of data and an alias of its own for each test."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.flow.cluster import open_cluster
from pipelines.flow.loading import load_batch
from pipelines.flow.manifests import write_manifests
from pipelines.flow.records import Records
from pipelines.flow.steps import open_batch, parse_batch
from pipelines.index.store import Store
from pipelines.settings import Settings
from tests.pipelines.flow.samples import ENGLISH, story


@pytest.fixture
def settings(tmp_path: Path, node: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    """Settings for this test alone; its indices are deleted afterwards."""
    monkeypatch.setenv("OPENSEARCH_URL", node)
    monkeypatch.setenv("DAGSTER_HOME", "")  # put back after the test, whatever it sets
    settings = Settings(data=tmp_path / "data", workers=1, alias=f"run-{uuid.uuid4().hex[:8]}")
    yield settings
    open_cluster(settings).request("DELETE", f"/{settings.alias}-*")


@pytest.fixture
def store(settings: Settings) -> Store:
    return open_cluster(settings)


@pytest.fixture
def records(settings: Settings) -> Records:
    return Records(settings.records)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four articles, a copy of one under another name and with CRLF, an English one and an empty file."""
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(4):
        (folder / f"{number}.txt").write_text(story(number), encoding="utf-8")
    (folder / "copy.txt").write_bytes(story(0).replace("\n", "\r\n").encode())
    (folder / "english.txt").write_text(ENGLISH, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    return folder


@pytest.fixture
def batch(folder: Path, settings: Settings, records: Records, store: Store) -> str:
    """The key of the folder's batch, indexed without Dagster (whose records take seconds)."""
    ((key, _),) = write_manifests([str(folder)], settings, records)
    open_batch(records, key, settings)
    parse_batch(records, key, settings)
    load_batch(records, key, store, settings)
    return key
