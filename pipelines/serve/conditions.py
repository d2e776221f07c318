"""Conditions on figures: `सैनिक >= 10000`, `money > 500 करोड़`, `kilometre 100..200`, `date = 2024-06`.

What stands before the comparison or after the number is a kind of figure (count, money, percent ...), a thing counted
in any inflection, or a unit or currency, in Hindi as articles print it or as the record has it (kilometre, INR). All
parts of a condition hold for ONE figure. A unit stands for all of its dimension: `किमी >= 10` finds 10,000 मीटर.
"""

import re
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple, get_args

from pipelines.errors import QueryError
from pipelines.hindi.normalise import fold, to_ascii_digits
from pipelines.hindi.numbers import read_numeral
from pipelines.parse.figures import find_figures
from schemas.entity import Stretch
from schemas.figure import Figure, FigureKind
from schemas.units import HUNDREDTHS, Size, units_beside

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
# What a bound gives between two units.
_SLACK = 1e-9


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
    # A figure as an article states it, "10 किमी" or "15 हजार सैनिक", asks for that value.
    stated = "= " * text.strip()[:1].isdecimal() + text.strip()
    found = _CONDITION.fullmatch(text.strip()) or _CONDITION.fullmatch(stated)
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
    kinds: list[dict[str, Any]] = [{"term": {"figures.kind": asked.kind}}] if asked.kind else []
    clauses = [*kinds, *_dated(asked)] if asked.is_date else [*kinds, *_numeric(asked)]
    return {"nested": {"path": "figures", "query": {"bool": {"filter": clauses}}}}


def build_bounds(unit: str | None, least: float | None, most: float | None) -> list[dict[str, Any]]:
    """Return the clauses, for a nested query, of figures within bounds; None: no matter which unit, or open.

    unit: as the record or an article has it; it stands for all of its dimension, and the bounds are in it. One of no
    fixed size (percent, bigha) stands for itself.
    """
    lower, upper = (None if bound is None else repr(bound) for bound in (least, most))
    asked = Condition(None, (), lower, upper, open_least=False, open_most=False)
    if unit is None:
        return _numbers(asked)
    if _sizes(unit):
        return [_any_of(*_each_size(asked, unit))]
    return [{"terms": {"figures.unit": sorted(_units(unit))}}, *_numbers(asked)]


def _dated(asked: Condition) -> list[dict[str, Any]]:
    return [*map(_named, asked.what), *_dates(asked)]


def _numeric(asked: Condition) -> list[dict[str, Any]]:
    """The bounds in the unit or currency that is named, and the other words."""
    sized = next((word for word in asked.what if _sizes(word)), None)
    paid = next((word for word in asked.what if _currencies(word)), None) if sized is None else None
    others = [_named(word) for word in asked.what if word not in (sized, paid)]
    if sized is not None:
        return [*others, *_sized(asked, sized)]
    if paid is not None or asked.kind == "money":
        return [*others, *_paid(asked, paid)]
    return [*others, *_numbers(asked)]


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


def _named(what: str) -> dict[str, Any]:
    """A thing counted, or a unit; Hindi units are read as in an article."""
    return _any_of([_counted(what)], [{"terms": {"figures.unit": sorted(_units(what))}}])


def _any_of(*ways: list[dict[str, Any]]) -> dict[str, Any]:
    """Any of several ways, each of which holds as a whole."""
    should = [way[0] if len(way) == 1 else {"bool": {"filter": way}} for way in ways]
    return {"bool": {"should": should, "minimum_should_match": 1}}


def _counted(what: str) -> dict[str, Any]:
    return {"match": {"figures.of.words": {"query": what, "operator": "and"}}}


def _read(what: str) -> list[Figure]:
    return find_figures([Stretch(0, f"5 {what}")], None)


def _units(what: str) -> set[str]:
    return {what.lower().replace(" ", "_"), *(figure.unit for figure in _read(what) if figure.unit)}


