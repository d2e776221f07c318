"""The cluster that the settings name: the embedded node, started when it does not run, or any other."""

from pipelines.index.engine import open_engine
from pipelines.index.store import Access, AsyncStore, Store, open_async_store, open_store
from pipelines.settings import Settings


def open_cluster(settings: Settings, *, reading: bool = False) -> Store:
    """Return a connection to the index. reading: as the user that may only read, where the settings name one.

    Raises EngineError when the embedded node cannot be started, UsageError for an address that is none.
    """
    return open_store(_address(settings), _access(settings, reading=reading), timeout=settings.opensearch_timeout)


def open_async_cluster(settings: Settings) -> AsyncStore:
    """Return a connection for an event loop, as the user that may only read. Raises the errors of `open_cluster`."""
    return open_async_store(_address(settings), _access(settings, reading=True), timeout=settings.opensearch_timeout)


def _address(settings: Settings) -> str:
    return settings.opensearch_url or open_engine(settings).start()


def _access(settings: Settings, *, reading: bool) -> Access:
    user, password = settings.opensearch_user, settings.opensearch_password
    if reading and settings.opensearch_read_user is not None:
        user, password = settings.opensearch_read_user, settings.opensearch_read_password
    return Access(
        user=user,
        password=password.get_secret_value() if password else None,
        ca_certs=settings.opensearch_ca_certs,
        client_cert=settings.opensearch_client_cert,
        client_key=settings.opensearch_client_key,
    )
