"""Where a report was filed, when and by whom: "सियोल, 3 सितंबर (राष्ट्र प्रेस)।" before the first sentence."""

import re
from dataclasses import dataclass, field
from functools import cache

from pipelines.hindi.calendar import day_number, day_pattern, month_number, month_pattern, weekday_number
from pipelines.hindi.normalise import fold, to_ascii_digits
from pipelines.parse.bylines import is_certain_name, parse_name
from pipelines.parse.credits import (
    Credit,
    is_house,
    is_place,
    is_surname,
    looks_like_place,
    parse_agency,
    parse_credit,
    prose_words,
)
from pipelines.parse.outlets import parse_outlet
from schemas.article import Agency

# Longest dateline looked for (characters).
_LONGEST = 110
# A sentence is not over before this many characters follow its dateline.
_SHORTEST_SENTENCE = 25
_MOST_WORDS = 14
# A town alone is no longer than this; anything longer has a comma, bracket or credit in it.
_LONGEST_TOWN = 45
_PARTS = re.compile(r"[,(\[/]|।")
_MOST_PLACE_WORDS = 4
_SHORTEST_LATIN = 3
_MOST_WORDS_ALONE = 3
# "।", "।।", ":", visarga typed for a colon, dash, full stop; "(भाषा)" may end it alone.
_END = re.compile(
    r"\s*(?:[।|॥]{1,2}|[:：]\s*[-–]?|ः|\s[-–—]{1,2}|[-–—]{1,2}(?=\s)|\.(?=\s)|//|\s[lI](?=\s)|(?<=[)\]])(?=\s))\s*"
)
_PROSE = re.compile(r"[।?!|]|\.(?:\s|$)")
BRACKET = re.compile(r"[(\[{]\s*([^()\[\]{}]{1,60}?)\s*[)\]}]")
_SPLIT = re.compile(r"\s*[,،;]\s*|\s+[:|]\s+")
JOINT = re.compile(r"\s*(?:[,/&]|\s(?:और|एवं|व|and)\s)\s*")
_INPUT = re.compile(r"^(?:इनपुट|input|inputs|with inputs? from|से)\b[\s:–-]*|[\s-]*(?:से इनपुट|इनपुट|से)$", re.IGNORECASE)


@dataclass(slots=True)
class Filing:
    """A dateline that ends at `end` and began at `start` of its line; `qualifier`: "फिरोजपुर" of "ममदोट (फिरोजपुर)"."""

    start: int = 0
    end: int = 0
    place: str | None = None
    qualifier: str | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    agencies: list[Agency] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)

    @property
    def certain(self) -> bool:
        """Whether more than a bare place says that this is a dateline."""
        return bool(self.agencies or self.credits or self.authors or self.day or self.qualifier)


@cache
def day_pattern_of_filing() -> re.Pattern[str]:
    month = month_pattern(short=True)
    return re.compile(
        rf"(?:(?P<d1>\d{{1,2}}|{day_pattern()})\s*(?P<m1>{month})\.?|(?P<m2>{month})\.?\s*(?P<d2>\d{{1,2}}))(?:[\s,]+(?P<y>(?:19|20)\d\d))?",
        re.IGNORECASE,
    )


def find_filing(text: str) -> Filing | None:
    """Return the dateline that the paragraph `text` begins with, or None.

    >>> filing = find_filing("सियोल, 3 सितंबर (राष्ट्र प्रेस)। रूस के राष्ट्रपति ने बुधवार को न्योता दिया।")
    >>> filing.place, filing.day, filing.month, filing.agencies[0].id
    ('सियोल', 3, 9, 'rashtra-press')
    >>> find_filing("उत्तराखंड में मौसम बदला। चोटियों पर बर्फ गिरी।") is None
    True
    """
    head = text[: _LONGEST + 20]
    for end in _END.finditer(head):
        if len(text) - end.end() < _SHORTEST_SENTENCE or _too_long(head, end.start()):
            break
        filing = _parse_head(head[: end.start()], end[0].strip(), text[end.end() :])
        if filing:
            filing.end = end.end()
            return _with_rest(filing, text)
        if end[0].strip().startswith("।"):
            break
    return None


