"""The rejects of all batches in an index of their own, always as the stored records have them."""

from collections.abc import Iterator

from pipelines.errors import ClusterError
from pipelines.flow.locking import alone
from pipelines.flow.progress import UNWATCHED, Watcher
from pipelines.flow.records import REJECTED, Records
from pipelines.index.generations import build, outdated, plan_rejected, serving
from pipelines.index.rejects import load_rejects, replace_rejects
from pipelines.index.store import Store
from pipelines.settings import Settings
from schemas.source import IndexedReject


def load_rejected(records: Records, batch: str, store: Store, settings: Settings, watcher: Watcher = UNWATCHED) -> None:
    """Put the rejects of a batch in the place of those it had; where there is no index for them, make it from all."""
    generation = plan_rejected(settings.alias)
    with alone(settings, watcher):
        index = serving(store, generation.alias)
        if index is None or outdated(store, generation) is not None:
            build_rejected(records, store, settings)
            return
    report = replace_rejects(store, index, batch, read_rejected(records, batch))
    if report.failed:
        raise ClusterError(f"{len(report.failed)} rejects were refused, the first: {report.failed[0].reason}")


def build_rejected(records: Records, store: Store, settings: Settings) -> None:
    """Make the index of rejects anew from all batches. Raises GenerationError; the old one then serves on."""
    batches = (batch for batch in records.batches() if records.has(batch, REJECTED))
    rejects = (reject for batch in batches for reject in read_rejected(records, batch))
    build(store, plan_rejected(settings.alias), rejects, load_rejects)


def read_rejected(records: Records, batch: str) -> Iterator[IndexedReject]:
    """Yield the stored rejects of a batch as the index holds them."""
    at = records.written(batch, REJECTED)
    for reject in records.read(batch, REJECTED):
        yield IndexedReject(**dict(reject), batch=batch, at=at)
