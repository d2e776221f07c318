"""Stored records: what each step of a batch leaves behind, as compressed JSON lines under one root.

    <root>/<batch>/{manifest,raw,unopened,opened,articles,rejected,parsed,refused,loaded}.jsonl.zst

The raw bytes stay, so a reject can be replayed and a new parser run again without the sources. The root is a folder or
any address fsspec knows (s3://, gs:// ...). A file appears whole or not at all: it is written beside its place and
moved there.
"""

import io
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

import fsspec
import orjson
import zstandard
from pydantic import ValidationError

from pipelines.errors import KhabarError
from pipelines.flow.report import BatchReport, Listed, Loaded, Opened, Parsed, Refused
from schemas.article import Article
from schemas.mark import Record
from schemas.source import RawFile, Rejected

Item = TypeVar("Item", bound=Record)
# Level 3 packs Hindi prose to a fifth at 200 MB/s; 19 saves a tenth more and takes fifty times as long.
LEVEL = 3
BUFFER = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Kind(Generic[Item]):
    """One of the files of a batch: its name and the record on each of its lines."""

    name: str
    model: type[Item]


MANIFEST = Kind("manifest", Listed)
RAW = Kind("raw", RawFile)
UNOPENED = Kind("unopened", Rejected)
ARTICLES = Kind("articles", Article)
REJECTED = Kind("rejected", Rejected)
REFUSED = Kind("refused", Refused)
# One line each: the counts of the three steps.
OPENED = Kind("opened", Opened)
PARSED = Kind("parsed", Parsed)
LOADED = Kind("loaded", Loaded)


@dataclass(frozen=True, slots=True)
class Records:
    """The stored records under `root`, a folder or an address of fsspec's."""

    root: str

    def path(self, batch: str, kind: Kind[Any]) -> str:
        """Return where the file of that kind is, whether or not it exists."""
        return f"{self.root.rstrip('/')}/{batch}/{kind.name}.jsonl.zst"

    def has(self, batch: str, kind: Kind[Any]) -> bool:
        """Tell whether the batch has that file."""
        fs, path = fsspec.url_to_fs(self.path(batch, kind))
        return bool(fs.exists(path))

    def written(self, batch: str, kind: Kind[Any]) -> datetime:
        """Return when that file of the batch was written. Raises FileNotFoundError when there is none."""
        fs, path = fsspec.url_to_fs(self.path(batch, kind))
        moment: datetime = fs.modified(path)
        return moment

    def batches(self) -> list[str]:
        """Return the keys of all batches that have a manifest, sorted."""
        fs, root = fsspec.url_to_fs(self.root)
        if not fs.exists(root):
            return []
        folders = (entry["name"].rstrip("/") for entry in fs.ls(root, detail=True) if entry["type"] == "directory")
        return [key for key in sorted(f.rpartition("/")[2] for f in folders) if self.has(key, MANIFEST)]

    @contextmanager
    def writing(self, batch: str, kind: Kind[Item]) -> Iterator[Callable[[Item], None]]:
        """Give a function that writes one record; the file takes its place when the block ends without an error."""
        with self._writing_lines(batch, kind) as put:
            yield lambda record: put(_line(record))

    @contextmanager
    def _writing_lines(self, batch: str, kind: Kind[Any]) -> Iterator[Callable[[bytes], None]]:
        fs, path = fsspec.url_to_fs(self.path(batch, kind))
        fs.makedirs(path.rpartition("/")[0], exist_ok=True)
        # A name of its own: two runs of one batch must not write into each other's file.
        part = f"{path}.{uuid.uuid4().hex}.part"
        try:
            with fs.open(part, "wb") as file, zstandard.ZstdCompressor(LEVEL).stream_writer(file) as lines:

                def put(line: bytes) -> None:
                    lines.write(line)

                yield put
            fs.mv(part, path)
        finally:
            if fs.exists(part):
                fs.rm(part)

    def write(self, batch: str, kind: Kind[Item], records: Iterable[Item]) -> int:
        """Write all `records` as that file of the batch; return how many there were."""
        number = 0
        with self.writing(batch, kind) as put:
            for record in records:
                put(record)
                number += 1
        return number

    def sift(self, batch: str, kind: Kind[Any], keep: Callable[[dict[str, Any]], bool]) -> None:
        """Keep only the records for which `keep` holds, each as it was written."""
        with self._writing_lines(batch, kind) as put:
            for line in self._lines(batch, kind):
                if keep(orjson.loads(line)):
                    put(line)

    def read(self, batch: str, kind: Kind[Item]) -> Iterator[Item]:
        """Yield the records in the order written, holding one at a time.

        Raises KhabarError when there is no such file or it is damaged.
        """
        for number, line in enumerate(self._lines(batch, kind), 1):
            try:
                yield kind.model.model_validate_json(line)
            except ValidationError as error:
                raise _unusable(self.path(batch, kind), f"line {number}: {error}") from error

    def read_plain(self, batch: str, kind: Kind[Any]) -> Iterator[dict[str, Any]]:
        """Yield the records as plain JSON, unchecked: fast, and good for those of an older schema."""
        return map(orjson.loads, self._lines(batch, kind))

    def only(self, batch: str, kind: Kind[Item]) -> Item:
        """Return the record of a file that holds one. Raises KhabarError when there is none."""
        for record in self.read(batch, kind):
            return record
        raise _unusable(self.path(batch, kind), "it is empty")

    def report(self, batch: str) -> BatchReport:
        """Return the counts of a batch that went the whole way. Raises KhabarError for one that did not."""
        opened, parsed = self.only(batch, OPENED), self.only(batch, PARSED)
        return BatchReport(batch=batch, opened=opened, parsed=parsed, loaded=self.only(batch, LOADED))

    def _lines(self, batch: str, kind: Kind[Any]) -> Iterator[bytes]:
        fs, path = fsspec.url_to_fs(self.path(batch, kind))
        try:
            with fs.open(path, "rb") as file, zstandard.ZstdDecompressor().stream_reader(file) as plain:
                yield from io.BufferedReader(plain, BUFFER)
        except (OSError, zstandard.ZstdError) as error:
            raise _unusable(path, str(error)) from error


def _line(record: Record) -> bytes:
    # Computed facets are derived again when read: they are indexed, never stored.
    return record.model_dump_json(exclude_computed_fields=True).encode() + b"\n"


def _unusable(path: str, why: str) -> KhabarError:
    return KhabarError(
        f"the stored records {path} cannot be read: {why}",
        mend="run the batch again from its sources: `khabar run PATH`",
    )
