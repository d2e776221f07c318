"""What `khabar run` does: each batch of the files it is given is one Dagster run, in this process, on record."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import dagster as dg

from pipelines.assets.batch import ASSETS
from pipelines.assets.checks import batch_checks
from pipelines.assets.instance import open_instance, own_tags
from pipelines.assets.jobs import index_batch
from pipelines.assets.partitions import BATCHES
from pipelines.assets.resources import build_resources
from pipelines.flow.cluster import open_cluster
from pipelines.flow.manifests import write_manifests
from pipelines.flow.progress import Watcher
from pipelines.flow.records import LOADED, Records
from pipelines.flow.report import BatchReport
from pipelines.settings import Settings

# The console belongs to the progress bar and the summary; all events are in the web interface.
QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
SOME_REJECTED, SOME_FAILED = 3, 1
# Dagster takes Ctrl-C for the failure of one run; here it ends them all.
INTERRUPTIONS = {"KeyboardInterrupt", "DagsterExecutionInterruptedError"}


class Progress(NamedTuple):
    """How far a run is: batch `number` of `batches` has done `done` documents of its `files` files in `step`.

    step: raw_files, articles or article_index; "rebuild" while a new index is built; "" when a batch begins or ends.
    files: files listed; an archive is one and gives many documents. note: a sentence for a person, else None.
    """

    batch: str
    number: int
    batches: int
    files: int
    step: str
    done: int
    note: str | None = None


class BatchOutcome(NamedTuple):
    """How one batch ended. report: its counts, None when it did not go the whole way. error: why it failed, or None."""

    batch: str
    report: BatchReport | None
    error: str | None
    run_id: str


@dataclass(frozen=True, slots=True)
class RunReport:
    """How a run ended, batch by batch."""

    outcomes: tuple[BatchOutcome, ...]

    @property
    def counts(self) -> dict[str, int]:
        """Files by what became of them, over all batches that went the whole way."""
        names = ("files", "indexed", "superseded", "duplicate", "rejected", "failed")
        total = Counter(dict.fromkeys(names, 0))
        for report in self._reports():
            total.update({"files": report.files, **report.counts})
        return dict(total)

    @property
    def codes(self) -> dict[str, int]:
        """Rejects by code."""
        total: Counter[str] = Counter()
        for report in self._reports():
            total.update(report.parsed.codes)
        return dict(total)

    @property
    def errors(self) -> dict[str, str]:
        """Failed batches, and why."""
        return {outcome.batch: outcome.error for outcome in self.outcomes if outcome.error is not None}

    @property
    def exit_code(self) -> int:
        """0: every file was taken; 3: some were rejected; 1: a batch failed or the index refused an article."""
        if self.errors or self.counts["failed"]:
            return SOME_FAILED
        return SOME_REJECTED if self.counts["rejected"] else 0

    def _reports(self) -> list[BatchReport]:
        return [outcome.report for outcome in self.outcomes if outcome.report is not None]


def run_paths(
    paths: Sequence[str], settings: Settings, on_progress: Callable[[Progress], None] = lambda _: None
) -> RunReport:
    """Index the files under `paths`, batch by batch; a batch that fails does not stop the others.

    Raises UsageError for a missing path and EngineError or ClusterError for an index that cannot be reached, both
    before any work, and KeyboardInterrupt when a batch is interrupted. `on_progress` is called from this thread.
    """
    records = Records(settings.records)
    batches = list(write_manifests(paths, settings, records))
    open_cluster(settings).request("GET", "/")
    with open_instance(settings.dagster_home) as instance:
        instance.add_dynamic_partitions(str(BATCHES.name), [key for key, _ in batches])
        outcomes = []
        for number, (key, files) in enumerate(batches, 1):
            at = Progress(key, number, len(batches), files, "", 0)
            on_progress(at)
            outcomes.append(_run_batch(key, settings, instance, records, _watcher(at, on_progress)))
            on_progress(at._replace(done=files))
    return RunReport(tuple(outcomes))


def _watcher(at: Progress, on_progress: Callable[[Progress], None]) -> Watcher:
    return Watcher(
        step=lambda step, done: on_progress(at._replace(step=step, done=done)),
        note=lambda text: on_progress(at._replace(note=text)),
    )


def _run_batch(
    batch: str, settings: Settings, instance: dg.DagsterInstance, records: Records, watcher: Watcher
) -> BatchOutcome:
    definitions = dg.Definitions(
        assets=ASSETS, asset_checks=[batch_checks], jobs=[index_batch], resources=build_resources(settings, watcher)
    )
    job = definitions.resolve_job_def(index_batch.name)
    result = job.execute_in_process(
        instance=instance,
        partition_key=batch,
        raise_on_error=False,
        run_config=QUIET,
        tags=own_tags(),
    )
    if any(name in INTERRUPTIONS for name, _ in _errors(result)):
        raise KeyboardInterrupt
    loaded = any(
        event.is_step_materialization and event.asset_key == dg.AssetKey("article_index") for event in result.all_events
    )
    error = None if result.success else _reason(result)
    report = records.report(batch) if loaded and records.has(batch, LOADED) else None
    return BatchOutcome(batch, report, error, result.run_id)


def _reason(result: dg.ExecuteInProcessResult) -> str:
    """Return why a run failed, in the words of the check or the error that began it."""
    checks = [c for c in result.get_asset_check_evaluations() if c.blocking and not c.passed]
    if checks:
        return "; ".join(f"{check.check_name}: {check.description}" for check in checks)
    return next((text for _, text in _errors(result)), "its events are in the web interface")


def _errors(result: dg.ExecuteInProcessResult) -> Iterator[tuple[str, str]]:
    """Yield (class, message) of what began each failure, the earliest first."""
    for event in result.all_events:
        error = event.step_failure_data.error if event.is_step_failure else None
        if event.is_job_failure:
            error = event.job_failure_data.error
        # Dagster wraps what we raised; what lies below that is a client's, not in words for people.
        while error is not None and (error.cls_name or "").startswith("Dagster") and error.cause is not None:
            error = error.cause
        if error is not None:
            yield str(error.cls_name), error.message.removeprefix(f"{error.cls_name}: ").strip()
