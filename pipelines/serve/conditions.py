"""Conditions on figures: `सैनिक >= 10000`, `money > 500 करोड़`, `kilometre 100..200`, `date = 2024-06`.

What stands before the comparison or after the number is a kind of figure (count, money, percent ...), a thing counted
in any inflection, or a unit or currency, in Hindi as articles print it or as the record has it (kilometre, INR). All
parts of a condition hold for ONE figure.
"""

import re
from typing import Any, NamedTuple, get_args

from pipelines.errors import QueryError
from pipelines.hindi.normalise import fold, to_ascii_digits
from pipelines.hindi.numbers import read_numeral
from pipelines.parse.figures import find_figures
from schemas.entity import Stretch
from schemas.figure import FigureKind

KINDS = frozenset(get_args(FigureKind))
MEND = "write it like 'सैनिक >= 10000', 'money > 500 करोड़', 'प्रतिशत 10..20' or 'date = 2024-06'"
_CONDITION = re.compile(r"(?P<what>[^<>=≥≤]*?)\s*(?P<sign>>=|<=|≥|≤|>|<|=)\s*(?P<value>[^<>=≥≤]+)")
_RANGE = re.compile(r"(?P<what>.*?)\s*(?P<least>-?\d\S*)\s*\.\.\s*(?P<most>-?\d.*)")
_UNIT_AT_NUMBER = re.compile(r"(\d)(?=[^\d\s.,:-])")
_SIGNS = {"≥": ">=", "≤": "<="}
# A year and month, a day, a day of any year, a time of day.
_ISO = re.compile(r"(?:\d{4}|-)-\d{2}(?:-\d{2})?|\d{1,2}:\d{2}")
# Sorts after every continuation of a date: "2024-06" + LAST is past the last day of June.
LAST = "\uffff"


class Condition(NamedTuple):
    """kind: kind of figure, None for any. what: things, units or currencies that all hold. Bounds: None where open."""

    kind: str | None
    what: tuple[str, ...]
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
    Condition(kind=None, what=('सैनिक',), least='10000', most=None, open_least=False, open_most=False)
    """
    ranged = _RANGE.fullmatch(text.strip())
    if ranged is not None:
        first, rest = _read_value(ranged["least"])
        last, unit = _read_value(ranged["most"])
        return _condition([ranged["what"], rest, unit], first, last, "..")
    found = _CONDITION.fullmatch(text.strip())
    if found is None:
        raise QueryError(f"{text!r} is no condition on a figure", mend=MEND, fault="condition", value=text)
    sign = _SIGNS.get(found["sign"], found["sign"])
    value, unit = _read_value(found["value"])
    least = value if sign in {">", ">=", "="} else None
    most = value if sign in {"<", "<=", "="} else None
    return _condition([found["what"], unit], least, most, sign)


def build_condition(text: str) -> dict[str, Any]:
    """Return the nested query of one condition; a range in the text counts for every value it holds."""
    asked = parse_condition(text)
    clauses = [*_what(asked), *(_dates(asked) if asked.is_date else _numbers(asked))]
    return {"nested": {"path": "figures", "query": {"bool": {"filter": clauses}}}}


def _condition(words: list[str], least: str | None, most: str | None, sign: str) -> Condition:
    first, _, rest = words[0].strip().partition(" ")
    kind = first.lower() if first.lower() in KINDS else None
    named = (rest if kind else words[0], *words[1:])
    what = tuple(word.strip() for word in named if word.strip())
    return Condition(kind, what, least, most, sign == ">", sign == "<")


def _read_value(text: str) -> tuple[str, str]:
    """Return an ISO date or time, or a number as articles print it (१०,०००, डेढ़ लाख), and the words after it."""
    printed = to_ascii_digits(text.strip())
    if _ISO.fullmatch(printed):
        return printed, ""
    words = _UNIT_AT_NUMBER.sub(r"\1 ", printed.removeprefix("-")).split()
    # A decimal point is kept, which `fold` takes for a space.
    keys = [".".join(map(fold, word.split("."))) for word in words]
    numeral = read_numeral([*keys, ""], 0)
    if numeral is None:
        raise QueryError(f"{text.strip()!r} is no number or date", mend=MEND, fault="number", value=text.strip())
    sign = "-" if printed.startswith("-") else ""
    return f"{sign}{numeral.value.normalize():f}", " ".join(words[numeral.stop :])


def _what(asked: Condition) -> list[dict[str, Any]]:
    kinds: list[dict[str, Any]] = [{"term": {"figures.kind": asked.kind}}] if asked.kind else []
    return [*kinds, *map(_named, asked.what)]


def _named(what: str) -> dict[str, Any]:
    """A thing counted, a unit or a currency; Hindi units are read as in an article."""
    read = find_figures([Stretch(0, f"5 {what}")], None)
    units = {what.lower().replace(" ", "_"), *(figure.unit for figure in read if figure.unit)}
    currencies = {what.upper(), *(figure.currency for figure in read if figure.currency)}
    any_of: list[dict[str, Any]] = [
        {"match": {"figures.of.words": {"query": what, "operator": "and"}}},
        {"terms": {"figures.unit": sorted(units)}},
        {"terms": {"figures.currency": sorted(currencies)}},
    ]
    return {"bool": {"should": any_of, "minimum_should_match": 1}}


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
