"""The cluster that the settings name: the embedded node, started when it does not run, or any other."""

from typing import Any

from pipelines.index.engine import open_engine
from pipelines.index.store import AsyncStore, Store, open_async_store, open_store
from pipelines.settings import Settings


def open_cluster(settings: Settings) -> Store:
    """Return a connection to the index.

    Raises EngineError when the embedded node cannot be started, UsageError for an address that is none.
    """
    return open_store(_address(settings), **_access(settings))


def open_async_cluster(settings: Settings) -> AsyncStore:
    """Return the connection of `open_cluster` for an event loop. Raises the same errors."""
    return open_async_store(_address(settings), **_access(settings))


def _address(settings: Settings) -> str:
    return settings.opensearch_url or open_engine(settings).start()


def _access(settings: Settings) -> dict[str, Any]:
    password = settings.opensearch_password
    return {
        "user": settings.opensearch_user,
        "password": password.get_secret_value() if password else None,
        "ca_certs": settings.opensearch_ca_certs,
        "timeout": settings.opensearch_timeout,
    }
