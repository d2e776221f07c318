"""Two ids that may be one person, place or organisation: proposed by Khabar, settled by a person."""

from typing import Literal

from schemas.entity import EntityKind
from schemas.mark import Record

MergeState = Literal["proposed", "accepted", "refused"]


class Named(Record):
    """One of the two: its id, its names, and in how many stored articles it is."""

    id: str
    name: str
    name_latin: str | None
    articles: int


class Merge(Record):
    """A proposal or a decision that `gone` is `kept`: once accepted, indexed articles name `kept` alone."""

    key: str
    """Short name of the pair, for the command line."""
    kind: EntityKind
    gone: Named
    kept: Named
    score: float
    """How likely the two are one, 0 to 1: how alike their names sound, and how alike their company is."""
    state: MergeState = "proposed"
