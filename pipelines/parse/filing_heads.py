"""The words before the sign that closes a dateline: taken apart, and believed where more than a name says so."""

import re

from pipelines.parse.credits import Credit, is_place, looks_like_place, prose_words
from pipelines.parse.filing_places import may_be_town, take_places
from pipelines.parse.filings import BRACKET, Filing, day_apart, is_credit, joint_apart, take, take_bracket, take_houses
from pipelines.parse.mastheads import is_masthead
from pipelines.parse.outlets import is_outlet
from pipelines.parse.person_names import parse_name

_SHORTEST_LATIN = 3
# A paragraph this long is prose without a full stop too (characters).
_LONG_REST = 150
_DANDAS, _DASHES = ("।", "॥", "|"), ("", "-", "–", "—")
_PROSE = re.compile(r"[।?!|]|\.(?:\s|$)")
_SEPARATOR = re.compile("[,،;:|]")
_SPLIT = re.compile(r"\s*[,،;]\s*|\s+[:|]\s+|\s*[:|]\s*(?=[\d०-९])|(?<=[^\s:]{3}):\s+(?=\S)")
# Behind a year or bracket without a sign, these go on with a sentence.
_GOES_ON = re.compile(r"(?:को|के|की|का|में|से|तक|पर|ने|और|एवं|व|तथा)(?![\u0900-\u0963])")


# "स्टोरी(कमल नेगी, नैनीताल):-": the bracket behind the word says who filed it, and from where.
_STORY = re.compile(r"(?:स्टोरी|रिपोर्ट|रिपोर्टर|story|report)\s*[:：-]?\s*(?=[(\[])", re.IGNORECASE)


# "Sehore News: आष्टा, ...": the page's words for searches, before its dateline.
_KICKER = re.compile(r"[A-Za-z][A-Za-z0-9 .'’&-]{2,40}:\s+(?=[\u0900-\u0963])")


# "बघेरा 05 सितम्बर केकड़ी पत्रिका/ललित नामा) ...": the bracket was left out behind the day.
_CLOSED_ONLY = re.compile(r"^(?P<day>[^()]*\d{1,2}\s?[^\W\d]\S{1,9})\s(?P<inner>[^()\d]{3,50}\))$")


# A head with none of these is one chunk, which no word of a sentence stands in but "से" and "की" beside a reporter.
_SIGNED = re.compile(r"[,،;:|/(\[{\d]")
_OF_REPORTERS = frozenset(("से", "की"))


def parse_head(head: str, end: str, rest: str) -> Filing | None:
    """Return what `head` says as a dateline that `end` (a sign) closes before `rest`, or None where it is none."""
    if not _SIGNED.search(head) and not is_place(head) and (prose_words() - _OF_REPORTERS).intersection(head.split()):
        return None
    if end[:1] in (":", "：") and is_outlet(head) and _PROSE.search(rest):
        return Filing()  # "डीएनए हिंदी: ...": who prints it, and nothing more
    head = _CLOSED_ONLY.sub(r"\g<day> (\g<inner>", head) if ")" in head else head
    if not head.strip() or head.count("(") != head.count(")"):
        return None
    filing = Filing()
    kicker = _KICKER.match(head)
    head = head[kicker.end() :] if kicker else head
    story = _STORY.match(head)
    head = head[story.end() :] if story else head
    # "(पत्रिका ब्यूरो,गुवाहाटी):" has all of it in the brackets.
    whole = BRACKET.fullmatch(head.strip())
    inner = whole[1] if whole else BRACKET.sub(" , ", head)
    chunks = _SPLIT.split(inner) if _SEPARATOR.search(inner) else [inner]
    brackets = [] if whole else BRACKET.findall(head)
    parts = [p for chunk in chunks for bit in joint_apart(chunk.strip(" *.")) for p in day_apart(bit)]
    left = [c for c in parts if c and not take(c, filing)]
    left, brackets = _without_houses(left, brackets, filing)
    for index, bracket in enumerate(brackets):
        first = index == 0 and head.lstrip().startswith("(") and (filing.day is not None or bool(filing.agencies))
        take_bracket(bracket, filing, single=len(left) == 1, first=first)
    if story and left and (name := parse_name(left[0])) and " " in name and not looks_like_place(name):
        filing.authors.append(name)
        left = left[1:]
    return filing if _placed(filing, left, end) and _believable(filing, left, end, rest) else None


