"""One pass over the words of a stretch: at each word, the first finder that knows a name there takes it."""

from functools import cache, lru_cache

from pipelines.parse.entities.bodies import all_bodies, match_bare, match_body
from pipelines.parse.entities.institutions import match_institution, organisation_of
from pipelines.parse.entities.marks import Mark
from pipelines.parse.entities.names import Entry, Name, Names, build_names, reference_names
from pipelines.parse.entities.persons import may_begin_person, match_person, person_of
from pipelines.parse.entities.places import has_cue, has_place_ending, place_of
from pipelines.parse.entities.rules import raw_rules, rules
from pipelines.parse.entities.words import Words

NOTHING = Name("org:nothing", "organisation", "", None)


def read_marks(words: Words) -> list[Mark]:
    """Return the names in `words` from left to right, none overlapping."""
    marks: list[Mark] = []
    start, after_title = 0, False
    while start < len(words):
        key = words.keys[start]
        begins, title = _role(key)
        mark = _mark_at(words, start, marks) if begins or after_title else None
        after_title = title and mark is None
        if mark is None:
            start += 1
            continue
        if mark.name is not NOTHING:
            marks.append(mark)
        start = mark.end
    return marks


@lru_cache(maxsize=200_000)
def _role(key: str) -> tuple[bool, bool]:
    """Say of a word whether any name may begin with it, and whether it is a title: most words are neither."""
    bodies = all_bodies()
    firsts = (reference_names().by_first, bodies.words.by_first, bodies.adjectives.by_first, _decoys().by_first)
    begins = any(key in first for first in firsts) or may_begin_person(key) or has_place_ending(key)
    return begins, rules().is_title(key)


@cache
def _decoys() -> Names:
    return build_names((phrase, NOTHING, "full") for phrase in raw_rules().not_names)


def _mark_at(words: Words, start: int, marks: list[Mark]) -> Mark | None:
    """Return the name that begins at word `start`: a listed one first, unless a person's name reaches further."""
    decoy = _decoys().match(words, start)
    if decoy is not None:
        return Mark(start, decoy[1], NOTHING)
    listed = reference_names().match(words, start)
    if listed is None or listed[0].how != "full":
        end = match_person(words, start)
        if end is not None and (listed is None or end > listed[1]):
            return Mark(start, end, person_of(words.printed(start, end)))
    if listed is not None:
        return _listed(words, start, listed, marks[-1] if marks else None)
    return _of_adjective(words, start) or _bare(words, start) or _unlisted_place(words, start)


def _listed(words: Words, start: int, found: tuple[Entry, int], before: Mark | None) -> Mark | None:
    entry, end = found
    if entry.name.kind == "place":
        longer = _of_place(words, start, end, entry.name)
        if longer is not None or entry.how == "full" or has_cue(words, start, end, before):
            return longer or Mark(start, end, entry.name)
        return None
    how = entry.how
    if how == "titled" and start > 0 and words.joined(start - 1) and rules().is_title(words.keys[start - 1]):
        how = "short"
    return Mark(start, end, entry.name, how)


def _of_place(words: Words, start: int, end: int, place: Name) -> Mark | None:
    """Return the organisation that a place's name begins: दिल्ली पुलिस, पटना मेडिकल कॉलेज."""
    body = match_body(words, end, place)
    if body is not None:
        return Mark(start, body[1], body[0])
    last = match_institution(words, end)
    return Mark(start, last, organisation_of(words.printed(start, last))) if last is not None else None


def _of_adjective(words: Words, start: int) -> Mark | None:
    found = all_bodies().adjectives.match(words, start)
    body = match_body(words, found[1], found[0].name) if found else None
    return Mark(start, body[1], body[0]) if body else None


def _bare(words: Words, start: int) -> Mark | None:
    body = match_bare(words, start)
    return Mark(start, body[1], body[0]) if body else None


def _unlisted_place(words: Words, start: int) -> Mark | None:
    if not has_place_ending(words.keys[start]):
        return None
    place = place_of(words.printed(start, start + 1))
    return _of_place(words, start, start + 1, place) or Mark(start, start + 1, place)
