"""What a unit looks like: the states it may be in, each with a score. Words decide little here, shape and echo much."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipelines.parse.bylines import is_certain_name
from pipelines.parse.datelines import Filing, find_filing
from pipelines.parse.lines import ends_sentence
from pipelines.parse.signoffs import read_signoff
from pipelines.parse.units import Unit

DEVANAGARI = re.compile(r"[\u0900-\u097f]")
_NOT_WORD = re.compile(r"[^\w\u0900-\u0963]+")
_SENTENCE = re.compile(r"[।?!॥|]+|\.(?=\s|$)")
_BULLET = re.compile(r"^\s*(?:[•▪►➤✓✔◆●○■*·–]\s*|-\s+|\d{1,2}[.)]\s+|[०-९]{1,2}[.)]\s+)")
_TIME = re.compile(
    r"^\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?|बजे|एएम|पीएम)?\s*[(\[]?(?:IST|आईएसटी)?[)\]]?[\s:|,–-]*(?:\d{1,2}\s+\S{2,9}(?:,?\s*\d{4})?)?$",
    re.I,
)
_IDENTIFIER = re.compile(r"^[\w.\-/]*[A-Za-z_\-/][\w.\-/]*$")
# A line this long is prose even without a full stop; a headline is hardly longer (characters).
_PROSE = 190
_LONGEST_STANDFIRST = 700
_FIRST_PROSE = 6
# Longer lines are no headline that comes twice (characters).
_LONGEST_KEY = 220
_ECHO = 50
# More lines like headlines at the end may be a list or a poem.
_MOST_DANGLING = 3
# A standfirst says again what the report says: this share of its longer words comes there too.
_SHARED = 0.25
_SHORTEST_WORD = 4
# So many units after "about the author" belong to that box.
_BOX = 3


@dataclass(slots=True)
class Shape:
    """A unit with what was noticed about it. `key`: its letters alone; `echo`: a sentence of it stands again further down;
    `inline`: behind a date on its line,
    `dated`: before one; `live`: of a live blog; `boxed`: in a box about the author;
    `foreign`: before a dateline, but about something else;
    `dangling`: like a headline, with nothing of the article behind it; `known`: the metadata's
    headline; `seen`: printed before, `repeated`: anywhere else."""

    unit: Unit
    key: str = ""
    prose: bool = False
    sentences: int = 0
    latin: bool = False
    repeated: bool = False
    seen: bool = False
    echo: bool = False
    inline: bool = False
    dated: bool = False
    live: bool = False
    boxed: bool = False
    dangling: bool = False
    foreign: bool = False
    known: bool = False
    filing: Filing | None = None
    candidates: dict[str, float] = field(default_factory=dict)


def to_key(text: str) -> str:
    """Return the letters and figures of `text` alone: what makes two lines the same."""
    return _NOT_WORD.sub("", text).lower()


def read_shapes(units: Sequence[Unit], text: str, headline: str | None) -> list[Shape]:
    """Return the shape of each unit; `headline` is what the page's metadata call it, or None."""
    keys = [to_key(u.text) if len(u.text) <= _LONGEST_KEY and not u.mark else "" for u in units]
    counts = Counter(keys)
    latin_text = not DEVANAGARI.search(text)
    times = sum(bool(_TIME.match(u.text)) for u in units)
    known = to_key(headline) if headline else None
    shapes: list[Shape] = []
    prose, seen = 0, set[str]()
    for index, (unit, key) in enumerate(zip(units, keys, strict=True)):
        shape = _shape(unit, latin_text)
        shape.key = key
        shape.seen = len(key) > 15 and (key in seen or (len(key) > 30 and any(k.endswith(key) for k in seen)))
        shape.repeated = shape.seen or (len(key) > 15 and (counts[key] > 1 or _printed_again(key, keys[index + 1 :])))
        shape.known = bool(
            known and key and (key == known or (len(known) > 25 and known in key and len(key) < 2 * len(known)))
        )
        shape.inline = index > 0 and units[index - 1].kind == "date" and not _newline(text, units[index - 1], unit)
        after = units[index + 1] if index + 1 < len(units) else None
        shape.dated = after is not None and after.kind == "date" and not _newline(text, unit, after)
        shape.live = times >= 2
        seen.add(key)
        if shape.prose and prose < _FIRST_PROSE and unit.kind == "text":
            prose += 1
            shape.filing = find_filing(unit.text)
            shape.echo = _echoes(unit, text)
        shapes.append(shape)
    for before, shape in pairwise(shapes):
        mark = shape.unit.mark
        if mark and mark.sign == "caption" and shape.unit.text[0] in "-–—" and not before.prose and len(shapes) > 3:
            before.unit.mark = mark  # "मंत्री सभा में" above "- फोटो : एजेंसी"
    for index, shape in enumerate(shapes):
        if shape.unit.mark and shape.unit.mark.id == "about-author":
            for boxed in shapes[index + 1 : index + 1 + _BOX]:
                boxed.boxed = True
    _mark_dangling(shapes)
    _mark_foreign(shapes)
    for shape in shapes:
        shape.candidates = dict(_candidates(shape))
    return shapes


