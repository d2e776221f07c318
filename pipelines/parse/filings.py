"""What a dateline says, and how each part of it is taken: day, place, agency, credit, reporter."""

import re
from dataclasses import dataclass, field
from functools import cache

from pipelines.hindi.calendar import day_number, day_pattern, month_number, month_pattern, weekday_number
from pipelines.hindi.normalise import fold, to_ascii_digits
from pipelines.parse.credits import (
    Credit,
    credit_forms,
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
from pipelines.parse.mastheads import is_house, is_house_word, is_masthead
from pipelines.parse.outlets import parse_outlet
from pipelines.parse.person_names import is_certain_name, parse_name
from schemas.article import Agency

_MOST_PLACE_WORDS, _MOST_TOWN_WORDS = 4, 2
BRACKET = re.compile(r"[(\[{]\s*([^()\[\]{}]{1,60}?)\s*[)\]}]")
JOINT = re.compile(r"\s*(?:[,/&]|\s(?:और|एवं|व|and)\s)\s*")
# "(शंकर जोशी की रिपोर्ट)"
REPORT_OF = re.compile(r"\s(?:की|द्वारा)\s(?:(?:विशेष|खास|ख़ास|ग्राउंड)\s)?(?:रिपोर्ट|ख़बर|खबर)$")
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
        rf"(?:दिनांक\s|दि\.\s?)?(?:(?P<d1>\d{{1,2}}|{day_pattern()})\s*(?P<m1>{month})[.॰]?"
        rf"|(?P<m2>{month})[.॰]?\s*(?P<d2>\d{{1,2}}))(?:[\s,]*(?P<y>(?:19|20)\d\d))?"
        r"|(?:दिनांक\s|दि\.\s?)?(?P<d3>\d{1,2})(?P<sign>[./-])(?P<m3>\d{1,2})(?P=sign)(?P<y3>(?:19|20)\d\d|\d\d)",
        re.IGNORECASE,
    )


def starts_with_day(text: str) -> bool:
    """Tell whether `text` begins with a day and its month, and no sentence about that day."""
    found = day_pattern_of_filing().match(to_ascii_digits(text[:_LONGEST_DAY]))
    return (
        found is not None
        and text[found.end() : found.end() + 1] in tuple(" ,(।:.-–")
        and not _ABOUT.match(text, found.end())
    )


_LONGEST_DAY = 30
_ABOUT = re.compile(r"\s*(?:को|के|की|का|में|से|तक|पर|ने|और|एवं|व|तथा)\s")
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
        if match.end() == len(latin) and match.start() > 1 and latin[match.start() - 1] in " :":
            return [chunk[: match.start()].strip(), chunk[match.start() :]]
    return [chunk]


def joint_apart(chunk: str) -> list[str]:
    """Part "नई दिल्ली/भाषा" where one side files news; two towns stay one chunk."""
    parts = [part.strip() for part in chunk.split("/")]
    if len(parts) == 1 or all(map(parse_agency, parts)):
        return [chunk]
    return parts if any(parse_agency(part) or parse_credit(part) for part in parts) else [chunk]


def take_houses(left: list[str], filing: Filing) -> None:
    """Take the paper's own name beside a town: "मालवा समाचार, इंदौर।" is filed by it, from there."""
    for chunk in [c for c in left if not is_place(c)]:
        # "स्टाफ रिपोर्टर, मालवा न्यूज़ : ...": the credit says that the rest files news too.
        beside = len(left) > 1 or bool(filing.credits)
        if beside and (
            is_house(chunk) or (chunk == left[0] and len(left) > 1 and is_place(left[1]) and is_masthead(chunk))
        ):
            left.remove(chunk)
            filing.credits.append(Credit(chunk, False))


def take(chunk: str, filing: Filing) -> bool:
    """Take what is surely no place: date, weekday, agency, credit, outlet."""
    day = day_pattern_of_filing().fullmatch(to_ascii_digits(chunk))
    if day:
        return _take_day(day, filing)
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


def _take_day(day: re.Match[str], filing: Filing) -> bool:
    """Take a day; False where its figures are none."""
    year = day["y"] or day["y3"]
    month = int(day["m3"]) if day["m3"] else month_number((day["m1"] or day["m2"]).rstrip(".॰"))
    number = day_number(day["d1"] or day["d2"] or day["d3"])
    if not number or not month or month > 12:
        return False
    filing.day, filing.month = number, month
    filing.year = int(year) + (2000 if len(year) == 2 else 0) if year else filing.year
    return True


def is_credit(credit: Credit) -> bool:
    """Tell whether one word alone is a credit that needs no town: "ब्यूरो", not "सूत्र"."""
    return fold(credit.text) in credit_forms()


def take_bracket(bracket: str, filing: Filing, *, single: bool, first: bool) -> None:
    """Take what a bracket says; `first`: it opens a dated line, "(अनवर हक) नयी दिल्ली, 23 अप्रैल (भाषा)": who wrote it."""
    bracket = REPORT_OF.sub("", bracket)
    if _take_chunks(bracket, filing) or not bracket.strip():
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


def _take_chunks(bracket: str, filing: Filing) -> bool:
    """Take agency, credit and date of a bracket, and the reporter behind them: "(टोंक पत्रिका/ललित मीणा)"."""
    taken = False
    for chunk in (apart for joint in JOINT.split(bracket) for apart in day_apart(joint)):
        bare = _INPUT.sub("", chunk).strip(" -–:")
        if taken and " " in bare and may_be_person(bare) and not looks_like_place(bare):
            filing.authors.append(bare)
        elif bare != bracket and is_house(bare):
            filing.credits.append(Credit(bare, False))
            taken = True
        else:
            taken |= bool(bare) and take(bare, filing)
    return taken


def _is_person(bracket: str) -> bool:
    words = bracket.split()
    return is_certain_name(bracket) and not looks_like_place(bracket) and any(is_surname(w) for w in words[1:])


def may_sign(bracket: str) -> bool:
    """Tell whether a bracket before the first word names who wrote the text: surely a full name, surname and all."""
    words = bracket.split()
    return len(words) > 1 and is_surname(words[-1]) and is_certain_name(bracket) and not looks_like_place(bracket)


def may_report(bracket: str) -> bool:
    """Tell whether a bracket of two or three words names a reporter nobody listed: "करनाल (केसी आर्य):", no district."""
    words = bracket.split()
    return (
        len(words) in (2, 3)
        and not bracket.isascii()
        and may_be_person(bracket)
        and not any(looks_like_place(w) or key_of(w) in rules().directions for w in words)
    )
