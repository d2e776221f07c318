"""Where a report was filed, when and by whom: "सियोल, 3 सितंबर (राष्ट्र प्रेस)।" before the first sentence."""

import re

from pipelines.hindi.normalise import fold
from pipelines.parse.bylines import is_certain_name, parse_name
from pipelines.parse.credits import (
    Credit,
    looks_like_place,
    parse_credit,
)
from pipelines.parse.entities.rules import rules
from pipelines.parse.entities.words import key_of
from pipelines.parse.filings import (
    BRACKET,
    Filing,
    day_apart,
    may_report,
    may_stand_alone,
    name_apart,
    take,
    take_bracket,
    take_houses,
    take_places,
)
from pipelines.parse.unsigned import find_unsigned

# Longest dateline looked for (characters).
_LONGEST = 110
# A sentence is not over before this many characters follow its dateline.
_SHORTEST_SENTENCE = 25
_MOST_WORDS = 14
# A town alone is no longer than this; anything longer has a comma, bracket or credit in it.
_LONGEST_TOWN = 45
_PARTS = re.compile(r"[,(\[/]|।")
_SHORTEST_LATIN = 3
_MOST_WORDS_ALONE = 3
# "।", "।।", ":", visarga typed for a colon, dash, full stop; "(भाषा)" may end it alone.
_END = re.compile(
    r"\s*(?:[।|॥]{1,2}|[:：]\s*[-–]?|ः|\s[-–—]{1,2}|[-–—]{1,2}(?=\s)|\.(?=\s)|//|/[-–]?(?=\s)|;(?=\s)|\s[lI](?=\s)|(?<=[)\]])(?=\s))\s*"
)
# The first of these begins it, maybe behind spaces: quickly found, where `_END` is tried at every letter.
_SIGN = re.compile(r"[।|॥:：ः\-–—./;lI)\]]")
_PROSE = re.compile(r"[।?!|]|\.(?:\s|$)")
_SPLIT = re.compile(r"\s*[,،;]\s*|\s+[:|]\s+")


def find_filing(text: str) -> Filing | None:
    """Return the dateline that the paragraph `text` begins with, or None.

    >>> filing = find_filing("सियोल, 3 सितंबर (राष्ट्र प्रेस)। रूस के राष्ट्रपति ने बुधवार को न्योता दिया।")
    >>> filing.place, filing.day, filing.month, filing.agencies[0].id
    ('सियोल', 3, 9, 'rashtra-press')
    >>> find_filing("उत्तराखंड में मौसम बदला। चोटियों पर बर्फ गिरी।") is None
    True
    """
    head = text[: _LONGEST + 20]
    sign = _SIGN.search(head)
    for end in _END.finditer(head, len(head[: sign.start()].rstrip())) if sign else ():
        if len(text) - end.end() < _SHORTEST_SENTENCE or _too_long(head, end.start()):
            break
        filing = _parse_head(head[: end.start()], end[0].strip(), text[end.end() :])
        if filing:
            filing.end = end.end()
            return _with_rest(filing, text)
        if end[0].strip().startswith("।"):
            break
    return find_unsigned(text)


# "चतरा, 14 नवंबर -- चतरा संवाददाता। ...": who filed it, behind the dash.
_CREDITED = re.compile(r"[-–—\s]*(?P<credit>[^।|:,()]{4,40}?)\s*[।|:]\s*")
_MOST_CREDIT_WORDS = 4
# "सीवान । हमारे संवाददाता गांव की बैठक में ...": no sign behind the credit; before ने, को ... he is in the sentence.
_BARE_CREDIT = re.compile(
    r"[(\[]?(?P<credit>(?:निज|हमारे|नगर|वरीय|कार्यालय|संवाद)\s(?:संवाददाता|प्रतिनिधि|सूत्र|सहयोगी))[)\]]?"
    r"(?!\s+(?:ने|को|से|के|की|का|पर|में|तथा|और|भी|द्वारा|मंडल|मण्डल|सभा|दल)(?![\u0900-\u0963]))\s+"
)


# "बिलासपुर: (प्रांशु क्षत्रिय) ..."
_REPORTER = re.compile(r"\((?P<name>[^()]{4,40})\)\s*(?:[।:.]|[-–](?=\s))?\s*")


def _with_rest(filing: Filing, text: str) -> Filing:
    """Take a credit behind the dateline, or the dateline behind an agency: "(भाषा) नई दिल्ली (आशा रानी) ..."."""
    rest = text[filing.end :]
    if filing.place and not filing.day and rest[:1].isdigit():
        # "श्रीनगर: 13 मई (ए)। ..."
        found = find_filing(rest)
        if found and found.place is None and found.day:
            filing.day, filing.month, filing.year = found.day, found.month, found.year
            filing.agencies += found.agencies
            filing.credits += found.credits
            filing.end += found.end
    reporter = _REPORTER.match(text, filing.end) if filing.place and not filing.authors else None
    if reporter and may_report(reporter["name"]):
        filing.authors.append(reporter["name"].strip())
        filing.end = reporter.end()
    if filing.place is None and not filing.day and rest:
        found = find_filing(rest)
        if found and found.place:
            found.agencies = filing.agencies + found.agencies
            found.credits = filing.credits + found.credits
            found.end += filing.end
            return found
    if filing.day and rest:
        again = find_filing(rest)
        if again and again.place and not again.day and (again.credits or _is_same(filing.place, again.place)):
            # "चतरा, नवंबर 14 -- चतरा, नगर प्रतिनिधि। ...": the paper's own dateline behind its distributor's.
            filing.credits += again.credits
            filing.agencies += again.agencies
            filing.end += again.end
            return _with_credit(filing, text)
    return _with_credit(filing, text)


