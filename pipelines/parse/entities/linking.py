"""Inside one article: short forms find the full name they belong to. Where two could be meant, nobody is."""

from collections import defaultdict
from collections.abc import Iterator

from pipelines.parse.entities.institutions import join_acronyms
from pipelines.parse.entities.joining import join_bodies, join_persons, join_spellings
from pipelines.parse.entities.marks import Mark, Piece
from pipelines.parse.entities.names import Name, inside_names, proofs
from pipelines.parse.entities.namesakes import settle_namesakes
from pipelines.parse.entities.persons import is_closed
from pipelines.parse.entities.rules import rules
from pipelines.parse.entities.words import Words, keys_of


def link(pieces: list[Piece], acronyms: dict[str, Name]) -> None:
    """Settle the marks of all pieces of one article."""
    _settle_proven(pieces)
    settle_namesakes(pieces)
    join_spellings(pieces)
    join_persons(pieces)
    join_bodies(pieces)
    join_acronyms(pieces)
    _link_bodies(pieces)
    _settle_inside(pieces)
    _settle_short(pieces)
    _link_loose(pieces, acronyms)


def _settle_proven(pieces: list[Piece]) -> None:
    """Take a name that many may have (भारतीय टीम) off its bearer, where no word of the article speaks for him."""
    unproven = {mark.name.id for piece in pieces for mark in piece.marks if mark.how == "proven"}
    if unproven:
        said = {key for piece in pieces for key in piece.words.keys}
        proven = {name for name in unproven if not proofs()[name].isdisjoint(said)}
        for piece in pieces:
            marks = (mark for mark in piece.marks if mark.how != "proven" or mark.name.id in proven)
            piece.replace([mark._replace(how="full") if mark.how == "proven" else mark for mark in marks])


def _persons(pieces: list[Piece]) -> dict[str, tuple[Name, set[str]]]:
    """Return the persons printed in full, by id, with the words of their names."""
    found: dict[str, tuple[Name, set[str]]] = {}
    for piece in pieces:
        for mark in piece.marks:
            if mark.name.kind == "person" and mark.how == "full":
                keys = found.setdefault(mark.name.id, (mark.name, set(keys_of(mark.name.name))))[1]
                keys.update(piece.words.keys[mark.start : mark.end])
    return found


def _settle_short(pieces: list[Piece]) -> None:
    """Decide whom each listed short form means: a bearer the article prints in full, else its default, else nobody."""
    unsettled = [piece for piece in pieces if any(mark.how != "full" for mark in piece.marks)]
    by_word: defaultdict[str, dict[str, Name]] = defaultdict(dict)
    for name, keys in _persons(pieces).values() if unsettled else ():
        for key in keys:
            by_word[key][name.id] = name
    for piece in unsettled:
        piece.replace(list(_settled(piece, by_word)))


def _settled(piece: Piece, by_word: dict[str, dict[str, Name]]) -> Iterator[Mark]:
    for mark in piece.marks:
        if mark.how == "full":
            yield mark
        elif mark.how != "inside":
            bearers = by_word.get(piece.words.keys[mark.start], {})
            if len(bearers) == 1:
                yield mark._replace(name=next(iter(bearers.values())), how="full")
            elif not bearers and mark.how == "short" and _ends_there(piece.words, mark):
                yield mark._replace(how="full")


def _ends_there(words: Words, mark: Mark) -> bool:
    """Say whether a short form that is a first name or stands first (किम, नीतीश) is not followed by another surname."""
    if words.keys[mark.start] != keys_of(mark.name.name)[0]:
        return True
    return is_closed(words, mark.end) or rules().is_common(words.keys[mark.end])


def _link_bodies(pieces: list[Piece]) -> None:
    """Let a bare body (विदेश मंत्रालय) belong to the only one of its kind the article names with its place."""
    composed: defaultdict[str, dict[str, Name]] = defaultdict(dict)
    for piece in pieces:
        for mark in piece.marks:
            if "/" in mark.name.id:
                composed["org:" + mark.name.id.split("/")[1]][mark.name.id] = mark.name
    only = {bare: next(iter(names.values())) for bare, names in composed.items() if len(names) == 1}
    for piece in pieces if only else ():
        piece.replace(m._replace(name=only[m.name.id], how="full") if m.name.id in only else m for m in piece.marks)


def _settle_inside(pieces: list[Piece]) -> None:
    """Let a short form belong to the one the article names in full: कांग्रेस after अमेरिकी कांग्रेस."""
    printed = {m.name.id for p in pieces for m in p.marks if m.how == "full"}
    for keys, names in inside_names().items():
        here = [name for name in names if name.id in printed]
        if len(here) == 1:
            for piece in pieces:
                piece.replace(
                    m._replace(name=here[0], how="full") if tuple(piece.words.keys[m.start : m.end]) == keys else m
                    for m in piece.marks
                )


def _link_loose(pieces: list[Piece], acronyms: dict[str, Name]) -> None:
    """Mark the surnames, first names and explained acronyms that no mark covers yet."""
    bearers: defaultdict[str, dict[str, Name]] = defaultdict(dict)
    for name, _ in _persons(pieces).values():
        keys = keys_of(name.name)
        if len(keys) > 1:
            bearers[keys[-1]][name.id] = name
            if rules().is_given(keys[0]):
                bearers[keys[0]][name.id] = name
    whom = {key: next(iter(names.values())) for key, names in bearers.items() if len(names) == 1}
    for piece in pieces:
        known = set(piece.words.at(whom.keys() | acronyms.keys()))
        loose = sorted(known - piece.taken()) if known else []
        extra = [Mark(i, i + 1, acronyms[k]) for i in loose if (k := piece.words.keys[i]) in acronyms]
        extra += [
            Mark(i, i + 1, whom[k]) for i in loose if (k := piece.words.keys[i]) in whom and _alone(piece.words, i)
        ]
        if extra:
            piece.replace([*piece.marks, *extra])


def _alone(words: Words, i: int) -> bool:
    """Say whether a name's word stands by itself: nothing name-like touches it, and no everyday word is meant."""
    known, key = rules(), words.keys[i]
    if known.is_common(key) or not is_closed(words, i + 1):
        return False
    if i == 0 or not words.joined(i - 1):
        return key not in known.given_words
    before = words.keys[i - 1]
    if known.is_title(before):
        return True
    return known.is_common(before) and key not in known.given_words
