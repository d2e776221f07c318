"""Publishers: what names them in credits, bylines, footers, headlines and addresses."""

import re
from functools import cache, lru_cache

from pydantic import BaseModel, ConfigDict

from pipelines.hindi.alternation import any_run
from pipelines.hindi.normalise import fold, to_nfc
from pipelines.hindi.sounding import sound_alike
from pipelines.reference import load
from schemas.article import Outlet


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Outlet(_Shape):
    id: str
    name: str
    names: list[str]
    domains: list[str]


class _Outlets(_Shape):
    outlets: list[_Outlet]


@cache
def _outlet_forms() -> tuple[dict[str, _Outlet], re.Pattern[str], dict[str, _Outlet]]:
    outlets = load("outlets.yaml", _Outlets).outlets
    names = {fold(name): o for o in outlets for name in o.names}
    domains = {domain: o for o in outlets for domain in o.domains}
    # "AajTak" and "Aaj Tak", "नईदुनिया" and "नई दुनिया": spaces say nothing.
    spaced = [[r"\s?" if c == " " else re.escape(c) for c in name] for name in {*names, *map(fold, domains)}]
    pattern = re.compile(rf"(?<![^\W_])(?<![\u0900-\u0963]){any_run(spaced)}(?![^\W_]|[\u0900-\u0963])")
    return {_joined(n): o for n, o in (*names.items(), *((fold(d), o) for d, o in domains.items()))}, pattern, domains


_GLUED = re.compile(r"(?<=[a-z])(?=[\u0900-\u0963])|(?<=[\u0900-\u0963])(?=[A-Z])")


@cache
def outlet_words() -> frozenset[str]:
    """Return the folded words of all outlets' names."""
    return frozenset(
        word for o in load("outlets.yaml", _Outlets).outlets for name in o.names for word in fold(name).split()
    )


def _joined(name: str) -> str:
    return name.replace(" ", "")


@lru_cache(maxsize=20_000)
def parse_outlet(text: str) -> Outlet | None:
    """Return the outlet that a credit line, byline or footer prints, or None.

    >>> parse_outlet("न्यूज डेस्क, अमर उजाला, लखनऊ").id
    'amar-ujala'
    """
    forms, pattern, _ = _outlet_forms()
    # A scrape glues a Latin name to the Hindi one behind it: "Asha Raniलाइव हिन्दुस्तान".
    found = pattern.search(fold(_GLUED.sub(" ", text)))
    outlet = found and forms[_joined(found[0])]
    return Outlet(id=outlet.id, name=outlet.name, basis="stated") if outlet else None


def is_outlet(text: str) -> bool:
    """Tell whether `text` is the name of a known outlet and nothing else.

    >>> is_outlet("AajTak"), is_outlet("आज तक से बात")
    (True, False)
    """
    return _joined(fold(text)) in _outlet_forms()[0]


def named_outlet(name: str) -> Outlet | None:
    """Return the outlet that a page calls `name`: the known one, else one of that name. None: no letters in it."""
    known = parse_outlet(name)
    slug = re.sub(r"[^\w\u0900-\u0963]+", "-", name.lower()).strip("-_")
    return known or (Outlet(id=slug, name=name, basis="stated") if slug else None)


_LONGEST_SUFFIX = 44
_SUFFIX = re.compile(r"\s?[-–—|]\s?(?P<name>[^-–—|]{3,40})$")


def outlet_of_headline(headline: str) -> Outlet | None:
    """Return the known outlet that a headline ends with, as page titles do: "... - BBC News हिन्दी"."""
    found = _SUFFIX.search(headline, max(0, len(headline) - _LONGEST_SUFFIX))
    return parse_outlet(found["name"]) if found and is_outlet(found["name"].strip()) else None


_RIGHTS = re.compile(
    r"©|\(c\)|&copy;|copyrights?|all rights? reserved|rights reserved|कॉपी\s?राइट"
    r"|सर्वाधिकार ?(?:सुरक्षित)?|सभी अधिकार सुरक्षित",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?:\s?[-–]\s?(?:(?:19|20)\d\d|\d\d))?(?!\d)")
