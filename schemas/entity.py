"""Persons, places and organisations named in an article."""

from typing import Literal, NamedTuple

from schemas.mark import Record

EntityKind = Literal["person", "place", "organisation"]


class Mention(Record):
    """One printed name, without case markers: `Article.text[start:end] == text` (code points)."""

    text: str
    start: int
    end: int


class Entity(Record):
    """One person, place or organisation, however often and however it is spelt."""

    id: str
    """Stable across articles: a reference id ("place:KP", "person:vladimir-putin") or a key of the folded name."""
    kind: EntityKind
    name: str
    """Canonical Hindi name."""
    name_latin: str | None
    """Canonical name in Latin letters; None when it is not known."""
    basis: Literal["reference", "model", "rule"]
    mentions: tuple[Mention, ...]


class Stretch(NamedTuple):
    """A piece of a text handed to the finders: `text` begins at code point `start` of the whole."""

    start: int
    text: str
