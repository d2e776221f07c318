"""Datelines with no sign behind them: a known town after a bare day, before a full date, or in bold."""

import re

from pipelines.parse.bylines import is_certain_name
from pipelines.parse.credits import looks_like_place
from pipelines.parse.filings import Filing, day_pattern_of_filing, take, take_bracket

_LONGEST_TOWN, _MOST_TOWN_WORDS = 45, 3
_SIGNS = " ,।:–-"
# "(जी.एन.एस) ता.13 शिमला हिमाचल में ...": a day without its month.
_NUMBERED = re.compile(r"(?:\((?P<agency>[^()]{2,30})\)[\s,]*)?ता\.?\s*[\d०-९]{1,2}[\s,.]+(?=\S)")
# "*कोसीपुर* नगर पालिका ...": bold as messengers print it.
_BOLD = re.compile(r"\*(?P<place>[^*\n]{2,30})\*\s+")
# "आशा मिश्रा रायपुर, 27 अक्टूबर 2022 छत्तीसगढ़ में ...": the year ends it.
_DIGIT = re.compile(r"\d")
_DATED = re.compile(r"(?P<head>[^\d,।:|()]{3,45}),?\s+(?=[\d०-९])")


def find_unsigned(text: str) -> Filing | None:
    """Return a dateline at the beginning of `text` that no sign ends; only a known town is believed.

    >>> find_unsigned("*जयपुर* नगर निगम की टीम ने बाजार में अतिक्रमण हटाया।").place
    'जयपुर'
    """
    numbered = _NUMBERED.match(text)
    if numbered:
        return _numbered(text, numbered)
    bold = _BOLD.match(text)
    if bold:
        return Filing(end=bold.end(), place=bold["place"]) if looks_like_place(bold["place"]) else None
    dated = _DATED.match(text) if _DIGIT.search(text, 0, 2 * _LONGEST_TOWN) else None
    return _dated(text, dated) if dated else None


def _numbered(text: str, match: re.Match[str]) -> Filing | None:
    words = [*re.finditer(r"\S+", text[match.end() : match.end() + _LONGEST_TOWN])][:_MOST_TOWN_WORDS]
    for word in reversed(words):
        end = match.end() + word.end()
        place = text[match.end() : end].strip(_SIGNS)
        if looks_like_place(place):
            filing = Filing(end=end, place=place)
            if match["agency"] and not take(match["agency"], filing):
                take_bracket(match["agency"], filing, single=True, first=False)
            filing.end += len(text[end:]) - len(text[end:].lstrip(_SIGNS))
            return filing
    return None


def _dated(text: str, match: re.Match[str]) -> Filing | None:
    day = day_pattern_of_filing().match(text, match.end())
    if day is None or not day["y"]:
        return None
    filing = Filing(end=day.end())
    take(day[0], filing)
    words = match["head"].split()
    for cut in range(len(words)):
        name, place = " ".join(words[:cut]), " ".join(words[cut:])
        if looks_like_place(place) and (not name or is_certain_name(name)):
            filing.place = place
            filing.authors += [name] if name else []
            filing.end += len(text[day.end() :]) - len(text[day.end() :].lstrip(" ,।:–-/"))
            return filing
    return None
