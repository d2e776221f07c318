"""The `Index` mark: how one field of a record is held in OpenSearch.

A field of a record is one line: its type, its description and its mark. The mapping, the facet table, the searched
fields and the Dashboards index pattern are derived from the marks (`pipelines.index.mapping`); nothing repeats them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, ConfigDict


@dataclass(frozen=True, slots=True)
class Index:
    """How a field is indexed.

    mapping: plain OpenSearch mapping JSON. An `object` or `nested` mapping gets its `properties` from the marks of
        the field's own model.
    facet: name under which the field is counted and filtered (`--outlet`, `?outlet=`); None: no facet.
    boost: weight of the field in full-text search; None: not searched by plain words.
    """

    mapping: Mapping[str, Any] = field(hash=False)
    facet: str | None = None
    boost: float | None = None


# Longer values are returned and not indexed: Lucene refuses a document with a term over 32,766 bytes.
KEYWORD: Mapping[str, Any] = {"type": "keyword", "ignore_above": 8191}
LONG: Mapping[str, Any] = {"type": "long"}
BOOLEAN: Mapping[str, Any] = {"type": "boolean"}
DOUBLES: Mapping[str, Any] = {"type": "double"}
OBJECT: Mapping[str, Any] = {"type": "object"}
NESTED: Mapping[str, Any] = {"type": "nested"}
# Words for people, in no language of the articles: what went wrong with a file.
TEXT: Mapping[str, Any] = {"type": "text"}
# Dates keep their precision: "2025-08-13T14:09+05:30", "2025-08-13", "2024-06" and "1910" are all indexed.
DATE: Mapping[str, Any] = {"type": "date", "format": "strict_date_optional_time"}
# Kept in _source and returned, never searched.
STORED: Mapping[str, Any] = {"type": "object", "enabled": False}
STORED_TEXT: Mapping[str, Any] = {"type": "text", "index": False}
# The Latin key of both scripts: bare consonants, and consonants with vowels. The latter is asked nearly;
# how often a word is there is left out, which orders as well (MRR@10 .9561, not .9550) and costs less.
KEYS: Mapping[str, Any] = {
    "latin": {"type": "text", "analyzer": "latin"},
    "sound": {"type": "text", "analyzer": "sound", "index_options": "docs"},
}
# Hindi prose: stemmed and folded, with an unstemmed twin so that "quoted phrases" mean what they say.
# Offsets in the postings let the highlighter work without reading the text again.
HINDI: Mapping[str, Any] = {
    "type": "text",
    "analyzer": "hindi_index",
    "search_analyzer": "hindi_search",
    "index_options": "offsets",
    "fields": {"exact": {"type": "text", "analyzer": "exact"}, **KEYS},
}
# Names in either script, one value a position block so that a phrase never runs from one name into the next.
# They stand in the prose too, so what is nearly the same sound is asked for there.
NAMES: Mapping[str, Any] = {
    "type": "text",
    "analyzer": "exact",
    "position_increment_gap": 100,
    "fields": {"latin": KEYS["latin"]},
}


class Record(BaseModel):
    """A frozen record that refuses unknown fields: what is not in the contract is an error, never dropped."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class IndexedRecord(Record):
    """A record every field of which carries an `Index` mark; one without is an error at import."""

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        for name, mark, _ in cls._declared():
            if mark is None:
                raise TypeError(f"{cls.__module__}.{cls.__name__}.{name} has no Index(...) mark; add one")

    @classmethod
    def _declared(cls) -> Iterator[tuple[str, Index | None, Any]]:
        for name, info in cls.model_fields.items():
            yield name, next((m for m in info.metadata if isinstance(m, Index)), None), info.annotation
        # What a part of the record adds (`FlatFigures`) comes after what the record itself says.
        for name, computed in sorted(cls.model_computed_fields.items(), key=lambda item: item[0] not in vars(cls)):
            hint = computed.return_type
            parts = get_args(hint) if get_origin(hint) is Annotated else (hint,)
            yield name, next((m for m in parts[1:] if isinstance(m, Index)), None), parts[0]

    @classmethod
    def marks(cls) -> Iterator[tuple[str, Index, Any]]:
        """Yield (field name, its mark, its type) for stored fields first, computed facets after, in order."""
        for name, mark, annotation in cls._declared():
            assert mark is not None  # held by __pydantic_init_subclass__
            yield name, mark, annotation
