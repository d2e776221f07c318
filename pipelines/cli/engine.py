"""`khabar engine`: the embedded OpenSearch node."""

from typing import Annotated

import typer
from rich.table import Table

from pipelines.cli.console import err, load_settings, out
from pipelines.index.engine import open_engine

app = typer.Typer(
    no_args_is_help=True,
    help="Start, stop and look at the embedded OpenSearch node. Its data live in KHABAR_DATA (default: .khabar).",
)


@app.command()
def start() -> None:
    """Start the node, or find it running; print its address. It keeps running until `khabar engine stop`."""
    out.print(open_engine(load_settings()).start(), highlight=False)


@app.command()
def stop() -> None:
    """Stop the node. The data stay."""
    stopped = open_engine(load_settings()).stop()
    err.print("stopped" if stopped else "it was not running")


@app.command()
def status(
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Tell version, address, health, documents, size and log file. Exit 1 when the node is not running."""
    status = open_engine(load_settings()).status()
    if as_json:
        print(status.model_dump_json())
    else:
        table = Table(show_header=False, box=None)
        for name, value in status.model_dump(mode="json").items():
            table.add_row(name.replace("_", " "), "–" if value is None else str(value))
        out.print(table)
    raise typer.Exit(0 if status.running else 1)