def _mark_dangling(shapes: list[Shape]) -> None:
    """Mark the one to three last lines that look like headlines behind a finished paragraph: links without a heading."""
    tail: list[Shape] = []
    for shape in reversed(shapes):
        if shape.unit.mark and not shape.prose:
            continue
        if shape.prose or shape.unit.kind != "text" or not _like_headline(shape.unit.text):
            break
        tail.append(shape)
    else:
        return
    if shape.prose and len(tail) <= _MOST_DANGLING and ends_sentence(shape.unit.text):
        for last in tail:
            last.dangling = True


def _mark_foreign(shapes: list[Shape]) -> None:
    """Mark paragraphs right before a dateline that share no words with the report: they are no standfirst of it."""
    for index, shape in enumerate(shapes):
        if not shape.filing:
            continue
        report = set(shape.unit.text.split())
        for before in reversed(shapes[:index]):
            if not before.prose or before.unit.kind != "text":
                break
            words = {word for word in before.unit.text.split() if len(word) >= _SHORTEST_WORD}
            before.foreign = len(words & report) < _SHARED * len(words)


def _like_headline(text: str) -> bool:
    return 30 <= len(text) <= 120 and text.count(" ") >= 5 and not ends_sentence(text) and not _BULLET.match(text)


def _printed_again(key: str, later: Sequence[str]) -> bool:
    """Whether a later short line is this one less its kicker."""
    return len(key) > 40 and any(len(k) > 30 and key.endswith(k) for k in later[:12])


def _newline(text: str, before: Unit, after: Unit) -> bool:
    return "\n" in text[before.end : after.start]


def _shape(unit: Unit, latin_text: bool) -> Shape:
    text = unit.text
    sentences = len(_SENTENCE.findall(text)) if len(text) < 1500 else 9
    ends = ends_sentence(text)
    prose = len(text) >= _PROSE or sentences >= 3 or (len(text) >= 20 and "।" in text)
    ends = ends and not text.endswith(("..", "…", "…."))  # a headline that breaks off
    prose = prose or (ends and text.rstrip("\"'”’ ")[-1:] in ".|" and (len(text) >= 90 or text.count(" ") >= 5))
    return Shape(unit, prose=prose, sentences=sentences, latin=not latin_text and not DEVANAGARI.search(text))


def _echoes(unit: Unit, text: str) -> bool:
    """Whether a whole sentence of the unit stands again further down: a lead that the body repeats."""
    head = unit.text[:_LONGEST_STANDFIRST]
    stop = "।" if "।" in head else "."
    sentences = (s.strip() + stop for s in head.split(stop, 4)[:-1])
    return any(len(s) >= _ECHO and text.find(s, unit.end) >= 0 for s in sentences)


def _candidates(shape: Shape) -> Mapping[str, float]:
    unit = shape.unit
    if unit.mark:
        return _of_mark(shape)
    if unit.kind not in ("text", "name"):
        return _of_kind(shape)
    if shape.seen and not shape.prose:
        return {"rep1": 2.0, "rep2": 1.5, "sum": 1.0, "zone": 0.5, "drop0": -1.0, "para": -1.5}
    if shape.live and _TIME.match(unit.text):
        return {"time": 2.0, "zone": -0.5, "para": -2}
    if len(unit.text) <= 110 and read_signoff(unit.text) is not None:
        return {"credit0": 0.5, "credit1": 0.5, "credit2": 0.5, "zone": -0.3, "para": -2}
    if unit.kind == "name":
        likely = 1.0 if shape.dated else 0.3 if is_certain_name(unit.text) else -1.5
        return {**_of_short(shape), "by0": likely - 0.5, "by1": likely}
    found = _of_prose(shape) if shape.prose else _of_short(shape)
    return {**found, "zone": 2.0} if shape.boxed else found


