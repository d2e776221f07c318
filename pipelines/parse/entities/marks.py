"""What the finders hand on: which words of which stretch name whom."""

from collections.abc import Iterable
from typing import NamedTuple

from pipelines.parse.entities.names import How, Name
from pipelines.parse.entities.words import Words


class Mark(NamedTuple):
    """The words `start` to `end` (exclusive) of a stretch name `name`; `how` says how surely."""

    start: int
    end: int
    name: Name
    how: How = "full"


class Piece(NamedTuple):
    """One stretch under work: where it begins in the whole text, its words, and its marks in reading order."""

    offset: int
    words: Words
    marks: list[Mark]

    def taken(self) -> set[int]:
        """Return the words that some mark covers."""
        return {i for mark in self.marks for i in range(mark.start, mark.end)}

    def replace(self, marks: Iterable[Mark]) -> None:
        """Put `marks` in place of the piece's own."""
        self.marks[:] = sorted(marks)
