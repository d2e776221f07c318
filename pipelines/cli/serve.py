"""`khabar serve`: the search API and its pages."""

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
    app = create_app(open_async_cluster(settings), settings)
    out.print(
        f"search page http://{host}:{port}/   API http://{host}:{port}/v1/search   docs http://{host}:{port}/docs"
    )
    uvicorn.run(
        app,
        host=host,
        port=port,
        log_level="warning",
        server_header=False,
        limit_concurrency=CONNECTIONS,
        timeout_keep_alive=5,
        h11_max_incomplete_event_size=32_768,
    )
