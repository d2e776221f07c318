"""Which column of a table is which field of an article: the mapping file, and the names tried without one."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from math import isfinite
from typing import Any, TypeAlias

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from pipelines.reference import load
from pipelines.sources.places import open_place, scheme_of
from schemas.source import Facts

MAPPING_FILE = "khabar-columns.yaml"
"""Lies beside the tables it describes; no source itself."""

Row: TypeAlias = Mapping[str, Any]
MANY = frozenset({"authors", "tags"})
"""Facts that hold several values."""


class Columns(BaseModel):
    """Names of the columns that hold each field, tried in order; "a.b" is a key within an object.

    records: key of a JSON object that holds the list of articles; None: the only list of objects in it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: tuple[str, ...] = ()
    html: tuple[str, ...] = ()
    headline: tuple[str, ...] = ()
    standfirst: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    url: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    fetched: tuple[str, ...] = ()
    records: str | None = None

    @field_validator("*", mode="before")
    @classmethod
    def _one_is_many(cls, value: Any, info: Any) -> Any:
        return (value,) if isinstance(value, str) and info.field_name != "records" else value


class MappingError(ValueError):
    """A mapping file that cannot be used, or that names a column the table does not have."""


@cache
def default_columns() -> Columns:
    """Return the names tried where no mapping file speaks (`reference/columns.yaml`)."""
    return load("columns.yaml", Columns)


def columns_beside(uri: str) -> Columns:
    """Return the columns for the table at `uri`: those its mapping file names, the default ones for the rest.

    Raises MappingError naming the mapping file and its row when it breaks the form.
    """
    outer = uri.partition("!/")[0]
    if scheme_of(uri) in ("http", "https"):  # a web server has no folders to lie beside in
        return default_columns()
    beside = f"{outer.rpartition('/')[0]}/{MAPPING_FILE}" if "/" in outer else MAPPING_FILE
    try:
        with open_place(beside) as stream:
            named = Columns.model_validate(yaml.safe_load(stream) or {})
    except OSError:
        return default_columns()
    except (yaml.YAMLError, ValidationError, UnicodeDecodeError) as error:
        raise MappingError(f"{beside}: {' '.join(str(error).split())}") from error
    return default_columns().model_copy(update=named.model_dump(exclude_unset=True))


def to_facts(columns: Columns, row: Row) -> Facts:
    """Return what a row says of its article, each value as printed.

    >>> to_facts(default_columns(), {"Title": "खबर", "date": 1755000000, "author": {"name": "श्रुति"}}).authors
    ('श्रुति',)
    """
    named = keyed(row)
    found: dict[str, Any] = {}
    for field in Facts.model_fields:
        values = first_value(getattr(columns, field), named)
        if values:
            found[field] = tuple(_several(values, field)) if field in MANY else values[0]
    return Facts(**found)


def _several(values: list[str], field: str) -> list[str]:
    """Return the single values of a cell that lists them in one string: "A; B", "['A', 'B']", for tags "A, B" too."""
    if len(values) > 1:
        return values
    listed = values[0].startswith("[") and values[0].endswith("]")
    parts = re.split("[;,|]" if listed or field == "tags" else ";", values[0].strip("[]") if listed else values[0])
    return [part for part in (part.strip(" '\"") for part in parts) if part] or values


def first_value(names: tuple[str, ...], row: Row) -> list[str]:
    """Return the strings in the first of the columns `names` that holds any."""
    found = (list(_printed(_at(row, name))) for name in names)
    return next((values for values in found if values), [])


def has_column(names: tuple[str, ...], row: Row) -> bool:
    """Return whether a row has one of the columns, filled or not."""
    there = keyed(row)
    return any(key_of(name) in there or key_of(name.partition(".")[0]) in there for name in names)


def names_field(columns: Columns, name: str) -> bool:
    """Return whether a column is one of those that hold a field, or an object with one in it."""
    lists = columns.model_dump(exclude={"records"}).values()
    return any(key_of(name) in (key_of(n), key_of(n.partition(".")[0])) for names in lists for n in names)


@lru_cache(maxsize=10_000)
def key_of(name: str) -> str:
    """Return a column's name as it is compared.

    >>> key_of("Published-At") == key_of("published_at")
    True
    """
    return "".join(char for char in name.casefold() if char not in "-_ ")


def keyed(row: Row) -> Row:
    """Return a row under its compared names."""
    return {key_of(str(key)): value for key, value in row.items()}


def _at(row: Row, name: str) -> Any:
    found = row.get(key_of(name))
    for part in name.split(".") if found is None and "." in name else ():
        row = keyed(row)
        found = row.get(key_of(part))
        row = found if isinstance(found, Mapping) else {}
    return found


def _printed(value: Any) -> Iterator[str]:
    """Yield the strings in a cell: of a list each, of an object its name, of a date its ISO form."""
    if isinstance(value, bytes):
        value = value.decode(errors="surrogateescape")
    if isinstance(value, str) and value.strip():
        yield value
    elif isinstance(value, dt.date):
        yield value.isoformat()
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _printed(item)
    elif isinstance(value, Mapping):
        yield from _printed(value.get("name") or value.get("text"))
    elif isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value):
        yield str(value)
