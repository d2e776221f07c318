"""The command line: `khabar`. One module per command; this one assembles them.

Heavy libraries (Dagster, OpenSearch's client, pyarrow) are imported inside the commands, so that `--help` and
`khabar parse` start fast.
"""

import sys
from typing import NoReturn

import typer

from pipelines.cli import analyze, dashboards, delete, engine, evaluate, keys, parse, run, search, serve, train
from pipelines.cli.console import complain
from pipelines.errors import KhabarError

app = typer.Typer(
    name="khabar",
    help="Scraped Hindi news as validated records in an OpenSearch index.\n\n"
    "Start with `khabar run seeds`, then `khabar search पुतिन`. Every command explains itself with --help.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)
app.command("run")(run.run)
app.command("parse")(parse.parse)
app.command("search")(search.search)
app.command("delete")(delete.delete)
app.command("figures")(parse.figures)
app.command("entities")(parse.entities)
app.command("analyze")(analyze.analyze)
app.command("serve")(serve.serve)
app.add_typer(evaluate.app, name="evaluate")
app.add_typer(train.app, name="train")
app.add_typer(keys.app, name="keys")
app.add_typer(engine.app, name="engine")
app.add_typer(dashboards.app, name="dashboards")


def main() -> NoReturn:
    """Run the command line and end with the documented exit code; errors are told in plain words on stderr."""
    try:
        app()
    except KhabarError as error:
        complain(error)
        sys.exit(error.exit_code)
    sys.exit(0)
