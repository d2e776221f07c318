"""Conditions on figures: `सैनिक >= 10000`, `money > 500 करोड़`, `kilometre 100..200`, `date = 2024-06`.

What stands before the comparison is a kind of figure (count, money, percent ...), a thing counted in any inflection,
an English unit or a currency code, or a kind and one of these. All parts of a condition hold for ONE figure.
"""

import re
from typing import Any, NamedTuple, get_args

from pipelines.errors import QueryError
from pipelines.hindi.normalise import fold, to_ascii_digits
from pipelines.hindi.numbers import read_numeral
from schemas.figure import FigureKind

KINDS = frozenset(get_args(FigureKind))
MEND = "write it like 'सैनिक >= 10000', 'money > 500 करोड़', 'percent 10..20' or 'date = 2024-06'"
_CONDITION = re.compile(r"(?P<what>[^<>=≥≤]*?)\s*(?P<sign>>=|<=|≥|≤|>|<|=)\s*(?P<value>[^<>=≥≤]+)")
_RANGE = re.compile(r"(?P<what>.*?)\s*(?P<least>-?\d\S*)\s*\.\.\s*(?P<most>-?\d\S*)")
_SIGNS = {"≥": ">=", "≤": "<="}
# A year and month, a day, a day of any year, a time of day.
_ISO = re.compile(r"(?:\d{4}|-)-\d{2}(?:-\d{2})?|\d{1,2}:\d{2}")
# Sorts after every continuation of a date: "2024-06" + LAST is past the last day of June.
LAST = "\uffff"


class Condition(NamedTuple):
    """kind: kind of figure, None for any. what: thing, unit or currency, "" for any. Bounds: None where open."""

    kind: str | None
    what: str
    least: str | None
    most: str | None
    open_least: bool
    open_most: bool

    @property
    def is_date(self) -> bool:
        """Dates and times are compared as printed in ISO 8601, everything else as numbers."""
        bounds = [bound for bound in (self.least, self.most) if bound is not None]
        return self.kind in {"date", "time"} or any(_ISO.fullmatch(bound) for bound in bounds)


def parse_condition(text: str) -> Condition:
    """Return a condition on one figure. Raises QueryError naming what cannot be read.

    >>> parse_condition("सैनिक >= 10 हजार")
    Condition(kind=None, what='सैनिक', least='10000', most=None, open_least=False, open_most=False)
    """
    ranged = _RANGE.fullmatch(text.strip())
    if ranged is not None:
        return _condition(ranged["what"], _value(ranged["least"]), _value(ranged["most"]), "..")
    found = _CONDITION.fullmatch(text.strip())
    if found is None:
        raise QueryError(f"{text!r} is no condition on a figure", mend=MEND)
    sign = _SIGNS.get(found["sign"], found["sign"])
    value = _value(found["value"])
    least = value if ">" in sign or sign == "=" else None
    most = value if "<" in sign or sign == "=" else None
    return _condition(found["what"], least, most, sign)


def build_condition(text: str) -> dict[str, Any]:
    """Return the nested query of one condition; a range in the text counts for every value it holds."""
    asked = parse_condition(text)
    clauses = [*_what(asked), *(_dates(asked) if asked.is_date else _numbers(asked))]
    return {"nested": {"path": "figures", "query": {"bool": {"filter": clauses}}}}


def _condition(what: str, least: str | None, most: str | None, sign: str) -> Condition:
    first, _, rest = what.strip().partition(" ")
    kind = first.lower() if first.lower() in KINDS else None
    return Condition(kind, rest.strip() if kind else what.strip(), least, most, sign == ">", sign == "<")


def _value(text: str) -> str:
    """Return an ISO date or time, or a number: digits of either script and grouping, with लाख, करोड़ after them."""
    printed = to_ascii_digits(text.strip())
    if _ISO.fullmatch(printed):
        return printed
    # A decimal point is kept, which `fold` takes for a space.
    keys = [".".join(map(fold, word.split("."))) for word in printed.removeprefix("-").split()]
    numeral = read_numeral([*keys, ""], 0)
    if numeral is None or numeral.stop != len(keys):
        raise QueryError(f"{text.strip()!r} is no number or date", mend=MEND)
    return f"{'-' if printed.startswith('-') else ''}{numeral.value.normalize():f}"


def _what(asked: Condition) -> list[dict[str, Any]]:
    clauses: list[dict[str, Any]] = [{"term": {"figures.kind": asked.kind}}] if asked.kind else []
    if asked.what:
        named = [
            {"match": {"figures.of.words": {"query": asked.what, "operator": "and"}}},
            {"term": {"figures.unit": asked.what.lower().replace(" ", "_")}},
            {"term": {"figures.currency": asked.what.upper()}},
        ]
        clauses.append({"bool": {"should": named, "minimum_should_match": 1}})
    return clauses


def _numbers(asked: Condition) -> list[dict[str, Any]]:
    """The figure's own range, value to value_max, must touch the range asked for."""
    clauses: list[dict[str, Any]] = []
    if asked.least is not None:
        lower = {"gt" if asked.open_least else "gte": float(asked.least)}
        ends = [{"range": {"figures.value": lower}}, {"range": {"figures.value_max": lower}}]
        clauses.append({"bool": {"should": ends, "minimum_should_match": 1}})
    if asked.most is not None:
        clauses.append({"range": {"figures.value": {"lt" if asked.open_most else "lte": float(asked.most)}}})
    return clauses


def _dates(asked: Condition) -> list[dict[str, Any]]:
    bounds: dict[str, str] = {}
    if asked.least is not None:
        bounds["gt" if asked.open_least else "gte"] = asked.least + LAST * asked.open_least
    if asked.most is not None:
        bounds["lt" if asked.open_most else "lte"] = asked.most + LAST * (not asked.open_most)
    kinds = {"terms": {"figures.kind": ["date", "time"]}}
    return [kinds, {"range": {"figures.value.printed": bounds}}]
