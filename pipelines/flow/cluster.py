"""The cluster that the settings name: the embedded node, started when it does not run, or any other."""

from pipelines.index.engine import Engine
from pipelines.index.store import Store, open_store
from pipelines.settings import Settings


def open_cluster(settings: Settings) -> Store:
    """Return a connection to the index.

    Raises EngineError when the embedded node cannot be started, UsageError for an address that is none.
    """
    password = settings.opensearch_password
    return open_store(
        settings.opensearch_url or embedded_node(settings).start(),
        user=settings.opensearch_user,
        password=password.get_secret_value() if password else None,
        ca_certs=settings.opensearch_ca_certs,
        timeout=settings.opensearch_timeout,
    )


def embedded_node(settings: Settings) -> Engine:
    """Return the embedded node that `settings` describe; nothing is started."""
    return Engine(settings.engine, settings.cache, settings.engine_heap, settings.engine_port)
