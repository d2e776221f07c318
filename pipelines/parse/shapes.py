"""What can be noticed about a unit and its neighbours: shape, echo, repetition. Words decide little here."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipelines.parse.datelines import find_filing
from pipelines.parse.filings import Filing
from pipelines.parse.lines import ends_sentence
from pipelines.parse.markers import Mark
from pipelines.parse.mastheads import is_own_name
from pipelines.parse.namelines import is_named_twice
from pipelines.parse.titles import LONGEST_TITLE, is_title, mark_title, stands_above
from pipelines.parse.units import Unit

DEVANAGARI = re.compile(r"[\u0900-\u097f]")
_NOT_WORD = re.compile(r"[^\w\u0900-\u0963]+")
_STOPS = ("।", "?", "!", "॥", "|", ". ")
BULLET = re.compile(r"^\s*(?:[•▪►➤✓✔◆●○■*·–]\s*|-\s+|\d{1,2}[.)]\s+|[०-९]{1,2}[.)]\s+)")
_PROSE_WITH_STOP = 120
# "... ने बैठक की है..बैठक में कई मंत्री रहे": two dots for a full stop.
_PROSE_WITH_DOTS = 90
_RUN_ON = re.compile(r"[\u0900-\u0963]\.\.(?=[\u0904-\u0939])")
# "डॉ. आर.के. नेगी": full stops that end no sentence.
_ABBREVIATED = re.compile(r"(?:(?<=\s)|^)(?:डॉ|डा|प्रो|मो|श्री|Dr|Mr|Mrs|(?:[^\s.]{1,3}\.)+[^\s.]{1,3})\.\s")
# Sentences are counted where a line may be a headline; a longer one has many (characters).
_LONGEST_COUNTED, _MANY = 230, 9
LONGEST_STANDFIRST = 700
_FIRST_PROSE = 6
_FIRST_MASTHEAD = 4
# A page with more lines of names is a list: looking for each of them in the text would take long.
_MOST_NAMES = 200
# A headline comes again within so many lines.
_NEAR = 12
# Longer lines are no headline that comes twice (characters).
_LONGEST_KEY = 220
_ECHO = 50
_QUOTES = " '\"‘’“”.…।!?"
_END_SIZE = 8


@dataclass(slots=True)
class Shape:
    """A unit with what was noticed about it.

    key: its letters alone. known: the headline of the metadata. seen: printed before; repeated: printed anywhere else;
    echo: a sentence of it stands again further down. inline: behind a date on its line; dated: before one. live: of a
    live blog; timed: the time of one of its entries; boxed: in a box about the author; dangling: like a headline, with
    nothing of the article behind it; foreign: before a dateline, but about something else. elsewhere: a name that the
    text has again. opens: the first prose, below something else. ticker: behind "Breaking". filed: right above a date.
    last: with nothing but furniture behind it. masthead: a paper's name beside the date, the headline or a dateline.
    above: a paragraph above the headline. behind: right behind a date. titled: below a line like a headline.
    alone: nothing else above the first prose can be the headline. titling: a first sentence right before the dateline.
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
    timed: bool = False
    opens: bool = False
    boxed: bool = False
    dangling: bool = False
    foreign: bool = False
    ticker: bool = False
    known: bool = False
    elsewhere: bool = False
    filed: bool = False
    masthead: bool = False
    behind: bool = False
    titled: bool = False
    above: bool = False
    alone: bool = False
    titling: bool = False
    last: bool = False
    filing: Filing | None = None


def to_key(text: str) -> str:
    """Return the letters and figures of `text` alone: what makes two lines the same."""
    return _NOT_WORD.sub("", text).lower()


@dataclass(slots=True)
class _Copies:
    """Keys of the lines so far: all, how they end, and those of breadcrumbs."""

    keys: set[str] = field(default_factory=set)
    tails: set[str] = field(default_factory=set)
    trails: list[str] = field(default_factory=list)


def read_shapes(units: Sequence[Unit], text: str, headline: str | None) -> list[Shape]:
    """Return the shape of each unit; `headline` is what the page's metadata call it, or None."""
    keys = _keys(units, every=headline is not None)
    copied = _copied(keys)
    latin_text = not DEVANAGARI.search(text)
    known = to_key(headline) if headline else None
    shapes: list[Shape] = []
    prose, names, titled, copies = 0, 0, False, _Copies()
    for index, (unit, key) in enumerate(zip(units, keys, strict=True)):
        later = keys[index + 1 : index + 1 + _NEAR] if key else ()
        shape = _shape(unit, latin_text)
        shape.key = key
        _see_copies(shape, copies, later)
        shape.repeated |= len(key) > 15 and (key in copied or _printed_again(key, later))
        shape.known = known is not None and _is_known(key, known)
        _see_line(shape, units, index, text)
        shape.titled = titled
        titled = titled or is_title(unit)
        if unit.kind == "name" and names < _MOST_NAMES:
            names += 1
            shape.elsewhere = is_named_twice(unit.text, text)
        if shape.prose and prose < _FIRST_PROSE and unit.kind == "text":
            shape.opens = prose == 0 and index > 0
            prose += 1
            shape.filing = find_filing(unit.text)
            shape.echo = _echoes(unit, text)
        shapes.append(shape)
    return shapes