def _is_same(place: str | None, again: str) -> bool:
    return place is not None and fold(place) == fold(again)


def _with_credit(filing: Filing, text: str) -> Filing:
    """Take a credit behind the dateline: "चतरा संवाददाता। ...", or one with no sign behind it."""
    rest = text[filing.end :]
    credited = _CREDITED.match(rest)
    if (
        credited
        and credited["credit"].count(" ") < _MOST_CREDIT_WORDS
        and len(rest) - credited.end() > _SHORTEST_SENTENCE
    ):
        credit = parse_credit(credited["credit"])
        if credit:
            filing.credits.append(credit)
            filing.end += credited.end()
            return filing
    bare = _BARE_CREDIT.match(rest) if not filing.credits else None
    if bare and parse_credit(bare["credit"]):
        filing.credits.append(Credit(bare["credit"], False))
        filing.end += bare.end()
    return filing


def _too_long(head: str, end: int) -> bool:
    """Whether a sentence has begun before `end`: a cheap look that most paragraphs need no more than."""
    if end > _LONGEST or head.count(" ", 0, end) > _MOST_WORDS:
        return True
    return end > _LONGEST_TOWN and not _PARTS.search(head, 0, end)


# "स्टोरी(कमल नेगी, नैनीताल):-": the bracket behind the word says who filed it, and from where.
_STORY = re.compile(r"(?:स्टोरी|रिपोर्ट|रिपोर्टर|story|report)\s*[:：-]?\s*(?=[(\[])", re.IGNORECASE)


# "Sehore News: आष्टा, ...": the page's words for searches, before its dateline.
_KICKER = re.compile(r"[A-Za-z][A-Za-z0-9 .'’&-]{2,40}:\s+(?=[\u0900-\u0963])")


def _parse_head(head: str, end: str, rest: str) -> Filing | None:
    if not head.strip() or head.count("(") != head.count(")"):
        return None
    filing = Filing()
    kicker = _KICKER.match(head)
    head = head[kicker.end() :] if kicker else head
    story = _STORY.match(head)
    head = head[story.end() :] if story else head
    # "(पत्रिका ब्यूरो,गुवाहाटी):" has all of it in the brackets.
    whole = BRACKET.fullmatch(head.strip())
    chunks = _SPLIT.split(whole[1] if whole else BRACKET.sub(" , ", head))
    brackets = [] if whole else BRACKET.findall(head)
    parts = [p for chunk in chunks for part in name_apart(chunk.strip()) for p in day_apart(part)]
    left = [c for c in parts if c and not take(c, filing)]
    take_houses(left, filing)
    for index, bracket in enumerate(brackets):
        first = index == 0 and head.lstrip().startswith("(") and (filing.day is not None or bool(filing.agencies))
        take_bracket(bracket, filing, single=len(left) == 1, first=first)
    if story and left and (name := parse_name(left[0])) and " " in name and not looks_like_place(name):
        filing.authors.append(name)
        left = left[1:]
    if not take_places(left, filing, end):
        return None
    return filing if _believable(filing, left, end, rest) else None


def _believable(filing: Filing, left: list[str], end: str, rest: str) -> bool:
    """Whether there is more than a name before a sign: who filed it, when, or a town that is known."""
    if filing.agencies or filing.credits:
        return True
    place = filing.place
    if place is None or (end[:1] in ("", "-", "–", "—") and not filing.day and not filing.authors):
        return False
    if place.isascii() and len(place) <= _SHORTEST_LATIN:
        return False  # "UP: ..." names the state a story is about
    known = any(looks_like_place(part) for part in re.split(r"\s*[,/]\s*", place))
    if not known and end[:1] in "।|" and not filing.day and is_certain_name(place):
        return _signs_first(filing, place, rest)
    if filing.day or filing.authors:
        return known or filing.day is not None or filing.qualifier is not None or end[:1] in ("।", "॥")
    return _PROSE.search(rest) is not None and _is_town(filing, end, left, rest, known=known)


def _signs_first(filing: Filing, name: str, rest: str) -> bool:
    """Take "राज शर्मा । हमारे देश में ...": who wrote it, where the text does not go on about him."""
    if name in rest:
        return False
    filing.authors, filing.place = [name], None
    return True


def _is_town(filing: Filing, end: str, left: list[str], rest: str, *, known: bool) -> bool:
    """Whether a name with nothing beside it is the town of a dateline: known, or set as only datelines are."""
    place = filing.place or ""
    if filing.qualifier or end[:1] in ("।", "॥"):
        if not known and any(rules().is_common(key_of(word)) for word in place.split()):
            return False
        told = not filing.qualifier or known or looks_like_place(filing.qualifier) or end[:1] in "।:"
        return told and len(place.split()) <= _MOST_WORDS_ALONE
    if end.startswith("/") and find_filing(rest):
        return False  # "भोपाल/ इंदौर। ...": the second town's sign is the dateline's
    if len(left) == 2 and looks_like_place(left[0]) and " " not in left[1] and may_stand_alone(left[1]):
        filing.place = left[0]  # "हापुड़, सीमन: ...": and who filed it, by one name
        return True
    return all(looks_like_place(part) for chunk in left for part in re.split(r"\s*/\s*", chunk))
