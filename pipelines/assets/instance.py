"""Dagster's memory: runs, events and partitions, kept in the data folder."""

import os
from pathlib import Path

import dagster as dg
import psutil

DAGSTER_YAML = """# Written by `khabar run`; yours to edit. Runs, events and schedules are kept in this folder.
telemetry:
  enabled: false
nux:
  enabled: false
"""
BY_US, PID = {"khabar/by": "khabar run"}, "khabar/pid"


def open_instance(home: Path) -> dg.DagsterInstance:
    """Return the Dagster instance kept in the folder `home`, made with telemetry off where there is none."""
    home = home.absolute()
    home.mkdir(parents=True, exist_ok=True)
    if not (home / "dagster.yaml").exists():
        (home / "dagster.yaml").write_text(DAGSTER_YAML, encoding="utf-8")
    os.environ["DAGSTER_HOME"] = str(home)
    instance = dg.DagsterInstance.get()
    _bury_dead_runs(instance)
    return instance


def own_tags() -> dict[str, str]:
    """Return the tags of a run of this process."""
    return BY_US | {PID: str(os.getpid())}


def _bury_dead_runs(instance: dg.DagsterInstance) -> None:
    """Mark runs of processes that were killed as failed; nobody else would, and they would look busy for ever."""
    busy = dg.RunsFilter(statuses=[dg.DagsterRunStatus.STARTED, dg.DagsterRunStatus.STARTING], tags=BY_US)
    for run in instance.get_runs(busy):
        if not psutil.pid_exists(int(run.tags[PID])):
            instance.report_run_failed(run, "the process of this run is gone; start the batch again")
