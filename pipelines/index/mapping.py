"""The index mapping and the tables of facets and searched fields, derived from the marks of `Article`."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple, get_args

from schemas.article import Article
from schemas.mark import Index, IndexedRecord


class Field(NamedTuple):
    """One marked field: its dotted path in a document, and its mark."""

    path: str
    mark: Index


def build_mapping(record: type[IndexedRecord] = Article) -> dict[str, Any]:
    """Return the mapping of an index of `record`: strict, computed facets indexed and not stored.

    Raises TypeError for an object or nested field whose type is no marked record.
    """
    return {
        "dynamic": "strict",
        "_source": {"excludes": list(record.model_computed_fields)},
        "properties": _properties(record),
    }


@cache
def facet_fields() -> Mapping[str, str]:
    """Return facet name -> field path, in the order of the record. Raises TypeError for a name used twice."""
    table: dict[str, str] = {}
    for path, mark in _fields(Article):
        if mark.facet is None:
            continue
        if mark.facet in table:
            raise TypeError(f"facet {mark.facet!r} is marked on {table[mark.facet]} and on {path}")
        table[mark.facet] = path
    return MappingProxyType(table)


@cache
def searched_fields() -> Mapping[str, float]:
    """Return field path -> weight of the fields that plain words look into."""
    return MappingProxyType({path: mark.boost for path, mark in _fields(Article) if mark.boost is not None})


@cache
def is_prose(path: str) -> bool:
    """Tell whether a searched field is Hindi prose: it has an unstemmed `.exact` twin."""
    marks = {field.path: field.mark for field in _fields(Article)}
    return "exact" in marks[path].mapping.get("fields", {})


def _properties(record: type[IndexedRecord]) -> dict[str, Any]:
    return {name: _property(mark, annotation) for name, mark, annotation in record.marks()}


def _property(mark: Index, annotation: Any) -> dict[str, Any]:
    mapping = dict(mark.mapping)
    if _has_properties(mark):
        mapping["dynamic"] = "strict"
        mapping["properties"] = _properties(_record_in(annotation))
    return mapping


def _has_properties(mark: Index) -> bool:
    return mark.mapping.get("type") in {"object", "nested"} and mark.mapping.get("enabled", True)


def _fields(record: type[IndexedRecord], prefix: str = "") -> Iterator[Field]:
    for name, mark, annotation in record.marks():
        yield Field(prefix + name, mark)
        if _has_properties(mark):
            yield from _fields(_record_in(annotation), f"{prefix}{name}.")


def _record_in(annotation: Any) -> type[IndexedRecord]:
    """Return the record inside Optional, tuple, list or Annotated."""
    found = list(_records(annotation))
    if len(found) != 1:
        raise TypeError(f"{annotation} is marked as an object and holds no single record with marks")
    return found[0]


def _records(annotation: Any) -> Iterator[type[IndexedRecord]]:
    if isinstance(annotation, type) and issubclass(annotation, IndexedRecord):
        yield annotation
    for part in get_args(annotation):
        yield from _records(part)
