"""The fixtures of the flow serve its Dagster skin too."""

from tests.pipelines.flow.conftest import batch, folder, records, settings, store

__all__ = ["batch", "folder", "records", "settings", "store"]
