"""A uri becomes raw articles: input and output only, nothing is understood here.

One file gives one article or, as an archive or a table, many; each is read as a stream, so memory depends on the
largest single article. What is broken is rejected by name and the rest is read.
"""

from collections.abc import Iterator
from typing import BinaryIO, cast

from pipelines.sources.archives import open_tar, open_warc, open_zip
from pipelines.sources.compression import open_compressed
from pipelines.sources.formats import format_of, format_of_bytes, is_html
from pipelines.sources.lines import read_csv, read_jsonl
from pipelines.sources.members import Member, Opener, explain, reject, to_raw, too_large
from pipelines.sources.places import local_path, open_place, scheme_of, size_of
from pipelines.sources.records import open_parquet, read_json
from pipelines.sources.streams import buffered
from pipelines.sources.tables import open_table
from schemas.source import Facts, RawFile, RejectCode, Rejected

# How deep archives may lie in each other: news.zip in a .tar in a .gz is three.
MAX_DEPTH = 4

CONTAINERS: dict[str, Opener] = {
    "gz": open_compressed("gz"),
    "tgz": open_compressed("tgz"),
    "bz2": open_compressed("bz2"),
    "zst": open_compressed("zst"),
    "zip": open_zip,
    "tar": open_tar,
    "warc": open_warc,
    "jsonl": open_table("jsonl", read_jsonl),
    "json": open_table("json", read_json),
    "csv": open_table("csv", read_csv),
    "parquet": open_parquet,
}
"""Formats that hold more than one article, or another format."""


def open_raw(uri: str, *, max_bytes: int) -> Iterator[RawFile | Rejected]:
    """Yield the articles in the file at `uri`, and a `Rejected` for each that cannot be read.

    max_bytes: size of the largest single article. Never raises for what it finds in the file, nor for one that cannot
    be opened.
    """
    web = scheme_of(uri) in ("http", "https")
    path, facts = (uri.partition("?")[0], Facts(url=uri)) if web else (local_path(uri), Facts())
    yield from _read(Member(uri, path.rpartition("/")[2], lambda: open_place(uri), facts=facts), max_bytes)


def _read(member: Member, max_bytes: int) -> Iterator[RawFile | Rejected]:
    format = format_of(member.name)
    code = RejectCode.UNREADABLE
    try:
        with member.open() as stream:
            code = RejectCode.DAMAGED
            yield from _content(member, stream, format, max_bytes)
    # Remote systems and archive formats raise types of their own, and none of them may end the batch.
    except Exception as error:  # noqa: BLE001
        yield reject(member.uri, format, *explain(error, code), size=member.size)


def _content(member: Member, stream: BinaryIO, format: str, max_bytes: int) -> Iterator[RawFile | Rejected]:
    if not format:
        peekable = buffered(stream)
        stream, format = cast(BinaryIO, peekable), format_of_bytes(peekable.peek(64))
    if format == "unsupported":
        detail = f"{member.name} is no article in a format read here"
        yield reject(member.uri, format, RejectCode.UNSUPPORTED, detail, size=size_of(stream))
    elif format not in CONTAINERS:
        yield _article(member, stream, format, max_bytes)
    elif member.depth == MAX_DEPTH:
        yield reject(member.uri, format, RejectCode.UNSUPPORTED, f"lies more than {MAX_DEPTH} archives deep")
    else:
        for found in CONTAINERS[format](member, stream, max_bytes):
            if isinstance(found, Member):
                yield from _read(found, max_bytes)
            else:
                yield found


def _article(member: Member, stream: BinaryIO, format: str, max_bytes: int) -> RawFile | Rejected:
    size = member.size if member.size is not None else size_of(stream)
    if size is not None and size > max_bytes:
        return too_large(member.uri, format, max_bytes, size)
    content = stream.read(max_bytes + 1)
    if len(content) > max_bytes:
        return too_large(member.uri, format, max_bytes)
    return to_raw(member.uri, "html" if is_html(content) else format, content, member.facts)
