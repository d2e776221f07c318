"""A new generation of the index from the stored records, while the old one serves."""

from collections.abc import Iterator
from typing import NamedTuple

from pipelines.errors import GenerationError
from pipelines.flow.locking import alone
from pipelines.flow.merging import merge_entities, read_merges, to_accepted, version_of
from pipelines.flow.parsing import PARSER_VERSION
from pipelines.flow.progress import UNWATCHED, Watcher, counted
from pipelines.flow.records import ARTICLES, LOADED, PARSED, RAW, REFUSED, Records
from pipelines.flow.rejects import build_rejected
from pipelines.flow.steps import is_stale, parse_batch
from pipelines.index.actions import load_articles
from pipelines.index.generations import Generation, build, ensure, outdated, plan_generation, serving
from pipelines.index.store import Store
from pipelines.settings import Settings
from schemas.article import Article


class Rebuilt(NamedTuple):
    """What a rebuild did. `why` is None and `documents` 0 when nothing had to be done."""

    name: str
    why: str | None
    documents: int


def ensure_current(
    records: Records, store: Store, settings: Settings, watcher: Watcher = UNWATCHED, *, loading: str | None = None
) -> str:
    """Return the serving index; make it where none serves, build it anew where it is outdated.

    loading: the batch about to be loaded; it is left out of a new index unless it was in the old one.
    Raises GenerationError when a new one cannot be built; the old one serves on.
    """
    generation = _plan(records, settings)
    with alone(settings, watcher):
        why = outdated(store, generation)
        if why is not None:
            watcher.note(f"the serving index is outdated ({why}): a new one is built from the stored records first")
            _refuse_loss(records, store, settings.alias)
            skipped = loading if loading is not None and not records.has(loading, LOADED) else None
            _build(records, store, settings, watcher, generation, skipped)
        if serving(store, settings.alias) is None and any(records.has(b, LOADED) for b in records.batches()):
            watcher.note("no index serves but batches are stored: the job rebuild_index brings them back")
        return ensure(store, generation)


def rebuild(
    records: Records,
    store: Store,
    settings: Settings,
    watcher: Watcher = UNWATCHED,
    *,
    only_outdated: bool = False,
    may_shrink: bool = False,
) -> Rebuilt:
    """Build a new index from all stored records, verify it and let it serve.

    only_outdated: do nothing while the serving one is current. may_shrink: let it hold less than the serving one.
    Raises GenerationError when that fails; the old one serves on.
    """
    generation = _plan(records, settings)
    with alone(settings, watcher):
        why = outdated(store, generation)
        if why is None and only_outdated:
            return Rebuilt(ensure(store, generation), None, 0)
        if not may_shrink:
            _refuse_loss(records, store, settings.alias)
        documents = _build(records, store, settings, watcher, generation, None)
        return Rebuilt(str(serving(store, settings.alias)), why or "asked for", documents)


def read_all(records: Records, settings: Settings, *, skipped: str | None = None) -> Iterator[Article]:
    """Yield all stored articles; a batch read by another parser is parsed again from its raw files first."""
    for batch in records.batches():
        if batch == skipped or not records.has(batch, RAW):
            continue
        if not records.has(batch, PARSED) or is_stale(records, batch):
            parse_batch(records, batch, settings)
        # What was refused for good is not in the old index either; one such article must not stop every new index.
        refused = {r.id for r in records.read(batch, REFUSED)} if records.has(batch, REFUSED) else set()
        yield from (article for article in read_batch(records, batch) if article.id not in refused)


def read_batch(records: Records, batch: str) -> Iterator[Article]:
    """Yield the stored articles of a batch, each told which batch it is of, its entities merged as was decided."""
    accepted = to_accepted(read_merges(records))
    for article in records.read(batch, ARTICLES):
        yield merge_entities(article, accepted).model_copy(update={"batch": batch})


def _plan(records: Records, settings: Settings) -> Generation:
    return plan_generation(settings.alias, PARSER_VERSION, version_of(to_accepted(read_merges(records))))


def _build(
    records: Records, store: Store, settings: Settings, watcher: Watcher, generation: Generation, skipped: str | None
) -> int:
    articles = counted(read_all(records, settings, skipped=skipped), "rebuild", watcher)
    report = build(store, generation, articles, load_articles)
    build_rejected(records, store, settings)
    return report.indexed - report.replaced


def _refuse_loss(records: Records, store: Store, alias: str) -> None:
    """Raise GenerationError when the serving index holds more than the records could give."""
    name = serving(store, alias)
    held = store.request("GET", f"/{name}/_count")["count"] if name else 0
    parsed = (records.only(batch, PARSED) for batch in records.batches() if records.has(batch, PARSED))
    stored = sum(counts.articles + counts.rejected for counts in parsed)
    if held > stored:
        raise GenerationError(
            f"{name} holds {held} documents and the stored records under {records.root} only {stored}: "
            "a new index would lose some; the old one still serves",
            mend="set KHABAR_DATA to where its records are; or choose another KHABAR_ALIAS; or start the job "
            "rebuild_index with may_shrink",
        )
