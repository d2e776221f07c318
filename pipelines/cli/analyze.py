"""`khabar analyze`: the tokens of a text, field by field."""

import sys
from typing import Annotated

import typer

from pipelines.cli.console import load_settings, out
from pipelines.flow.cluster import open_cluster

Text = Annotated[str, typer.Argument(help="Text, or - for lines of standard input.", metavar="[TEXT|-]")]
AsJson = Annotated[bool, typer.Option("--json", help="Print a JSON object per line of text.")]


def analyze(text: Text = "-", as_json: AsJson = False) -> None:
    """Print the tokens of each searched field for each line of text: why two words match, or do not.

    `body` is the main searched field; two words match when they become the same token.
    """
    from pipelines.evaluate.tokens import analyse

    lines = sys.stdin if text == "-" else text.splitlines()
    for found in analyse(open_cluster(load_settings()), (line.rstrip("\r\n") for line in lines)):
        if as_json:
            print(found.model_dump_json())
            continue
        out.print(found.text, style="bold", markup=False, highlight=False)
        for field, tokens in found.tokens.items():
            out.print(f"  {field:<20} {' '.join(tokens)}", markup=False, highlight=False)
