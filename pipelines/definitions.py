"""Dagster's way in: `dagster dev`, `dg dev`. Assembles, nothing else."""

import dagster as dg

from pipelines.assets.batch import ASSETS
from pipelines.assets.checks import batch_checks
from pipelines.assets.jobs import JOBS
from pipelines.assets.resources import build_resources
from pipelines.assets.sensors import SCHEDULES, SENSORS
from pipelines.settings import Settings

# A batch is one run in one process: the steps follow each other, and parsing brings its own workers.
defs = dg.Definitions(
    assets=ASSETS,
    asset_checks=[batch_checks],
    jobs=JOBS,
    sensors=SENSORS,
    schedules=SCHEDULES,
    resources=build_resources(Settings()),
    executor=dg.in_process_executor,
)