_COMPANY = re.compile(r"(?:ltd|limited|pvt|private|llp|inc|co|company|corporation|लिमिटेड|कंपनी|प्रा|लि)$", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_](?:[\w\u0900-\u0963'’&. ]{1,38})[\w\u0900-\u0963]")
_MOST_WORDS = 5


def outlet_of_rights(line: str) -> Outlet | None:
    """Return the outlet that a line of rights names: the sign, maybe a year, a name; None for companies.

    >>> outlet_of_rights("© 2024 कोसी दर्पण | सर्वाधिकार सुरक्षित").name
    'कोसी दर्पण'
    >>> outlet_of_rights("Copyright 2024 Asha Media Pvt Ltd") is None
    True
    """
    rights = _RIGHTS.search(to_nfc(line))
    if rights is None:
        return None
    bare = _YEARS.sub("|", _RIGHTS.sub("|", to_nfc(line)))
    # The name stands beside the sign: what comes after, else before it.
    for chunk in re.split(r"[|,।:•@\n]|\s[-–—]\s|\.(?:\s|$)", bare):
        name = re.sub(r"^(?:by|to)\s+", "", " ".join(chunk.split()).strip(" -–—."), flags=re.IGNORECASE)
        if not name:
            continue
        words = fold(name).split()
        whole = _NAME.fullmatch(name) and len(words) <= _MOST_WORDS and not any(map(_COMPANY.match, words))
        return named_outlet(name) if whole else None
    return None


_TWICE = re.compile(r"(?P<name>[^\W\d_][^।?!|]{3,38})\s+(?P=name)")
_BOTH_SCRIPTS = re.compile(r"(?P<latin>[A-Za-z][A-Za-z ]{2,30}?)\s?[|/]\s?(?P<hindi>[\u0900-\u0963 ]{3,30})")


def outlet_of_logo(line: str) -> Outlet | None:
    """Return the outlet of a footer that holds its name twice, as logo and as text: "Asha Times Asha Times".

    >>> outlet_of_logo("Malwa Vani | मालवा वाणी").name
    'Malwa Vani'
    """
    text = " ".join(line.split())
    both = _BOTH_SCRIPTS.fullmatch(text)
    if both and sound_alike(both["latin"], both["hindi"]):
        return named_outlet(both["latin"])
    found = _TWICE.fullmatch(text)
    return named_outlet(found["name"]) if found and len(found["name"].split()) <= _MOST_WORDS else None


def without_outlet(chunk: str) -> str:
    """Return `chunk` without an outlet's name behind a person's: "Himanshu Jha लाइव हिन्दुस्तान".

    >>> without_outlet("आशा रानी अमर उजाला"), without_outlet("अमर उजाला")
    ('आशा रानी', 'अमर उजाला')
    """
    words = chunk.split()
    for cut in range(2, len(words)):
        tail = _joined(fold(" ".join(words[cut:])))
        if tail in _outlet_forms()[0]:
            return " ".join(words[:cut])
    return chunk


# A site's own address, and nothing more of it.
ADDRESS = re.compile(r"(?:www\.)?[a-z0-9-]{3,30}\.(?:in|co\.in|com|org|net|news|live|tv|page|media)", re.IGNORECASE)
_FOREIGN = re.compile(
    r"(?:www\.)?(?:facebook|twitter|youtube|instagram|whatsapp|google|telegram|linkedin|gmail)\.", re.IGNORECASE
)


def outlet_of_address(address: str) -> Outlet | None:
    """Return the outlet that an address printed alone stands for: the known one, else one of that name.

    >>> outlet_of_address("www.ashatimes.in").name, outlet_of_address("Facebook.com")
    ('ashatimes.in', None)
    """
    if _FOREIGN.match(address):
        return None
    return outlet_of_url(address) or named_outlet(address.lower().removeprefix("www."))


_FEED = re.compile(r"appeared first on (?P<name>[^.|]{3,40}?)\s*(?:[.|]|$)", re.IGNORECASE)


def outlet_of_feed(line: str) -> Outlet | None:
    """Return the outlet of "The post ... appeared first on Asha Times.", which its feed puts below every article."""
    found = _FEED.search(line)
    return named_outlet(found["name"]) if found else None


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
