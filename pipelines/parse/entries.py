"""Live blogs: which lines are the times of their entries, and no date of the page."""

import re
from collections import Counter

from pipelines.parse.clocks import opens_with_clock
from pipelines.parse.dates import find_stamps
from pipelines.parse.namelines import EDGES
from pipelines.parse.shapes import Shape
from pipelines.parse.units import Unit

# A time alone, or one with its day: "3:40 PM (IST) 13 Sep 2025".
_TIME = re.compile(
    r"^\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?|बजे|एएम|पीएम)?\s*[(\[]?(?:IST|आईएसटी)?[)\]]?[\s:|,–-]*(?:\d{1,2}\s+\S{2,9}(?:,?\s*\d{4})?)?$",
    re.IGNORECASE,
)
_LIVE = re.compile(r"(?<![\w\u0900-\u0963])(?:live|लाइव)(?![\w\u0900-\u0963])", re.IGNORECASE)
# The headline is one of the first lines, and no longer than this (characters).
_FIRST, _LONGEST = 8, 200
_LETTERS, _FIGURES = re.compile(r"[^\W\d_][\w\u0900-\u0963]*"), re.compile(r"\d+")


def mark_entries(shapes: list[Shape]) -> None:
    """Mark the lines that are times of a live blog's entries, and all lines of such a page as `live`.

    Two times of one form are entries where one begins with the clock or the page says that it is live; there one that
    begins with the clock, or stands right behind the heading of the entries, is enough.
    """
    forms = {n: _form(s.unit) for n, s in enumerate(shapes) if _is_time(s.unit)}
    if not forms:
        return
    counts = Counter(forms.values())
    live = any(_LIVE.search(s.unit.text) for s in shapes[:_FIRST] if len(s.unit.text) <= _LONGEST)
    for n, form in forms.items():
        clock = opens_with_clock(shapes[n].unit.text)
        headed = n > 0 and shapes[n - 1].unit.mark is not None and _LIVE.search(shapes[n - 1].unit.text) is not None
        shapes[n].timed = headed or (counts[form] > 1 and (clock or live)) or (clock and live)
    if any(shape.timed for shape in shapes):
        for shape in shapes:
            shape.live = True


def _is_time(unit: Unit) -> bool:
    text = unit.text
    if unit.meaning or not (unit.kind == "date" or text[0].isdigit()):
        return False
    if _TIME.match(text):
        return True
    if unit.kind != "date":
        return False
    stamps = find_stamps(text)
    return len(stamps) == 1 and stamps[0].precision == "minute" and not text[: stamps[0].start].strip(EDGES)


def _form(unit: Unit) -> str:
    """The text with its figures and words levelled: entries of one page print their times alike."""
    return _LETTERS.sub("a", _FIGURES.sub("0", unit.text))