def _placed(filing: Filing, left: list[str], end: str) -> bool:
    """Take the place out of what is left, or out of the bracket; False where what is left can be none."""
    if not left and filing.qualifier and filing.day and looks_like_place(filing.qualifier):
        filing.place, filing.qualifier = filing.qualifier, None  # "[नीमच] 12 मार्च।"
    elif not take_places(left, filing, end):
        return False
    if filing.place is None and filing.authors and filing.qualifier and is_place(filing.qualifier):
        filing.place, filing.qualifier = filing.qualifier, None  # "राज कुमार शर्मा (भभुआ)।"
    return True


def _without_houses(left: list[str], brackets: list[str], filing: Filing) -> tuple[list[str], list[str]]:
    """What is left of chunks and brackets when papers and words for searches are taken out."""
    if len(left) == 1 and len(brackets) == 1 and is_masthead(left[0]) and may_be_town(brackets[0]):
        # "मालवा समाचार (सोनौली): ...": the paper, and from where.
        filing.credits.append(Credit(left[0], False))
        return brackets, []
    if any(is_place(c) and not c.isascii() for c in left):
        # "नई दिल्ली, Delhi Rain News: ..."
        left = [c for c in left if not (c.isascii() and " " in c) or is_masthead(c)]
    take_houses(left, filing)
    return left, brackets


def _believable(filing: Filing, left: list[str], end: str, rest: str) -> bool:
    """Whether there is more than a name before a sign: who filed it, when, or a town that is known."""
    if not end and _GOES_ON.match(rest):
        return False  # "रायपुर, 27 अक्टूबर 2022 को ...", "साप्ताहिक (द फ्राइडे टाइम्स) ने ..."
    place = filing.place
    if filing.agencies or filing.credits:
        return place is not None or bool(filing.agencies) or any(" " in c.text or is_credit(c) for c in filing.credits)
    if place is None:
        # "राज कुमार शर्मा । ...", where the report is not about him.
        return end[:1] in _DANDAS and bool(filing.authors) and not any(name in rest for name in filing.authors)
    parts = re.split(r"\s*[,/]\s*", place)
    # "किशनगंज, बिहार – ...": a dash alone says little, town and state before it enough.
    dashed = end[:1] in _DASHES and not (end and len(parts) > 1 and all(map(is_place, parts)))
    # "जालौन - गरौठा के सांसद": a hyphen joins names.
    long_dash = end[:1] in ("–", "—") or (len(parts) > 1 and end[:1] == "-")
    dashed = dashed and not (long_dash and _known_before_dash(parts, rest))
    if (dashed and not filing.day and not filing.authors) or (place.isascii() and len(place) <= _SHORTEST_LATIN):
        return False  # "UP: ..." names the state a story is about
    known = any(map(looks_like_place, parts))
    if filing.day or filing.authors:
        # "बघेरा (उमेश तिवारी) - ...": of a town that nobody lists the reporter in brackets is enough.
        lone = " " not in place and end[:1] in (":", "-", "–", "—")
        return known or bool(filing.day or filing.qualifier) or ((end[:1] in _DANDAS or lone) and may_be_town(place))
    return (_PROSE.search(rest) is not None or len(rest) > _LONG_REST) and _is_town(
        filing, place, end, left, known=known
    )


# A second dash closes what the first one opened; a town behind it makes a route or a pair of them.
_NEAR_DASH = 90


def _known_before_dash(parts: list[str], rest: str) -> bool:
    """Tell whether `parts` are known towns, and what stands behind the dash is a sentence of its own."""
    if not _known_towns(parts) or re.search(r"\s[-–—]\s", rest[:_NEAR_DASH]):
        return False
    words = re.split(r"[\s,]+", rest, maxsplit=3)[:2]
    route = any(map(looks_like_place, (*words, " ".join(words))))
    return not route and _PROSE.search(rest) is not None


def _known_towns(parts: list[str]) -> bool:
    """Whether all are known, or made like towns beside a known one: "सारंगढ़ बिलाईगढ़", "करनैलगंज/गोंडा"."""
    known = [is_place(part) or (" " in part and all(map(looks_like_place, part.split()))) for part in parts]
    return all(known) or (any(known) and all(map(looks_like_place, parts)))


def _is_town(filing: Filing, place: str, end: str, left: list[str], *, known: bool) -> bool:
    """Whether a name with nothing beside it is the town of a dateline: known, or set as only datelines are."""
    if filing.qualifier or end[:1] in ("।", "॥"):
        told = not filing.qualifier or known or looks_like_place(filing.qualifier) or end[:1] in "।:"
        return told and (known or may_be_town(place))
    return all(looks_like_place(part) for chunk in left for part in re.split(r"\s*/\s*", chunk))
