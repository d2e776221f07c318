"""Who files news besides persons: agencies, house credits, desks; and the words of towns and surnames."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from pipelines.hindi.acronyms import decode_acronym
from pipelines.hindi.normalise import fold
from pipelines.parse.entities.rows import read_rows
from pipelines.parse.entities.rules import rules
from pipelines.parse.entities.words import key_of
from pipelines.parse.outlets import parse_outlet
from pipelines.reference import load
from schemas.article import Agency


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Agency(_Shape):
    id: str
    name: str
    weak: bool = False
    forms: list[str]


class _Agencies(_Shape):
    agencies: list[_Agency]
    credits: list[str]
    credit_heads: list[str]
    desk_heads: list[str]
    team_heads: list[str]
    weak_heads: list[str]
    house_words: list[str]


class _Filing(_Shape):
    places: str
    place_endings: list[str]
    surnames: str
    prose_words: str
    not_names: str


class Credit(NamedTuple):
    """A chunk that names a house credit or a desk, as printed."""

    text: str
    desk: bool


def _listed(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split(","))


@cache
def _tables() -> _Agencies:
    return load("agencies.yaml", _Agencies)


@cache
def _agency_forms() -> dict[str, _Agency]:
    return {fold(form): a for a in _tables().agencies for form in a.forms}


@cache
def credit_forms() -> frozenset[str]:
    """Return the folded words that are a credit alone."""
    return frozenset(map(fold, _tables().credits))


@cache
def _heads() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(map(fold, _tables().credit_heads)), frozenset(map(fold, _tables().desk_heads))


@cache
def _teams() -> frozenset[str]:
    return frozenset(map(fold, _tables().team_heads))


@cache
def _weak_heads() -> frozenset[str]:
    return frozenset(map(fold, _tables().weak_heads))


@cache
def house_words() -> frozenset[str]:
    """Return the folded words that newspapers' names end or begin with."""
    return frozenset(map(fold, _tables().house_words))


@cache
def _filing() -> _Filing:
    return load("filing.yaml", _Filing)


@cache
def _places() -> frozenset[str]:
    rows = (row for row in read_rows() if row.kind == "place")
    printed = {fold(name) for row in rows for name in (row.name, row.latin, *row.aliases)}
    return _listed(_filing().places) | printed


@cache
def _surnames() -> frozenset[str]:
    return _listed(_filing().surnames)


@cache
def prose_words() -> frozenset[str]:
    """Return the folded words that no name of a place or person holds."""
    return _listed(_filing().prose_words)


@cache
def not_names() -> frozenset[str]:
    """Return the folded words of mastheads, desks and buttons that no person's name holds."""
    return _listed(_filing().not_names)


@lru_cache(maxsize=20_000)
def parse_agency(chunk: str) -> Agency | None:
    """Return the agency that `chunk` (a whole chunk of a credit) names, or None.

    >>> parse_agency("आइएएनएस").id, parse_agency("जागरण संवाददाता")
    ('ians', None)
    """
    found = _agency_forms().get(fold(_OF_AGENCY.sub("", chunk)))
    if found:
        return Agency(id=found.id, name=found.name, text=chunk)
    letters = decode_acronym(chunk.strip())
    if letters is None or not _NEWS_LETTERS.fullmatch(letters) or fold(chunk) in credit_forms():
        return None
    return Agency(id=letters.lower(), name=re.sub(r"[\s.\-]", "", chunk), text=chunk)


# "समाचार एजेंसी भाषा" names the agency behind it.
_OF_AGENCY = re.compile(r"^(?:समाचार|न्यूज़?|न्यूज) (?:एजेंसी|एजेन्सी)\s+(?=\S)")
# Agencies spell themselves in letters that end in News Service, News of India, News Agency: आरएनएस, जीएनएस, सीएनआई.
_NEWS_LETTERS = re.compile(r"[A-Z]{1,2}N[SIA]")


def is_weak_agency(agency: Agency) -> bool:
    """Tell whether the agency's name is also an everyday word (भाषा, वार्ता)."""
    found = _agency_forms().get(fold(agency.text))
    return found is not None and found.weak


