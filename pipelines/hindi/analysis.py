"""The analysis chain of the index: `reference/analysis.json`, checked.

Plain OpenSearch settings made of built-in filters only, so that any cluster can run them; why each part is there is
written in the file's `_notes`.
"""

from collections.abc import Mapping
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from pipelines.reference import load

# Part of OpenSearch itself (module analysis-common): no plugin, no script.
CHAR_FILTERS = frozenset({"mapping", "pattern_replace"})
FILTERS = frozenset({"stop", "stemmer_override", "keyword_marker", "stemmer", "pattern_replace"})
READY_MADE = frozenset({"lowercase", "decimal_digit"})
ANALYZERS = frozenset({"hindi_index", "hindi_search", "exact"})


class _Analyzer(BaseModel):
    model_config = ConfigDict(extra="forbid")
    type: str = Field(pattern="custom")
    char_filter: list[str]
    tokenizer: str = Field(pattern="standard")
    filter: list[str]


class _Analysis(BaseModel):
    model_config = ConfigDict(extra="forbid")
    notes: dict[str, str] = Field(alias="_notes")
    char_filter: dict[str, dict[str, Any]]
    filter: dict[str, dict[str, Any]]
    analyzer: dict[str, _Analyzer]

    @model_validator(mode="after")
    def _holds(self) -> Self:
        if missing := ANALYZERS - self.analyzer.keys():
            raise ValueError(f"analyzer lacks {', '.join(sorted(missing))}")
        _check_types("char_filter", self.char_filter, CHAR_FILTERS)
        _check_types("filter", self.filter, FILTERS)
        for name, analyzer in self.analyzer.items():
            unknown = {*analyzer.char_filter} - self.char_filter.keys()
            unknown |= {*analyzer.filter} - self.filter.keys() - READY_MADE
            if unknown:
                raise ValueError(f"analyzer {name} uses {', '.join(sorted(unknown))}, which the file does not define")
        return self


def _check_types(part: str, entries: Mapping[str, Mapping[str, Any]], allowed: frozenset[str]) -> None:
    for name, entry in entries.items():
        if entry.get("type") not in allowed:
            raise ValueError(
                f"{part}.{name} is of type {entry.get('type')!r}; built-in are {', '.join(sorted(allowed))}"
            )


def build_analysis() -> dict[str, Any]:
    """Return the `analysis` part of the index settings.

    Raises ReferenceDataError for a filter that is not built in, or a name that is not defined.
    """
    return load("analysis.json", _Analysis).model_dump(exclude={"notes"})
