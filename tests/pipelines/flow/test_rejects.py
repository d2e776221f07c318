"""Rejects on a real node: charted by code, replaced with their batch, apart from the articles."""

from typing import Any

from pipelines.flow.health import Case, check_conservation
from pipelines.flow.loading import load_batch
from pipelines.flow.rebuilding import rebuild
from pipelines.flow.records import Records
from pipelines.flow.replaying import replay_batch
from pipelines.index.generations import rejected_alias, serving
from pipelines.index.store import Store
from pipelines.settings import Settings
from tests.pipelines.flow.test_loading import count


def codes(store: Store, settings: Settings) -> dict[str, int]:
    """What a chart of rejects by code shows."""
    body = {"size": 0, "aggs": {"codes": {"terms": {"field": "code"}}}}
    answer: Any = store.request("POST", f"/{rejected_alias(settings.alias)}/_search", body)
    return {bucket["key"]: bucket["doc_count"] for bucket in answer["aggregations"]["codes"]["buckets"]}


def test_rejects_are_counted_by_code_and_are_no_articles(batch: str, settings: Settings, store: Store) -> None:
    assert codes(store, settings) == {"empty": 1, "language": 1}
    assert count(store, settings.alias) == 4
    assert count(store, f"{settings.alias},{rejected_alias(settings.alias)}") == 6
    (hit, *_) = store.request("GET", f"/{rejected_alias(settings.alias)}/_search")["hits"]["hits"]
    assert hit["_source"].keys() == {"source", "code", "detail", "batch", "at"}
    assert hit["_source"]["batch"] == batch


def test_loading_again_changes_nothing(batch: str, settings: Settings, store: Store, records: Records) -> None:
    index = serving(store, rejected_alias(settings.alias))
    load_batch(records, batch, store, settings)
    assert codes(store, settings) == {"empty": 1, "language": 1}
    assert serving(store, rejected_alias(settings.alias)) == index


def test_what_a_replay_saves_is_no_reject_any_more(
    batch: str, settings: Settings, store: Store, records: Records
) -> None:
    assert replay_batch(records, batch, store, settings.model_copy(update={"any_language": True})) == 1
    assert codes(store, settings) == {"empty": 1}
    assert check_conservation(Case(records, batch, store, settings.alias)).sound


def test_a_rebuild_brings_them_back(batch: str, settings: Settings, store: Store, records: Records) -> None:
    store.request("DELETE", f"/{serving(store, rejected_alias(settings.alias))}")
    rebuild(records, store, settings)
    assert codes(store, settings) == {"empty": 1, "language": 1}


def test_one_that_is_lost_is_noticed(batch: str, settings: Settings, store: Store, records: Records) -> None:
    own = {"query": {"term": {"code": "empty"}}}
    store.request("POST", f"/{rejected_alias(settings.alias)}/_delete_by_query", own, params={"refresh": "true"})
    found = check_conservation(Case(records, batch, store, settings.alias))
    assert (found.sound, found.figures["hidden"]) == (False, 1)
