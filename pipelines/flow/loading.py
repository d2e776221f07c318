"""The last step of a batch: its articles into the serving index, its rejects into one of their own.

Reading the records overlaps with sending: the loader takes articles one by one while earlier chunks are under way.
"""

from pipelines.errors import ClusterError
from pipelines.flow.progress import UNWATCHED, Watcher, counted
from pipelines.flow.rebuilding import ensure_current, read_batch
from pipelines.flow.records import LOADED, REFUSED, Records
from pipelines.flow.rejects import load_rejected
from pipelines.flow.report import Loaded, Refused
from pipelines.index.actions import LoadReport, load_articles
from pipelines.index.generations import serving
from pipelines.index.store import Store
from pipelines.settings import Settings

# How often the index may be swapped under a batch that is being loaded before something is wrong.
SWAPS = 3


def load_batch(records: Records, batch: str, store: Store, settings: Settings, watcher: Watcher = UNWATCHED) -> Loaded:
    """Load the stored articles and rejects of a batch; an outdated index is built anew first, while it serves.

    Raises ClusterError and its kin when the cluster stays away or refuses the whole; loading again is harmless.
    """
    for _ in range(SWAPS):
        index = ensure_current(records, store, settings, watcher, loading=batch)
        articles = counted(read_batch(records, batch), "article_index", watcher)
        report = load_articles(store, index, articles, refresh=True)
        # Another run may have swapped the index meanwhile, from records that it read before ours were there.
        if serving(store, settings.alias) == index:
            load_rejected(records, batch, store, settings, watcher)
            return _keep(records, batch, index, report)
        watcher.note(f"{index} was replaced while batch {batch} was loaded into it; it is loaded again")
    raise ClusterError(
        f"the index was replaced {SWAPS} times while batch {batch} was loaded",
        mend="look for runs of different versions of Khabar on one alias; KHABAR_ALIAS tells them apart",
    )


def _keep(records: Records, batch: str, index: str, report: LoadReport) -> Loaded:
    loaded = Loaded(
        index=index,
        indexed=report.indexed,
        superseded=report.superseded,
        duplicate=report.duplicate,
        failed=len(report.failed),
    )
    records.write(batch, REFUSED, (Refused(**failure._asdict()) for failure in report.failed))
    records.write(batch, LOADED, [loaded])
    return loaded
