"""Names of the reference data as people type them: whole names in any spelling, case or script, to ids.

Looser than the reading of articles, which must not take a word for a name: here the typed words are known to be one.
"""

from collections.abc import Iterator
from functools import cache, lru_cache

from pipelines.hindi.acronyms import decode_acronym
from pipelines.hindi.analysis import fold_lengths
from pipelines.hindi.normalise import fold
from pipelines.parse.entities.rows import Row, read_rows
from schemas.entity import EntityKind

# Words of the longest name that is looked up.
LONGEST = 5
# Vowels of loan words that are printed both ways: नॉर्थ is नार्थ.
_LOANS = str.maketrans({"ॉ": "ा", "ऑ": "आ", "ॅ": "े"})


@lru_cache(maxsize=4096)
def id_of(name: str, kind: EntityKind | None = None) -> str | None:
    """Return the id of a whole name; None for one that nobody or more than one bears.

    >>> id_of("नार्थ कोरिया"), id_of("dprk"), id_of("north korea", "place"), id_of("dprk", "person"), id_of("कोरिआ")
    ('place:KP', 'place:KP', 'place:KP', None, None)
    """
    found = {row.id for row in _table().get(_key(name), ()) if kind is None or row.kind == kind}
    return found.pop() if len(found) == 1 else None


def _key(name: str) -> str:
    acronym = decode_acronym(name)
    return (acronym or " ".join(map(fold_lengths, fold(name).translate(_LOANS).split()))).casefold()


def _printed(row: Row) -> Iterator[str]:
    yield from (row.name, row.latin, *row.aliases, *row.short)


@cache
def _table() -> dict[str, list[Row]]:
    table: dict[str, list[Row]] = {}
    for row in read_rows():
        for key in {_key(name) for name in _printed(row)}:
            table.setdefault(key, []).append(row)
    return table
