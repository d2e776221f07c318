"""What Dagster loads: without a warning, with nothing running, and its graph as the golden says."""

import subprocess
import sys
from typing import Any

import dagster as dg
import pytest

from pipelines.definitions import defs
from pipelines.settings import ROOT
from tests.golden_files import check_json


def asset_graph() -> dict[str, Any]:
    """Return the assets with what they depend on, the checks on them, the jobs and what starts them."""
    repository = defs.get_repository_def()
    graph = repository.asset_graph
    return {
        "assets": {key.to_user_string(): _asset(graph.get(key)) for key in sorted(graph.get_all_asset_keys())},
        "checks": {
            check.to_user_string(): {"blocking": graph.get_check_spec(check).blocking}
            for check in sorted(graph.asset_check_keys)
        },
        "jobs": {
            job.name: sorted(node.name for node in job.graph.nodes)
            for job in repository.get_all_jobs()
            if job.name != "__ASSET_JOB"
        },
        "sensors": {s.name: {"targets": s.job_name, "default": s.default_status.value} for s in repository.sensor_defs},
        "schedules": {
            s.name: {"targets": s.job_name, "cron": s.cron_schedule, "default": s.default_status.value}
            for s in repository.schedule_defs
        },
        "resources": sorted(repository.get_top_level_resources()),
    }


def _asset(node: Any) -> dict[str, Any]:
    return {
        "after": sorted(key.to_user_string() for key in node.parent_keys),
        "partitions": node.partitions_def.name,
        "backfill": node.backfill_policy.max_partitions_per_run,
        "group": node.group_name,
        "kinds": sorted(node.kinds),
        "owners": node.owners,
        "described": bool(node.description),
    }


def test_the_asset_graph_is_the_golden_one() -> None:
    check_json("asset_graph.json", asset_graph())


def test_nothing_starts_by_itself() -> None:
    repository = defs.get_repository_def()
    assert {sensor.default_status.value for sensor in repository.sensor_defs} == {"STOPPED"}
    assert {schedule.default_status.value for schedule in repository.schedule_defs} == {"STOPPED"}


def test_every_asset_check_and_job_is_described() -> None:
    repository = defs.get_repository_def()
    graph = repository.asset_graph
    assert all(graph.get(key).description for key in graph.get_all_asset_keys())
    assert all(graph.get_check_spec(key).description for key in graph.asset_check_keys)
    assert all(job.description for job in repository.get_all_jobs() if job.name != "__ASSET_JOB")


def test_definitions_validate() -> None:
    dg.Definitions.validate_loadable(defs)


@pytest.mark.parametrize("module", ["pipelines.definitions", "pipelines.assets.run"])
def test_it_loads_without_a_warning_and_with_nothing_running(module: str) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", f"import {module}"], cwd=ROOT, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_flow_does_not_know_dagster() -> None:
    code = (
        "import pkgutil, importlib, sys, pipelines.flow as flow\n"
        "for m in pkgutil.iter_modules(flow.__path__): importlib.import_module(f'pipelines.flow.{m.name}')\n"
        "assert 'dagster' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
