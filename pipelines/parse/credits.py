"""Who files news besides persons: agencies, house credits, desks, outlets; and the words of towns and surnames."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from pipelines.hindi.normalise import fold
from pipelines.parse.entities.rows import read_rows
from pipelines.reference import load
from schemas.article import Agency, Outlet


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


class _Outlet(_Shape):
    id: str
    name: str
    names: list[str]
    domains: list[str]


class _Outlets(_Shape):
    outlets: list[_Outlet]


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
def _credit_forms() -> frozenset[str]:
    return frozenset(map(fold, _tables().credits))


@cache
def _heads() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(map(fold, _tables().credit_heads)), frozenset(map(fold, _tables().desk_heads))


@cache
def _teams() -> frozenset[str]:
    return frozenset(map(fold, _tables().team_heads))


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


@cache
def _outlet_forms() -> tuple[dict[str, _Outlet], re.Pattern[str], dict[str, _Outlet]]:
    outlets = load("outlets.yaml", _Outlets).outlets
    names = {fold(name): o for o in outlets for name in o.names}
    domains = {domain: o for o in outlets for domain in o.domains}
    ordered = sorted({*names, *map(fold, domains)}, key=len, reverse=True)
    pattern = re.compile(r"(?<![^\W_])(?:" + "|".join(map(re.escape, ordered)) + r")(?![^\W_]|[\u0900-\u0963])")
    return {**names, **{fold(d): o for d, o in domains.items()}}, pattern, domains


@lru_cache(maxsize=20_000)
def parse_agency(chunk: str) -> Agency | None:
    """Return the agency that `chunk` (a whole chunk of a credit) names, or None.

    >>> parse_agency("आइएएनएस").id, parse_agency("जागरण संवाददाता")
    ('ians', None)
    """
    found = _agency_forms().get(fold(chunk))
    return Agency(id=found.id, name=found.name, text=chunk) if found else None


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
    folded = fold(chunk)
    words = folded.split()
    if not words or len(words) > 6:
        return None
    heads, desks = _heads()
    if words[-1] in desks | _teams() and parse_outlet(" ".join(words[:-1])):
        return None  # "ज़ी न्यूज़ डेस्क" says the outlet and nothing more
    if words[-1] in desks:
        return Credit(chunk, True)
    if folded in _credit_forms() or (words[-1] in heads and not prose_words() & set(words)):
        return Credit(chunk, False)
    return None


@lru_cache(maxsize=50_000)
def is_place(chunk: str) -> bool:
    """Tell whether `chunk` is a town, state or country that reports are filed from."""
    return fold(chunk) in _places()


@lru_cache(maxsize=50_000)
def looks_like_place(chunk: str) -> bool:
    """Tell whether `chunk` is a known place or ends like a town's name (रामपुर खुर्द)."""
    folded = fold(chunk)
    return folded in _places() or (
        len(folded) > 4 and folded.endswith(tuple(map(fold, _filing().place_endings))) and len(folded.split()) <= 3
    )


@lru_cache(maxsize=20_000)
def is_surname(word: str) -> bool:
    """Tell whether `word` is a surname common in bylines."""
    return fold(word) in _surnames()


@lru_cache(maxsize=20_000)
def parse_outlet(text: str) -> Outlet | None:
    """Return the outlet that a credit line, byline or footer prints, or None.

    >>> parse_outlet("न्यूज डेस्क, अमर उजाला, लखनऊ").id
    'amar-ujala'
    """
    forms, pattern, _ = _outlet_forms()
    found = pattern.search(fold(text))
    outlet = found and forms[found[0]]
    return Outlet(id=outlet.id, name=outlet.name, basis="stated") if outlet else None


def without_outlet(chunk: str) -> str:
    """Return `chunk` without an outlet's name behind a person's: "Himanshu Jha लाइव हिन्दुस्तान".

    >>> without_outlet("आशा रानी अमर उजाला"), without_outlet("अमर उजाला")
    ('आशा रानी', 'अमर उजाला')
    """
    words = chunk.split()
    for cut in range(2, len(words)):
        tail = fold(" ".join(words[cut:]))
        if tail in _outlet_forms()[0]:
            return " ".join(words[:cut])
    return chunk


def outlet_of_url(url: str) -> Outlet | None:
    """Return the outlet whose domain (or subdomain of it) `url` is at, or None.

    >>> outlet_of_url("https://www.jagran.com/news/x.html").id
    'dainik-jagran'
    """
    found = re.match(r"(?:[a-z]+://)?(?:www\.)?([^/:?#]+)", url.lower())
    host = found[1] if found else ""
    domains = _outlet_forms()[2]
    while host:
        if host in domains:
            outlet = domains[host]
            return Outlet(id=outlet.id, name=outlet.name, basis="address")
        host = host.partition(".")[2]
    return None
