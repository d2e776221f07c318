"""`khabar serve`: the search API and its pages."""

import socket
from typing import Annotated

import typer

from pipelines.cli.console import load_settings, out
from pipelines.errors import UsageError
from pipelines.flow.cluster import open_async_cluster

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
# Connections at the same time; more are told to come again.
CONNECTIONS = 500


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on; default: KHABAR_API_HOST.")] = None,
    port: Annotated[int | None, typer.Option(help="Port; default: KHABAR_API_PORT.")] = None,
) -> None:
    """Serve the search API, its documentation and the search page until Ctrl-C; the node is started where needed.

    Listens to this machine only: put a proxy with TLS and a login in front to open it to others.
    """
    import uvicorn

    from pipelines.serve.api.app import create_app

    settings = load_settings()
    host, port = host or settings.api_host, settings.api_port if port is None else port
    if host not in LOOPBACK:
        raise UsageError(f"{host} is not this machine alone", mend="listen on 127.0.0.1, behind a proxy with a login")
    with _listen(host, port) as listening:
        app = create_app(open_async_cluster(settings), settings)
        address = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}"
        out.print(
            f"search page {address}/\nAPI         {address}/v1/search\nreference   {address}/docs", highlight=False
        )
        config = uvicorn.Config(
            app,
            log_level="warning",
            server_header=False,
            limit_concurrency=CONNECTIONS,
            timeout_keep_alive=5,
            h11_max_incomplete_event_size=32_768,
        )
        uvicorn.Server(config).run([listening])


def _listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens there; port 0 takes any that is free. Raises UsageError for one that is taken."""
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise UsageError(f"cannot listen on {host}:{port}: {error.strerror}", mend="choose another --port") from error
    return listening
