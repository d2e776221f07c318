"""Menus that towns and states stand in: entries with wide gaps between them, or with nothing at all."""

import re
from functools import lru_cache

from pipelines.parse.cells import fewest_cells
from pipelines.parse.credits import is_place
from pipelines.parse.markers import find_mark

_SIGNS = ("furniture", "section", "zone")
_GAPS = re.compile(r"\s{2,}")
_LONGEST, _SHORTEST_GLUED = 110, 16
_SHORTEST_TIGHT, _FEWEST_TIGHT = 10, 3
# No entry begins with a vowel sign, and none ends right before one.
_INSIDE = re.compile("[\u093a-\u094d\u0900-\u0903]")


@lru_cache(maxsize=20_000)
def is_menu(text: str) -> bool:
    """Tell whether a line is nothing but entries of a menu, towns and states among them.

    >>> is_menu("मुख्य समाचार   उत्तर प्रदेश  मुरादाबाद"), is_menu("देशविदेशहरियाणाचंडीगढ़पंजाब"), is_menu("देश में बारिश")
    (True, True, False)
    """
    if len(text) > _LONGEST:
        return False
    cells = _GAPS.split(text.strip())
    if len(cells) > 1:
        return all(map(_is_entry, cells)) and not all(map(is_place, cells))
    longest = max(map(len, text.split()), default=0)
    # "उत्तर प्रदेशगौतम बुद्ध नगरलखनऊ": the names themselves have spaces.
    return (longest >= _SHORTEST_GLUED and _fewest(text, tight=False) > text.count(" ") + 1) or (
        longest >= _SHORTEST_TIGHT and _fewest(text, tight=True) >= _FEWEST_TIGHT
    )


def _is_entry(cell: str) -> bool:
    mark = find_mark(cell)
    return (mark is not None and mark.sign in _SIGNS) or is_place(cell)


def _fewest(text: str, *, tight: bool) -> int:
    """The fewest entries that make up `text`, 0 where none do; `tight`: no space between two, maybe a town first."""

    def is_entry(start: int, end: int) -> bool:
        cell = text[start:end]
        if _INSIDE.match(text, start) or _INSIDE.match(text, end) or (tight and cell != cell.strip()):
            return False
        return _is_entry(cell) and (tight or start > 0 or not is_place(cell))

    return fewest_cells(len(text), is_entry)
