"""`khabar delete`: articles out of the index and out of the stored records."""

from typing import Annotated, NamedTuple

import typer
from rich.text import Text

from pipelines.cli.console import err, load_settings, out
from pipelines.errors import NotFoundError, UsageError
from pipelines.flow.cluster import open_cluster
from pipelines.flow.records import Records
from pipelines.flow.removing import find_stored, name_query, remove
from pipelines.index.removing import Held, find_held
from pipelines.index.store import Store, StoreError
from pipelines.serve.removal import build_removal
from pipelines.settings import Settings

SHOWN = 20


class Chosen(NamedTuple):
    """What would go. held: documents of the index. stored: id -> (headline, path) of stored articles beside these."""

    held: list[Held]
    stored: dict[str, tuple[str | None, str]]


def delete(
    names: Annotated[
        list[str] | None, typer.Argument(help="Ids, web addresses or paths (as articles print them).")
    ] = None,
    query: Annotated[
        str, typer.Option(help="All articles that hold all of these words, phrases and conditions; as in `search`.")
    ] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Do it. Without: only show what would go.")] = False,
) -> None:
    """Remove articles: from the index, gone with the next answer, and from the stored records, so that no rebuild
    brings them back. Without `--yes` nothing is changed.

    The files they came from are left alone: `khabar run` of them indexes them again.

    Examples: `khabar delete https://outlet.example/story-1` ; `khabar delete --query 'outlet:"Zee News" to:2020' --yes`
    """
    if not names and not query.strip():
        raise UsageError("nothing says what to remove", mend="name ids or addresses, or give a --query")
    settings = load_settings()
    store, records = open_cluster(settings), Records(settings.records)
    chosen = _choose(store, records, settings, set(names or ()), query)
    _show(chosen)
    if not yes:
        err.print("nothing was removed: add --yes to remove them", style="green")
        return
    gone = remove(records, store, settings, chosen.held, chosen.stored.keys())
    out.print(
        f"removed {gone.documents} from the index and {gone.copies} stored copies in {gone.batches} batches",
        highlight=False,
    )


def _choose(store: Store, records: Records, settings: Settings, names: set[str], query: str) -> Chosen:
    """Return what is meant. Raises NotFoundError for nothing, QueryError for a query that chooses nothing."""
    asked = [*([name_query(names)] if names else []), *([build_removal(query)] if query.strip() else [])]
    try:
        held = {document.id: document for one in asked for document in find_held(store, settings.alias, one)}
    except StoreError as error:
        if error.kind != "index_not_found_exception":
            raise
        held = {}
    stored = {plain["id"]: (plain["headline"], plain["source"]["uri"]) for plain in find_stored(records, names)}
    if not held and not stored:
        raise NotFoundError("no article is meant by that", mend="look for it with `khabar search`")
    return Chosen(list(held.values()), {id: told for id, told in stored.items() if id not in held})


def _show(chosen: Chosen) -> None:
    lines = [(document.headline, document.uri) for document in chosen.held]
    lines += [(headline, f"{uri} (stored, not in the index)") for headline, uri in chosen.stored.values()]
    out.print(f"[bold]{len(lines)}[/] articles")
    for headline, uri in lines[:SHOWN]:
        out.print(Text.assemble("  ", headline or ("no headline", "dim italic"), (f"  {uri}", "dim")))
    if len(lines) > SHOWN:
        out.print(f"  … and {len(lines) - SHOWN} more", style="dim")
