"""What can be noticed about a unit and its neighbours: shape, echo, repetition. Words decide little here."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipelines.parse.datelines import Filing, find_filing
from pipelines.parse.lines import ends_sentence
from pipelines.parse.units import Unit

DEVANAGARI = re.compile(r"[\u0900-\u097f]")
_NOT_WORD = re.compile(r"[^\w\u0900-\u0963]+")
_STOPS = ("।", "?", "!", "॥", "|", ". ")
BULLET = re.compile(r"^\s*(?:[•▪►➤✓✔◆●○■*·–]\s*|-\s+|\d{1,2}[.)]\s+|[०-९]{1,2}[.)]\s+)")
TIME = re.compile(
    r"^\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?|बजे|एएम|पीएम)?\s*[(\[]?(?:IST|आईएसटी)?[)\]]?[\s:|,–-]*(?:\d{1,2}\s+\S{2,9}(?:,?\s*\d{4})?)?$",
    re.I,
)
# A line this long is prose even without a full stop; a headline is hardly longer (characters).
_PROSE = 190
LONGEST_STANDFIRST = 700
_FIRST_PROSE = 6
# Longer lines are no headline that comes twice (characters).
_LONGEST_KEY = 220
_ECHO = 50
_QUOTES = " '\"‘’“”.…।!?"
_END_SIZE = 8
# More lines like headlines at the end may be a list or a poem.
_MOST_DANGLING = 3
# A standfirst says again what the report says: this share of its longer words comes there too.
_SHARED = 0.25
_SHORTEST_WORD = 4
# So many units after "about the author" belong to that box.
_BOX = 3


@dataclass(slots=True)
class Shape:
    """A unit with what was noticed about it.

    key: its letters alone. known: the headline of the metadata. seen: printed before; repeated: printed anywhere else;
    echo: a sentence of it stands again further down. inline: behind a date on its line; dated: before one. live: of a
    live blog; boxed: in a box about the author; dangling: like a headline, with nothing of the article behind it;
    foreign: before a dateline, but about something else.
    """

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


def to_key(text: str) -> str:
    """Return the letters and figures of `text` alone: what makes two lines the same."""
    return _NOT_WORD.sub("", text).lower()


def read_shapes(units: Sequence[Unit], text: str, headline: str | None) -> list[Shape]:
    """Return the shape of each unit; `headline` is what the page's metadata call it, or None."""
    keys = _keys(units, every=headline is not None)
    counts = Counter(keys)
    latin_text = not DEVANAGARI.search(text)
    times = sum(u.text[0].isdigit() and TIME.match(u.text) is not None for u in units)
    known = to_key(headline) if headline else None
    shapes: list[Shape] = []
    prose, seen, seen_tails = 0, set[str](), set[str]()
    for index, (unit, key) in enumerate(zip(units, keys, strict=True)):
        shape = _shape(unit, latin_text)
        shape.key = key
        shape.seen = len(key) > 15 and (
            key in seen or (len(key) > 30 and key[-_END_SIZE:] in seen_tails and any(k.endswith(key) for k in seen))
        )
        shape.repeated = shape.seen or (len(key) > 15 and (counts[key] > 1 or _printed_again(key, keys[index + 1 :])))
        shape.known = bool(
            known and key and (key == known or (len(known) > 25 and known in key and len(key) < 2 * len(known)))
        )
        shape.inline = index > 0 and units[index - 1].kind == "date" and not _newline(text, units[index - 1], unit)
        after = units[index + 1] if index + 1 < len(units) else None
        shape.dated = after is not None and after.kind == "date" and not _newline(text, unit, after)
        shape.live = times >= 2
        seen.add(key)
        seen_tails.add(key[-_END_SIZE:])
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
    return shapes


def _keys(units: Sequence[Unit], *, every: bool) -> list[str]:
    """The key of each unit that may be a copy of another; "" for the rest, whose ends nothing else shares."""
    short = [u.text if len(u.text) <= _LONGEST_KEY and not u.mark else "" for u in units]
    heads = Counter(text.lstrip(_QUOTES)[:_END_SIZE] for text in short)
    tails = Counter(text.rstrip(_QUOTES)[-_END_SIZE:] for text in short)
    return [
        to_key(text)
        if text
        and (every or heads[text.lstrip(_QUOTES)[:_END_SIZE]] > 1 or tails[text.rstrip(_QUOTES)[-_END_SIZE:]] > 1)
        else ""
        for text in short
    ]


def _mark_dangling(shapes: list[Shape]) -> None:
    """Mark one to three last lines like headlines behind a finished paragraph: links without a heading."""
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
    return 30 <= len(text) <= 120 and text.count(" ") >= 5 and not ends_sentence(text) and not BULLET.match(text)


def _printed_again(key: str, later: Sequence[str]) -> bool:
    """Whether a later short line is this one less its kicker."""
    return len(key) > 40 and any(len(k) > 30 and key.endswith(k) for k in later[:12])


def _newline(text: str, before: Unit, after: Unit) -> bool:
    return "\n" in text[before.end : after.start]


def _shape(unit: Unit, latin_text: bool) -> Shape:
    text = unit.text
    sentences = sum(map(text.count, _STOPS)) + text.endswith(".") if len(text) < 1500 else 9
    ends = ends_sentence(text)
    prose = len(text) >= _PROSE or sentences >= 3 or (len(text) >= 20 and "।" in text)
    ends = ends and not text.endswith(("..", "…", "…."))  # a headline that breaks off
    prose = prose or (ends and text.rstrip("\"'”’ ")[-1:] in ".|" and (len(text) >= 90 or text.count(" ") >= 5))
    return Shape(unit, prose=prose, sentences=sentences, latin=not latin_text and not DEVANAGARI.search(text))


def _echoes(unit: Unit, text: str) -> bool:
    """Whether a whole sentence of the unit stands again further down: a lead that the body repeats."""
    head = unit.text[:LONGEST_STANDFIRST]
    stop = "।" if "।" in head else "."
    sentences = (s.strip() + stop for s in head.split(stop, 4)[:-1])
    return any(len(s) >= _ECHO and text.find(s, unit.end) >= 0 for s in sentences)
