"""Numeric facts."""

from typing import Annotated, Literal

from schemas.mark import BOOLEAN, KEYWORD, STORED_TEXT, Index, IndexedRecord

FigureKind = Literal[
    "count",
    "percent",
    "money",
    "ordinal",
    "measure",
    "temperature",
    "duration",
    "age",
    "date",
    "time",
    "year",
    "ratio",
    "score",
    "number",
]

# Counted as it stands, found in any inflection: `सैनिकों >= 10000` finds सैनिक.
COUNTED = {**KEYWORD, "fields": {"words": {"type": "text", "analyzer": "hindi_index"}}}
# A number where the value is one; dates, ratios and scores are found by `value.printed`.
NUMBER = {"type": "double", "ignore_malformed": True, "fields": {"printed": {"type": "keyword"}}}
POSITION = {"type": "integer", "index": False, "doc_values": False}


class Figure(IndexedRecord):
    """One numeric fact, with the stretch that states it: `Article.text[start:end] == text` (code points)."""

    kind: Annotated[FigureKind, Index(KEYWORD)]
    value: Annotated[str, Index(NUMBER)]
    """Exact: a decimal after magnitude words ("500000"), ISO 8601 for dates and times, "a:b" for ratios."""
    value_max: Annotated[str | None, Index(NUMBER)] = None
    """Upper end of a range; None when it is one value."""
    unit: Annotated[str | None, Index(KEYWORD)] = None
    """English unit as printed, not converted (kilometre, percent, day); None when there is none."""
    of: Annotated[str | None, Index(COUNTED)] = None
    """What is counted: head noun in the singular direct form; None when nothing is."""
    currency: Annotated[str | None, Index(KEYWORD)] = None
    """ISO 4217; None unless it is money."""
    approximate: Annotated[bool, Index(BOOLEAN)] = False
    bound: Annotated[Literal["more_than", "at_least", "less_than", "at_most"] | None, Index(KEYWORD)] = None
    direction: Annotated[Literal["rise", "fall", "to", "by"] | None, Index(KEYWORD)] = None
    """For changes; None when no change is stated."""
    text: Annotated[str, Index(STORED_TEXT)]
    start: Annotated[int, Index(POSITION)]
    end: Annotated[int, Index(POSITION)]
