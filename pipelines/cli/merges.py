"""`khabar merges`: names nobody listed that may be one; a person decides, and the next index follows."""

from typing import Annotated

import typer
from rich.table import Table

from pipelines.cli.console import load_settings, out, print_line
from pipelines.flow.merging import read_merges, settle
from pipelines.flow.proposing import propose_merges
from pipelines.flow.records import Records
from schemas.merge import Merge, MergeState

app = typer.Typer(
    no_args_is_help=True,
    help="Two ids that may be one person, place or organisation: propose, list, accept, refuse. Accepted merges are "
    "kept beside the stored records; the next generation of the index is made with them.",
)

Keys = Annotated[list[str], typer.Argument(help="Keys of merges, as `khabar merges list` shows them.")]
State = Annotated[MergeState, typer.Option("--state", help="proposed, accepted or refused.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object per line.")]
NEXT = "`khabar run` with anything, or the job rebuild_index, builds the index with them"


@app.command()
def propose() -> None:
    """Look through the stored records for names that may be one; decisions already made stay."""
    proposals = propose_merges(_records())
    out.print(f"{len(proposals):,} proposals; see `khabar merges list`")


@app.command("list")
def list_(state: State = "proposed", as_json: AsJson = False) -> None:
    """Show the proposals, the likeliest first, or the decisions made."""
    merges = [merge for merge in read_merges(_records()) if merge.state == state]
    if as_json:
        for merge in merges:
            print_line(merge.model_dump_json())
        return
    out.print(_table(merges))


@app.command()
def accept(keys: Keys) -> None:
    """Let the two of each pair be one, in the next index."""
    for merge in settle(_records(), keys, "accepted"):
        out.print(f"{merge.gone.name} → {merge.kept.name}", highlight=False)
    out.print(NEXT)


@app.command()
def refuse(keys: Keys) -> None:
    """Keep the two of each pair apart, for good; takes an accepted one back."""
    for merge in settle(_records(), keys, "refused"):
        out.print(f"{merge.gone.name} ≠ {merge.kept.name}", highlight=False)


def _records() -> Records:
    return Records(load_settings().records)


def _table(merges: list[Merge]) -> Table:
    table = Table("key", "kind", "name", "articles", "is", "articles", "score", box=None)
    for m in merges:
        counts = (str(m.gone.articles), str(m.kept.articles))
        table.add_row(m.key, m.kind, m.gone.name, counts[0], m.kept.name, counts[1], f"{m.score:.2f}")
    return table
