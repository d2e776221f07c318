"""What a line can be told by: `reference/markers.yaml`, compiled once."""

import re
from bisect import bisect_left
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from pipelines.hindi.alternation import any_run
from pipelines.parse.cells import fewest_cells
from pipelines.parse.plain import to_plain
from pipelines.reference import load

Sign = Literal["furniture", "summary", "body", "faq", "opinion", "zone", "tags", "section", "caption"]
LETTER = r"[^\W_]|[\u0900-\u0963\u0970-\u097f]"
_BORDER = rf"(?!{LETTER})"
# Bullets, arrows, pictures, quotes and brackets that stand before a phrase without being part of it.
LEAD = re.compile(r"[^\w\u0900-\u097f]*")
_LATIN = re.compile("[A-Za-z]")
_CLOSING = " \t)]\"'’”>»›…!.:|-–—→"


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: str
    sign: Sign
    reason: str | None = None
    fits: Literal["whole", "start", "within"]
    phrases: list[str] = []
    pattern: str | None = None
    after: str | None = None
    """For `start`: what follows the phrase; None: any border of a word."""
    hints: list[str] = []
    """For `within`: one of these stands in every line the pattern takes (looked for first, because it is cheap)."""
    limit: int = 200
    """Longest line looked at, in characters."""
    sentence: bool = True
    """False: a line that ends like a Hindi sentence (with a danda) is none of these."""
    sentence_limit: int = 700
    """A line of more sentences than this is none of these; a line of more letters is not looked at."""
    sentences_before: int = 0
    """For `within`: sentences that may stand before what the pattern finds."""
    examples: list[str]
    counter: list[str]


class _Rows(BaseModel):
    model_config = ConfigDict(extra="forbid")
    markers: list[_Row]


class Mark(NamedTuple):
    """What a line was told by: the row's id, its sign and the reason for dropping it (None: it is not dropped)."""

    id: str
    sign: Sign
    reason: str | None


def _letters(phrase: str) -> list[str]:
    """A regex for each letter of `phrase` as printed anywhere: nukta and chandrabindu free, spaces optional or many."""
    out = []
    for char in to_plain(phrase).text.lower():
        if char == "\u093c":
            continue
        if char in "ंँ":
            out.append("[ंँ]")
        elif char == " ":
            out.append(r"[\s\-]*")
        elif char in "ऐए":
            out.append("[ऐए]")
        else:
            out.append(re.escape(char) + ("\u093c?" if "क" <= char <= "ह" else ""))
    return out


def phrases_pattern(phrases: list[str]) -> str:
    """Return a regex for any of `phrases`; to be compiled with re.IGNORECASE."""
    return any_run(map(_letters, sorted(phrases, key=len, reverse=True)))


def _key(text: str) -> str:
    """The form whole lines are looked up by: no spaces, nukta, chandrabindu, case, nor signs around."""
    bare = LEAD.sub("", text, count=1).rstrip(_CLOSING).lower().replace("ँ", "ं")
    return _NOT_IN_KEYS.sub("", bare)


_NOT_IN_KEYS = re.compile("[ \\-\u093c’',]+")


def _compiled(row: _Row) -> re.Pattern[str]:
    if row.pattern:
        return re.compile(row.pattern, re.IGNORECASE)
    return re.compile(rf"{phrases_pattern(row.phrases)}(?:{row.after or _BORDER})", re.IGNORECASE)


class _Rule(NamedTuple):
    row: _Row
    pattern: re.Pattern[str]
    firsts: frozenset[str]
    mark: Mark
    hints: tuple[str, ...]


@cache
def marker_rows() -> tuple[_Row, ...]:
    """Return the rows of the file in order."""
    return tuple(load("markers.yaml", _Rows).markers)


@cache
def _whole() -> dict[str, Mark]:
    rows = [row for row in marker_rows() if row.fits == "whole"]
    return {_key(to_plain(phrase).text): Mark(r.id, r.sign, r.reason) for r in reversed(rows) for phrase in r.phrases}


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            r,
            _compiled(r),
            frozenset(p[0].lower() for p in r.phrases),
            Mark(r.id, r.sign, r.reason),
            tuple(r.hints),
        )
        for r in marker_rows()
        if r.fits != "whole"
    )


@cache
def _limits() -> list[int]:
    return sorted({rule.row.limit for rule in _rules()})


