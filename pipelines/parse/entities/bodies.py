"""Bodies of a place: दिल्ली पुलिस, रूसी रक्षा मंत्रालय. One id each, composed; the place inside is no mention of its own."""

from functools import cache
from typing import NamedTuple

from pipelines.parse.entities.marks import Mark
from pipelines.parse.entities.names import Name, Names, build_names
from pipelines.parse.entities.rows import Row, read_rows
from pipelines.parse.entities.rules import BodyRow, raw_rules, rules
from pipelines.parse.entities.words import Words


class Bodies(NamedTuple):
    """Lookups: body words, those of them that begin no person's name, adjectives of places, bodies and places by id."""

    words: Names
    opening: frozenset[str]
    adjectives: Names
    bodies: dict[str, BodyRow]
    places: dict[str, Row]


@cache
def all_bodies() -> Bodies:
    """Return the lookups, checked as all reference names are."""
    listed = {f"org:{b.id}": b for b in raw_rules().bodies}
    places = {row.id: row for row in read_rows() if row.kind == "place"}
    names = ((text, _bare(body), "full") for body in listed.values() for text in (body.name, *body.aliases))
    adjectives = (
        (adjective, Name(row.id, row.kind, row.name, row.latin), "full")
        for row in places.values()
        for adjective in row.adjectives
    )
    words = build_names(names)  # type: ignore[arg-type]
    opening = frozenset(key for key in words.by_first if not rules().is_part_of_names(key))
    return Bodies(words, opening, build_names(adjectives), listed, places)  # type: ignore[arg-type]


def _bare(body: BodyRow) -> Name:
    return Name(f"org:{body.id}", "organisation", body.name, body.latin)


def _composed(place: Name, body: BodyRow) -> Name:
    """Return the body of a place: "org:IN-DL/police", दिल्ली पुलिस; of a country with its adjective: भारतीय सेना."""
    row = all_bodies().places.get(place.id)
    adjective = row.adjectives[0] if row and row.adjectives and not body.plain else place.name
    latin = f"{body.latin} of {place.latin}" if row and row.adjectives else f"{place.latin} {body.latin}"
    part = place.id.removeprefix("place:")
    return Name(f"org:{part}/{body.id}", "organisation", f"{adjective} {body.name}", latin, place.basis)


def match_body(words: Words, start: int, place: Name) -> tuple[Name, int] | None:
    """Return the body whose name goes on at word `start` after `place` or its adjective, and the word after it."""
    found = all_bodies().words.match(words, start) if start < len(words) and words.joined(start - 1) else None
    if found is None:
        return None
    entry, end = found
    if end < len(words) and words.joined(end - 1) and words.keys[end] in rules().not_bodies:
        return None
    return _composed(place, all_bodies().bodies[entry.name.id]), end


def match_bare(words: Words, start: int) -> Mark | None:
    """Return a body printed without a place: a name by itself (विदेश मंत्रालय) or inside an article (हाईकोर्ट)."""
    found = all_bodies().words.match(words, start)
    if found is None:
        return None
    entry, end = found
    body = all_bodies().bodies[entry.name.id]
    return Mark(start, end, entry.name, "full" if body.bare else "inside") if body.bare or body.inside else None
