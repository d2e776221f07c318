"""`khabar search`: ask the index. Its options are the fields of `SearchParams`, so there is one list of them."""

import inspect
import json
from typing import Annotated, Any

import typer
from pydantic import ValidationError
from pydantic.fields import FieldInfo

from pipelines.cli.console import load_settings, out, print_line
from pipelines.cli.show import MARKING, article_table, facet_table, histogram, hit_list
from pipelines.errors import QueryError
from pipelines.flow.cluster import open_cluster
from pipelines.serve.query import SearchParams, build_search
from pipelines.serve.search import search as ask
from pipelines.serve.similar import find_similar


def search(query: str, like: str | None, as_json: bool, **asked: Any) -> None:
    """Print hits with highlights, and facet counts.

    Several values of one option mean any of them; different options must all hold.

    Examples: `khabar search "पुतिन किम" --from 2025-09` ; `khabar search --figure "सैनिक >= 10000" --sort newest` ;
    `khabar search '"रक्षा संधि"' --place रूस --json`
    """
    if like is not None:
        _print_similar(like, as_json, asked["size"])
        return
    params = params_of({"q": query, **{name: value for name, value in asked.items() if value is not None}})
    build_search(params)  # a wrong question is told before a node is started for it
    settings = load_settings()
    result = ask(open_cluster(settings), settings.alias, params, MARKING)
    if as_json:
        text = result.model_dump_json(exclude_computed_fields=True)
        print_line(text.replace(MARKING.before, "<mark>").replace(MARKING.after, "</mark>"))
        return
    out.print(f"[bold]{result.total}[/] articles in {result.took_ms} ms\n")
    if result.did_you_mean is not None:
        out.print(f"Did you mean: {result.did_you_mean}\n", style="cyan", markup=False, highlight=False)
    out.print(hit_list(result))
    out.print(facet_table(result.facets))
    if len(result.histogram) > 1:
        out.print(histogram(result))


def _print_similar(id: str, as_json: bool, size: int) -> None:
    settings = load_settings()
    found = find_similar(open_cluster(settings), settings.alias, id, size)
    if as_json:
        print_line(found.model_dump_json(exclude_computed_fields=True))
    else:
        out.print(article_table(found.articles, f"Articles like {id}"))


def params_of(values: dict[str, Any]) -> SearchParams:
    """Return the question. Raises QueryError for values that make none."""
    try:
        json.dumps(values, ensure_ascii=False).encode()  # bytes of the shell that are no text come as lone surrogates
        return SearchParams.model_validate(values)
    except UnicodeEncodeError as error:
        raise QueryError("the question is no valid UTF-8", mend="set the terminal to UTF-8") from error
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise QueryError(wrong, mend="see `khabar search --help`") from error


def _option(name: str, field: FieldInfo) -> inspect.Parameter:
    """Return the command-line option of one field of SearchParams; one that takes several values may be repeated."""
    hint: Any = field.annotation
    if hint == tuple[str, ...]:
        hint = list[str] | None
    flag = "--" + (field.alias or name).replace("_", "-")
    if hint is bool:
        flag = f"{flag}/--no-{flag[2:]}"
    option = typer.Option(flag, help=field.description, show_default=field.default not in ((), None))
    default = None if field.default == () else field.default
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=Annotated[hint, option], default=default)


def _signature() -> inspect.Signature:
    words = typer.Argument(help='Words and "quoted phrases"; may be left out.', show_default=False)
    as_json = typer.Option("--json", help="Print one JSON object with hits, facets and histogram.")
    like = typer.Option(
        "--like", help="Instead of a question: articles about the same as the one with this id.", metavar="ID"
    )
    keyword = inspect.Parameter.KEYWORD_ONLY
    return inspect.Signature(
        [
            inspect.Parameter("query", keyword, annotation=Annotated[str, words], default=""),
            *(_option(name, field) for name, field in SearchParams.model_fields.items() if name != "q"),
            inspect.Parameter("like", keyword, annotation=Annotated[str | None, like], default=None),
            inspect.Parameter("as_json", keyword, annotation=Annotated[bool, as_json], default=False),
        ]
    )


# Typer reads the signature and the annotations of a command.
search.__signature__ = _signature()  # type: ignore[attr-defined]
search.__annotations__ = {p.name: p.annotation for p in _signature().parameters.values()}
