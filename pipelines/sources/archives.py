"""Archives, read member by member: zip, tar, and the web archives of crawlers (WARC, WET)."""

import io
import tarfile
import zipfile
from collections.abc import Iterator
from contextlib import redirect_stderr
from functools import partial
from typing import Any, BinaryIO, cast

from pipelines.sources.members import Found, Member, reject, to_raw, too_large
from pipelines.sources.salvage import salvage
from pipelines.sources.streams import Patient, copy_limit, seekable
from schemas.source import Facts, RejectCode

# What a crawler stores besides pages: answers of these types are no articles and are left out.
_PAGES = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "txt"}
_RECORDS = frozenset({"response", "resource", "conversion"})


def open_zip(member: Member, stream: BinaryIO, max_bytes: int) -> Iterator[Found]:
    """Yield the files in a zip archive. Its table of contents is held in memory, its files are not."""
    with seekable(member, stream, max_bytes) as whole:
        if zipfile.is_zipfile(whole):
            yield from _listed(member, whole)
        else:
            whole.seek(0)
            yield from _salvaged(member, whole, max_bytes)


def _listed(member: Member, whole: BinaryIO) -> Iterator[Found]:
    with zipfile.ZipFile(whole) as archive:
        for info in archive.infolist():
            if not info.is_dir() and _is_source(info.filename):
                opened = cast(Any, partial(archive.open, info))
                yield _inside(member, info.filename, opened, info.file_size)


def _salvaged(member: Member, stream: BinaryIO, max_bytes: int) -> Iterator[Found]:
    for name, content in salvage(stream, copy_limit(max_bytes)):
        if content is None:
            yield reject(f"{member.uri}!/{name}", "", RejectCode.DAMAGED, "cut off: the archive ends within this file")
        elif name.endswith("/") or not _is_source(name):
            content.close()
        else:
            yield _inside(member, name, partial(_itself, content), None)
    yield reject(member.uri, "zip", RejectCode.DAMAGED, "cut off: its table of contents is missing; read up to the cut")


def _itself(stream: BinaryIO) -> BinaryIO:
    return stream


def open_tar(member: Member, stream: BinaryIO, _max_bytes: int) -> Iterator[Found]:
    """Yield the files in a tar archive as they come."""
    patient = Patient(stream)
    with tarfile.open(fileobj=cast(Any, patient), mode="r|") as archive:
        while (info := archive.next()) is not None:
            if info.isreg() and _is_source(info.name):
                yield _inside(member, info.name, cast(Any, partial(archive.extractfile, info)), info.size)
            cast(Any, archive).members.clear()  # else every header is kept
    patient.complain()


def _inside(member: Member, name: str, opened: Any, size: int | None) -> Member:
    uri = f"{member.uri}!/{name}".encode(errors="backslashreplace").decode()
    # What the archive's own address says is not said of its members: each would be the same article.
    return Member(uri, name.rpartition("/")[2], opened, size, depth=member.depth + 1)


def _is_source(name: str) -> bool:
    return not any(part.startswith((".", "__MACOSX")) for part in name.split("/") if part not in (".", ".."))


def open_warc(member: Member, stream: BinaryIO, max_bytes: int) -> Iterator[Found]:
    """Yield the pages in a web archive, each with its address and the time it was fetched.

    Requests, redirects, errors and answers that are no pages (images, scripts) are left out.
    """
    from warcio.archiveiterator import ArchiveIterator

    patient = Patient(stream)
    records = ArchiveIterator(patient, arc2warc=True)
    while (record := _next(records)) is not None:
        format = _page_format(record)
        if format:
            yield _page(member, record, format, max_bytes)
    patient.complain()


def _is_brotli(record: Any) -> bool:
    """Whether an answer came packed with brotli, which warcio unpacks only where that package is installed."""
    packed = record.http_headers.get_header("Content-Encoding") if record.http_headers else None
    return (packed or "").strip().lower() == "br"


def _next(records: Any) -> Any:
    # What warcio has to say of a careless archive it prints, and standard error belongs to the rejections.
    with redirect_stderr(io.StringIO()):
        return next(records, None)


def _page_format(record: Any) -> str | None:
    """Return the format of a record that holds a page, None for any other."""
    if record.rec_type not in _RECORDS:
        return None
    headers = record.http_headers
    if headers is not None and headers.get_statuscode() != "200":
        return None
    typed = (headers or record.rec_headers).get_header("Content-Type") or ""
    return _PAGES.get(typed.partition(";")[0].strip().lower())


def _page(member: Member, record: Any, format: str, max_bytes: int) -> Found:
    address = record.rec_headers.get_header("WARC-Target-URI")
    uri = f"{member.uri}!/{address}"
    content = record.content_stream().read(max_bytes + 1)
    if len(content) > max_bytes:
        return too_large(uri, format, max_bytes)
    if getattr(record.raw_stream, "limit", 0) > 0 and not record.raw_stream.read(1):
        return reject(uri, format, RejectCode.DAMAGED, "cut off: the archive ends within this record")
    if _is_brotli(record) and not content.lstrip().startswith(b"<"):
        return reject(uri, format, RejectCode.UNSUPPORTED, "packed with brotli; pip install brotli reads it")
    facts = Facts(url=address, fetched=record.rec_headers.get_header("WARC-Date"))
    return to_raw(uri, format, content, facts)
