"""Articles over time as bars of an SVG that lead to their days."""

import datetime
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from pipelines.serve.pages.links import Address
from pipelines.serve.pages.words import Words

WIDTH, HEIGHT = 1000.0, 100.0
# A bar of one article among thousands is still seen, and can be clicked.
LEAST = 4.0
_INTERVAL = re.compile(r"(\d+)([a-zA-Z]+)")
_DAYS = {"d": 1, "w": 7, "M": 30, "q": 91, "y": 365}


class Bar(NamedTuple):
    """One stretch of days; `link` leads to its articles, None for a single day already chosen."""

    x: float
    y: float
    width: float
    height: float
    label: str
    link: str


class Timeline(NamedTuple):
    """Bars of one picture of WIDTH x HEIGHT, its ends in words, and how many articles the tallest bar stands for."""

    bars: tuple[Bar, ...]
    first: str
    last: str
    most: int


def draw_timeline(counts: Sequence[tuple[str, int]], interval: str, address: Address, words: Words) -> Timeline | None:
    """Return the picture of a histogram; None where fewer than two bars have articles and it would say nothing.

    counts: first day of each bar, and its articles. interval: width of the bars ("1d", "7d", "1M").
    """
    if sum(1 for _, articles in counts if articles) < 2:
        return None
    days = [datetime.date.fromisoformat(day) for day, _ in counts]
    days.append(days[-1] + _length(interval))
    most = max(articles for _, articles in counts)
    step = WIDTH / len(counts)
    bars = []
    for number, ((first, end), (_, articles)) in enumerate(zip(pairwise(days), counts, strict=True)):
        if articles:
            last = end - datetime.timedelta(days=1)
            height = max(LEAST, HEIGHT * articles / most)
            label = words("zoom", _days(first, last, words), words.number(articles))
            link = str(address.between(first.isoformat(), last.isoformat()))
            bars.append(Bar(number * step, HEIGHT - height, step * 0.86, height, label, link))
    ends = [words.day(day.isoformat()) for day in (days[0], days[-1] - datetime.timedelta(days=1))]
    return Timeline(tuple(bars), ends[0], ends[1], most)


def _length(interval: str) -> datetime.timedelta:
    """Return about how long the last bar is; the others end where the next begins."""
    found = _INTERVAL.fullmatch(interval)
    return datetime.timedelta(days=int(found[1]) * _DAYS.get(found[2], 1) if found else 1)


def _days(first: datetime.date, last: datetime.date, words: Words) -> str:
    if first == last:
        return words.day(first.isoformat())
    return f"{words.day(first.isoformat())} – {words.day(last.isoformat())}"
