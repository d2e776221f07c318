"""What is named after a person is not that person: अरुण जेटली मैदान, सैन फर्नांडो."""

from collections import Counter
from collections.abc import Sequence

from pipelines.parse.entities.marks import Mark, Piece
from pipelines.parse.entities.places import place_of
from pipelines.parse.entities.rules import rules
from pipelines.parse.entities.words import Words


def settle_namesakes(pieces: Sequence[Piece]) -> None:
    """Take the persons off what is named after them.

    People also go to such places (राहुल गांधी अस्पताल पहुंचे): a person whom the article names elsewhere is meant.
    """
    there = Counter(mark.name.id for piece in pieces for mark in piece.marks if _before_a_place(piece.words, mark))
    seen = Counter(mark.name.id for piece in pieces for mark in piece.marks) if there else {}
    only_there = {name for name, count in there.items() if count == seen[name]}
    for piece in pieces:
        words = piece.words
        if only_there or not rules().saints.isdisjoint(words.keys):
            marks = (_as_place(words, mark) for mark in piece.marks)
            piece.replace([m for m in marks if not (m.name.id in only_there and _before_a_place(words, m))])


def _before_a_place(words: Words, mark: Mark) -> bool:
    """Say whether a full name stands before what may be named after its bearer."""
    if mark.name.kind != "person" or mark.end - mark.start < 2 or not words.joined(mark.end - 1):
        return False
    known, after = rules(), mark.end + 1
    gone = after < len(words) and words.keys[after] in known.goings
    return words.keys[mark.end] in known.named_places and not gone


def _as_place(words: Words, mark: Mark) -> Mark:
    """Return a person after a saint's title as the place that it is: सैन फर्नांडो."""
    start = mark.start - 1
    if mark.name.kind != "person" or start < 0 or words.keys[start] not in rules().saints or not words.joined(start):
        return mark
    return Mark(start, mark.end, place_of(words.printed(start, mark.end)))
