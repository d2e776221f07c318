"""The reference names: who is meant by which words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Literal, NamedTuple

from pipelines.errors import ReferenceDataError
from pipelines.hindi.normalise import to_nfc
from pipelines.hindi.spelling import spell
from pipelines.parse.entities.rows import Row, read_rows
from pipelines.parse.entities.words import Words, keys_of
from schemas.entity import EntityKind

Keys = tuple[str, ...]
How = Literal["full", "cue", "short", "titled", "inside", "proven"]
"""How a name stands for its bearer: always; beside a cue; unless the article names another bearer; after a title;
only where the article prints the full name; only where it prints a word that speaks for him."""


class Name(NamedTuple):
    """Who or what is named; one per id."""

    id: str
    kind: EntityKind
    name: str
    latin: str | None
    basis: Literal["reference", "model", "rule"] = "reference"


NOTHING = Name("org:nothing", "organisation", "", None)
"""Of words that look like a name and are none (गांधी of इंदिरा गांधी हवाई अड्डा): nothing else may take them."""


class Entry(NamedTuple):
    """One printed name: the keys after its first one, and whom it means."""

    rest: list[str]
    name: Name
    how: How


class Begun(NamedTuple):
    """The names that begin with a word: the word alone, and longer ones by their second word, longest first."""

    alone: Entry | None
    longer: Mapping[str, list[Entry]]


class Names(NamedTuple):
    """Printed names by their first key."""

    by_first: Mapping[str, Begun]

    def match(self, words: Words, i: int) -> tuple[Entry, int] | None:
        """Return the longest name that begins at word `i`, and the word after it; None when there is none."""
        keys = words.keys
        begun = self.by_first.get(keys[i])
        if begun is None:
            return None
        for entry in begun.longer.get(keys[i + 1], ()) if i + 1 < len(keys) else ():
            end = i + 1 + len(entry.rest)
            if keys[i + 1 : end] == entry.rest and all(words.joined(k) for k in range(i, end - 1)):
                return entry, end
        return (begun.alone, i + 1) if begun.alone else None


def build_names(printed: Iterable[tuple[str, Name, How]], glued: bool = False) -> Names:
    """Return the index of `printed` names; `glued`: also with spaces left out.

    Raises ReferenceDataError for a name that is not NFC, has no letters, or means two things.
    """
    seen: dict[Keys, tuple[Name, How]] = {}
    for text, name, how in printed:
        keys = keys_of(text)
        if not keys or to_nfc(text) != text:
            raise ReferenceDataError(f"{name.id}: the name {text!r} is empty or not NFC")
        if how == "inside" and keys in seen:
            continue  # it has a bearer of its own outside such an article: कांग्रेस
        other, _ = seen.setdefault(keys, (name, how))
        if other.id != name.id:
            raise ReferenceDataError(f"the name {text!r} means both {other.id} and {name.id}", mend="drop one")
    return _by_first({**_glued(seen), **seen} if glued else seen)


def _by_first(seen: Mapping[Keys, tuple[Name, How]]) -> Names:
    alone: dict[str, Entry] = {}
    longer: defaultdict[str, defaultdict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for (first, *rest), (name, how) in sorted(seen.items(), key=lambda item: -len(item[0])):
        if rest:
            longer[first][rest[0]].append(Entry(rest, name, how))
        else:
            alone[first] = Entry(rest, name, how)
    return Names({first: Begun(alone.get(first), dict(longer.get(first, {}))) for first in {**alone, **longer}})


def _glued(seen: Mapping[Keys, tuple[Name, How]]) -> dict[Keys, tuple[Name, How]]:
    """Return the names with the space between two words left out (चेन्नई सुपरकिंग्स), or all of them."""
    found: dict[Keys, tuple[Name, How]] = {}
    for keys, (name, how) in seen.items():
        if how == "full" and len(keys) > 1 and not any(key.isascii() for key in keys):
            pairs = ((*keys[:i], keys[i] + keys[i + 1], *keys[i + 2 :]) for i in range(len(keys) - 1))
            found |= dict.fromkeys((*pairs, ("".join(keys),)), (name, how))
    return found


def _printed(row: Row) -> Iterator[tuple[str, Name, How]]:
    name = Name(row.id, row.kind, row.name, row.latin)
    for text in (row.name, *row.aliases):
        yield text, name, "cue" if row.cue else "full"
    for text in row.short:
        yield text, name, "short"
    for text in row.titled:
        yield text, name, "titled"
    for text in row.inside:
        yield text, name, "inside"
    for text in row.proven:
        yield text, name, "proven"


def check_rows(rows: Iterable[Row]) -> None:
    """Raise ReferenceDataError for an id or, within a kind, a canonical name that two rows share."""
    ids: set[str] = set()
    names: set[tuple[str, str]] = set()
    for row in rows:
        if row.id in ids or (row.kind, row.name) in names:
            raise ReferenceDataError(f"{row.id} ({row.name}) is there twice", mend="make one row of the two")
        ids.add(row.id)
        names.add((row.kind, row.name))


@cache
def reference_names() -> Names:
    """Return the index of all reference rows, checked."""
    rows = read_rows()
    check_rows(rows)
    printed = [each for row in rows for each in _printed(row)]
    return build_names(sorted(printed, key=lambda each: each[2] == "inside"), glued=True)


@cache
def inside_names() -> dict[tuple[str, ...], list[Name]]:
    """Return the short forms that mean somebody only in an article with the full name (कांग्रेस: the American one)."""
    found: defaultdict[tuple[str, ...], list[Name]] = defaultdict(list)
    for row in read_rows():
        for text in row.inside:
            found[keys_of(text)].append(Name(row.id, row.kind, row.name, row.latin))
    return dict(found)


@cache
def proofs() -> dict[str, frozenset[str]]:
    """Return the words of which one must be in the article, by the id of who has a name that must be proven."""
    return {row.id: frozenset(key for text in row.proofs for key in keys_of(text)) for row in read_rows() if row.proven}


# A spelling with fewer letters could be many words.
SHORTEST = 5


@cache
def _by_spelling() -> dict[tuple[EntityKind, str], Name]:
    found: defaultdict[tuple[EntityKind, str], set[Name]] = defaultdict(set)
    for row in read_rows():
        for text in () if row.cue else (row.name, *row.aliases):
            found[row.kind, _spelling(text)].add(Name(row.id, row.kind, row.name, row.latin))
    return {key: next(iter(names)) for key, names in found.items() if len(names) == 1 and len(key[1]) >= SHORTEST}


def _spelling(text: str) -> str:
    return "".join(map(spell, keys_of(text)))


def listed_as(kind: EntityKind, printed: str) -> Name | None:
    """Return the place or organisation that is listed with another length of a vowel or other spaces.

    >>> listed_as("place", "फीरोजाबाद") == listed_as("place", "फिरोज़ाबाद"), listed_as("place", "फैसलगंज")
    (True, None)
    """
    return _by_spelling().get((kind, _spelling(printed)))
