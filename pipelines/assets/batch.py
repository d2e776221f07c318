"""The way of a batch: raw_files -> articles + rejected -> article_index. The work itself is in `pipelines.flow`."""

from collections.abc import Iterator

import dagster as dg

from pipelines.assets.metadata import tell_articles, tell_opened, tell_rejected, tell_report
from pipelines.assets.partitions import BATCHES, GROUP, ONE_RUN_EACH, OWNERS
from pipelines.assets.resources import Index, Settled, Stored, Watched
from pipelines.flow.loading import load_batch
from pipelines.flow.records import RAW
from pipelines.flow.steps import open_batch, parse_batch


@dg.asset(
    group_name=GROUP, owners=OWNERS, kinds={"file", "python"}, partitions_def=BATCHES, backfill_policy=ONE_RUN_EACH
)
def raw_files(
    context: dg.AssetExecutionContext, settings: Settled, records: Stored, watcher: Watched
) -> dg.MaterializeResult[None]:
    """The raw bytes of a batch's files, members of archives one by one, kept so that all else can be made again."""
    batch = context.partition_key
    opened = open_batch(records, batch, settings, watcher)
    context.log.info(f"{opened.files} files read, {opened.unopened} of them could not be opened")
    return dg.MaterializeResult(metadata=tell_opened(records, batch, opened, RAW))


@dg.multi_asset(
    specs=[
        dg.AssetSpec(
            "articles",
            deps=[raw_files],
            description="Validated articles: header, body, blocks that tile the text, entities and figures.",
            group_name=GROUP,
            owners=OWNERS,
            kinds={"python", "pydantic"},
        ),
        dg.AssetSpec(
            "rejected",
            deps=[raw_files],
            description="Files that cannot become an article, with code and reason; `replay_rejected` tries again.",
            group_name=GROUP,
            owners=OWNERS,
            kinds={"python", "pydantic"},
        ),
    ],
    partitions_def=BATCHES,
    backfill_policy=ONE_RUN_EACH,
)
def parsed_files(
    context: dg.AssetExecutionContext, settings: Settled, records: Stored, watcher: Watched
) -> Iterator[dg.MaterializeResult[None]]:
    """Parse the raw files of a batch, on as many cores as KHABAR_WORKERS says."""
    batch = context.partition_key
    parsed = parse_batch(records, batch, settings, watcher)
    context.log.info(f"{parsed.articles} articles, {parsed.rejected} files rejected")
    yield dg.MaterializeResult("articles", metadata=tell_articles(records, batch, parsed))
    yield dg.MaterializeResult("rejected", metadata=tell_rejected(records, batch, parsed))


@dg.asset(
    deps=["articles", "rejected"],
    group_name=GROUP,
    owners=OWNERS,
    kinds={"opensearch", "python"},
    partitions_def=BATCHES,
    backfill_policy=ONE_RUN_EACH,
)
def article_index(
    context: dg.AssetExecutionContext, settings: Settled, records: Stored, store: Index, watcher: Watched
) -> dg.MaterializeResult[None]:
    """The articles in OpenSearch, read through one alias; an outdated index is built anew first, while it serves."""
    batch = context.partition_key
    load_batch(records, batch, store, settings, watcher.with_note(context.log.warning))
    report = records.report(batch)
    context.log.info(f"{report.files} files: {report.counts}")
    return dg.MaterializeResult(metadata=tell_report(report, store.url))


ASSETS = [raw_files, parsed_files, article_index]
