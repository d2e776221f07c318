"""A text as a Document: which stretch is what. The one public function is `read_layout`."""

import re
from functools import cache
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from pipelines.parse.datelines import Filing, find_inner_filing
from pipelines.parse.lines import join_wrapped, split_lines
from pipelines.parse.markers import find_mark
from pipelines.parse.plain import to_plain
from pipelines.parse.sequence import best_run, role_of
from pipelines.parse.shapes import Shape, read_shapes, to_key
from pipelines.parse.signoffs import find_signoff, read_signoff
from pipelines.parse.units import Unit, cut_line
from pipelines.reference import load
from schemas.document import BODY_ROLES, Block, Document, Role
from schemas.source import Facts

# A whole header may stand on any of the first lines, however long.
_FIRST_LINES = 3


class Piece(NamedTuple):
    """A stretch of the plain text with its role, before white space is shared out."""

    start: int
    end: int
    role: Role
    reason: str | None = None


class _Layout(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: str
    signs: list[str]
    valid_until: str | None = None
    example: str


class _Layouts(BaseModel):
    model_config = ConfigDict(extra="forbid")
    layouts: list[_Layout]


@cache
def _layouts() -> tuple[_Layout, ...]:
    return tuple(load("layouts.yaml", _Layouts).layouts)


def read_layout(text: str, facts: Facts = Facts()) -> tuple[str, Document]:
    """Return the name of the layout that `text` has, and its Document: blocks that tile it.

    `facts`: what the page's metadata say; a headline known from there helps to find it in the text. Never raises.
    """
    plain = to_plain(text)
    lines = join_wrapped(plain.text, split_lines(plain.text))
    if not lines:
        return "generic", Document(text=text, blocks=_tiled(text, []))
    units = [unit for n, line in enumerate(lines) for unit in cut_line(line, first=n < _FIRST_LINES)]
    for unit in units:
        if unit.kind not in ("date", "byline"):
            unit.mark = find_mark(unit.text)
    shapes = read_shapes(units, plain.text, facts.headline)
    run = best_run([shape.candidates for shape in shapes])
    pieces = _pieces(shapes, run, plain.text)
    blocks = _tiled(text, [p._replace(start=plain.origin(p.start), end=plain.origin(p.end)) for p in pieces])
    return _layout_of(shapes, run), Document(text=text, blocks=blocks)


def _layout_of(shapes: list[Shape], run: list[str]) -> str:
    """The first layout whose signs all stand in the text, in order; "generic" where none does."""
    signs = [s for shape, state in zip(shapes, run, strict=True) for s in _signs(shape, state)]
    for layout in _layouts():
        rest = iter(signs)
        if all(sign in rest for sign in layout.signs):
            return layout.id
    return "generic"


def _signs(shape: Shape, state: str) -> list[str]:
    unit = shape.unit
    if unit.mark and state in ("sumh", "bodyh", "faqh", "oph", "zoneh"):
        return [unit.mark.id]
    if unit.kind == "date":
        return [f"date:{unit.meaning or 'plain'}"]
    return ["filing"] if state == "paraD" else [role_of(state)[0].value]


def _pieces(shapes: list[Shape], run: list[str], text: str) -> list[Piece]:
    pieces: list[Piece] = []
    filed = "paraD" in run or "place1" in run
    body: set[str] = set()
    for shape, state in zip(shapes, run, strict=True):
        unit, (role, reason) = shape.unit, role_of(state)
        if unit.mark and unit.mark.reason and role is Role.DROPPED and state not in ("rep1", "rep2"):
            reason = unit.mark.reason
        if role in BODY_ROLES:
            if shape.prose and len(unit.text) > 60 and unit.text in body:
                role, reason = Role.DROPPED, "repeated"
            else:
                body.add(unit.text)
                filing = None if filed else find_inner_filing(unit.text)
                filing = shape.filing if state == "paraD" else filing
                filed = filed or state in ("para", "paraD")
                pieces += _cut_body(unit, role, filing)
                continue
        pieces += _cut_head(unit, role, reason, text)
    return pieces


def _cut_body(unit: Unit, role: Role, filing: Filing | None) -> list[Piece]:
    pieces, start = [], unit.start
    if filing:
        if filing.start:
            pieces.append(Piece(unit.start, unit.start + filing.start, Role.STANDFIRST))
        start = unit.start + filing.end
        pieces.append(Piece(unit.start + filing.start, start, Role.DATELINE))
    end = unit.end
    rest = unit.text[start - unit.start :]
    signoff = find_signoff(rest)
    if signoff is not None and signoff > 0:
        end = start + signoff
    link = _LINK.search(rest) if "भी" in rest or "lso" in rest else None
    if link and len(rest) - link.start() <= _LONGEST_LINK and link.start() > 40:
        end = min(end, start + link.start())
        pieces.append(Piece(start, end, role))
        pieces.append(Piece(end, unit.end, Role.DROPPED, "related link"))
        return pieces
    if end > start:
        pieces.append(Piece(start, end, role))
    if end < unit.end:
        pieces.append(_signed(end, unit.end, unit.text[end - unit.start :]))
    return pieces


# A link amid a paragraph ends with it only where little follows: more may be the article's own words.
_LONGEST_LINK = 170
_LINK = re.compile(r"[(\[]?(?:(?:यह|ये|इसे|इन्हें)\s+भी\s+(?:पढ़ें|पढ़े|देखें)|also read)\s*[:：|\-–—ः]", re.IGNORECASE)


def _signed(start: int, end: int, text: str) -> Piece:
    found = read_signoff(text)
    if found and (found.agencies or found.credits or found.authors or found.outlet):
        return Piece(start, end, Role.BYLINE if found.authors else Role.CREDIT)
    return Piece(start, end, Role.DROPPED, "sign-off")


_KICKER = re.compile(r"(?P<kicker>[A-Za-z][A-Za-z0-9 .,'’&/-]{2,60}?)\s?(?::|\s[-–—])\s+(?=[^A-Za-z]*[\u0900-\u097f])")
_ENUMERATOR = re.compile(r"^\d{1,2}\s?[.)]\s*(?=[^\d\s])")


def _cut_head(unit: Unit, role: Role, reason: str | None, text: str) -> list[Piece]:
    if role is Role.CREDIT:
        return [_credit(unit)]
    if role is Role.HEADLINE:
        number = _ENUMERATOR.match(unit.text)
        if number:
            cut = unit.start + number.end()
            return [Piece(unit.start, cut, Role.DROPPED, "number"), Piece(cut, unit.end, role)]
    if role in (Role.HEADLINE, Role.STANDFIRST):
        kicker = _KICKER.match(unit.text)
        # A headline keeps its first words unless the page itself prints it without them.
        if kicker and (role is Role.STANDFIRST or to_key(unit.text[kicker.end() :]) in to_key(text[unit.end :])):
            cut = unit.start + kicker.end()
            return [Piece(unit.start, cut, Role.KICKER), Piece(cut, unit.end, role)]
    return [Piece(unit.start, unit.end, role, reason)]


def _credit(unit: Unit) -> Piece:
    if unit.kind == "text":
        return _signed(unit.start, unit.end, unit.text)
    return Piece(unit.start, unit.end, Role.CREDIT)


def _tiled(text: str, pieces: list[Piece]) -> tuple[Block, ...]:
    """Blocks from the beginning of each piece to the beginning of the next."""
    if not text:
        return ()
    if not pieces:
        return (Block(role=Role.DROPPED, start=0, end=len(text), reason="no words"),)
    starts = [0, *(p.start for p in pieces[1:]), len(text)]
    return tuple(
        Block(role=p.role, start=start, end=end, reason=p.reason)
        for p, start, end in zip(pieces, starts, starts[1:], strict=False)
        if start < end
    )
