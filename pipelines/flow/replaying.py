"""Another try for what was rejected, after the cause was mended: in the file, its rights, or the parser."""

from collections.abc import Iterator

from pipelines.flow.loading import load_batch
from pipelines.flow.progress import UNWATCHED, Watcher
from pipelines.flow.records import MANIFEST, OPENED, PARSED, RAW, REJECTED, UNOPENED, Records
from pipelines.flow.report import Listed, Opened
from pipelines.flow.steps import open_listed, parse_batch
from pipelines.index.store import Store
from pipelines.settings import Settings
from schemas.source import RawFile, Rejected


def replay_batch(
    records: Records,
    batch: str,
    store: Store,
    settings: Settings,
    watcher: Watcher = UNWATCHED,
    *,
    codes: frozenset[str] = frozenset(),
) -> int:
    """Open again what could not be opened, parse the batch again and load it; return how many articles it gained.

    codes: only batches with a reject of one of these; empty: any. Files whose raw bytes are stored are not read again.
    """
    rejected = {reject.code.value for reject in records.read(batch, REJECTED)}
    if not rejected & (codes or rejected):
        return 0
    before = records.only(batch, PARSED).articles
    _open_again(records, batch, settings)
    gained = parse_batch(records, batch, settings, watcher).articles - before
    load_batch(records, batch, store, settings, watcher)
    return gained


def _open_again(records: Records, batch: str, settings: Settings) -> None:
    """Read the files again of which something could not be opened; keep every raw file there is already."""
    manifest = list(records.read(batch, MANIFEST))
    failed = list(records.read(batch, UNOPENED))
    stored: set[str] = set()
    still: list[Rejected] = []
    size = 0
    with records.writing(batch, RAW) as put:
        for file in _old_and_new(records, batch, _tried_again(manifest, failed, settings.max_file_bytes)):
            size += file.source.bytes
            if isinstance(file, Rejected):
                still.append(file)
            elif file.source.uri not in stored:
                stored.add(file.source.uri)
                put(file)
    records.write(batch, UNOPENED, still)
    files = len(stored) + len(still)
    records.write(batch, OPENED, [Opened(listed=len(manifest), files=files, bytes=size, unopened=len(still))])


def _old_and_new(records: Records, batch: str, new: Iterator[RawFile | Rejected]) -> Iterator[RawFile | Rejected]:
    yield from records.read(batch, RAW)
    yield from new


def _tried_again(manifest: list[Listed], failed: list[Rejected], max_bytes: int) -> Iterator[RawFile | Rejected]:
    for line in manifest:
        earlier = [reject for reject in failed if _is_of(reject.source.uri, line)]
        wanted = {reject.source.uri for reject in earlier}
        for file in open_listed(line, max_bytes) if earlier else ():
            if isinstance(file, Rejected) and file.source.uri == line.uri:
                yield from earlier  # the whole file cannot be opened: what was known of its members stays
            elif wanted & {file.source.uri, line.uri}:  # members that were taken before may have been removed since
                yield file


def _is_of(uri: str, line: Listed) -> bool:
    return uri == line.uri or uri.startswith(line.uri + "!/")
