"""Jobs: the way of a batch, another try for what was rejected, and a new index from the stored records."""

from typing import Any

import dagster as dg
from pydantic import Field

from pipelines.assets.batch import ASSETS
from pipelines.assets.checks import batch_checks
from pipelines.assets.resources import Index, Settled, Stored, Watched
from pipelines.flow.proposing import propose_merges
from pipelines.flow.rebuilding import rebuild
from pipelines.flow.replaying import replay_batch

index_batch = dg.define_asset_job(
    "index_batch",
    selection=dg.AssetSelection.assets(*ASSETS),
    description="A batch of files, from the sources into the index, with its checks. What `khabar run` starts.",
)


check_index = dg.define_asset_job(
    "check_index",
    selection=dg.AssetSelection.checks(batch_checks),
    description="Judge all batches that were loaded, without loading anything.",
)


class Replay(dg.Config):
    """What to try again. Empty lists mean all."""

    batches: list[str] = Field(default_factory=list, description="Keys of batches.")
    codes: list[str] = Field(default_factory=list, description="Codes of rejects: only batches that have one.")


@dg.op(description="Open and parse again what was rejected; what succeeds now joins its batch and the index.")
def try_again(
    context: dg.OpExecutionContext, config: Replay, settings: Settled, records: Stored, store: Index, watcher: Watched
) -> dict[str, int]:
    """Return how many articles each batch gained; told in the run's log and on the assets."""
    gained: dict[str, int] = {}
    for batch in config.batches or records.batches():
        gained[batch] = replay_batch(records, batch, store, settings, watcher, codes=frozenset(config.codes))
        if gained[batch]:
            told = {"dagster/row_count": gained[batch], "replayed": True}
            context.log_event(dg.AssetMaterialization("article_index", metadata=told, partition=batch))
    context.log.info(f"articles gained: {gained}")
    return gained


class Rebuild(dg.Config):
    """When to build."""

    only_outdated: bool = Field(default=False, description="Do nothing while the serving index is current.")
    may_shrink: bool = Field(default=False, description="Let the new index hold less than the serving one.")


@dg.op(description="Build a new index generation from the stored records, verify it and swap the alias.")
def build_generation(
    context: dg.OpExecutionContext, config: Rebuild, settings: Settled, records: Stored, store: Index, watcher: Watched
) -> str:
    """Return the name of the index that serves."""
    told = watcher.with_note(context.log.warning)
    built = rebuild(records, store, settings, told, **config.model_dump())
    context.log_event(dg.AssetObservation("article_index", metadata={"index": built.name, "why": built.why}))
    return built.name


@dg.op(description="Look through the stored records for names nobody listed that may be one; a person decides.")
def weigh_names(context: dg.OpExecutionContext, records: Stored) -> int:
    """Return how many merges are proposed; `khabar merges list` shows them all."""
    proposals = propose_merges(records)
    rows = [f"{m.gone.name} = {m.kept.name} ({m.score})" for m in proposals[:20]]
    told: dict[str, Any] = {"proposed": len(proposals), "likeliest": dg.MetadataValue.json(rows)}
    context.log_event(dg.AssetObservation("articles", metadata=told))
    return len(proposals)


@dg.job(description="Try again what was rejected, after a fault was mended in the sources or in the parser.")
def replay_rejected() -> None:
    try_again()


@dg.job(description="A new index from the stored records, without the sources, while the old one serves.")
def rebuild_index() -> None:
    build_generation()


@dg.job(description="Merges of entities, proposed from the stored records for a person to accept.")
def propose_entity_merges() -> None:
    weigh_names()


JOBS = (index_batch, check_index, replay_rejected, rebuild_index, propose_entity_merges)
