"""`khabar evaluate`: score Khabar against labelled files."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from pipelines.cli.console import load_settings, out
from pipelines.flow.cluster import open_cluster

app = typer.Typer(no_args_is_help=True, help="Score Khabar against your own labelled files.")
Corpus = Annotated[Path, typer.Option("--corpus", help="Documents, JSON lines: {id, text}.")]
Queries = Annotated[
    Path,
    typer.Option("--queries", help="Queries, JSON lines {id, text, relevant: [ids], class?}; or TSV, id and text."),
]
Qrels = Annotated[
    Path | None, typer.Option("--qrels", help="Judgements apart: TREC qrels, or another file of queries (.jsonl).")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


@app.command()
def search(corpus: Corpus, queries: Queries, qrels: Qrels = None, as_json: AsJson = False) -> None:
    """Score the search on a judged collection: MRR@10, nDCG@10 and recall@100.

    Ours beside the stock analysers `hindi` and `standard` in the same run, per class of query, with the chance that the
    difference is none. The indices made for it are deleted again.
    """
    from pipelines.evaluate.judged import read_corpus, read_queries
    from pipelines.evaluate.search import evaluate_search, to_json, to_table
    from pipelines.serve.query import build_ranking

    judged = read_queries(queries, qrels)
    found = evaluate_search(open_cluster(load_settings()), list(read_corpus(corpus)), judged, build_ranking)
    if as_json:
        print(to_json(found))
    else:
        out.print(to_table(found))


Data = Annotated[
    Path, typer.Option("--data", help="Labelled sentences, CoNLL: word, tab, BIO label; blank lines between.")
]
HeldBack = Annotated[
    Literal["random", "template"] | None,
    typer.Option("--held-back", help="Only the fifth that `khabar train entities --hold-back` keeps out."),
]
Model = Annotated[Path | None, typer.Option("--model", help="A model's file; default: the one Khabar uses.")]


@app.command()
def entities(data: Data, held_back: HeldBack = None, model: Model = None, as_json: AsJson = False) -> None:
    """Score the finding of names on labelled sentences: precision, recall and F1 of exact spans, per kind.

    For all sentences and for the news-like ones apart: those whose wording no other sentence shares. The model that
    Khabar uses has learnt from all sentences of its collection: score another one on those it has not seen.
    """
    from pipelines.evaluate.entities import evaluate_entities, to_json, to_table
    from pipelines.parse.entities.model.scores import read_scores

    found = evaluate_entities(data, held_back=held_back, model=read_scores(model) if model else None)
    if as_json:
        print(to_json(found))
    else:
        out.print(to_table(found))


Gold = Annotated[Path, typer.Option("--gold", help="Labels, JSON lines: {file, headline?, published?, authors? ...}.")]


@app.command()
def reading(
    gold: Gold,
    paths: Annotated[list[str], typer.Argument(help="The labelled files: paths, folders, patterns.")],
    as_json: AsJson = False,
) -> None:
    """Score the reading on your own labelled files: per field right, missing, wrong, invented; the body's F1.

    Labels are matched by file name; a field that a label does not have is not scored. What is not right is listed.
    """
    from pipelines.evaluate.reading import evaluate_reading, to_json, to_table

    report = evaluate_reading(gold, paths)
    if as_json:
        print(to_json(report))
        return
    out.print(to_table(report))
    for note in (*report.notes, *(f"{name}: not read" for name in report.unread)):
        out.print(note, markup=False, highlight=False)