def _sizes(what: str) -> dict[str, Size]:
    """The sizes of all units of the dimension a word names; none for a thing, a currency or a unit of no fixed size."""
    return next((sizes for unit in sorted(_units(what)) if (sizes := units_beside(unit))), {})


def _sized(asked: Condition, what: str) -> list[dict[str, Any]]:
    """The bounds in each unit of the dimension; the word may also be what is counted: 5 लाख मीटर लगे."""
    return [_any_of(*_each_size(asked, what), [_counted(what), *_numbers(asked)])]


def _each_size(asked: Condition, what: str) -> list[list[dict[str, Any]]]:
    sizes = _sizes(what)
    own = next(sizes[unit] for unit in sorted(_units(what)) if unit in sizes)
    return [
        [*_in_unit(name, size, own), *_numbers(asked, None if size == own else partial(_converted, own, size))]
        for name, size in sizes.items()
    ]


def _in_unit(name: str, size: Size, own: Size) -> list[dict[str, Any]]:
    """Figures in one unit; asked in days, years of age are none."""
    unit: list[dict[str, Any]] = [{"term": {"figures.unit": name}}]
    aged = size.dimension == "duration" and size != own
    return [*unit, {"term": {"figures.kind": "duration"}}] if aged else unit


def _currencies(what: str) -> set[str]:
    """The currency a word names: रुपये, पैसे, INR; none for other words."""
    code = {what.upper()} if re.fullmatch("[A-Za-z]{3}", what) else set()
    return code | {figure.currency for figure in _read(what) if figure.currency}


def _paid(asked: Condition, what: str | None) -> list[dict[str, Any]]:
    """The bounds in money of a currency, or of any: 50 पैसे are no 50 रुपये."""
    small = what is not None and not HUNDREDTHS.isdisjoint(_units(what))
    hundredths = {"terms": {"figures.unit": sorted(HUNDREDTHS)}}
    whole = [{"bool": {"must_not": [hundredths]}}, *_numbers(asked, _to_whole if small else None)]
    money = _any_of(whole, [hundredths, *_numbers(asked, None if small else _to_hundredths)])
    if what is None:
        return [money]
    currency = {"terms": {"figures.currency": sorted(_currencies(what))}}
    return [_any_of([currency, money], [_counted(what), *_numbers(asked)])]


def _to_whole(bound: float) -> float:
    return bound / 100


def _to_hundredths(bound: float) -> float:
    return bound * 100


def _converted(own: Size, size: Size, bound: float) -> float:
    return size.out_of(own.into(bound))


def _numbers(asked: Condition, convert: Callable[[float], float] | None = None) -> list[dict[str, Any]]:
    """The figure's own range, value to value_max, must touch the range asked for.

    convert: from the unit asked in to the figure's; a bound then gives a billionth, for equal sizes differ in the last
    bits. None: they are the same.
    """
    slack = 0.0 if convert is None else _SLACK
    clauses: list[dict[str, Any]] = []
    if asked.least is not None:
        least = float(asked.least) if convert is None else convert(float(asked.least))
        lower = {"gt": least + slack * abs(least)} if asked.open_least else {"gte": least - slack * abs(least)}
        clauses.append(_any_of([{"range": {"figures.value": lower}}], [{"range": {"figures.value_max": lower}}]))
    if asked.most is not None:
        most = float(asked.most) if convert is None else convert(float(asked.most))
        upper = {"lt": most - slack * abs(most)} if asked.open_most else {"lte": most + slack * abs(most)}
        clauses.append({"range": {"figures.value": upper}})
    return clauses


def _dates(asked: Condition) -> list[dict[str, Any]]:
    bounds: dict[str, str] = {}
    if asked.least is not None:
        bounds["gt" if asked.open_least else "gte"] = asked.least + LAST * asked.open_least
    if asked.most is not None:
        bounds["lt" if asked.open_most else "lte"] = asked.most + LAST * (not asked.open_most)
    kinds = {"terms": {"figures.kind": ["date", "time"]}}
    return [kinds, {"range": {"figures.value.printed": bounds}}]
