"""Asset checks: what `pipelines.flow.health` measures, as the web interface shows it."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import dagster as dg

from pipelines.assets.resources import Index, Settled, Stored
from pipelines.flow import health
from pipelines.flow.health import Case, Finding
from pipelines.flow.records import LOADED, Records

ERROR, WARN = dg.AssetCheckSeverity.ERROR, dg.AssetCheckSeverity.WARN


class Check(NamedTuple):
    """One check: the asset it belongs to, what it measures, and whether failing it fails the run."""

    asset: str
    measure: Callable[[Case], Finding]
    severity: dg.AssetCheckSeverity
    blocking: bool = False


CHECKS = {
    "volume": Check("raw_files", health.check_volume, WARN),
    "missing_fields": Check("articles", health.check_missing, WARN),
    "reject_rate": Check("rejected", health.check_rejects, ERROR),
    "mapping_drift": Check("article_index", health.check_mapping, ERROR),
    "conservation": Check("article_index", health.check_conservation, ERROR, blocking=True),
}


@dg.multi_asset_check(
    name="checks",
    specs=[
        dg.AssetCheckSpec(name, asset=c.asset, blocking=c.blocking, description=c.measure.__doc__)
        for name, c in CHECKS.items()
    ],
    can_subset=True,
)
def batch_checks(
    context: dg.AssetCheckExecutionContext, settings: Settled, records: Stored, store: Index
) -> Iterator[dg.AssetCheckResult]:
    """Judge the batch of the run; without one (started by hand), every batch that was loaded."""
    batches = [context.partition_key] if context.has_partition_key else loaded_batches(records)
    for key in context.selected_asset_check_keys:
        findings = [CHECKS[key.name].measure(Case(records, b, store, settings.alias)) for b in batches]
        yield judge(key, batches, findings)


def loaded_batches(records: Records) -> list[str]:
    """Return the batches that went the whole way."""
    return [batch for batch in records.batches() if records.has(batch, LOADED)]


def judge(key: dg.AssetCheckKey, batches: Sequence[str], findings: Sequence[Finding]) -> dg.AssetCheckResult:
    """Return one result: the first finding that is unsound, else the last; passed when there is nothing to judge."""
    pairs = list(zip(batches, findings, strict=True))
    batch, worst = next((p for p in pairs if not p[1].sound), pairs[-1] if pairs else ("none", NOTHING))
    return dg.AssetCheckResult(
        passed=worst.sound,
        asset_key=key.asset_key,
        check_name=key.name,
        severity=CHECKS[key.name].severity,
        description=worst.told,
        metadata={"batch": batch, "batches": len(pairs), **worst.figures},
    )


NOTHING = Finding(True, "no batch was loaded yet", {})
