"""An article as it is read: its blocks in order, with names and figures marked in the printed text."""

from collections.abc import Iterator
from typing import NamedTuple

from schemas.article import Article
from schemas.document import BODY_ROLES, Block, Role
from schemas.figure import Figure

# Roles that the reading view shows; header facts stand in their own table, the rest in the whole source.
SHOWN = BODY_ROLES | {Role.SUMMARY, Role.DATELINE, Role.QUESTION, Role.ANSWER, Role.OPINION}


class Piece(NamedTuple):
    """A stretch of text. kind: person, place, organisation, figure; None for what is not marked."""

    text: str
    kind: str | None = None
    entity: str | None = None
    """Id of the entity; None for figures and plain text."""
    name: str | None = None
    """Canonical name of the entity; None for figures and plain text."""
    figure: Figure | None = None


class Part(NamedTuple):
    """One block as pieces."""

    role: str
    reason: str | None
    pieces: tuple[Piece, ...]


class Span(NamedTuple):
    """A marked stretch of the article's text."""

    start: int
    end: int
    piece: Piece


def parts(article: Article, *, whole: bool) -> list[Part]:
    """Return the blocks to show: those of the article's own text, or with `whole` every one."""
    spans = _spans(article)
    shown = [block for block in article.blocks if whole or block.role in SHOWN]
    return [part for block in shown if (part := _part(article, block, spans)).pieces]


def line(article: Article, role: Role) -> Part | None:
    """Return the first block of a role, as marked text; None where the article has none."""
    block = next((block for block in article.blocks if block.role == role), None)
    return _part(article, block, _spans(article)) if block else None


def _part(article: Article, block: Block, spans: list[Span]) -> Part:
    printed = article.text[block.start : block.end]
    start = block.start + len(printed) - len(printed.lstrip())
    end = block.start + len(printed.rstrip())
    return Part(block.role, block.reason, tuple(_pieces(article.text, start, end, spans)) if start < end else ())


def _pieces(text: str, start: int, end: int, spans: list[Span]) -> Iterator[Piece]:
    at = start
    for span in spans:
        if span.start < at or span.end > end:
            continue
        if span.start > at:
            yield Piece(text[at : span.start])
        yield span.piece
        at = span.end
    if at < end:
        yield Piece(text[at:end])


def _spans(article: Article) -> list[Span]:
    """Marked stretches in order; of two that overlap the longer one is shown."""
    names = [
        Span(m.start, m.end, Piece(m.text, entity.kind, entity.id, entity.name))
        for entity in article.entities
        for m in entity.mentions
    ]
    numbers = [Span(f.start, f.end, Piece(f.text, "figure", figure=f)) for f in article.figures]
    kept: list[Span] = []
    for span in sorted([*names, *numbers], key=lambda one: (one.start, -one.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
