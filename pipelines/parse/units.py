"""Lines cut into units: one unit is one thing, however many a line holds ("Written By X |Last Updated: Y")."""

import re
from dataclasses import dataclass
from typing import Literal

from pipelines.hindi.calendar import weekday_number, weekday_pattern
from pipelines.parse.bylines import is_certain_name, parse_name, read_byline
from pipelines.parse.credits import is_place, looks_like_place, parse_agency, parse_credit, parse_outlet
from pipelines.parse.datelines import find_filing
from pipelines.parse.dates import Stamp, find_stamps, stamp_of_identifier
from pipelines.parse.labels import Label, find_labels
from pipelines.parse.lines import Line
from pipelines.parse.markers import Mark, find_mark
from pipelines.parse.signoffs import read_signoff

Kind = Literal["text", "date", "byline", "credit", "place", "name"]

# Longest line that can be a header line; in longer ones labels are looked for in the head only, and only with a date.
_LONGEST_HEADER = 260
_HEAD = 700
_LONGEST_NAME = 45
_SHORTEST_BEFORE = 30
# More words than this are no name of a person, town, desk or outlet.
_MOST_SPACES = 5
_LONGEST_FILING = 70
_EDGES = " \t|,;:•·-–—/()[]।."
# What may stand between a label and its date: "Updated : Tue, ", "प्रकाशित: मंगलवार, ".
_BETWEEN = re.compile(rf"[\s:,|(\[.–-]*(?:(?:{weekday_pattern()}|on|at|को|IST)[\s:,|(.–-]*)?", re.IGNORECASE)
# What a label without a colon may stand behind.
_BEFORE = " |,;•·)]([\t"
_LOOSE = ("date", "दिनांक", "तारीख", "जारी", "publish", "update", "अपडेट")
_WORTH = re.compile(r"^\S{2,12},\S|[:：|–-]|ः|\b[Bb][Yy]\b|(?:19|20|१९|२०)\d\d|\d[/.-]\d")
_SPLIT = re.compile(r"\s*[,|;•·।]\s*")


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
    if len(text) <= _LONGEST_HEADER:
        return _cut_header(line, text) if _WORTH.search(text) else [_named(line)]
    if first and _WORTH.search(text, 0, _HEAD):
        return _cut_header(line, text[:_HEAD], dated=True)
    return [Unit(line.start, line.end, text, line.gap)]


_NUMBER = re.compile(r"\d{1,2}\s?[.)]")
_LONGEST_LABEL = 30
_LONGEST_VALUE = 90


def join_labels(text: str, lines: list[Line]) -> list[Line]:
    """Return the `lines` of `text`, a label or a list number on a line of its own joined with the value on the next."""
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last and len(last.text) <= _LONGEST_LABEL and _waits(last.text, line.text):
            joined[-1] = Line(last.start, line.end, text[last.start : line.end].replace("\n", " "), last.gap)
        else:
            joined.append(line)
    return joined


def _waits(text: str, value: str) -> bool:
    if _NUMBER.fullmatch(text):
        return True
    if len(value) > _LONGEST_VALUE:
        return False
    labels = find_labels(text)
    if not labels or labels[0].start or labels[-1].end < len(text):
        return False
    if labels[-1].kind == "date":
        stamps = find_stamps(value, limit=1)
        return bool(stamps) and _BETWEEN.fullmatch(value, 0, stamps[0].start) is not None
    return not find_labels(value) and (_names_someone(value) or is_certain_name(value))


def _remark(text: str) -> int | None:
    """Where a bracket at the end of a line begins that is furniture: "(पूरी सूची देखने के लिए यहां क्लिक करें)"."""
    if not text.endswith((")", ")।", ").", "]")):
        return None
    start = max(text.rfind("("), text.rfind("["))
    if start < _SHORTEST_BEFORE or len(text) - start > _LONGEST_HEADER:
        return None
    mark = find_mark(text[start:])
    return start if mark and mark.sign == "furniture" else None


def _cut_header(line: Line, text: str, *, dated: bool = False) -> list[Unit]:
    stamps = find_stamps(text)
    if dated and not stamps:
        return [_whole(line)]
    labels = [label for label in find_labels(text) if _holds(label, text, stamps)]
    if dated and not any(label.kind == "date" for label in labels):
        return [_whole(line)]
    if not labels and not (stamps and _is_header(text, stamps)):
        return [_named(line)]
    cuts = _cuts(text, labels, stamps)
    units: list[Unit] = []
    begin = None
    for (start, kind, meaning), following in zip(cuts, [*cuts[1:], (len(line.text), "", "")], strict=True):
        if kind == "text" and following[1] == "date" and weekday_number(text[start : following[0]].strip(_EDGES)):
            begin = start  # "मंगलवार, 6 फरवरी": the weekday is part of the date
            continue
        start, begin = (start, None) if begin is None else (begin, None)
        piece = line.text[start : following[0]]
        bare = piece.strip(" \t|•·;")
        if not bare or (kind == "text" and not bare.strip(_EDGES)):
            continue
        at = line.start + start + piece.index(bare)
        unit = Unit(at, at + len(bare), bare, line.gap and not units, kind, meaning)
        units.append(_renamed(unit) if kind == "text" else unit)
    return units or [_whole(line)]


def _whole(line: Line) -> Unit:
    return Unit(line.start, line.end, line.text, line.gap)


