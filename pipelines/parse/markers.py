"""What a line can be told by: `reference/markers.yaml`, compiled once."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from pipelines.parse.plain import to_plain
from pipelines.reference import load

Sign = Literal["furniture", "summary", "body", "faq", "opinion", "zone", "tags", "section", "caption"]
LETTER = r"[^\W_]|[\u0900-\u0963\u0970-\u097f]"
_BORDER = rf"(?!{LETTER})"
# Bullets, arrows, quotes and brackets that stand before a phrase without being part of it.
LEAD = re.compile(r"[\s\-–—•·*>»›|#▪►▶◆●○■□✅👉🔴📌☛⇒→➡(\[\"'‘“]*")
_CLOSING = " \t)]\"'’”>»›…!.:|-–—"


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
    sentence_limit: int | None = None
    """A line of more sentences than this is none of these."""
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


def phrase_pattern(phrase: str) -> str:
    """Return a regex for `phrase` as printed anywhere: nukta and chandrabindu free, spaces optional or many."""
    out = []
    for char in to_plain(phrase).text:
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
    return "".join(out)


def phrases_pattern(phrases: list[str]) -> str:
    """Return a regex alternation of `phrases`, longest first."""
    return "|".join(map(phrase_pattern, sorted(phrases, key=len, reverse=True)))


def _key(text: str) -> str:
    """The form whole lines are looked up by: no spaces, nukta, chandrabindu, case, nor signs around."""
    return LEAD.sub("", text, count=1).rstrip(_CLOSING).lower().translate(_KEY)


_KEY = str.maketrans({" ": None, "-": None, "\u093c": None, "ँ": "ं", "’": None, "'": None, ",": None})


def _compiled(row: _Row) -> re.Pattern[str]:
    if row.pattern:
        return re.compile(row.pattern, re.IGNORECASE)
    return re.compile(rf"(?:{phrases_pattern(row.phrases)})(?:{row.after or _BORDER})", re.IGNORECASE)


class _Rule(NamedTuple):
    row: _Row
    pattern: re.Pattern[str]
    firsts: frozenset[str]
    mark: Mark
    hints: frozenset[str]


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
            frozenset(r.hints),
        )
        for r in marker_rows()
        if r.fits != "whole"
    )


def rules_for(lines: Iterable[str]) -> tuple[_Rule, ...]:
    """Return the rules that can fit one of the longer `lines`: those that need no hint, or one that such a line holds.

    Short lines are looked up whole, with all rules, and kept.
    """
    every = [line for line in lines if _LONGEST_WHOLE < len(line) <= LONGEST_MARKED]
    whole = "\n".join(every).lower()
    short = "\n".join(line for line in every if len(line) <= _SHORT).lower()
    rare, common = _hints()
    missing = {hint for hint in common if hint not in short} | {hint for hint in rare if hint not in whole}
    return tuple(rule for rule in _long_rules() if not rule.hints or not missing >= rule.hints)


# Most rules look at lines no longer than this (characters).
_SHORT = 160


@cache
def _hints() -> tuple[frozenset[str], frozenset[str]]:
    """The hints of rules for long lines, and those of rules for short lines only."""
    long = {hint for rule in _long_rules() if rule.row.limit > _SHORT for hint in rule.row.hints}
    return frozenset(long), frozenset(hint for rule in _long_rules() for hint in rule.row.hints) - long


@cache
def _long_rules() -> tuple[_Rule, ...]:
    return tuple(rule for rule in _rules() if rule.row.limit > _LONGEST_WHOLE)


def _possible(row: _Row, text: str, lower: str) -> bool:
    for hint in row.hints:
        if hint in lower:
            break
    else:
        if row.hints:
            return False
    if not row.sentence and text.endswith(("।", "॥")):
        return False
    return row.sentence_limit is None or text.count("।") <= row.sentence_limit


LONGEST_MARKED = 700
"""No line longer than this is told by a mark (characters)."""
_LONGEST_WHOLE = 60


def find_mark(text: str, rules: tuple[_Rule, ...] | None = None) -> Mark | None:
    """Return what the line `text` is told by, or None. `rules`: those of the whole text (`rules_for`), to be quick.

    >>> find_mark("यह भी पढ़ें: नदी किनारे बसे गांवों में अलर्ट")
    Mark(id='also-read', sign='furniture', reason='related link')
    >>> find_mark("पढ़ाई के लिए नई योजना") is None
    True
    """
    if len(text) > LONGEST_MARKED:
        return None
    return _short_mark(text) if len(text) <= _LONGEST_WHOLE else _rule_mark(text, _rules() if rules is None else rules)


@lru_cache(maxsize=20_000)
def _short_mark(text: str) -> Mark | None:
    """The mark of a short line. Kept: the furniture of an outlet is the same on all its pages."""
    return _whole().get(_key(text)) or _rule_mark(text, _rules())


def _rule_mark(text: str, rules: tuple[_Rule, ...]) -> Mark | None:
    found = LEAD.match(text)
    lead = found.end() if found else 0
    lower = text.lower()
    first, size = lower[lead : lead + 1], len(text)
    for rule in rules:
        if size <= rule.row.limit and _takes(rule, text, lead, first, lower):
            return rule.mark
    return _MENU_ROW if size <= _LONGEST_ROW and _is_menu_row(text) else None


_MENU_ROW = Mark("menu-row", "furniture", "menu")
_LONGEST_ROW = 160
_SIGN = re.compile(r"[|•·/,>»]")
_CELLS = re.compile(r"\s?[|•·/,>»]\s*")


def _is_menu_row(text: str) -> bool:
    """Whether a line is nothing but menu entries, buttons and sections: "संपर्क करें | विज्ञापन दें | ई-पेपर"."""
    sign = _SIGN.search(text)
    if sign is None or _key(text[: sign.start()]) not in _whole():
        return False
    marks = [_whole().get(_key(cell)) for cell in _CELLS.split(text) if cell.strip()]
    return len(marks) > 1 and all(mark and mark.sign in ("furniture", "section", "zone") for mark in marks)


def _takes(rule: _Rule, text: str, lead: int, first: str, lower: str) -> bool:
    row, pattern, firsts, *_ = rule
    if row.fits == "start":
        return first in firsts and _possible(row, text, lower) and pattern.match(text, lead) is not None
    found = pattern.search(text) if _possible(row, text, lower) else None
    # A phrase behind a first whole sentence is a remark amid the article's own words.
    return found is not None and text.count("।", 0, found.start()) <= row.sentences_before
