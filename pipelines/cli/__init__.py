"""The command line: `khabar`. One module per command; this one assembles them.

Only the module of the command that is called is imported, and libraries that few commands need (Dagster, OpenSearch's
client, pyarrow) are imported inside the commands: `khabar figures` starts in an instant.
"""

import sys
from importlib import import_module
from typing import NoReturn

import typer

from pipelines.errors import KhabarError

# Command -> its module of this package and what to call there: a function, or an app of commands.
COMMANDS = {
    "run": "run.run",
    "parse": "parse.parse",
    "search": "search.search",
    "delete": "delete.delete",
    "figures": "parse.figures",
    "entities": "parse.entities",
    "analyze": "analyze.analyze",
    "serve": "serve.serve",
    "evaluate": "evaluate.app",
    "train": "train.app",
    "merges": "merges.app",
    "keys": "keys.app",
    "engine": "engine.app",
    "dashboards": "dashboards.app",
}


def build_app(command: str | None = None) -> typer.Typer:
    """Return the command line with that command alone; None, or no command's name: with all of them."""
    app = typer.Typer(
        name="khabar",
        help="Scraped Hindi news as validated records in an OpenSearch index.\n\n"
        "Start with `khabar run seeds`, then `khabar search पुतिन`. Every command explains itself with --help.",
        callback=_take_commands,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode="markdown",
    )
    for name in [command] if command in COMMANDS else COMMANDS:
        module, _, attribute = COMMANDS[name].partition(".")
        found = getattr(import_module(f"pipelines.cli.{module}"), attribute)
        if isinstance(found, typer.Typer):
            app.add_typer(found, name=name)
        else:
            app.command(name)(found)
    return app


def _take_commands() -> None:
    # With a callback of its own the app names its command even where it has only one.
    return


def main() -> NoReturn:
    """Run the command line and end with the documented exit code; errors are told in plain words on stderr."""
    try:
        build_app(next(iter(sys.argv[1:]), None))()
    except KhabarError as error:
        from pipelines.cli.console import complain

        complain(error)
        sys.exit(error.exit_code)
    sys.exit(0)