# "चतरा, 14 नवंबर -- चतरा संवाददाता। ...": who filed it, behind the dash.
_CREDITED = re.compile(r"[-–—\s]*(?P<credit>[^।|:,()]{4,40}?)\s*[।|:]\s*")
_MOST_CREDIT_WORDS = 4
# "सीवान । हमारे संवाददाता गांव की बैठक में ...": no sign behind the credit; before ने, को ... he is in the sentence.
_BARE_CREDIT = re.compile(
    r"[(\[]?(?P<credit>(?:निज|हमारे|नगर|वरीय|कार्यालय|संवाद)\s(?:संवाददाता|प्रतिनिधि|सूत्र|सहयोगी))[)\]]?"
    r"(?!\s+(?:ने|को|से|के|की|का|पर|में|तथा|और|भी|द्वारा|मंडल|मण्डल|सभा|दल)(?![\u0900-\u0963]))\s+"
)


def _with_rest(filing: Filing, text: str) -> Filing:
    """Take a credit behind the dateline, or the dateline behind an agency: "(भाषा) नई दिल्ली (आशा रानी) ..."."""
    rest = text[filing.end :]
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


def _parse_head(head: str, end: str, rest: str) -> Filing | None:
    if not head.strip() or head.count("(") != head.count(")"):
        return None
    filing = Filing()
    story = _STORY.match(head)
    head = head[story.end() :] if story else head
    # "(पत्रिका ब्यूरो,गुवाहाटी):" has all of it in the brackets.
    whole = BRACKET.fullmatch(head.strip())
    chunks = _SPLIT.split(whole[1] if whole else BRACKET.sub(" , ", head))
    brackets = [] if whole else BRACKET.findall(head)
    parts = [p for chunk in chunks for p in _day_apart(chunk.strip())]
    left = [c for c in parts if c and not take(c, filing)]
    _take_houses(left, filing)
    for index, bracket in enumerate(brackets):
        first = index == 0 and head.lstrip().startswith("(") and (filing.day is not None or bool(filing.agencies))
        _take_bracket(bracket, filing, single=len(left) == 1, first=first)
    if story and left and (name := parse_name(left[0])) and " " in name and not looks_like_place(name):
        filing.authors.append(name)
        left = left[1:]
    if not _take_places(left, filing, end):
        return None
    return filing if _believable(filing, left, end, rest) else None


_DIGIT = re.compile(r"\d")
_TA = re.compile(r"^ता\.?\s*(?=\d)")


def _day_apart(chunk: str) -> list[str]:
    """Part "ऑकलैंड 24 जनवरी" into place and day; "ता. 14 नई दिल्ली" tells a day without its month."""
    if not _DIGIT.search(chunk):
        return [chunk]
    if _TA.match(chunk):
        return [_TA.sub("", chunk).lstrip("0123456789०१२३४५६७८९ ")]
    latin = to_ascii_digits(chunk)
    for match in day_pattern_of_filing().finditer(latin):
        if match.end() == len(latin) and match.start() > 2 and latin[match.start() - 1] == " ":
            return [chunk[: match.start()].strip(), chunk[match.start() :]]
    return [chunk]


def _take_houses(left: list[str], filing: Filing) -> None:
    """Take the paper's own name beside a town: "मालवा समाचार, इंदौर।" is filed by it, from there."""
    for chunk in [c for c in left if is_house(c) and not is_place(c)]:
        if len(left) > 1:
            left.remove(chunk)
            filing.credits.append(Credit(chunk, False))


def take(chunk: str, filing: Filing) -> bool:
    """Take what is surely no place: date, weekday, agency, credit, outlet."""
    day = day_pattern_of_filing().fullmatch(to_ascii_digits(chunk))
    if day:
        filing.day = day_number(day["d1"] or day["d2"])
        filing.month = month_number((day["m1"] or day["m2"]).rstrip("."))
        filing.year = int(day["y"]) if day["y"] else filing.year
        return True
    if weekday_number(chunk) or re.fullmatch(r"(?:19|20)\d\d", chunk):
        return True
    agencies = [parse_agency(part) for part in chunk.split("/")]
    if all(agencies):
        filing.agencies += [agency for agency in agencies if agency]
        return True
    credit = parse_credit(chunk)
    if credit:
        filing.credits.append(credit)
        return True
    return parse_outlet(chunk) is not None and len(chunk.split()) <= 4


