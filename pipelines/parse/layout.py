"""A text as a Document: which stretch is what. The one public function is `read_layout`."""

from collections.abc import Iterator
from functools import cache

from pydantic import BaseModel, ConfigDict

from pipelines.parse.labelled import join_labels
from pipelines.parse.lines import Line, join_headline, join_wrapped, split_lines
from pipelines.parse.looks import to_candidates
from pipelines.parse.markers import find_mark
from pipelines.parse.neighbours import mark_neighbours
from pipelines.parse.pieces import Piece, cut_pieces
from pipelines.parse.plain import Plain, to_plain
from pipelines.parse.sequence import best_run, role_of
from pipelines.parse.shapes import Shape, read_shapes
from pipelines.parse.titles import looks_like_title
from pipelines.parse.units import cut_line
from pipelines.reference import load
from schemas.document import BODY_ROLES, Block, Document, Role
from schemas.source import Facts

# A whole header may stand on any of the first lines, however long.
_FIRST_LINES = 3
_LONGER_THAN_MENU = 30
# A standfirst this long (characters) above a body of less than this share of it is the body.
_LONG_LEAD, _SHORT_BODY, _BUTTON = 200, 0.3, 15

_LEADS = frozenset(("sf", "sf0"))
# What a header holds besides a lead.
_KINDS = ("date", "by", "credit", "place", "outlet")
_HEADED = frozenset({"head", "deck", "paraD", *(f"{kind}{number}" for kind in _KINDS for number in "01")})

NO_FACTS = Facts()


class Layout(BaseModel):
    """A named shape: the signs that must come in this order, and a text that has it."""

    model_config = ConfigDict(extra="forbid")
    id: str
    signs: list[str]
    valid_until: str | None = None
    example: str


class _Layouts(BaseModel):
    model_config = ConfigDict(extra="forbid")
    layouts: list[Layout]


@cache
def layouts() -> tuple[Layout, ...]:
    """Return the named layouts in the order they are tried."""
    return tuple(load("layouts.yaml", _Layouts).layouts)


def read_layout(text: str, facts: Facts = NO_FACTS) -> tuple[str, Document]:
    """Return the name of the layout that `text` has, and its Document: blocks that tile it.

    `facts`: what the page's metadata say; a headline known from there helps to find it in the text. Never raises.
    """
    plain = to_plain(text)
    lines = join_labels(plain.text, join_headline(plain.text, join_wrapped(plain.text, split_lines(plain.text))))
    if not lines:
        return "generic", Document(text=text, blocks=_tiled(text, [], plain))
    units = [unit for line, first in _with_first(lines) for unit in cut_line(line, first=first)]
    for unit in units:
        if unit.kind not in ("date", "byline"):
            mark = find_mark(unit.text)
            # "➡️ राजेश रैना": an arrow before a name is no link.
            unit.mark = None if unit.kind == "name" and mark and mark.id == "arrow" else mark
    shapes = mark_neighbours(read_shapes(units, plain.text, facts.headline))
    run = _with_body(shapes, _without_menu(best_run([to_candidates(shape) for shape in shapes])))
    run = run if facts.headline else _with_late_head(shapes, _without_lead(shapes, run))
    pieces = cut_pieces(shapes, run)
    return _layout_of(shapes, run), Document(text=text, blocks=_tiled(text, pieces, plain))


def _with_first(lines: list[Line]) -> Iterator[tuple[Line, bool]]:
    """Each line, and whether it is one of the first that are longer than an entry of a menu."""
    seen = 0
    for line in lines:
        yield line, seen < _FIRST_LINES
        seen += len(line.text) >= _LONGER_THAN_MENU


def _without_menu(run: list[str]) -> list[str]:
    """Several sections before the headline are a menu."""
    return [("drop0" if state == "section0" else state) for state in run] if run.count("section0") > 1 else run


def _with_body(shapes: list[Shape], run: list[str]) -> list[str]:
    """Prose above the header's dates and names is the article itself where next to nothing stands below them."""
    if not _LEADS & set(run):
        return run
    sizes = [len(shape.unit.text) for shape in shapes]
    above = sum(size for size, state, shape in zip(sizes, run, shapes, strict=True) if state in _LEADS and shape.prose)
    below = sum(size for size, state in zip(sizes, run, strict=True) if role_of(state)[0] in BODY_ROLES)
    # A whole short release is one paragraph: next to nothing is no more than a button below it.
    if (above < _LONG_LEAD and below > _BUTTON) or below > _SHORT_BODY * above:
        return run
    return [("para" if state in _LEADS else state) for state in run]


def _without_lead(shapes: list[Shape], run: list[str]) -> list[str]:
    """A paragraph on top of a text that has no headline, date, writer or dateline leads nothing: it is the first."""
    if _HEADED & set(run) or not _LEADS & set(run):
        return run
    return [("para" if state in _LEADS and s.prose else state) for s, state in zip(shapes, run, strict=True)]


def _with_late_head(shapes: list[Shape], run: list[str]) -> list[str]:
    """A line like a headline right above the date below the whole text is its headline, where none stands above."""
    end = max((n for n, shape in enumerate(shapes) if shape.prose), default=len(run))
    late = next((n for n in range(end + 1, len(run) - 1) if not shapes[n].unit.mark), None)
    if "head" in run or late is None or shapes[late + 1].unit.kind != "date" or not looks_like_title(shapes[late].unit):
        return run
    return ["head" if n == late else state for n, state in enumerate(run)]


def _layout_of(shapes: list[Shape], run: list[str]) -> str:
    """The first layout whose signs all stand in the text, in order; "generic" where none does."""
    signs = [s for shape, state in zip(shapes, run, strict=True) for s in _signs(shape, state)]
    present = set(signs) | {f"^{signs[0]}"}
    for layout in layouts():
        if not present.issuperset(layout.signs):
            continue
        rest = iter([f"^{signs[0]}", *signs[1:]] if layout.signs[0].startswith("^") else signs)
        if all(sign in rest for sign in layout.signs):
            return layout.id
    return "generic"


def _signs(shape: Shape, state: str) -> list[str]:
    unit = shape.unit
    if unit.mark and state in ("sumh", "bodyh", "faqh", "oph", "zoneh"):
        return [unit.mark.id]
    if unit.kind == "date":
        return [f"date:{unit.meaning or 'plain'}"]
    return ["filing"] if state == "paraD" else [role_of(state)[0]]


def _tiled(text: str, pieces: list[Piece], plain: Plain) -> tuple[Block, ...]:
    """Blocks of the source from the beginning of each piece of its plain text to the beginning of the next."""
    if not text:
        return ()
    if not pieces:
        return (Block(role=Role.DROPPED, start=0, end=len(text), reason="no words"),)
    starts = [0, *(plain.origin(p.start) for p in pieces[1:]), len(text)]
    return tuple(
        Block(role=p.role, start=start, end=end, reason=p.reason)
        for p, start, end in zip(pieces, starts, starts[1:], strict=False)
        if start < end
    )
