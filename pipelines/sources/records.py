"""JSON documents and Parquet: tables whose rows are objects."""

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, TextIO

from pipelines.sources.columns import Columns, Row, has_column, names_field
from pipelines.sources.decoding import Problem
from pipelines.sources.lines import text_of
from pipelines.sources.members import Found, Member
from pipelines.sources.streams import seekable
from pipelines.sources.tables import Numbered, no_text_column, open_table
from schemas.source import RejectCode

_CHUNK = 1 << 16
_BETWEEN = re.compile(r"[\s,\ufeff]*")
_PARQUET_ROWS = 32


def read_json(stream: BinaryIO, columns: Columns, max_bytes: int) -> Iterator[Numbered]:
    """Yield the objects of a JSON list, one at a time; a single object is an article or holds a list of them."""
    number = 0
    for value in _values(text_of(stream), max_bytes):
        for row in _rows(value, columns):
            number += 1
            yield Numbered(number, row)


def _rows(value: object, columns: Columns) -> Iterator[Row | Problem]:
    """Yield the articles in one value: itself, or those of the list it wraps ({"articles": [...]})."""
    if not isinstance(value, dict):
        yield Problem(RejectCode.SCHEMA, f"no JSON object but a {type(value).__name__}")
    elif columns.records in value:
        yield from (row for item in value[columns.records] for row in _rows(item, columns))
    elif has_column(columns.text + columns.html, value):
        yield value
    else:
        lists = [v for v in value.values() if isinstance(v, list) and v and all(isinstance(i, dict) for i in v)]
        yield from lists[0] if len(lists) == 1 else [value]


def _values(text: TextIO, max_chars: int) -> Iterator[object]:
    """Yield the elements of the list in `text`, or the values that stand in it one after the other.

    Raises ValueError for what is no JSON (nothing after it can be told apart) and EOFError for a list without its end.
    """
    buffer = text.read(_CHUNK)
    at = _start(buffer, 0)
    listed = buffer[at : at + 1] == "["
    at += listed
    while True:
        at = _start(buffer, at)
        if listed and buffer[at : at + 1] == "]":
            return
        found = _decoded(buffer, at) if at < len(buffer) else None
        if found is not None:
            value, at = found
            yield value
            continue
        more = text.read(max(_CHUNK, len(buffer) - at))
        if not more and at == len(buffer) and not listed:
            return
        if not more:
            raise EOFError("the JSON ends before it is closed")
        buffer, at = buffer[at:] + more, 0
        if len(buffer) > 2 * max_chars + _CHUNK:
            raise ValueError(f"an object is larger than one article may be ({max_chars:,}); save a list or JSON lines")


def _start(buffer: str, at: int) -> int:
    found = _BETWEEN.match(buffer, at)
    return found.end() if found else at


def _decoded(buffer: str, at: int) -> tuple[Any, int] | None:
    """Return the value at `at` and where it ends, None when it goes on beyond the buffer. Raises ValueError."""
    try:
        value, end = json.JSONDecoder().raw_decode(buffer, at)
    except json.JSONDecodeError as error:
        if error.msg.startswith("Unterminated string") or error.pos > len(buffer) - 16:
            return None
        raise ValueError(f"no JSON: {error.msg}, near {buffer[error.pos : error.pos + 20]!r}") from error
    # A number or word at the very end may go on.
    return None if end == len(buffer) and not isinstance(value, dict | list | str) else (value, end)


def open_parquet(member: Member, stream: BinaryIO, max_bytes: int) -> Iterator[Found]:
    """Yield the rows of a Parquet file as articles."""
    with seekable(member, stream, max_bytes) as whole:
        yield from open_table("parquet", _read_parquet)(member, whole, max_bytes)


def _read_parquet(stream: BinaryIO, columns: Columns, _max_bytes: int) -> Iterator[Numbered]:
    """Yield rows a few at a time, of the columns only those with a meaning here."""
    import pyarrow.parquet as pq

    table = pq.ParquetFile(stream, pre_buffer=False)
    names = table.schema_arrow.names
    problem = no_text_column(columns, dict.fromkeys(names))
    if problem:
        yield Numbered(None, problem)
        return
    wanted = [name for name in names if names_field(columns, name)]
    number = 0
    for batch in table.iter_batches(batch_size=_PARQUET_ROWS, columns=wanted):
        for row in batch.to_pylist():
            number += 1
            yield Numbered(number, row)
