"""Towns and reporters in what is left of a dateline's head when dates, agencies and credits are taken out."""

import re
from functools import cache

from pydantic import BaseModel, ConfigDict

from pipelines.hindi.normalise import fold
from pipelines.parse.credits import (
    is_place,
    is_surname,
    looks_like_place,
    not_names,
    parse_agency,
    parse_credit,
    prose_words,
)
from pipelines.parse.entities.rules import rules
from pipelines.parse.entities.words import key_of
from pipelines.parse.filers import may_be_person
from pipelines.parse.filings import REPORT_OF, Filing
from pipelines.parse.outlets import parse_outlet
from pipelines.parse.person_names import is_certain_name, parse_name
from pipelines.reference import load

_MOST_PLACE_WORDS, _MOST_TOWN_WORDS = 4, 2
_DANDAS = ("।", "॥", "|")


class _NoTowns(BaseModel):
    model_config = ConfigDict(extra="forbid")
    words: str


@cache
def _no_towns() -> frozenset[str]:
    return frozenset(fold(word) for word in load("no_towns.yaml", _NoTowns).words.split(","))


def may_be_town(place: str) -> bool:
    """Tell whether an unknown name of one or two words may be a town: none is an everyday word or opens a text.

    >>> may_be_town("बघेरा"), may_be_town("रिपोर्ट"), may_be_town("लंबा इंतजार")
    (True, False, False)
    """
    words = fold(place).split()
    if len(words) > _MOST_TOWN_WORDS or parse_name(place) is None or is_certain_name(place):
        return False
    known = rules()
    return not any(known.is_word(key_of(w)) or known.is_common(key_of(w)) or w in _no_towns() for w in words)


# "हरदा से गोपाल शुक्ला (की रिपोर्ट)"
_FROM = re.compile(r"(?:(?P<place>\S.{1,30}?)\s)?से\s(?P<name>\S+(?:\s\S+){1,2})")


def take_places(left: list[str], filing: Filing, end: str) -> bool:
    """Take what is left as places and reporters; False where it cannot be either."""
    places: list[str] = []
    for raw in left:
        chunk = _from_apart(raw, filing, places)
        if not chunk or _credit_and_place(chunk, filing, places, end):
            continue
        if not is_place(chunk) and not _may_be_name(chunk):
            return False
        if raw != left[0] and parse_outlet(chunk):
            continue  # "पटना, जागरण टीम।": the paper, and nothing more
        chunk = _without_reporter(chunk, filing)
        name = _reporter(chunk, alone=len(left) == 1)
        if name:
            filing.authors.append(name)
        elif raw != left[0] and is_place(left[0]) and _is_beside_town(chunk, end):
            filing.qualifier = filing.qualifier or chunk
        elif len(left) == 1 and end[:1] in _DANDAS and _is_full_name(chunk):
            filing.authors.append(chunk.strip())  # "राज कुमार शर्मा । ..."
        else:
            places.append(chunk)
    filing.place = ", ".join(places) or None
    return len(places) <= 3


def _may_be_name(chunk: str) -> bool:
    """Whether a chunk can be a town or person at all: a few words, none of a sentence or a masthead, no figures."""
    words = fold(chunk).split()
    if not 0 < len(words) <= _MOST_PLACE_WORDS or (prose_words() | not_names()) & set(words):
        return False
    return not re.search(r"[\d?!\"'‘’“”;=]", chunk)


def _from_apart(chunk: str, filing: Filing, places: list[str]) -> str:
    """Return what is left of a chunk whose reporter and town go to `filing` and `places`, or all of it."""
    found = _FROM.fullmatch(REPORT_OF.sub("", chunk))
    if not found or not _is_full_name(found["name"]) or (found["place"] and not looks_like_place(found["place"])):
        return chunk
    filing.authors.append(found["name"])
    places += [found["place"]] if found["place"] else []
    return ""


def _is_full_name(chunk: str) -> bool:
    words = chunk.split()
    return len(words) in (2, 3) and is_certain_name(chunk) and is_surname(words[-1]) and not looks_like_place(chunk)


def _is_beside_town(chunk: str, end: str) -> bool:
    """Whether a chunk behind a known town is none: "मेरठ, रोशन:", "मुरादाबाद, नूतन विचार।", whatever it is."""
    return (end[:1] == ":" and _is_aside(chunk)) or (" " in chunk and not looks_like_place(chunk))


def _is_aside(chunk: str) -> bool:
    """Whether one word beside a known town is neither a town nor an everyday word: somebody's sign."""
    return " " not in chunk and not looks_like_place(chunk) and may_be_town(chunk)


def _reporter(chunk: str, *, alone: bool) -> str | None:
    """A person's name beside the place ("शिमला, नवनीत शर्मा।"); alone it would be whom the sentence is about."""
    words = chunk.split()
    if alone or looks_like_place(chunk) or len(words) < 2 or not any(is_surname(w) for w in words[1:]):
        return None
    return parse_name(chunk)


def _without_reporter(chunk: str, filing: Filing) -> str:
    """Return "भरतपुर" of "ललित राजावत/भरतपुर", whose reporter goes to `filing`."""
    first, slash, second = (part.strip() for part in chunk.partition("@" if "@" in chunk else "/"))
    if not slash or not looks_like_place(second) or looks_like_place(first) or " " not in first:
        return chunk
    if not may_be_person(first):
        return chunk
    filing.authors.append(first)
    return second


def _credit_and_place(chunk: str, filing: Filing, places: list[str], end: str) -> bool:
    """Take "संवाद सूत्र तपा" or "प्रमुख संवाददाता मुम्बई": a credit and a place with nothing between."""
    words = [word for word in chunk.split() if word != "द्वारा"]
    if prose_words() & set(map(fold, words)):
        return False
    for cut in range(len(words) - 1, 0, -1):
        first, second = " ".join(words[:cut]), " ".join(words[cut:])
        agency, credit = parse_agency(second), parse_credit(first)
        if agency and is_place(first):
            filing.agencies.append(agency)  # "मुंबई एएनआई।"
            places.append(first)
            return True
        if credit and first != "टीम" and not parse_credit(second):
            filing.credits.append(credit)
            places.append(second)
            return True
        town = is_place(second) or (end[:1] in _DANDAS and is_certain_name(first) and _is_aside(second))
        town = town and not is_surname(second)
        if town and cut == 2 and is_surname(words[1]):
            filing.authors.append(first)
            places.append(second)
            return True
    return False