def _named(line: Line) -> Unit:
    return _renamed(_whole(line))


def _renamed(unit: Unit) -> Unit:
    """A text that is all names of those who file news becomes a credit, a lone town a place."""
    if len(unit.text) <= 120 and " " not in unit.text and stamp_of_identifier(unit.text) and not find_stamps(unit.text):
        unit.kind = "date"
    elif len(unit.text) <= 120:
        unit.kind = "place" if _is_filing(unit.text) else name_line(unit.text)
    return unit


def _is_filing(text: str) -> bool:
    """Whether a line is a dateline and nothing else: "मॉस्को, 13 अगस्त (एजेंसी)"."""
    if len(text) > _LONGEST_FILING or not text.endswith((")", ")।", "):", ")-", ") -")):
        return False
    if read_signoff(text) is not None:
        return False
    filing = find_filing(f"{text.rstrip(' :-।')}। {'अ' * 40}।")
    return filing is not None and filing.place is not None and bool(filing.day or filing.agencies)


def _holds(label: Label, text: str, stamps: list[Stamp]) -> bool:
    """Whether a word that looks like a label is one: a date follows a date's, a name or nothing a person's."""
    if label.kind == "date":
        near = any(label.end <= s.start and _BETWEEN.fullmatch(text, label.end, s.start) for s in stamps)
        before = text[: label.start].rstrip()
        alone = not before.strip(_EDGES) or before[-1] in _BEFORE
        if text[label.start : label.end].strip(" :-").lower() in _LOOSE:
            return near and alone  # "Expiry Date: ..." is no publication
        return near and (label.sure or alone or text[label.start - 1] in _BEFORE)
    value = text[label.end :]
    stop = re.search(r"[|•·\n]|(?:Published|Updated|Edited|Posted|Written|Reported|Last|Publish|Date)\b", value)
    value = value[: stop.start()] if stop else value
    for stamp in stamps:
        if label.end <= stamp.start:
            value = text[label.end : min(stamp.start, label.end + len(value))]
            break
    bare = value.strip(_EDGES)
    if not bare:
        return label.sure and len(text) <= _LONGEST_HEADER
    if label.sure:
        return len(bare) <= 120 and _names_someone(bare)
    return label.start == 0 and is_certain_name(bare)


def _names_someone(text: str) -> bool:
    found = read_byline(f"By: {text}")
    return bool(found.authors or found.agencies or found.credits or found.outlet)


def _is_header(text: str, stamps: list[Stamp]) -> bool:
    """Whether a line with an unlabelled date is nothing but header: what is left are names, or no words at all."""
    rest = text
    for stamp in stamps:
        rest = rest.replace(text[stamp.start : stamp.end], ",")
    chunks = [c for c in (c.strip(_EDGES) for c in _SPLIT.split(rest)) if c]
    # "अभिनय आकाश । Aug 13 2025": two or three words and a date, and nothing else.
    alone = len(chunks) == 1 and chunks[0].count(" ") in (1, 2) and parse_name(chunks[0]) is not None
    return alone or all(_is_name(chunk) or _DAY.fullmatch(chunk) for chunk in chunks)


_DAY = re.compile(r"(?:\w{3,9}|[\u0900-\u0963]{2,10}वार|on|को)", re.IGNORECASE)


def _is_name(chunk: str) -> bool:
    return bool(parse_agency(chunk) or parse_credit(chunk) or is_place(chunk) or is_certain_name(chunk)) or (
        parse_outlet(chunk) is not None and len(chunk.split()) <= 4
    )


def _cuts(text: str, labels: list[Label], stamps: list[Stamp]) -> list[tuple[int, Kind, str]]:
    """Where each piece begins, what it is, and what it means."""
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
        if stamp.start not in taken and (not labels or len(text) <= _LONGEST_HEADER):
            cuts += [(stamp.start, "date", ""), (stamp.end, "text", "")]
    cuts.sort(key=lambda cut: (cut[0], cut[1] != "text"))
    if not cuts or cuts[0][0] > 0:
        cuts.insert(0, (0, "text", ""))
    return cuts


def name_line(text: str) -> Kind:
    """Return what a line of names is: credit (agency, house, outlet beside towns and persons), place, byline or text.

    >>> name_line("हिन्दुस्तान टीम, पटना"), name_line("जकार्ता।"), name_line("नदी का जलस्तर बढ़ा")
    ('credit', 'place', 'text')
    """
    parts = (chunk.strip(_EDGES + "@").removesuffix(" से") for chunk in _SPLIT.split(text))
    chunks = [c for c in parts if c]
    if not chunks or len(chunks) > 5 or any(c.count(" ") > _MOST_SPACES for c in chunks):
        return "text"
    if text.endswith("।") and len(text) <= 30 and " " not in text and parse_name(chunks[0].replace("/", " ")):
        return "place"  # "भुवनेश्वर।" on a line of its own: an old way to set a dateline
    if all(looks_like_place(c) for c in chunks):
        return "place" if any(is_place(c) for c in chunks) else "text"
    if not all(_is_name(c) or looks_like_place(c) or parse_name(c) for c in chunks):
        return "text"
    if any(parse_agency(c) or parse_credit(c) or (parse_outlet(c) and not is_certain_name(c)) for c in chunks):
        return "credit"
    return "name" if len(text) <= _LONGEST_NAME and all(" " in c and parse_name(c) for c in chunks) else "text"
