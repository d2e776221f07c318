"""`khabar keys`: who may ask the API when it is open to others."""

from typing import Annotated

import typer
from rich.table import Table

from pipelines.cli.console import err, load_settings, out, print_line
from pipelines.errors import UsageError
from pipelines.serve.api.keys import PER_MINUTE, SCOPES, add_key, read_keys, revoke_key

app = typer.Typer(
    no_args_is_help=True,
    help="API keys, needed when `khabar serve` listens to other machines. Only hashes are kept, in KHABAR_DATA.",
)


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="Whose key it is.")],
    scope: Annotated[
        list[str] | None, typer.Option(help=f"What it allows: {', '.join(SCOPES)}; may be repeated. Default: read.")
    ] = None,
    per_minute: Annotated[int, typer.Option(min=1, help="Requests a minute.")] = PER_MINUTE,
) -> None:
    """Make a key and print it, this once."""
    asked = scope or ["read"]
    unknown = sorted(set(asked).difference(SCOPES))
    if unknown:
        raise UsageError(f"there is no scope {unknown[0]!r}", mend=f"use {', '.join(SCOPES)}")
    added = add_key(load_settings().keys, name, [one for one in SCOPES if one in asked], per_minute)
    print_line(added.secret)
    err.print("keep it: it is not shown again", style="green")


@app.command("list")
def list_keys() -> None:
    """List the keys: name, scopes, rate, day it was made. Their secrets are kept nowhere."""
    table = Table("name", "scopes", "a minute", "made", box=None, header_style="bold cyan")
    for key in read_keys(load_settings().keys):
        table.add_row(key.name, ", ".join(key.scopes), str(key.per_minute), key.made.isoformat())
    out.print(table)


@app.command()
def revoke(name: Annotated[str, typer.Argument(help="The name it was made with.")]) -> None:
    """Forget a key. A server that runs refuses it from the next request on."""
    revoke_key(load_settings().keys, name)
    err.print(f"the key {name} is revoked", highlight=False)
