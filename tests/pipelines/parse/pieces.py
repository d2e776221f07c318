"""Pieces made by hand, with the marks a test wants."""

from pipelines.parse.entities.bearers import person_of
from pipelines.parse.entities.institutions import organisation_of
from pipelines.parse.entities.marks import Mark, Piece
from pipelines.parse.entities.words import read_words


def piece_of(text: str, *names: str, person: bool = True) -> Piece:
    """Return a piece whose marks are the first prints of `names` in `text`, left to right."""
    words, marks, at = read_words(text), [], 0
    for name in names:
        start = next(i for i in range(at, len(words)) if words.text.startswith(name, words.starts[i]))
        at = start + len(read_words(name))
        marks.append(Mark(start, at, (person_of if person else organisation_of)(name)))
    return Piece(0, words, marks)


def printed(piece: Piece) -> list[tuple[str, str]]:
    """Return the name and the print of each mark."""
    return [(m.name.name, piece.words.printed(m.start, m.end)) for m in piece.marks]
