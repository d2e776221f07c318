"""Tables: each row is an article. One function per format turns a stream into numbered rows."""

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple, TypeAlias

from pipelines.sources.columns import (
    Columns,
    MappingError,
    Row,
    columns_beside,
    first_value,
    has_column,
    keyed,
    to_facts,
)
from pipelines.sources.decoding import Problem
from pipelines.sources.members import Found, Member, Opener, reject, to_raw, too_large
from schemas.source import RejectCode


class Numbered(NamedTuple):
    """A row with its number as a person counts (a line of a text file, else 1, 2 ...), or why it is none.

    number is None for a problem of the whole table.
    """

    number: int | None
    row: Row | Problem


RowReader: TypeAlias = Callable[[BinaryIO, Columns, int], Iterator[Numbered]]
"""Takes a stream, its columns and the most bytes one row may have."""

_MARKUP = re.compile(r"<(?:p|br|div|article|section|h[1-6])\b[^<>]*>", re.IGNORECASE)


def open_table(format: str, read_rows: RowReader) -> Opener:
    """Return the opener of a table format: one article a row, `table!/number` its address."""

    def opener(member: Member, stream: BinaryIO, max_bytes: int) -> Iterator[Found]:
        try:
            columns = columns_beside(member.uri)
        except MappingError as error:
            yield reject(member.uri, format, RejectCode.SCHEMA, str(error))
            return
        for number, row in read_rows(stream, columns, max_bytes):
            uri = member.uri if number is None else f"{member.uri}!/{number}"
            if isinstance(row, Problem):
                yield reject(uri, format, row.code, row.detail)
            else:
                yield _to_article(uri, format, columns, row, max_bytes)

    return opener


def no_text_column(columns: Columns, names: Row) -> Problem | None:
    """Return the problem of a table without a column for the text, naming those it has; None when there is one."""
    if has_column(columns.text + columns.html, names):
        return None
    there = ", ".join(map(repr, list(names)[:20])) or "none"
    return Problem(RejectCode.SCHEMA, f"no column for the text; there are {there}: name it in khabar-columns.yaml")


def _to_article(uri: str, format: str, columns: Columns, row: Row, max_bytes: int) -> Found:
    problem = no_text_column(columns, row)
    if problem:
        return reject(uri, format, problem.code, problem.detail)
    named = keyed(row)
    text = "\n\n".join(first_value(columns.text, named))
    markup = "" if text else "\n".join(first_value(columns.html, named))
    facts = to_facts(columns, row)
    try:
        content = (text or markup).encode()
        facts.model_dump_json()
    except ValueError:
        return reject(uri, format, RejectCode.UNDECODABLE, "its text holds bytes that are no UTF-8")
    if len(content) > max_bytes:
        return too_large(uri, format, max_bytes, len(content))
    return to_raw(uri, "html" if markup or _is_markup(text) else format, content, facts)


def _is_markup(text: str) -> bool:
    return text.lstrip()[:1] == "<" or len(_MARKUP.findall(text[:20_000])) > 1
