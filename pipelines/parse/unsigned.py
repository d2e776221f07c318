"""Datelines with no sign behind them: a known town after a bare day."""

import re

from pipelines.parse.credits import Credit, looks_like_place
from pipelines.parse.filings import Filing, take, take_bracket
from pipelines.parse.mastheads import is_masthead
from pipelines.parse.outlets import ADDRESS

_LONGEST_TOWN, _MOST_TOWN_WORDS = 45, 3
_SIGNS = " ,।:–-"
# "(जी.एन.एस) ता.13 शिमला हिमाचल में ...": a day without its month.
_NUMBERED = re.compile(r"(?:\((?P<agency>[^()]{2,30})\)[\s,]*)?ता\.?\s*[\d०-९]{1,2}[\s,.]+(?=\S)")


def find_unsigned(text: str) -> Filing | None:
    """Return a dateline at the beginning of `text` that no sign ends; only a known town is believed.

    >>> find_unsigned("ता. 13 जयपुर में टीम ने बाजार से अतिक्रमण हटाया।").place
    'जयपुर'
    """
    numbered = _NUMBERED.match(text)
    return _numbered(text, numbered) if numbered else _of_site(text) or _of_house(text)


# "बीकानेर Ashatimes.com राजस्थान सरकार ने ...": the town, and the site for a sign.
_SITE = re.compile(
    rf"(?:(?P<place>[^A-Za-z,।:]{{3,30}}?)\s)?(?P<site>{ADDRESS.pattern})[\s।:,-]+(?=[\u0904-\u0939])", re.IGNORECASE
)
# "मालवा टाइम्स – मंडला, राजमार्ग पर ...": the paper, and the town before a comma.
_HOUSE = re.compile(r"(?P<house>[^–—:,।()\d]{5,40}?)\s*(?:\s[-–—]|:)\s*(?P<place>[^–—:,।()\d]{3,25}?)\s*,\s*(?=\S)")


def _of_site(text: str) -> Filing | None:
    found = _SITE.match(text)
    if not found or (found["place"] and not looks_like_place(found["place"])):
        return None
    return Filing(end=found.end(), place=found["place"], credits=[Credit(found["site"], False)])


def _of_house(text: str) -> Filing | None:
    found = _HOUSE.match(text)
    if not found or not is_masthead(found["house"]) or not looks_like_place(found["place"]):
        return None
    return Filing(end=found.end(), place=found["place"], credits=[Credit(found["house"], False)])


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
