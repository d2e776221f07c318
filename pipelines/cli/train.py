"""`khabar train`: make the trained parts of Khabar again."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from pipelines.cli.console import out

app = typer.Typer(no_args_is_help=True, help="Make the trained parts of Khabar again from labelled data.")
Split = Literal["random", "template"]
Data = Annotated[
    Path, typer.Option("--data", help="Labelled sentences, CoNLL: word, tab, BIO label; blank lines between.")
]
To = Annotated[Path | None, typer.Option("--to", help="Where to write the model; default: the one Khabar uses.")]
HoldBack = Annotated[
    Split | None,
    typer.Option("--hold-back", help="Keep a fifth of the sentences or templates out, to score on."),
]


@app.command()
def entities(data: Data, to: To = None, hold_back: HoldBack = None) -> None:
    """Train the model that finds names nobody listed; needs python-crfsuite and some minutes.

    The same data give the same file. Of one template are sentences that differ only in names and numbers.
    """
    from pipelines.evaluate.conll import read_sentences
    from pipelines.evaluate.training import is_held_back, train_model
    from pipelines.parse.entities.model.scores import FILE
    from pipelines.reference import path_of

    sentences = [s for s in read_sentences(data) if hold_back is None or not is_held_back(s, hold_back)]
    target = to or path_of(FILE)
    train_model(sentences, target)
    out.print(f"{target}: trained on {len(sentences):,} sentences, {target.stat().st_size:,} bytes")


@app.callback()
def _group() -> None:
    """Keep `entities` a command of its own: a group with one command would lose its name."""
