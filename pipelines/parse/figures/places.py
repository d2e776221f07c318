"""Names of places and adjectives of countries: what no number counts, from the reference data of entities."""

from functools import cache

from pydantic import BaseModel

from pipelines.hindi.normalise import fold
from pipelines.reference import load

_FILES = ("entities_india.yaml", "entities_world.yaml")


class _Row(BaseModel):
    name: str
    aliases: list[str] = []
    cue: bool = False


class _Rows(BaseModel):
    rows: list[_Row]


class _Territory(BaseModel):
    name: str | None = None
    aliases: list[str] = []
    adjectives: list[str] = []
    cue: bool = False


class _Territories(BaseModel):
    territories: dict[str, _Territory]


@cache
def place_words() -> frozenset[str]:
    """Return the folded names of places that are no everyday words: "पांच मेरठ, दो आगरा" counts no आगरा."""
    rows = [row for file in _FILES for row in load(file, _Rows).rows]
    names = [name for row in rows if not row.cue for name in (row.name, *row.aliases)]
    listed = load("entities_territories.yaml", _Territories).territories.values()
    names += [name for row in listed if not row.cue for name in (row.name, *row.aliases) if name]
    return frozenset(first for first in (fold(name).split()[0] for name in names) if len(first) > 2)


@cache
def nationality_words() -> frozenset[str]:
    """Return the folded adjectives of countries: रूसी, अमेरिकी."""
    listed = load("entities_territories.yaml", _Territories).territories.values()
    return frozenset(fold(word) for row in listed for word in row.adjectives)