@lru_cache(maxsize=5000)
def _rules_for(limit: int, first: str, latin: bool, closed: bool) -> tuple[_Rule, ...]:
    """The rules, in order, that take lines as long as `limit`, opening with the letter or sign `first`.

    latin: whether Latin letters are in the line; else hints with some are left out. closed: whether a danda ends it.
    """
    return tuple(
        rule._replace(hints=tuple(hint for hint in rule.hints if latin or not _LATIN.search(hint)))
        for rule in _rules()
        if rule.row.limit >= limit
        and (rule.row.fits != "start" or first in rule.firsts)
        and (latin or not rule.hints or not all(map(_LATIN.search, rule.hints)))
        and (rule.row.sentence or not closed)
    )


LONGEST_MARKED = 700
"""No line longer than this is told by a mark (characters)."""
_LONGEST_WHOLE = 60


def find_mark(text: str) -> Mark | None:
    """Return what the line `text` is told by, or None.

    >>> find_mark("यह भी पढ़ें: नदी किनारे बसे गांवों में अलर्ट")
    Mark(id='also-read', sign='furniture', reason='related link')
    >>> find_mark("पढ़ाई के लिए नई योजना") is None
    True
    """
    if len(text) > LONGEST_MARKED:
        return None
    return _short_mark(text) if len(text) <= _LONGEST_WHOLE else _rule_mark(text)


@lru_cache(maxsize=20_000)
def _short_mark(text: str) -> Mark | None:
    """The mark of a short line. Kept: the furniture of an outlet is the same on all its pages."""
    return _whole().get(_key(text)) or _rule_mark(text)


def _rule_mark(text: str) -> Mark | None:
    found = LEAD.match(text)
    lead = found.end() if found else 0
    latin = _LATIN.search(text) is not None
    lower, size = text.lower() if latin else text, len(text)
    longer = bisect_left(_limits(), size)
    limit = _limits()[longer] if longer < len(_limits()) else size
    sentences = text.count("।")
    for rule in _rules_for(limit, lower[lead : lead + 1], latin, text.endswith(("।", "॥"))):
        # A cheap look first: most lines hold too many sentences, or none of the hints.
        if sentences > rule.row.sentence_limit:
            continue
        for hint in rule.hints:
            if hint in lower:
                break
        else:
            if rule.hints:
                continue
        if _fits(rule, text, lead):
            return rule.mark
    return _MENU_ROW if size <= _LONGEST_ROW and _is_menu_row(text) else None


_MENU_ROW = Mark("menu-row", "furniture", "menu")
_LONGEST_ROW = 160
_SIGN = re.compile(r"[|•·/,>»]")
_CELLS = re.compile(r"\s?[|•·/,>»]\s*")
_LONGEST_GLUED, _OPENING = 90, 8


@cache
def _openings() -> frozenset[str]:
    return frozenset(key[:2] for key in _whole())


def _is_glued(text: str) -> bool:
    """Whether a line is menu entries with nothing between: "ताजा खबरेंब्रेकिंग न्यूजराजनीति"."""
    opening = _key(text[:_OPENING])[:2]  # a cheap look first: many lines begin with none
    if len(opening) == 2 and opening not in _openings():
        return False
    key, whole = _key(text), _whole()

    def is_entry(start: int, end: int) -> bool:
        mark = whole.get(key[start:end])
        return mark is not None and mark.sign in _MENU_SIGNS

    return fewest_cells(len(key), is_entry) > text.count(" ") + 1


_MENU_SIGNS = ("furniture", "section", "zone")


def _is_menu_row(text: str) -> bool:
    """Whether a line is nothing but menu entries, buttons and sections: "संपर्क करें | विज्ञापन दें | ई-पेपर"."""
    if len(text) <= _LONGEST_GLUED and _is_glued(text):
        return True
    sign = _SIGN.search(text)
    # Prose has commas too: what stands before the first is no entry of a menu where it is longer than any.
    if sign is None or sign.start() > _LONGEST_WHOLE or _key(text[: sign.start()]) not in _whole():
        return False
    marks = [_whole().get(_key(cell)) for cell in _CELLS.split(text) if cell.strip()]
    return len(marks) > 1 and all(mark and mark.sign in _MENU_SIGNS for mark in marks)


def _fits(rule: _Rule, text: str, lead: int) -> bool:
    if rule.row.fits == "start":
        return rule.pattern.match(text, lead) is not None
    found = rule.pattern.search(text)
    # A phrase behind a first whole sentence is a remark amid the article's own words.
    return found is not None and text.count("।", 0, found.start()) <= rule.row.sentences_before
