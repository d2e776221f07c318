"""`khabar parse`, `khabar figures`, `khabar entities`: reading without a node."""

import datetime
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import orjson
import typer

from pipelines.cli.console import load_settings, out, print_line
from schemas.entity import Stretch

if TYPE_CHECKING:
    from pipelines.settings import Settings
    from schemas.article import Article
    from schemas.source import Rejected

SOME_REJECTED = 3

Paths = Annotated[
    list[str],
    typer.Argument(help="Files, folders, globs or addresses (s3://, gs://, https://).", metavar="PATH..."),
]
AnyLanguage = Annotated[
    bool, typer.Option("--any-language", help="Take articles that are not Hindi too (rejected otherwise).")
]


def parse(
    paths: Paths,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show which lines became which field, in colour, instead of JSON.")
    ] = False,
    any_language: AnyLanguage = False,
) -> None:
    """Print one Article as JSON per line on stdout, rejects as JSON per line on stderr. No node is needed.

    Exit code: 0 all parsed, 3 some rejected, 2 a wrong call or a missing path (before any work).
    """
    from pipelines.flow.parsing import read_articles
    from schemas.source import Rejected

    rejected = 0
    for record in read_articles(paths, settings_for(any_language)):
        failed = isinstance(record, Rejected)
        rejected += failed
        if explain:
            _explain(record)
        else:
            _print_json(record, failed)
    raise typer.Exit(SOME_REJECTED if rejected else 0)


def settings_for(any_language: bool) -> "Settings":
    """Return the settings; the option adds to what the environment says."""
    return load_settings().model_copy(update={"any_language": True} if any_language else {})


def _print_json(record: "Article | Rejected", failed: bool) -> None:
    line = record.model_dump_json(exclude_computed_fields=True)
    if failed:
        sys.stderr.write(line + "\n")
    else:
        print_line(line)


def _explain(record: "Article | Rejected") -> None:
    from pipelines.parse.explain import explain

    out.print(explain(record))


Lines = Annotated[Path, typer.Argument(help="A text file, or - for standard input.", metavar="[FILE|-]")]


Published = Annotated[
    datetime.datetime | None,
    typer.Option(
        help="Day the lines were published: days without a year and पिछले साल are told by it.", formats=["%Y-%m-%d"]
    ),
]


def figures(file: Lines = Path("-"), published: Published = None) -> None:
    """Read one line of text, print one JSON list of its numeric facts; spans are code points of that line."""
    from pipelines.parse.figures import find_figures

    day = published.date() if published else None
    _line_by_line(file, lambda stretches: [f.model_dump(mode="json") for f in find_figures(stretches, day)])


def entities(file: Lines = Path("-")) -> None:
    """Read one line of text, print one JSON list of the persons, places and organisations it names.

    Each mention is {kind, id, name, text, start, end}; spans are code points of that line.
    """
    from pipelines.parse.entities import find_entities

    def mentions(stretches: Sequence[Stretch]) -> list[dict[str, Any]]:
        found = [(entity, mention) for entity in find_entities(stretches) for mention in entity.mentions]
        found.sort(key=lambda pair: pair[1].start)
        return [
            {"kind": e.kind, "id": e.id, "name": e.name, "text": m.text, "start": m.start, "end": m.end}
            for e, m in found
        ]

    _line_by_line(file, mentions)


def _line_by_line(file: Path, find: Callable[[Sequence[Stretch]], list[dict[str, Any]]]) -> None:
    for line in _lines(file):
        print_line(orjson.dumps(find([Stretch(0, line)])).decode())


def _lines(file: Path) -> Iterable[str]:
    """Lines as they come, each answered before the next is read; what is no UTF-8 is read as U+FFFD."""
    if str(file) == "-":
        yield from map(_text, sys.stdin.buffer)
        return
    if not file.is_file():
        raise typer.BadParameter(f"{file} is no file", param_hint="FILE")
    with file.open("rb") as lines:
        yield from map(_text, lines)


def _text(line: bytes) -> str:
    return line.rstrip(b"\r\n").decode("utf-8", errors="replace")
