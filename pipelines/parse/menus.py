"""Menus that towns and states stand in: entries with wide gaps between them, or with nothing at all."""

import re
from functools import lru_cache

from pipelines.parse.credits import is_place
from pipelines.parse.markers import find_mark

_SIGNS = ("furniture", "section", "zone")
_GAPS = re.compile(r"\s{2,}")
_LONGEST, _LONGEST_ENTRY, _SHORTEST_GLUED = 110, 24, 16
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
    reached = {0: 0}
    for start in range(len(text)):
        if start not in reached or _INSIDE.match(text, start):
            continue
        for end in range(start + 2, min(start + _LONGEST_ENTRY, len(text)) + 1):
            cell = text[start:end]
            if _INSIDE.match(text, end) or (tight and cell != cell.strip()):
                continue
            if _is_entry(cell) and (tight or start or not is_place(cell)):
                reached[end] = min(reached.get(end, len(text)), reached[start] + 1)
        if len(reached) == 1:
            return 0
    return reached.get(len(text), 0)
