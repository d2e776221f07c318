"""JSON lines and CSV: tables of text lines."""

import codecs
import csv
import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO, TextIO

import orjson

from pipelines.sources.columns import Columns
from pipelines.sources.decoding import Problem
from pipelines.sources.streams import buffered
from pipelines.sources.tables import Numbered, no_text_column
from schemas.source import RejectCode

# A line longer than an article is skipped to its end, as long as that comes within this many times its length.
_SKIPPED = 50
_WIDE = ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def text_of(stream: BinaryIO) -> TextIO:
    """Return a stream as text: UTF-16 and UTF-32 by their mark, else UTF-8 with bytes that are none kept as such."""
    peekable = buffered(stream)
    head = peekable.peek(4)
    codec = next((codec for mark, codec in _WIDE if head.startswith(mark)), "utf-8-sig")
    return io.TextIOWrapper(peekable, encoding=codec, errors="surrogateescape", newline="")


def read_jsonl(stream: BinaryIO, _columns: Columns, max_bytes: int) -> Iterator[Numbered]:
    """Yield the object in each line; a line that is none is a problem of its own, blank lines are nothing."""
    lines, number = text_of(stream), 0
    while line := lines.readline(max_bytes + 1):
        number += 1
        if len(line) > max_bytes and not line.endswith("\n"):
            detail = f"line {number} is longer than one article may be ({max_bytes:,} bytes)"
            yield Numbered(number, Problem(RejectCode.TOO_LARGE, detail))
            _skip_line(lines, max_bytes)
        elif line.strip():
            yield Numbered(number, _parsed(line, number))


def _skip_line(lines: TextIO, max_bytes: int) -> None:
    for _ in range(_SKIPPED):
        rest = lines.readline(max_bytes)
        if not rest or rest.endswith("\n"):
            return
    raise ValueError(f"no line end within {_SKIPPED * max_bytes:,} bytes; what follows is not read")


def _parsed(line: str, number: int) -> Any:
    try:
        found = orjson.loads(line)
    except orjson.JSONDecodeError:
        found = _parsed_leniently(line, number)
    if isinstance(found, dict | Problem):
        return found
    return Problem(RejectCode.SCHEMA, f"line {number} holds no JSON object but a {type(found).__name__}")


def _parsed_leniently(line: str, number: int) -> Any:
    """Return what orjson refuses and Python writes: NaN. Else the problem with the line."""
    try:
        line.encode()
        return json.loads(line)
    except UnicodeEncodeError as error:
        return Problem(RejectCode.UNDECODABLE, f"line {number} is no UTF-8 at character {error.start}")
    except (ValueError, RecursionError) as error:
        return Problem(RejectCode.DAMAGED, f"line {number} is no JSON: {error}")


def read_csv(stream: BinaryIO, columns: Columns, max_bytes: int) -> Iterator[Numbered]:
    """Yield each row under the names of the first line; comma, semicolon, tab and bar separate.

    A row with more or fewer cells than there are names is a problem: its fields may have moved.
    """
    csv.field_size_limit(max_bytes)
    lines = text_of(stream)
    first = lines.readline(max_bytes)
    delimiter = max(",;\t|", key=first.count)
    names = next(csv.reader([first], delimiter=delimiter), [])
    problem = no_text_column(columns, dict.fromkeys(names))
    if problem:
        yield Numbered(None, problem)
        return
    # Strict, so that a quote left open is an error at its own row and does not swallow the rows after it.
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        number = rows.line_num + 2
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Numbered(number, Problem(RejectCode.DAMAGED, f"lines {number} to {rows.line_num + 1}: {error}"))
            continue
        if len(cells) == len(names):
            yield Numbered(number, dict(zip(names, cells, strict=True)))
        elif cells:
            detail = f"the row from line {number} on has {len(cells)} cells, the header {len(names)}"
            yield Numbered(number, Problem(RejectCode.DAMAGED, detail))