@lru_cache(maxsize=20_000)
def parse_credit(chunk: str) -> Credit | None:
    """Return the house credit or desk that `chunk` names, or None.

    >>> parse_credit("जागरण संवाददाता"), parse_credit("International Desk"), parse_credit("आगरा")
    (Credit(text='जागरण संवाददाता', desk=False), Credit(text='International Desk', desk=True), None)
    """
    folded = fold(chunk) if _ends_like_credit(chunk) else ""
    words = folded.split()
    if not words or len(words) > 6:
        return None
    heads, desks = _heads()
    if words[-1] in desks:
        # "ज़ी न्यूज़ डेस्क" says the outlet and nothing more; "India TV Sports Desk" is a desk of it.
        return None if parse_outlet(" ".join(words[:-1])) else Credit(chunk, True)
    if folded in credit_forms():
        return Credit(chunk, False)
    if words[-1] in _weak_heads():
        return Credit(chunk, False) if _is_house_team(chunk, words) else None
    if words[-1] in heads and not prose_words() & set(words):
        return Credit(chunk, False)
    return None


@cache
def _credit_ends() -> frozenset[str]:
    return frozenset().union(*_heads(), _weak_heads(), (form.split()[-1] for form in credit_forms()))


def _ends_like_credit(chunk: str) -> bool:
    """A cheap look first: whether the last word is one that credits end with. Most chunks go no further."""
    last = fold("".join(chunk.split()[-1:]))
    return not last or last.rpartition(" ")[2] in _credit_ends()


_SPORTS = frozenset(map(fold, ("cricket", "football", "hockey", "kabaddi", "क्रिकेट", "फुटबॉल", "हॉकी", "कबड्डी")))


def _is_house_team(chunk: str, words: list[str]) -> bool:
    """Whether "... टीम", "... मीडिया" is a newspaper's: a team of players or policemen files no news."""
    rest = " ".join(words[:-1])
    if words[-1] in _teams() and parse_outlet(rest):
        return False  # a team named after its outlet says the outlet and nothing more
    if _SPORTS & set(words):
        return False  # "India U19 Cricket Team"
    return parse_outlet(chunk) is not None or bool((not_names() | house_words()) & set(words[:-1]))


@lru_cache(maxsize=20_000)
def parse_team(chunk: str) -> Credit | None:
    """Return the team or service that a chunk behind a label names ("Edited by: इंटर्न टीम"), or None."""
    words = fold(chunk).split()
    if not 2 <= len(words) <= 4 or words[-1] not in _weak_heads() or prose_words() & set(words):
        return None
    return None if parse_outlet(" ".join(words[:-1])) else Credit(chunk, False)


@lru_cache(maxsize=50_000)
def is_place(chunk: str) -> bool:
    """Tell whether `chunk` is a town, state or country that reports are filed from."""
    return fold(chunk) in _places()


_SHORTEST_TOWN, _MOST_TOWN_WORDS = 4, 3


@cache
def _place_endings() -> tuple[str, ...]:
    return tuple(map(fold, _filing().place_endings))


@lru_cache(maxsize=50_000)
def looks_like_place(chunk: str) -> bool:
    """Tell whether `chunk` is a known place or ends like a town's name (रामपुर खुर्द)."""
    folded = fold(chunk)
    if folded in _places():
        return True
    words = folded.split()
    if len(folded) <= _SHORTEST_TOWN or len(words) > _MOST_TOWN_WORDS or not folded.endswith(_place_endings()):
        return False
    # "शुभम ठाकुर रायपुर": a person before the town.
    return len(words) < _MOST_TOWN_WORDS or not (is_surname(words[1]) or is_given_name(words[0]))


@lru_cache(maxsize=20_000)
def is_surname(word: str) -> bool:
    """Tell whether `word` is a surname common in bylines."""
    return fold(word) in _surnames() or key_of(word) in rules().surnames


@lru_cache(maxsize=20_000)
def is_given_name(word: str) -> bool:
    """Tell whether `word` is a given name and no everyday word (विकास, प्रकाश)."""
    return key_of(word) in rules().given
