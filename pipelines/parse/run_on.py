"""Datelines behind other words: two lines run together by a scrape."""

import re

from pipelines.hindi.normalise import to_ascii_digits
from pipelines.parse.credits import is_place
from pipelines.parse.filings import BRACKET, JOINT, Filing, day_pattern_of_filing, take

# Longest head of a line in which one is looked for (characters).
_LONGEST_BEFORE = 160
_CLOSE = re.compile(r"\s*(?:[।:.]|[-–])\s*")


def find_inner_filing(text: str) -> Filing | None:
    """Return a dateline that stands behind other words in the head of `text`: "तीन बोगियां पटरी से उतरीं कैरो (आईएएनएस)।".

    Only a known agency or credit in brackets tells it. The place is the longest run of words before the bracket that is
    known or comes again later in the text; where none does, nothing is believed.
    """
    head = text[:_LONGEST_BEFORE]
    for bracket in BRACKET.finditer(head):
        end = _CLOSE.match(text, bracket.end())
        filing = Filing()
        if not end or not all(take(c.strip(), filing) for c in JOINT.split(bracket[1])):
            continue
        before = _take_day(text, bracket.start(), filing)
        found = _place_before(text, before, text[end.end() :])
        if found is None:
            continue
        filing.start, filing.end = found, end.end()
        filing.place = text[found:before].strip(" ,") or None
        return filing
    return None


def _take_day(text: str, end: int, filing: Filing) -> int:
    """Take a day and month that stand right before `end`; return where they begin, else `end`."""
    comma = text.rfind(",", 0, end)
    if comma > 0 and day_pattern_of_filing().fullmatch(to_ascii_digits(text[comma + 1 : end].strip())):
        take(text[comma + 1 : end].strip(), filing)
        return comma
    return end


def _place_before(text: str, end: int, rest: str) -> int | None:
    """Where the place that ends at `end` begins, or None."""
    words = list(re.finditer(r"\S+", text[:end]))[-3:]
    for word in words:
        chunk = text[word.start() : end].strip()
        if is_place(chunk) or re.search(rf"(?<![^\W_]){re.escape(chunk)}(?![^\W_]|[\u0900-\u0963])", rest):
            return word.start()
    if not words:
        return None
    last = words[-1]
    # Two lines run together: "...की मौतमांट्रियल".
    for cut in range(last.start() + 1, last.end() - 2):
        chunk = text[cut:end].strip()
        if text[cut - 1] == "्":
            continue
        if (
            text[cut] >= "अ"
            and text[cut] <= "ह"
            and (is_place(chunk) or re.search(rf"(?<!\S){re.escape(chunk)}\s", rest))
        ):
            return cut
    return None
