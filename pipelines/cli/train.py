"""`khabar train`: make the trained parts of Khabar again."""

from pathlib import Path
from typing import Annotated

import typer

from pipelines.cli.console import out

app = typer.Typer(no_args_is_help=True, help="Make the trained parts of Khabar again from labelled data.")
Data = Annotated[
    Path, typer.Option("--data", help="Labelled sentences, CoNLL: word, tab, BIO label; blank lines between.")
]
To = Annotated[Path | None, typer.Option("--to", help="Where to write the model; default: the one Khabar uses.")]
Whole = Annotated[bool, typer.Option("--whole", help="Train on the held-back fifth too; nothing is left to score on.")]


@app.command()
def entities(data: Data, to: To = None, whole: Whole = False) -> None:
    """Train the model that finds names nobody listed, on four fifths of the sentences; needs python-crfsuite.

    The same data give the same file. Sentences that differ only in names and numbers stay on one side of the split.
    """
    from pipelines.evaluate.conll import read_sentences
    from pipelines.evaluate.training import is_held_back, train_model
    from pipelines.parse.entities.scores import FILE
    from pipelines.reference import path_of

    sentences = [s for s in read_sentences(data) if whole or not is_held_back(s)]
    target = to or path_of(FILE)
    train_model(sentences, target)
    out.print(f"{target}: trained on {len(sentences):,} sentences, {target.stat().st_size:,} bytes")


@app.callback()
def _group() -> None:
    """Keep `entities` a command of its own: a group with one command would lose its name."""
