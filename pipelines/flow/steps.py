"""The first two steps of a batch: its files opened, then parsed. Each reads the records of the one before."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from pipelines.flow.parsing import PARSER_VERSION, parse_many
from pipelines.flow.progress import UNWATCHED, Watcher, counted
from pipelines.flow.records import ARTICLES, MANIFEST, OPENED, PARSED, RAW, REJECTED, UNOPENED, Records
from pipelines.flow.report import Listed, Opened, Parsed
from pipelines.settings import Settings
from pipelines.sources.opening import open_raw
from schemas.article import SCHEMA_VERSION
from schemas.source import RawFile, Rejected


def open_batch(records: Records, batch: str, settings: Settings, watcher: Watcher = UNWATCHED) -> Opened:
    """Read the files of the manifest and store their raw bytes, and what could not be opened with its reason."""
    manifest = list(records.read(batch, MANIFEST))
    seen: Counter[str] = Counter()
    with records.writing(batch, RAW) as put_raw, records.writing(batch, UNOPENED) as put_unopened:
        found = chain.from_iterable(open_listed(line, settings.max_file_bytes) for line in manifest)
        for file in counted(found, "raw_files", watcher):
            seen.update(files=1, bytes=file.source.bytes)
            if isinstance(file, Rejected):
                seen.update(unopened=1)
                put_unopened(file)
            else:
                put_raw(file)
    opened = Opened(listed=len(manifest), files=seen["files"], bytes=seen["bytes"], unopened=seen["unopened"])
    records.write(batch, OPENED, [opened])
    return opened


def parse_batch(records: Records, batch: str, settings: Settings, watcher: Watcher = UNWATCHED) -> Parsed:
    """Parse the stored raw files and store the articles and the rejects; needs no sources."""
    codes: Counter[str] = Counter()
    missing: Counter[str] = Counter()
    articles = 0
    results = parse_many(read_files(records, batch), settings.workers, settings.any_language)
    with records.writing(batch, ARTICLES) as put_article, records.writing(batch, REJECTED) as put_rejected:
        for result in counted(results, "articles", watcher):
            if isinstance(result, Rejected):
                codes[result.code.value] += 1
                put_rejected(result)
            else:
                articles += 1
                missing.update(result.missing)
                put_article(result)
    counts = {"articles": articles, "rejected": codes.total(), "codes": dict(codes), "missing": dict(missing)}
    parsed = Parsed.model_validate({"parser_version": PARSER_VERSION, "schema_version": SCHEMA_VERSION, **counts})
    records.write(batch, PARSED, [parsed])
    return parsed


def is_stale(records: Records, batch: str) -> bool:
    """Tell whether the stored articles are of another parser or schema than this one."""
    parsed = next(records.read_plain(batch, PARSED), {})
    return (parsed.get("parser_version"), parsed.get("schema_version")) != (PARSER_VERSION, SCHEMA_VERSION)


def read_files(records: Records, batch: str) -> Iterator[RawFile | Rejected]:
    """Yield what opening a batch stored: raw files, then what could not be opened."""
    yield from records.read(batch, RAW)
    yield from records.read(batch, UNOPENED)


def open_listed(line: Listed, max_bytes: int) -> Iterator[RawFile | Rejected]:
    for file in open_raw(line.place, max_bytes=max_bytes):
        # The record keeps the name as given; members of an archive follow it (archive!/member).
        uri = line.uri + file.source.uri.removeprefix(line.place)
        yield file.model_copy(update={"source": file.source.model_copy(update={"uri": uri})})
