"""Lines cut into units: one unit is one thing, however many a line holds ("Written By X |Last Updated: Y")."""

import re
from dataclasses import dataclass

from pipelines.parse.datelines import find_filing
from pipelines.parse.dates import Stamp, find_stamps, in_sentence, stamp_of_identifier
from pipelines.parse.labelled import LONGEST_HEADER, holds
from pipelines.parse.labels import Label, find_labels
from pipelines.parse.line_dates import own_stamps, stamps_beside, with_beside
from pipelines.parse.lines import Line
from pipelines.parse.markers import LONGEST_MARKED, Mark, find_mark
from pipelines.parse.namelines import EDGES, Kind, is_dateline, name_line

# In lines longer than a header labels are looked for in the head only, and only with a date.
_HEAD = 700
_SHORTEST_BEFORE = 30
# Buttons that a scrape glued to the words behind them.
_LEADING = re.compile(
    r"(?:(?:(?:share|tweet|follow(?: us)?|pin|post|send|click to share)\s?(?:this)?\s?(?:on|via|to)\s"
    r"(?:facebook|twitter|x|whatsapp|telegram|linkedin|pinterest|email|instagram|koo|reddit|google news)"
    r"|view in app|open in app)[\s|,·•]*)+",
    re.IGNORECASE,
)
_LEADING_LETTERS = frozenset("sStTfFpPcCvVoO")
_SHARE_ROW = Mark("share-row", "furniture", "share row")
# Lines with a name and a date that are neither the author's nor the article's: rights, and somebody's embedded post.
_OTHERS = ("©", "opyright", "eserved", "सर्वाधिकार", "(@", "shared by")
# "March 31, 2023 0 नारायणगढ़। ...": how many comments, before the article's dateline.
_COUNT = re.compile(r"\d{1,4}\s+(?=[\u0900-\u0963])")
_LONGEST_NAMES = 120
# One of these is in every header line; in one as long as a sentence a dash or a bare colon says nothing.
_SIGNS = (
    ":",
    "|",
    "uthor",
    "लेखक",
    "रिपोर्ट",
    "संवाददाता",
    "-",
    "–",
    "：",
    "ः",
    "by",
    "BY",
    "By",
    "19",
    "20",
    "१९",
    "२०",
    "/",
    ",",
)
_SIGNS_OF_LONG = (": ", "|", "By", "by", "BY", "19", "20", "१९", "२०", "/", "रिपोर्ट-", "रिपोर्ट:")


@dataclass(slots=True)
class Unit:
    """One thing of a line, `start`:`end` of the plain text. `meaning`: of a date, published | updated | other | ""."""

    start: int
    end: int
    text: str
    gap: bool
    kind: Kind = "text"
    meaning: str = ""
    mark: Mark | None = None


def cut_line(line: Line, *, first: bool) -> list[Unit]:
    """Return the units of `line`; `first`: it is one of the first lines, where a whole header may stand on one line."""
    text = line.text
    shared = _share_row(text)
    if shared:
        row = Unit(line.start, line.start + shared, text[:shared].rstrip(), line.gap, mark=_SHARE_ROW)
        return [row, *cut_line(Line(line.start + shared, line.end, text[shared:], False), first=first)]
    if len(text) <= LONGEST_MARKED and any(map(text.__contains__, _OTHERS)) and find_mark(text):
        return [_whole(line)]
    remark = _remark(text)
    if remark:
        at = line.start + remark
        return [
            *cut_line(
                Line(line.start, line.start + len(text[:remark].rstrip()), text[:remark].rstrip(), line.gap),
                first=first,
            ),
            Unit(at, line.end, text[remark:], False, mark=find_mark(text[remark:])),
        ]
    if len(text) <= LONGEST_HEADER:
        return _cut_header(line, text) if _is_worth(text) else [_named(line)]
    if first and _is_worth(text[:_HEAD]):
        return _cut_header(line, text[:_HEAD], dated=True)
    return [Unit(line.start, line.end, text, line.gap)]


def _share_row(text: str) -> int:
    """Where buttons glued to the beginning of a text end; 0 without any."""
    shared = _LEADING.match(text) if text[:1] in _LEADING_LETTERS else None
    return shared.end() if shared and len(text) - shared.end() > _SHORTEST_BEFORE else 0


def _is_worth(text: str) -> bool:
    """A cheap look first: whether labels or dates can be in a line at all."""
    signs = _SIGNS if len(text) <= _LONGEST_NAMES else _SIGNS_OF_LONG
    return any(map(text.__contains__, signs))


