"""`khabar evaluate`: score Khabar against labelled files."""

import typer

app = typer.Typer(no_args_is_help=True, help="Score Khabar against your own labelled files.")
