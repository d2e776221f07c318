"""Removal on a real node: out of the index, out of the records, and not back by a rebuild or a replay."""

import zipfile
from pathlib import Path

import pytest

from pipelines.flow.health import Case, check_conservation
from pipelines.flow.loading import load_batch
from pipelines.flow.manifests import write_manifests
from pipelines.flow.rebuilding import rebuild
from pipelines.flow.records import ARTICLES, RAW, Records
from pipelines.flow.removing import Removed, find_stored, name_query, remove
from pipelines.flow.replaying import replay_batch
from pipelines.flow.steps import open_batch, parse_batch
from pipelines.index.removing import find_held
from pipelines.index.store import Store
from pipelines.settings import Settings
from tests.pipelines.flow.samples import story
from tests.pipelines.flow.test_loading import count


def remove_named(names: set[str], records: Records, store: Store, settings: Settings) -> Removed:
    held = list(find_held(store, settings.alias, name_query(names)))
    return remove(records, store, settings, held, names)


@pytest.fixture
def first(batch: str, records: Records) -> str:
    """The id of the article that is in the batch twice."""
    return next(a.id for a in records.read(batch, ARTICLES) if a.source.uri.endswith("0.txt"))


def test_it_is_gone_with_the_next_answer_and_no_rebuild_brings_it_back(
    batch: str, first: str, settings: Settings, store: Store, records: Records
) -> None:
    assert remove_named({first}, records, store, settings) == Removed(documents=1, copies=2, batches=1)
    assert store.request("GET", f"/{settings.alias}/_count")["count"] == 3
    assert list(find_stored(records, {first})) == []
    assert rebuild(records, store, settings).documents == 3
    parse_batch(records, batch, settings)  # as another parser would
    assert rebuild(records, store, settings).documents == 3


def test_the_counts_of_its_batch_still_hold(
    batch: str, first: str, settings: Settings, store: Store, records: Records
) -> None:
    before = records.report(batch)
    remove_named({first}, records, store, settings)
    after = records.report(batch)
    assert (before.files, before.counts["indexed"], before.counts["duplicate"]) == (7, 4, 1)
    assert (after.files, after.counts["indexed"], after.counts["duplicate"], after.lost) == (5, 3, 0, 0)
    assert after.opened.bytes == sum(raw.source.bytes for raw in records.read(batch, RAW))
    assert check_conservation(Case(records, batch, store, settings.alias)).sound


def test_its_file_may_be_indexed_again_at_once(
    batch: str, first: str, settings: Settings, store: Store, records: Records
) -> None:
    remove_named({first}, records, store, settings)
    open_batch(records, batch, settings)
    parse_batch(records, batch, settings)
    assert load_batch(records, batch, store, settings).indexed == 1
    assert count(store, settings.alias) == 4


def test_a_path_names_its_articles(batch: str, settings: Settings, store: Store, records: Records) -> None:
    (path,) = (a.source.uri for a in records.read(batch, ARTICLES) if a.source.uri.endswith("2.txt"))
    assert remove_named({path}, records, store, settings).documents == 1
    assert count(store, settings.alias) == 3


def test_what_is_stored_and_not_in_the_index_goes_too(
    batch: str, first: str, settings: Settings, store: Store, records: Records
) -> None:
    store.request("DELETE", f"/{settings.alias}/_doc/{first}", params={"refresh": "true"})
    assert remove_named({first}, records, store, settings) == Removed(documents=0, copies=2, batches=1)
    assert rebuild(records, store, settings).documents == 3


def test_a_replay_of_its_archive_does_not_bring_it_back(
    tmp_path: Path, settings: Settings, store: Store, records: Records
) -> None:
    path = tmp_path / "news.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", story(1))
        archive.writestr("large.txt", story(2) * 5)
    small = settings.model_copy(update={"max_file_bytes": len(story(1).encode()) + 100})
    ((key, _),) = write_manifests([str(path)], small, records)
    open_batch(records, key, small)
    assert parse_batch(records, key, small).codes == {"too_large": 1}
    load_batch(records, key, store, small)
    remove_named({f"{path}!/a.txt"}, records, store, settings)
    assert replay_batch(records, key, store, settings) == 1
    assert [a.source.uri for a in records.read(key, ARTICLES)] == [f"{path}!/large.txt"]
    assert count(store, settings.alias) == 1


@pytest.mark.parametrize("name", ["https://a.example/1", "https://a.example/1/", "https://a.example/1#top"])
def test_an_address_is_known_in_each_of_its_forms(
    name: str, batch: str, settings: Settings, store: Store, records: Records
) -> None:
    first, *others = records.read(batch, ARTICLES)
    moved = first.model_copy(update={"source": first.source.model_copy(update={"url": "https://a.example/1"})})
    records.write(batch, ARTICLES, [moved.model_copy(update={"id": "moved"}), *others])
    load_batch(records, batch, store, settings)
    assert remove_named({name}, records, store, settings) == Removed(documents=1, copies=1, batches=1)