def _see_copies(shape: Shape, copies: _Copies, later: Sequence[str]) -> None:
    """Notice whether the line was printed before, whole or as the end of a longer one."""
    key, long = shape.key, len(shape.key) > 30
    if not key:
        return
    shape.seen = len(key) > 15 and (
        key in copies.keys or (long and key[-_END_SIZE:] in copies.tails and any(k.endswith(key) for k in copies.keys))
    )
    shape.repeated = shape.seen or (long and any(trail.endswith(key) for trail in copies.trails))
    if not shape.seen and long and _is_trail(shape.unit.text, key, later):
        shape.unit.mark = Mark("trail-of-headline", "furniture", "breadcrumb")
        copies.trails.append(key)
    if not shape.unit.mark:
        copies.keys.add(key)
        copies.tails.add(key[-_END_SIZE:])


def _see_line(shape: Shape, units: Sequence[Unit], index: int, text: str) -> None:
    """Notice what stands right before and behind."""
    before = units[index - 1] if index else None
    after = units[index + 1] if index + 1 < len(units) else None
    behind, filed = _is_date(before), _is_date(after)
    shape.ticker = before is not None and before.mark is not None and before.mark.id == "ticker"
    shape.behind, shape.filed = behind, filed
    shape.inline = before is not None and behind and not _newline(text, before, shape.unit)
    shape.dated = after is not None and filed and not _newline(text, shape.unit, after)
    shape.above = shape.prose and stands_above(units, index)
    shape.masthead = (index <= _FIRST_MASTHEAD or behind or filed) and is_own_name(shape.unit.text)
    shape.repeated |= mark_title(shape.unit, before, after)


def _is_date(unit: Unit | None) -> bool:
    return unit is not None and unit.kind == "date"


def _is_known(key: str, known: str) -> bool:
    return bool(key) and (key == known or (len(known) > 25 and known in key and len(key) < 2 * len(known)))


def _keys(units: Sequence[Unit], *, every: bool) -> list[str]:
    """The key of each unit that may be a copy of another; "" for the rest, whose ends nothing else shares."""
    short = [u.text if len(u.text) <= _LONGEST_KEY and not u.mark else "" for u in units]
    heads = [text.lstrip(_QUOTES)[:_END_SIZE] for text in short]
    tails = [text.rstrip(_QUOTES)[-_END_SIZE:] for text in short]
    shared, ends = _copied(heads), _copied(tails)
    return [
        to_key(text) if text and (every or head in shared or tail in ends) else ""
        for text, head, tail in zip(short, heads, tails, strict=True)
    ]


def _copied(items: Sequence[str]) -> set[str]:
    """Those of `items` that are there more than once."""
    seen: set[str] = set()
    copied: set[str] = set()
    for item in items:
        (copied if item in seen else seen).add(item)
    return copied


def _printed_again(key: str, later: Sequence[str]) -> bool:
    """Whether a later short line is this one less its kicker."""
    return len(key) > 40 and any(len(k) > 30 and key.endswith(k) for k in later)


def _is_trail(text: str, key: str, later: Sequence[str]) -> bool:
    """Whether a line is a breadcrumb that ends in the headline, which a later line has alone."""
    repeat = next((k for k in later[:6] if 30 < len(k) < len(key) and key.endswith(k)), None)
    if repeat is None:
        return False
    # What stands before the headline ends like a kicker ("मौसम: ...") or is a section's name.
    count = len(key) - len(repeat)
    at = next(i for i in range(len(text) + 1) if len(to_key(text[:i])) >= count)
    return not text[at:].lstrip("ािीुूेैोौंँः़् ").startswith((":", "-", "–", "—", "：")) and not text[:at].rstrip().endswith(
        (":", "-")
    )


def _newline(text: str, before: Unit, after: Unit) -> bool:
    return "\n" in text[before.end : after.start]


def _shape(unit: Unit, latin_text: bool) -> Shape:
    text = unit.text
    sentences = _count_sentences(text) if len(text) <= _LONGEST_COUNTED else _MANY
    prose = (
        len(text) >= LONGEST_TITLE
        or sentences >= 3
        or (len(text) >= 20 and "।" in text)
        or (
            len(text) >= _PROSE_WITH_STOP
            and ". " in text
            and ". " in _ABBREVIATED.sub(" ", text)
            and not text.isascii()
        )
        or _ends_like_prose(text)
        or (len(text) >= _PROSE_WITH_DOTS and _RUN_ON.search(text) is not None)
    )
    return Shape(unit, prose=prose, sentences=sentences, latin=not latin_text and not DEVANAGARI.search(text))


def _count_sentences(text: str) -> int:
    text = _ABBREVIATED.sub(" ", text) if "." in text else text
    return sum(map(text.count, _STOPS)) - (0 if text.endswith("|") else text.count(" | ")) + text.endswith(".")


def _ends_like_prose(text: str) -> bool:
    if not ends_sentence(text) or text.endswith(("..", "…", "….")):  # a headline that breaks off
        return False
    return text.rstrip("\"'”’ ")[-1:] in ".|" and (len(text) >= 90 or text.count(" ") >= 5)


def _echoes(unit: Unit, text: str) -> bool:
    """Whether a whole sentence of the unit stands again further down: a lead that the body repeats."""
    head = unit.text[:LONGEST_STANDFIRST]
    stop = "।" if "।" in head else "."
    again = text.find(head[:_ECHO], unit.end) if len(head) >= _ECHO else -1
    if again >= 0:
        return not text.startswith(f"{unit.text}\n", again) and not text.endswith(unit.text)  # no exact copy
    sentences = (s.strip() + stop for s in head.split(stop, 4)[:-1])
    return any(len(s) >= _ECHO and text.find(s, unit.end) >= 0 for s in sentences)
