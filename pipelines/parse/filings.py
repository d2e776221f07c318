"""What a dateline says, and how each part of it is taken: day, place, agency, credit, reporter."""

import re
from dataclasses import dataclass, field
from functools import cache

from pipelines.hindi.calendar import day_number, day_pattern, month_number, month_pattern, weekday_number
from pipelines.hindi.normalise import fold, to_ascii_digits
from pipelines.parse.bylines import is_certain_name, parse_name
from pipelines.parse.credits import (
    Credit,
    is_place,
    is_surname,
    looks_like_place,
    parse_agency,
    parse_credit,
    prose_words,
)
from pipelines.parse.entities.rules import rules
from pipelines.parse.entities.words import key_of
from pipelines.parse.filers import may_be_person
from pipelines.parse.mastheads import is_house, is_house_word
from pipelines.parse.outlets import parse_outlet
from schemas.article import Agency

_MOST_PLACE_WORDS, _MOST_WORDS = 4, 7
BRACKET = re.compile(r"[(\[{]\s*([^()\[\]{}]{1,60}?)\s*[)\]}]")
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
    """Return the pattern of a day and month in either order, the year after it if there is one."""
    month = month_pattern(short=True)
    return re.compile(
        rf"(?:(?P<d1>\d{{1,2}}|{day_pattern()})\s*(?P<m1>{month})\.?|(?P<m2>{month})\.?\s*(?P<d2>\d{{1,2}}))(?:[\s,]+(?P<y>(?:19|20)\d\d))?",
        re.IGNORECASE,
    )


_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TA = re.compile(r"^ता\.?\s*(?=\d)")


def day_apart(chunk: str) -> list[str]:
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


def take_houses(left: list[str], filing: Filing) -> None:
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
    if weekday_number(chunk) or _YEAR.fullmatch(chunk):
        return True
    agencies = [parse_agency(part) for part in chunk.split("/")]
    if all(agencies):
        filing.agencies += [agency for agency in agencies if agency]
        return True
    credit = parse_credit(chunk)
    if credit:
        filing.credits.append(credit)
        return True
    return len(chunk.split()) <= 4 and parse_outlet(chunk) is not None


_TOLD = re.compile(r"\s+की\s+(?:विशेष |खास )?रिपोर्ट$")


def take_bracket(bracket: str, filing: Filing, *, single: bool, first: bool) -> None:
    """Take what a bracket says; `first`: it opens a dated line, "(अनवर हक) नयी दिल्ली, 23 अप्रैल (भाषा)": who wrote it."""
    told = _TOLD.sub("", bracket)
    if told != bracket and parse_name(told) and not looks_like_place(told):
        filing.authors.append(told.strip())  # "(शंकर आकाश की रिपोर्ट)"
        return
    taken = False
    for chunk in JOINT.split(bracket):
        bare = _INPUT.sub("", chunk).strip(" -–:")
        taken |= bool(bare) and take(bare, filing)
    if taken or not bracket.strip():
        return
    if is_house(bracket) or is_house_word(bracket):
        filing.credits.append(Credit(bracket.strip(), False))
    elif (
        _is_person(bracket)
        or may_report(bracket)
        or (first and " " in bracket and parse_name(bracket) and not looks_like_place(bracket))
    ):
        filing.authors.append(bracket.strip())
    elif len(bracket) <= 2 and not bracket.isascii() and not is_place(bracket):
        # "(नस)", "(वस)": house signs of one or two letters.
        filing.credits.append(Credit(bracket.strip(), False))
    elif not filing.qualifier and not prose_words() & set(fold(bracket).split()):
        filing.qualifier = bracket.strip()


def _is_person(bracket: str) -> bool:
    words = bracket.split()
    return is_certain_name(bracket) and not looks_like_place(bracket) and any(is_surname(w) for w in words[1:])


def may_stand_alone(word: str) -> bool:
    """Tell whether one word beside a town may be who filed the report."""
    return parse_name(word) is not None and not rules().is_common(key_of(word))


def name_apart(chunk: str) -> list[str]:
    """Part "हरदा से गोपाल शुक्ला" into town and reporter; "से गोपाल शुक्ला" behind a comma is he alone."""
    town, of, name = chunk.rpartition("से ")
    if not of or not is_certain_name(name) or (town and not looks_like_place(town.strip(" ,"))):
        return [chunk]
    return [town.strip(" ,"), name] if town.strip() else [name]


def may_report(bracket: str) -> bool:
    """Whether a bracket of two or three words names a reporter nobody listed: "करनाल (केसी आर्य):", no district."""
    words = bracket.split()
    return (
        len(words) in (2, 3)
        and not bracket.isascii()
        and may_be_person(bracket)
        and not any(looks_like_place(w) or key_of(w) in rules().directions for w in words)
    )


def take_places(left: list[str], filing: Filing, end: str) -> bool:
    """Take what is left as places and reporters; False where it cannot be either."""
    places: list[str] = []
    for chunk in left:
        words = fold(chunk).split()
        if (
            (prose_words() & set(words) and not is_place(chunk))
            or any(c.isdigit() for c in chunk)
            or len(words) > _MOST_WORDS
        ):
            return False
        if re.search(r"[?!\"'‘’“”;=]", chunk):
            return False
        chunk = _without_reporter(chunk, filing)
        name = _reporter(chunk, alone=len(left) == 1)
        if name:
            filing.authors.append(name)
        elif not _credit_and_place(chunk, filing, places):
            if len(words) > _MOST_PLACE_WORDS:
                return False
            places.append(chunk)
    filing.place = ", ".join(places) or None
    return len(places) <= 3


def _reporter(chunk: str, *, alone: bool) -> str | None:
    """A person's name beside the place ("शिमला, नवनीत शर्मा।"); alone it would be whom the sentence is about."""
    words = chunk.split()
    if alone or looks_like_place(chunk) or len(words) < 2 or not any(is_surname(w) for w in words[1:]):
        return None
    return parse_name(chunk)


def _without_reporter(chunk: str, filing: Filing) -> str:
    """Return "भरतपुर" of "ललित राजावत/भरतपुर", whose reporter goes to `filing`."""
    first, slash, second = (part.strip() for part in chunk.partition("/"))
    if not slash or not looks_like_place(second) or looks_like_place(first) or " " not in first:
        return chunk
    if not may_be_person(first):
        return chunk
    filing.authors.append(first)
    return second


def _credit_and_place(chunk: str, filing: Filing, places: list[str]) -> bool:
    """Take "संवाद सूत्र तपा" or "प्रमुख संवाददाता मुम्बई": a credit and a place with nothing between."""
    words = [word for word in chunk.split() if word != "द्वारा"]
    for cut in range(len(words) - 1, 0, -1):
        first, second = " ".join(words[:cut]), " ".join(words[cut:])
        credit = parse_credit(first)
        if credit and not parse_credit(second):
            filing.credits.append(credit)
            places.append(second)
            return True
        if looks_like_place(second) and cut == 2 and is_surname(words[1]):
            filing.authors.append(first)
            places.append(second)
            return True
    return False
