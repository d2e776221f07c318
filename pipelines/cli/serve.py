"""`khabar serve`: the search API and its pages."""

import gc
from typing import Annotated

import typer

from pipelines.cli.console import err, load_settings, out
from pipelines.errors import UsageError
from pipelines.flow.cluster import open_async_cluster, open_cluster
from pipelines.index.store import StoreError
from pipelines.serve.api.keys import read_keys
from pipelines.settings import Settings

LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on; default: KHABAR_API_HOST.")] = None,
    port: Annotated[int | None, typer.Option(help="Port; default: KHABAR_API_PORT.")] = None,
) -> None:
    """Serve the search API, its documentation and the search page until Ctrl-C; the node is started where needed.

    On this machine it is open to everybody. With `--host` it can be opened to other machines: then every request needs
    an API key (`khabar keys add NAME`), a person's browser asks for it as the password, and a proxy with TLS belongs in
    front.
    """
    from pipelines.serve.api.app import create_app
    from pipelines.serve.api.server import listen, make_server

    settings = load_settings()
    host, port = host or settings.api_host, settings.api_port if port is None else port
    opened = host not in LOOPBACK
    _check_keys(settings, host, opened)
    with listen(host, port) as listening:
        _check_cluster(settings)
        app = create_app(open_async_cluster(settings), settings, keys=opened or settings.api_require_keys)
        address = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}"
        out.print(
            f"search page {address}/\nAPI         {address}/v1/search\nreference   {address}/docs", highlight=False
        )
        _settle()
        make_server(app).run([listening])


def _settle() -> None:
    """Load what questions need, and leave it out of what is looked through for garbage: with all that stays for good
    that takes a tenth of a second, in the middle of answers."""
    from pipelines.serve.query import SearchParams, build_search

    build_search(SearchParams(q="पुतिन putin"))
    gc.collect()
    gc.freeze()


def _check_cluster(settings: Settings) -> None:
    """Raise ClusterError for a login or certificate that will not do; an index that is away or empty may come yet."""
    try:
        open_cluster(settings, reading=True).request("GET", f"/{settings.alias}/_count")
    except StoreError as error:
        if not error.transient and error.kind != "index_not_found_exception":
            raise
        err.print(f"it cannot answer yet: {error.what}", style="yellow", markup=False, highlight=False)


def _check_keys(settings: Settings, host: str, opened: bool) -> None:
    """Raise UsageError when others could ask and nobody has a key."""
    if not (opened or settings.api_require_keys):
        return
    if not read_keys(settings.keys):
        what = f"{host} can be reached by others and" if opened else "KHABAR_API_REQUIRE_KEYS is set and"
        raise UsageError(f"{what} there is no API key", mend="make one with `khabar keys add NAME`")
    if opened:
        err.print("keys and answers travel in the clear: put a proxy with TLS in front", style="yellow")
