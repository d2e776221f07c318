"""What assets are given: settings, stored records, the index and somebody to watch."""

from typing import Any

import dagster as dg

from pipelines.flow.cluster import open_cluster
from pipelines.flow.progress import UNWATCHED, Watcher
from pipelines.flow.records import Records
from pipelines.index.store import Store
from pipelines.settings import Settings


def build_resources(settings: Settings, watcher: Watcher = UNWATCHED) -> dict[str, dg.ResourceDefinition]:
    """Return the resources by name. The embedded node starts when the first asset that needs it runs, not before."""
    return {
        "settings": _given(settings, "Settings, read from the environment (KHABAR_*, OPENSEARCH_*)."),
        "records": _given(Records(settings.records), f"Stored records under {settings.records}."),
        "watcher": _given(watcher, "Told the progress of each step; nobody listens in the web interface."),
        "store": dg.ResourceDefinition(
            lambda _: open_cluster(settings), description="The index: OPENSEARCH_URL, else the embedded node."
        ),
    }


def _given(value: Any, description: str) -> dg.ResourceDefinition:
    return dg.ResourceDefinition.hardcoded_resource(value, description)


Settled = dg.ResourceParam[Settings]
Stored = dg.ResourceParam[Records]
Watched = dg.ResourceParam[Watcher]
Index = dg.ResourceParam[Store]
