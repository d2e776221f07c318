"""Reported figures as bars: one chart for all that can stand on one scale."""

import math
from collections.abc import Iterable
from typing import NamedTuple

from pipelines.serve.api.figures import ReportedFigure
from pipelines.serve.pages.words import Words
from schemas.figure import Figure

COLOURS = 6
# The largest number against the middle one: beyond this all other bars would be as good as empty.
FAR_APART = 50
POINTS = frozenset({"date", "year"})


class Row(NamedTuple):
    """One report: the bar runs from 0 to `value` and on to `value_max`, in hundredths of the chart's scale.

    times: how often its article says so; the first sentence stands for all.
    """

    reported: ReportedFigure
    times: int
    written: str
    colour: int
    value: float
    value_max: float


class Chart(NamedTuple):
    """Reports of one kind and unit, oldest first. nouns: what is counted, with its colour and what was reported.

    logarithmic: the numbers are too far apart for one another: a bar's length is the logarithm.
    """

    kind: str
    unit: str | None
    logarithmic: bool
    nouns: tuple[tuple[str, int, str], ...]
    rows: tuple[Row, ...]


def draw_charts(figures: Iterable[ReportedFigure], words: Words) -> list[Chart]:
    """Return a chart for each kind and unit, most reports first; dates, years and scores have no length."""
    groups: dict[tuple[str, str | None], list[ReportedFigure]] = {}
    for one in figures:
        if one.figure.kind not in POINTS and number(one.figure.value) is not None:
            groups.setdefault((one.figure.kind, one.figure.currency or one.figure.unit), []).append(one)
    ordered = sorted(groups.items(), key=lambda item: -len(item[1]))
    return [_chart(kind, unit, sorted(rows, key=_when), words) for (kind, unit), rows in ordered]


def number(value: str | None) -> float | None:
    """Return a value as a number; None for dates, ratios and scores."""
    try:
        return None if value is None else float(value)
    except ValueError:
        return None


def write(figure: Figure, words: Words) -> str:
    """Return a figure in full: bound, value, range, unit.

    >>> write(Figure(kind="count", value="15000", approximate=True, text="15,000", start=0, end=6), Words("hi"))
    'लगभग 15,000'
    """
    value = _written(figure.kind, figure.value, words)
    if figure.value_max:
        value += f"–{_written(figure.kind, figure.value_max, words)}"
    hedges = [words("about")] if figure.approximate else []
    unit = words.value("unit", figure.currency or figure.unit or "")
    bound = words(figure.bound) if figure.bound else ""
    # Hindi puts "more than" after the number: 10,000 से अधिक.
    after = words.language == "hi" and figure.bound in {"more_than", "less_than"}
    parts = [*hedges, *([] if after else [bound]), value, unit.replace("_", " "), *([bound] if after else [])]
    return " ".join(part for part in parts if part).replace(" %", "%").replace(" °", "°")


def _written(kind: str, value: str, words: Words) -> str:
    """Return one value; dates in words, and no year is grouped (1,910)."""
    amount = number(value)
    if kind in POINTS or amount is None:
        return words.day(value)
    return words.number(amount)


def _when(one: ReportedFigure) -> tuple[bool, str]:
    return (one.dated is None, one.dated or "")


def _chart(kind: str, unit: str | None, reports: list[ReportedFigure], words: Words) -> Chart:
    names = list(dict.fromkeys(one.figure.of or "" for one in reports))
    colours = {name: place % COLOURS for place, name in enumerate(names)}
    tops = sorted(_ends(one.figure)[1] for one in reports)
    logarithmic = tops[-1] > FAR_APART * max(tops[len(tops) // 2], 1.0)
    length = math.log1p if logarithmic else float
    scale = length(tops[-1]) or 1.0
    said: dict[tuple[object, ...], list[ReportedFigure]] = {}
    for one in reports:
        said.setdefault(_statement(one), []).append(one)
    rows = []
    for one, *again in said.values():
        low, high = (100 * length(end) / scale for end in _ends(one.figure))
        rows.append(Row(one, 1 + len(again), write(one.figure, words), colours[one.figure.of or ""], low, high))
    firsts = [row.reported for row in rows]
    nouns = tuple((name, colours[name], _summary(name, firsts, words)) for name in names)
    return Chart(kind, unit, logarithmic, nouns, tuple(rows))


def _statement(one: ReportedFigure) -> tuple[object, ...]:
    """What an article may say more than once: in the headline, in the first line and again below."""
    figure = one.figure
    return (one.article_id, figure.of, figure.value, figure.value_max, figure.bound)


def _ends(figure: Figure) -> tuple[float, float]:
    low = max(number(figure.value) or 0.0, 0.0)
    return low, max(number(figure.value_max) or 0.0, low)


def _summary(name: str, reports: list[ReportedFigure], words: Words) -> str:
    """Return in words how the reports differ: the least and the largest number, how often."""
    ends = [_ends(one.figure) for one in reports if (one.figure.of or "") == name]
    low, high = min(end[0] for end in ends), max(end[1] for end in ends)
    if len(ends) == 1:
        return f"{words.number(high)} · {words('report_one')}"
    same = words("all_same", words.number(low))
    told = same if low == high else words("span", words.number(low), words.number(high))
    return f"{told} · {words('reports', len(ends))}"
