"""Lines that are nothing but names of those who file news, and of towns."""

import re
from functools import lru_cache
from typing import Literal

from pipelines.hindi.normalise import fold, to_ascii_digits
from pipelines.parse.bylines import read_byline
from pipelines.parse.credits import is_place, looks_like_place, parse_agency, parse_credit, prose_words
from pipelines.parse.datelines import find_filing
from pipelines.parse.filers import is_lone_latin, is_lone_name, read_filer, read_interviewer, read_reporters
from pipelines.parse.filings import day_pattern_of_filing
from pipelines.parse.outlets import parse_outlet
from pipelines.parse.person_names import is_certain_name, names_of, parse_name
from pipelines.parse.signoffs import read_signoff

Kind = Literal["text", "date", "byline", "credit", "place", "name"]
EDGES = " \t|,;:•·-–—/()[]।.*"
# A scrape glues a Latin name to the Hindi outlet behind it: "Asha Raniमालवा समाचार".
CHUNKS = re.compile(r"\s*[,|;•·।/]\s*|(?<=[a-z])\s?(?=[\u0900-\u0963])")
_LEAD = re.compile(r"^[^\w\u0900-\u0963(\[@]+")
# "ठाकुरद्वारा ( मुरादाबाद )": a town and its district.
_WITHIN = re.compile(r"[^()\d]{2,25}\s*[(]\s*(?P<district>[^()\d]{2,25}?)\s*[)]\W*")
_LONGEST_NAME, _LONGEST_TOWN = 45, 30
_LONGEST_FILING = 70
_LONGEST_DAY = 16
_DIGIT = re.compile(r"\d")
# More words than this are no name of a person, town, desk or outlet.
_MOST_SPACES = 5


@lru_cache(maxsize=20_000)
def name_line(text: str) -> Kind:
    """Return what a line of names is: credit (agency, house, outlet beside towns and persons), place, byline or text.

    >>> name_line("हिन्दुस्तान टीम, पटना"), name_line("जकार्ता।"), name_line("नदी का जलस्तर बढ़ा")
    ('credit', 'place', 'text')
    """
    text = _LEAD.sub("", text)
    if names_of(text) or read_filer(text) or (" " not in text and _is_lone(text.strip(EDGES))):
        return "name"
    return "byline" if read_interviewer(text) or read_reporters(text) else _single_line(text)


def _is_lone(word: str) -> bool:
    return is_lone_name(word) or is_lone_latin(word)


def _single_line(text: str) -> Kind:
    parts = (chunk.strip(EDGES + "@").removesuffix(" से") for chunk in CHUNKS.split(text))
    chunks = [c for c in parts if c]
    if not chunks or len(chunks) > 5 or any(c.count(" ") > _MOST_SPACES for c in chunks):
        return "text"
    if _is_town(text, chunks[0]):
        return "place"
    if all(looks_like_place(c) for c in chunks):
        return "place" if any(is_place(c) for c in chunks) else "text"
    if not all(is_name(c) or looks_like_place(c) or parse_name(c) for c in chunks):
        return "text"
    if any(parse_agency(c) or parse_credit(c) or (parse_outlet(c) and not is_certain_name(c)) for c in chunks):
        return "credit"
    return "name" if len(text) <= _LONGEST_NAME and all(" " in c and parse_name(c) for c in chunks) else "text"


def _is_town(text: str, chunk: str) -> bool:
    """Whether a line is a town set as a dateline ("भुवनेश्वर।"), or one with its district in brackets."""
    if text.endswith("।") and len(text) <= _LONGEST_TOWN and " " not in text and parse_name(chunk.replace("/", " ")):
        return True
    within = _WITHIN.fullmatch(text)
    return within is not None and looks_like_place(within["district"]) and not prose_words() & set(fold(text).split())


def is_name(chunk: str) -> bool:
    """Tell whether `chunk` surely names somebody or some place that files news."""
    return bool(parse_agency(chunk) or parse_credit(chunk) or is_place(chunk) or is_certain_name(chunk)) or (
        parse_outlet(chunk) is not None and len(chunk.split()) <= 4
    )


@lru_cache(maxsize=20_000)
def is_dateline(text: str) -> bool:
    """Tell whether a line is a dateline and nothing else: "मॉस्को, 13 अगस्त (एजेंसी)"."""
    if len(text) > _LONGEST_FILING or not (text.endswith((")", ")।", "):", ")-", ") -")) or _ends_in_day(text)):
        return False
    if read_signoff(text) is not None:
        return False
    filing = find_filing(f"{text.rstrip(' :-।').replace('।', ',')}। {'अ' * 40}।")
    return filing is not None and filing.place is not None and bool(filing.day or filing.agencies)


def _ends_in_day(text: str) -> bool:
    if not _DIGIT.search(text, max(0, len(text) - _LONGEST_DAY)):
        return False
    latin = to_ascii_digits(text.rstrip(" :-।"))
    return any(match.end() == len(latin) and match.start() > 2 for match in day_pattern_of_filing().finditer(latin))


def names_someone(text: str) -> bool:
    """Tell whether the value of a byline names anybody."""
    found = read_byline(f"By: {text}")
    return bool(found.authors or found.agencies or found.credits or found.outlet)


_NAME_END = re.compile(r"\s*[,|/।]")


def is_named_twice(line: str, text: str) -> bool:
    """Tell whether `text` has the first name of a line of names more than once; it is not read on behind the second.

    >>> text = "आशा रानी, पटना\\nपटना की आशा रानी ने कहा कि काम पूरा हुआ।"
    >>> is_named_twice("आशा रानी, पटना", text), is_named_twice("रवि जैन", text)
    (True, False)
    """
    name = _NAME_END.split(line, maxsplit=1)[0]
    return text.find(name, text.find(name) + len(name)) >= 0
