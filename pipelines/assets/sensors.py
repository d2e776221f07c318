"""What starts by itself, once switched on: a look at a folder that grows, and two nightly jobs."""

import dagster as dg
import orjson

from pipelines.assets.jobs import check_index, index_batch, rebuild_index
from pipelines.assets.partitions import BATCHES
from pipelines.assets.resources import Settled, Stored
from pipelines.flow.manifests import write_batches
from pipelines.flow.watching import look_for_new

SECONDS = 60
INDIA = "Asia/Kolkata"


@dg.sensor(
    job=index_batch,
    minimum_interval_seconds=SECONDS,
    description="Index what arrives in the folder KHABAR_WATCH.",
)
def watched_folder(
    context: dg.SensorEvaluationContext, settings: Settled, records: Stored
) -> dg.SensorResult | dg.SkipReason:
    """Start a run for each batch of new files; a file is taken once its size is the same at two looks."""
    if settings.watch is None:
        return dg.SkipReason("KHABAR_WATCH names no folder to watch")
    look = look_for_new(settings.watch, records, orjson.loads(context.cursor or "{}"))
    keys = [key for key, _ in write_batches(look.settled, settings, records)]
    return dg.SensorResult(
        run_requests=[dg.RunRequest(run_key=key, partition_key=key) for key in keys],
        dynamic_partitions_requests=[BATCHES.build_add_request(keys)] if keys else [],
        cursor=orjson.dumps(look.growing).decode(),
    )


SENSORS = [watched_folder]
SCHEDULES = [
    dg.ScheduleDefinition(
        name="nightly_rebuild",
        job=rebuild_index,
        cron_schedule="0 2 * * *",
        execution_timezone=INDIA,
        run_config={"ops": {"build_generation": {"config": {"only_outdated": True}}}},
        description="Build the index anew when its mapping, analysis or parser is no longer today's.",
    ),
    dg.ScheduleDefinition(
        name="nightly_checks",
        job=check_index,
        cron_schedule="0 4 * * *",
        execution_timezone=INDIA,
        description="Judge every batch: nothing lost from the index, nothing unusual.",
    ),
]