_MARKED: dict[str, dict[str, float]] = {
    "furniture": {"drop0": 0, "drop1": 0, "drop2": 0, "zone": 0},
    "summary": {"sumh": 1, "sumh2": 0.5},
    "body": {"bodyh": 1, "drop1": -0.5},
    "faq": {"faqh": 1},
    "opinion": {"oph": 1},
    "zone": {"zoneh": 0.5, "drop0": -0.5, "drop1": -1, "zone": 0.2},
    "tags": {"tags": 1, "drop0": 0, "drop1": 0},
    "section": {"section0": 0.5, "section1": 0, "zone": 0, "sub": -0.5, "drop1": -0.5},
    "caption": {"drop0": 0, "drop1": 0.2, "drop2": 0.2, "zone": 0.1},
}


def _of_mark(shape: Shape) -> dict[str, float]:
    mark = shape.unit.mark
    assert mark is not None
    found = {**_MARKED[mark.sign], "para": -4.0}
    if mark.id in ("read-colon", "photo-credit-within", "subscribe-hindi") and not shape.prose:
        # "वीडियो: पुल कैसे टूटा" is a headline where nothing else is.
        found["head"] = -0.5 + 12 * shape.known
    return found


def _of_kind(shape: Shape) -> dict[str, float]:
    unit = shape.unit
    if unit.kind == "date":
        # A labelled date is the article's own, even below a list of links.
        own = {"date2": 0.3, "date3": 1.0} if unit.meaning else {"date2": -0.5}
        return {"date0": 1, "date1": 1, **own, "zone": -0.2, "para": -4}
    if unit.kind == "byline":
        return {"by0": 0.3, "by1": 1, "by2": 0.5, "zone": -0.5, "para": -4}
    if unit.kind == "place":
        filed = unit.text[-1] in ",।:•" or shape.dated
        return {
            "place0": 0.5 if filed else -1,
            "place1": 0.3,
            "section0": 0,
            "section1": -0.3,
            "sub": -0.5,
            "zone": 0,
            "para": -2,
            "drop0": -0.7,
        }
    # A credit line ("हिन्दुस्तान टीम, पटना"); in the body the same words may be a subhead.
    return {"credit0": 0.5, "credit1": 0.8, "credit2": 0.3, "sub": -1, "zone": -0.3, "para": -3}


def _of_prose(shape: Shape) -> dict[str, float]:
    size = len(shape.unit.text)
    found: dict[str, float] = {
        "para": min(size, 600) / 300,
        "sf": (-0.3 if size <= _LONGEST_STANDFIRST else -size / 200) + 3 * shape.echo + 1.5 * shape.inline - 4 * shape.foreign,
        "sump": 0.0,
        "sum2": 0.0,
        "a": 0.3,
        "op": 0.0,
        "zone": -2.0 - size / 150,
    }
    if shape.live:
        found["entry"] = found["para"]
    if shape.filing:
        found["paraD"] = found["para"] + (2.0 if shape.filing.certain else 0.5)
    if shape.sentences <= 1 and size <= 230:
        found["head"] = -2.5 + 2 * shape.repeated + 12 * shape.known
    if _BULLET.match(shape.unit.text):
        found |= {"list": found["para"] + 0.3, "sum": 0.5}
    if shape.latin:
        found |= {"zone": -0.5, "drop2": -1.0, "drop1": -0.5, "para": found["para"] - 0.5}
    return found


def _of_short(shape: Shape) -> dict[str, float]:
    text = shape.unit.text
    size = len(text)
    found: dict[str, float] = {
        "head": _headline_score(size) + 2.5 * shape.repeated + 12 * shape.known - 3 * shape.latin,
        "drop0": -1.0 if size < 25 else -2.0,
        "deck": -0.5 if size >= 35 else -1.2,
        "sub": 0.0 if size <= 110 else -1.0,
        "para": -0.6,
        "sum": 0.0,
        "sum2": 0.0,
        "a": -0.3,
        "op": -0.5,
        "zone": 0.0,
    }
    if shape.dangling:
        found["dangling"] = 0.5
    if shape.live:
        found["entry"] = -0.4
    if text.endswith("?") or "?" in text[-4:]:
        found["q"] = 1.0
    if _BULLET.match(text):
        found |= {"list": 0.5, "sum": 0.7, "zone": 0.1}
    if shape.latin:
        found |= {"slug": 0.3, "drop0": -0.3, "drop2": -0.6, "sub": -1.0, "para": -1.5, "deck": -1.5}
    if _IDENTIFIER.match(text) and any(c in "_-/." for c in text) and any(c.isdigit() for c in text):
        found |= {"slug": 1.0, "drop0": 1.0, "drop2": 0.5}
    return found


def _headline_score(size: int) -> float:
    if size < 12:
        return -3.0
    if size < 20:
        return -1.0
    if size < 30:
        return 0.5
    return 2.0 if size <= 170 else 0.0
