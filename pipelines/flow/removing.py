"""Removal: articles out of the index, and out of the stored records, so that no new index brings them back.

The files they came from are the user's own: `khabar run` of them indexes them again.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Set
from typing import Any, NamedTuple

from pipelines.flow.locking import alone
from pipelines.flow.progress import UNWATCHED, Watcher
from pipelines.flow.records import ARTICLES, LOADED, OPENED, PARSED, RAW, REFUSED, Records
from pipelines.flow.report import Loaded
from pipelines.index.removing import Held, delete_held
from pipelines.index.store import Store
from pipelines.settings import Settings

Plain = dict[str, Any]


class Removed(NamedTuple):
    """What a removal took: documents of the index, and copies of articles in the stored records of `batches`."""

    documents: int
    copies: int
    batches: int


def name_query(names: Iterable[str]) -> dict[str, Any]:
    """Return the query for articles by id, by address on the web or by the path they were read from."""
    given = sorted(set(names))
    addresses = sorted({address for name in given for address in (name, _bare(name), f"{_bare(name)}/")})
    fields = {"id": given, "source.url": addresses, "source.uri": given}
    named = [{"terms": {field: values}} for field, values in fields.items()]
    return {"bool": {"should": named, "minimum_should_match": 1}}


def is_named(names: Set[str]) -> Callable[[Plain], bool]:
    """Return the function that tells whether a stored article is one of `names`, as `name_query` does."""
    addresses = {_bare(name) for name in names}

    def named(article: Plain) -> bool:
        source = article["source"]
        return article["id"] in names or source["uri"] in names or _bare(source.get("url") or "\0") in addresses

    return named


def find_stored(records: Records, names: Set[str]) -> Iterator[Plain]:
    """Yield the stored articles of these names, copies and earlier revisions too."""
    if names:
        yield from (article for batch in _parsed(records) for article in _matching(records, batch, is_named(names)))


def remove(
    records: Records,
    store: Store,
    settings: Settings,
    held: Iterable[Held],
    names: Set[str],
    watcher: Watcher = UNWATCHED,
) -> Removed:
    """Remove what the index holds, and every stored copy of it and of `names`; gone from the next answer on.

    The records go first: when it is interrupted, the index still shows what is left to do.
    """
    documents = list(held)
    chosen = is_named({document.id for document in documents} | names)
    with alone(settings, watcher):  # a new index that is being built has read them already
        taken = {batch: _purge(records, batch, chosen) for batch in _parsed(records)}
        deleted = delete_held(store, settings.alias, documents)
    return Removed(deleted, sum(taken.values()), sum(1 for copies in taken.values() if copies))


def _bare(address: str) -> str:
    """An address as the id of an article sees it."""
    return address.split("#")[0].rstrip("/")


def _parsed(records: Records) -> list[str]:
    return [batch for batch in records.batches() if records.has(batch, ARTICLES)]


def _matching(records: Records, batch: str, chosen: Callable[[Plain], bool]) -> Iterator[Plain]:
    return filter(chosen, records.read_plain(batch, ARTICLES))


def _purge(records: Records, batch: str, chosen: Callable[[Plain], bool]) -> int:
    """Take the articles and their raw bytes out of a batch and mend its counts; return how many articles went."""
    going = [(article["id"], _origin(article)) for article in _matching(records, batch, chosen)]
    if not going:
        return 0
    ids, origins = {id for id, _ in going}, {origin for _, origin in going}
    records.sift(batch, RAW, lambda raw: _origin(raw) not in origins)
    records.sift(batch, ARTICLES, lambda article: not chosen(article))
    if records.has(batch, REFUSED):
        records.sift(batch, REFUSED, lambda refused: refused["id"] not in ids)
    _recount(records, batch, ids)
    return len(going)


def _origin(plain: Plain) -> tuple[str, str]:
    return plain["source"]["uri"], plain["source"]["sha256"]


def _recount(records: Records, batch: str, ids: Set[str]) -> None:
    """Write the counts that the batch has now, so that each of its files still ends in exactly one of them."""
    parsed, opened = records.only(batch, PARSED), records.only(batch, OPENED)
    missing: Counter[str] = Counter()
    left = 0
    for article in records.read_plain(batch, ARTICLES):
        left += 1
        missing.update(article["missing"])
    gone = parsed.articles - left
    bytes_left = sum(raw["source"]["bytes"] for raw in records.read_plain(batch, RAW))
    records.write(batch, OPENED, [opened.model_copy(update={"files": opened.files - gone, "bytes": bytes_left})])
    records.write(batch, PARSED, [parsed.model_copy(update={"articles": left, "missing": dict(missing)})])
    if records.has(batch, LOADED):
        records.write(batch, LOADED, [_less(records.only(batch, LOADED), gone, len(ids))])


def _less(loaded: Loaded, gone: int, distinct: int) -> Loaded:
    """Return the counts without `gone` articles of `distinct` ids: an article was indexed once at most, its copies
    were duplicates or superseded."""
    counts = {name: getattr(loaded, name) for name in ("indexed", "duplicate", "superseded", "failed")}
    limits = [("indexed", distinct), *((name, gone) for name in ("duplicate", "superseded", "failed", "indexed"))]
    for name, limit in limits:
        taken = min(gone, limit, counts[name])
        counts[name] -= taken
        gone -= taken
    return loaded.model_copy(update=counts)