def _remark(text: str) -> int | None:
    """Where a bracket at the end of a line begins that is furniture: "(पूरी सूची देखने के लिए यहां क्लिक करें)"."""
    if not text.endswith((")", ")।", ").", "]")):
        return None
    start = max(text.rfind("("), text.rfind("["))
    if start < _SHORTEST_BEFORE or len(text) - start > LONGEST_HEADER:
        return None
    mark = find_mark(text[start:])
    return start if mark and mark.sign == "furniture" and mark.id != "time-alone" else None


def _cut_header(line: Line, text: str, *, dated: bool = False) -> list[Unit]:
    stamps = [stamp for stamp in find_stamps(text) if not in_sentence(text, stamp)]
    if dated and not stamps:
        return [_whole(line)]
    labels = [label for label in find_labels(text) if holds(label, text, stamps)]
    own = own_stamps(text, labels, stamps) if dated or not labels else stamps_beside(text, labels, stamps)
    if dated and not own and not any(label.kind == "date" for label in labels):
        return [_whole(line)]
    if not labels and not own:
        return [_named(line)]
    if dated and own and not any(label.kind == "date" for label in labels):
        labels = [label for label in labels if label.end <= own[0].start]
    cuts = _cuts(text, labels, [with_beside(text, stamp) for stamp in stamps], [stamp.end for stamp in own])
    ends = [start for start, _, _ in cuts[1:]] + [len(line.text)]
    units: list[Unit] = []
    for (start, kind, meaning), end in zip(cuts, ends, strict=True):
        bare = line.text[start:end].strip(" \t|•·;")
        if bare and (kind != "text" or bare.strip(EDGES)):
            at = line.start + line.text.index(bare, start)
            units += _of_piece(Unit(at, at + len(bare), bare, line.gap and not units, kind, meaning), units)
    return units or [_whole(line)]


def _of_piece(unit: Unit, before: list[Unit]) -> list[Unit]:
    """The units of one piece of a header line: a button or count that a scrape glued to a text is one of its own."""
    if unit.kind != "text":
        return [unit]
    shared = _share_row(unit.text)
    count = _COUNT.match(unit.text) if before and before[-1].kind == "date" else None
    glued = shared or (count.end() if count and find_filing(unit.text[count.end() :]) else 0)
    if not glued:
        return [_renamed(unit)]
    row, rest = unit.text[:glued].rstrip(), unit.text[glued:]
    first = Unit(unit.start, unit.start + len(row), row, unit.gap, mark=_SHARE_ROW if shared else None)
    return [first, _renamed(Unit(unit.start + glued, unit.end, rest, False))]


def _whole(line: Line) -> Unit:
    return Unit(line.start, line.end, line.text, line.gap)


def _named(line: Line) -> Unit:
    return _renamed(_whole(line))


def _renamed(unit: Unit) -> Unit:
    """A text that is all names of those who file news becomes a credit, a lone town a place."""
    if (
        len(unit.text) <= _LONGEST_NAMES
        and " " not in unit.text
        and stamp_of_identifier(unit.text)
        and not find_stamps(unit.text)
    ):
        unit.kind = "date"
    elif len(unit.text) <= _LONGEST_NAMES:
        unit.kind = "place" if is_dateline(unit.text) else name_line(unit.text)
    return unit


def _cuts(text: str, labels: list[Label], stamps: list[Stamp], bare: list[int]) -> list[tuple[int, Kind, str]]:
    """Where each piece begins, what it is, and what it means; `bare`: ends of the dates that count without a label."""
    cuts: list[tuple[int, Kind, str]] = []
    taken: set[int] = set()
    for label in labels:
        if label.kind == "person":
            cuts.append((label.start, "byline", label.meaning))
            continue
        stamp = next(s for s in stamps if s.start >= label.end)
        cuts.append((label.start, "date", label.meaning))
        cuts.append((stamp.end, "text", ""))
        taken.add(stamp.start)
    for stamp in stamps:
        if stamp.start not in taken and any(stamp.start < end <= stamp.end for end in bare):
            cuts += [(stamp.start, "date", ""), (stamp.end, "text", "")]
    cuts.sort(key=lambda cut: (cut[0], cut[1] != "text"))
    if cuts and not text[: cuts[0][0]].strip(EDGES):
        cuts[0] = (0, *cuts[0][1:])  # "(लेखक : ...": the bracket belongs to the label
    if not cuts or cuts[0][0] > 0:
        cuts.insert(0, (0, "text", ""))
    return cuts