def _take_bracket(bracket: str, filing: Filing, *, single: bool, first: bool) -> None:
    """Take what a bracket says; `first`: it opens a dated line, "(अनवर हक) नयी दिल्ली, 23 अप्रैल (भाषा)": who wrote it."""
    taken = False
    for chunk in JOINT.split(bracket):
        bare = _INPUT.sub("", chunk).strip(" -–:")
        taken |= bool(bare) and take(bare, filing)
    if taken or not bracket.strip():
        return
    if is_house(bracket):
        filing.credits.append(Credit(bracket.strip(), False))
    elif _is_person(bracket) or (first and " " in bracket and parse_name(bracket) and not looks_like_place(bracket)):
        filing.authors.append(bracket.strip())
    elif len(bracket) <= 2 and not bracket.isascii() and not is_place(bracket):
        # "(नस)", "(वस)": house signs of one or two letters.
        filing.credits.append(Credit(bracket.strip(), False))
    elif not filing.qualifier and not prose_words() & set(fold(bracket).split()):
        filing.qualifier = bracket.strip()


def _is_person(bracket: str) -> bool:
    words = bracket.split()
    return is_certain_name(bracket) and not looks_like_place(bracket) and any(is_surname(w) for w in words[1:])


def _take_places(left: list[str], filing: Filing, end: str) -> bool:
    """Take what is left as places and reporters; False where it cannot be either."""
    places: list[str] = []
    for chunk in left:
        words = fold(chunk).split()
        if (
            (prose_words() & set(words) and not is_place(chunk))
            or any(c.isdigit() for c in chunk)
            or len(words) > _MOST_PLACE_WORDS
        ):
            return False
        if re.search(r"[?!\"'‘’“”;=]", chunk):
            return False
        name = _reporter(chunk, alone=len(left) == 1)
        if name:
            filing.authors.append(name)
        elif not _credit_and_place(chunk, filing, places):
            places.append(chunk)
    filing.place = ", ".join(places) or None
    return len(places) <= 3


def _reporter(chunk: str, *, alone: bool) -> str | None:
    """A person's name beside the place ("शिमला, नवनीत शर्मा।"); alone it would be whom the sentence is about."""
    words = chunk.split()
    if alone or looks_like_place(chunk) or len(words) < 2 or not any(is_surname(w) for w in words[1:]):
        return None
    return parse_name(chunk)


def _credit_and_place(chunk: str, filing: Filing, places: list[str]) -> bool:
    """Take "संवाद सूत्र तपा" or "प्रमुख संवाददाता मुम्बई": a credit and a place with nothing between."""
    words = chunk.split()
    for cut in range(len(words) - 1, 0, -1):
        first, second = " ".join(words[:cut]), " ".join(words[cut:])
        credit = parse_credit(first)
        if credit and not parse_credit(second):
            filing.credits.append(credit)
            places.append(second)
            return True
        if is_place(second) and cut == 2 and is_surname(words[1]):
            filing.authors.append(first)
            places.append(second)
            return True
    return False


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
    if filing.day or filing.authors:
        return known or filing.day is not None or filing.qualifier is not None
    return _PROSE.search(rest) is not None and _is_town(filing, place, end, left, known=known)


def _is_town(filing: Filing, place: str, end: str, left: list[str], *, known: bool) -> bool:
    """Whether a name with nothing beside it is the town of a dateline: known, or set as only datelines are."""
    if filing.qualifier or end[:1] in ("।", "॥"):
        told = not filing.qualifier or known or looks_like_place(filing.qualifier) or end[:1] in "।:"
        return told and len(place.split()) <= _MOST_WORDS_ALONE
    return all(looks_like_place(part) for chunk in left for part in re.split(r"\s*/\s*", chunk))
