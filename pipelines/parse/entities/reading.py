"""One pass over the words of a stretch: at each word, the first finder that knows a name there takes it."""

from collections.abc import Callable, Sequence
from functools import cache
from itertools import compress, count

from pipelines.hindi.kept import Kept
from pipelines.parse.entities.bearers import person_of
from pipelines.parse.entities.bodies import all_bodies, match_bare, match_body
from pipelines.parse.entities.cued import match_cued, may_be_cued
from pipelines.parse.entities.institutions import match_institution, organisation_of
from pipelines.parse.entities.marks import Mark
from pipelines.parse.entities.names import NOTHING, Entry, How, Name, Names, build_names, reference_names
from pipelines.parse.entities.persons import has_initials, is_closed, match_person, may_begin_person
from pipelines.parse.entities.places import has_cue, has_place_ending, place_of
from pipelines.parse.entities.rules import raw_rules, rules
from pipelines.parse.entities.words import Words

Finder = Callable[[Words, int, list[Mark]], Mark | None]
Role = tuple[tuple[Finder, ...], bool]
_NONE: Role = ((), False)


def read_marks(words: Words) -> list[Mark]:
    """Return the names in `words` from left to right, none overlapping; marks of NOTHING bar words."""
    marks: list[Mark] = []
    # Most words can begin no name and are no title: they cost one look-up each, in a loop in C.
    roles = list(map(_ROLES.__getitem__, words.keys))
    done, titled = 0, -1
    for start in compress(count(), roles):
        if titled >= 0 and titled < start:
            done = _read_at(words, titled, (_person,), marks, done)
        finders, title = roles[start] or _NONE
        finders = (*finders, _person) if titled == start else finders
        before, done = done, _read_at(words, start, finders, marks, done)
        titled = start + 1 if title and done == before else -1
    if 0 <= titled < len(words):
        _read_at(words, titled, (_person,), marks, done)
    return marks


def _read_at(words: Words, start: int, finders: Sequence[Finder], marks: list[Mark], done: int) -> int:
    """Add the first mark that a finder has for a word after what is `done`; return what is done now."""
    for find in finders if start >= done else ():
        found = find(words, start, marks)
        if found is not None:
            marks.append(_without_namesake(words, found))
            return found.end
    return done


def _role(key: str) -> Role | None:
    """Return the finders of names that may begin with a word, in order, and whether it is a title; None for most."""
    bodies, listed = all_bodies(), key in reference_names().by_first
    person = may_begin_person(key)
    fit = {
        _decoy: key in _decoys().by_first,
        _listed_or_person: listed and person,
        _listed: listed and not person,
        _person: person and not listed,
        _of_adjective: key in bodies.adjectives.by_first,
        _bare: key in bodies.words.by_first,
        _cued_place: may_be_cued(key),
        _unlisted_place: has_place_ending(key),
    }
    finders, title = tuple(finder for finder, fits in fit.items() if fits), rules().is_title(key)
    return (finders, title) if finders or title else None


_ROLES = Kept(_role)


@cache
def _decoys() -> Names:
    return build_names((phrase, NOTHING, "full") for phrase in raw_rules().not_names)


def _decoy(words: Words, start: int, marks: list[Mark]) -> Mark | None:
    found = _decoys().match(words, start)
    return Mark(start, found[1], NOTHING) if found else None


def _person(words: Words, start: int, marks: list[Mark]) -> Mark | None:
    end = match_person(words, start)
    return Mark(start, end, person_of(words.printed(start, end))) if end is not None else None


def _listed_or_person(words: Words, start: int, marks: list[Mark]) -> Mark | None:
    """Return a listed name, unless a person's name that begins at the same word reaches further."""
    found = reference_names().match(words, start)
    if found is not None and found[0].how == "full" and not has_initials(words, start):
        return _listed(words, start, marks)
    person = _person(words, start, marks)
    return person if person and (found is None or person.end > found[1]) else _listed(words, start, marks)


def _listed(words: Words, start: int, marks: list[Mark]) -> Mark | None:
    found = reference_names().match(words, start)
    if found is None:
        return None
    entry, end = found
    if entry.name.kind != "place":
        how = _how(words, start, entry)
        return Mark(start, end, entry.name, how) if how != "cue" else _house(words, start, end, entry.name)
    if start > 0 and words.keys[start - 1] == "ऑफ":
        return Mark(start, end, NOTHING)  # कम्युनिस्ट पार्टी ऑफ नेपाल: the last word of a name nobody listed
    longer = _of_place(words, start, end, entry.name)
    if longer is not None or entry.how == "full" or has_cue(words, start, end, marks[-1] if marks else None):
        return longer or Mark(start, end, entry.name)
    return None


def _house(words: Words, start: int, end: int, name: Name) -> Mark | None:
    """Return an organisation whose name says where something is as well: राज्यसभा में, but not लोकसभा सीट."""
    return Mark(start, end, name) if is_closed(words, end) else None


def _how(words: Words, start: int, entry: Entry) -> How:
    """Return how surely a listed name means its bearer: after a title (सीएम योगी) it is no everyday word."""
    titled = start > 0 and words.joined(start - 1) and rules().is_title(words.keys[start - 1])
    return "short" if titled and entry.how == "titled" else entry.how


def _without_namesake(words: Words, mark: Mark) -> Mark:
    """Return the mark, but for a person of NOTHING where something named after one is meant: इंदिरा गांधी हवाई अड्डा."""
    named = mark.name.kind == "person" and words.joined(mark.end - 1) and words.keys[mark.end] in rules().named_after
    return mark._replace(name=NOTHING) if named else mark


def _of_place(words: Words, start: int, end: int, place: Name) -> Mark | None:
    """Return the organisation that a place's name begins: दिल्ली पुलिस, पटना मेडिकल कॉलेज."""
    body = match_body(words, end, place)
    if body is not None:
        return Mark(start, body[1], body[0])
    last = match_institution(words, end)
    if last is None:
        return None
    first = start - (start > 0 and words.joined(start - 1) and words.keys[start - 1] in rules().directions)
    return Mark(first, last, organisation_of(words.printed(first, last)))


def _of_adjective(words: Words, start: int, marks: list[Mark]) -> Mark | None:
    found = all_bodies().adjectives.match(words, start)
    body = match_body(words, found[1], found[0].name) if found else None
    return Mark(start, body[1], body[0]) if body else None


def _bare(words: Words, start: int, marks: list[Mark]) -> Mark | None:
    return match_bare(words, start)


def _unlisted_place(words: Words, start: int, marks: list[Mark]) -> Mark | None:
    place = place_of(words.printed(start, start + 1))
    return _of_place(words, start, start + 1, place) or Mark(start, start + 1, place)


def _cued_place(words: Words, start: int, marks: list[Mark]) -> Mark | None:
    end = match_cued(words, start)
    return Mark(start, end, place_of(words.printed(start, end))) if end is not None else None
