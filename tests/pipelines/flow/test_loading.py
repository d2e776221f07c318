"""Loading a batch on a real node: whatever happens to the index meanwhile, every article ends in it."""

from pathlib import Path
from typing import Any

import pytest

from pipelines.errors import ClusterError
from pipelines.flow import loading
from pipelines.flow.health import Case, check_conservation
from pipelines.flow.loading import load_batch
from pipelines.flow.progress import Watcher
from pipelines.flow.rebuilding import Rebuilt, ensure_current, rebuild
from pipelines.flow.records import ARTICLES, LOADED, REFUSED, Records
from pipelines.index.actions import load_articles
from pipelines.index.generations import serving
from pipelines.index.store import Store
from pipelines.settings import Settings
from schemas.article import NewsDate


def count(store: Store, alias: str) -> int:
    store.request("POST", f"/{alias}/_refresh")
    return int(store.request("GET", f"/{alias}/_count")["count"])


def test_articles_in_the_index_know_their_batch(batch: str, settings: Settings, store: Store) -> None:
    found = store.request("POST", f"/{settings.alias}/_search", {"query": {"term": {"batch": batch}}})
    assert found["hits"]["total"]["value"] == 4


def test_an_index_swapped_under_a_batch_is_noticed_and_the_batch_loaded_again(
    batch: str, settings: Settings, store: Store, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    load = load_articles
    swapped: list[Rebuilt] = []

    def load_while_another_run_swaps(*args: Any, **options: Any) -> Any:
        report = load(*args, **options)
        if not swapped:
            swapped.append(rebuild(Records(f"{records.root}-of-another"), store, settings, may_shrink=True))
        return report

    monkeypatch.setattr(loading, "load_articles", load_while_another_run_swaps)
    notes: list[str] = []
    loaded = load_batch(records, batch, store, settings, Watcher(note=notes.append))
    assert "was replaced while" in notes[0]
    assert loaded.index == serving(store, settings.alias)
    assert (loaded.indexed, count(store, settings.alias)) == (4, 4)


def test_an_index_swapped_again_and_again_ends_in_an_error(
    batch: str, settings: Settings, store: Store, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "serving", lambda *_: "another")
    with pytest.raises(ClusterError, match="KHABAR_ALIAS"):
        load_batch(records, batch, store, settings)


def test_a_refused_article_is_kept_with_its_reason_and_stops_no_rebuild(
    batch: str, settings: Settings, store: Store, records: Records
) -> None:
    first, *others = records.read(batch, ARTICLES)
    undated = NewsDate(value="कल", precision="day", zone=None, basis="text", text="कल")
    records.write(batch, ARTICLES, [first, *others, first.model_copy(update={"id": "odd", "published": undated})])
    loaded = load_batch(records, batch, store, settings)
    assert (loaded.duplicate, loaded.failed) == (5, 1)
    (refused,) = records.read(batch, REFUSED)
    assert (refused.id, refused.status) == ("odd", 400)
    assert not check_conservation(Case(records, batch, store, settings.alias)).sound
    assert rebuild(records, store, settings).documents == 4


def test_a_batch_not_loaded_yet_is_left_to_its_own_run_when_the_index_is_built_anew(
    batch: str, settings: Settings, store: Store, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipelines.flow.rebuilding.outdated", lambda *_: "analysis is old")
    ensure_current(records, store, settings, loading=batch)
    assert count(store, settings.alias) == 4
    Path(records.path(batch, LOADED)).unlink()
    ensure_current(records, store, settings, loading=batch)
    assert count(store, settings.alias) == 0
    assert load_batch(records, batch, store, settings).indexed == 4
