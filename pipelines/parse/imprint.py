"""Which outlet a page says it is of: credits, its address, its title, a line beside its date, its footer."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from pipelines.parse.filings import day_apart
from pipelines.parse.mastheads import is_house, is_house_word, is_masthead, own_name
from pipelines.parse.outlets import (
    ADDRESS,
    is_outlet,
    named_outlet,
    outlet_of_address,
    outlet_of_feed,
    outlet_of_headline,
    outlet_of_logo,
    outlet_of_rights,
    outlet_of_url,
    parse_outlet,
)
from pipelines.parse.plain import to_plain
from schemas.article import Outlet
from schemas.document import BODY_ROLES, Block, Document, Role
from schemas.source import Facts

_NETWORKS = ("network", "नेटवर्क")
_FILED = (Role.DATELINE, Role.BYLINE, Role.CREDIT)
_STATED = (Role.OUTLET, Role.CREDIT, Role.BYLINE, Role.DATELINE)
_LONGEST_STATED, _LONGEST_RIGHTS = 400, 420
# A logo is one of the last lines.
_LAST = 3
_FOOTERS = ("subscription prompt", "notice", "share row")
_EDGES = " \t\n|•·-–—,:।*"
# Dropped lines whose reason says that they are something else than a name.
_CHUNKS = re.compile(r"[,:|।()\[\]]")
_PLAIN = ("slug", "furniture", "menu")
_STEPS = re.compile(r"\s*[/»>]\s*")


def find_outlet(document: Document, facts: Facts, headline: str | None) -> Outlet | None:
    """Return the outlet that a page states, or None; what names it in the text comes before metadata and footers."""
    stated = (text for role in _STATED for text in _printed(document, role))
    return (
        _outlet_in(stated)
        or _outlet_of_facts(facts)
        or (outlet_of_headline(headline) if headline else None)
        or _outlet_of_masthead(document)
        or _outlet_of_breadcrumb(document)
        or _outlet_of_signature(document)
        or _outlet_of_footers(list(_footers(document)))
    )


def _printed(document: Document, role: Role) -> Iterator[str]:
    return (document.printed(block) for block in document.blocks if block.role is role)


def _outlet_in(texts: Iterable[str]) -> Outlet | None:
    short = (to_plain(text).text for text in texts if len(text) < _LONGEST_STATED)
    return next(filter(None, map(parse_outlet, short)), None)


def _outlet_of_facts(facts: Facts) -> Outlet | None:
    if facts.outlet:
        return named_outlet(" ".join(to_plain(facts.outlet).text.split()))
    return outlet_of_url(facts.url) if facts.url else None


def _outlet_of_masthead(document: Document) -> Outlet | None:
    """A paper's name on a line of its own, beside the date, or behind the headline in the page's title."""
    for before, after in pairwise(document.blocks):
        if before.role in BODY_ROLES:
            return None
        house = _house_in(before, document) if before.role in _FILED else None
        if house:
            return house
        if before.role is Role.OUTLET and (own := own_name(to_plain(document.printed(before)).text)):
            return named_outlet(own)
        named = _named_beside(before, after, document) or _named_beside(after, before, document)
        if named:
            return named
    return None


_BRACKETED = re.compile(r"[(\[]\s*([^()\[\]]{4,40})")


def _house_in(block: Block, document: Document) -> Outlet | None:
    """The paper that a dateline, byline or credit line names by its own name or address."""
    text = to_plain(document.printed(block)).text
    chunks = [part.strip(_EDGES) for chunk in _CHUNKS.split(text) for part in day_apart(chunk.strip(_EDGES))]
    # "Asha Times Network" files the report, Asha Times prints it: its name is not told apart from there.
    house = next((c for c in chunks if is_masthead(c) and not c.lower().endswith(_NETWORKS)), None)
    if house or block.role is not Role.DATELINE:
        return named_outlet(house) if house else None
    words = (word.strip("()[]" + _EDGES) for word in text.split())
    site = next(filter(ADDRESS.fullmatch, words), None)  # "वाशिंगटन (ashatimes.com)|"
    # "वाराणसी 26 दिसंबर (asha india live)।", "ASHANEWSJ : सरायकेला।"
    house = next((c for c in _BRACKETED.findall(text) if is_house(c)), None) or next(
        filter(is_house_word, chunks), None
    )
    return outlet_of_address(site) if site else named_outlet(house.strip(_EDGES)) if house else None


def _outlet_of_signature(document: Document) -> Outlet | None:
    """The paper that signs below the last sentence: "- ASHA NEWS"."""
    texts = (to_plain(document.printed(b)).text.strip() for b in reversed(document.blocks) if b.reason == "sign-off")
    name = next((own_name(text) for text in texts if text.startswith(("-", "–", "—"))), None)
    return named_outlet(name) if name else None


def _outlet_of_breadcrumb(document: Document) -> Outlet | None:
    """The outlet that a breadcrumb above the headline begins with: "ETV Bharat / state"; not a row of several."""
    for block in document.blocks:
        if block.role is Role.HEADLINE or block.role in BODY_ROLES:
            return None
        cells = _STEPS.split(to_plain(document.printed(block)).text.strip(_EDGES + "/»>"))
        if (
            block.role is Role.DROPPED
            and len(cells) > 1
            and [is_outlet(c) for c in cells] == [True, *[False] * len(cells[1:])]
        ):
            return parse_outlet(cells[0])
    return None


def _named_beside(block: Block, beside: Block, document: Document) -> Outlet | None:
    """The paper's name in a dropped line beside the date, or behind the headline in the page's title."""
    if block.role is not Role.DROPPED:
        return None
    text = to_plain(document.printed(block)).text.strip(_EDGES)
    dated = beside.role is Role.DATE and block.reason in _PLAIN
    if dated and ADDRESS.fullmatch(text):
        return outlet_of_address(text)
    name = text if dated else _tail(text) if block.reason == "page title" else ""
    return named_outlet(name) if name and is_masthead(name) else None


def _tail(title: str) -> str:
    return max((title.rpartition(sign)[2] for sign in (" | ", " - ", " – ") if sign in title), key=len, default="")


def _footers(document: Document) -> Iterator[tuple[str, str]]:
    """The furniture behind the article, each with its reason; prompts and notices from anywhere."""
    last = max((n for n, block in enumerate(document.blocks) if block.role in BODY_ROLES), default=0)
    for number, block in enumerate(document.blocks):
        if block.role is Role.DROPPED and (number > last or block.reason in _FOOTERS):
            yield block.reason or "", to_plain(document.printed(block)).text


def _outlet_of_footers(footers: list[tuple[str, str]]) -> Outlet | None:
    """A known name in a prompt or notice, else the name in a line of rights or printed twice at the very end."""
    known = _outlet_in(text for reason, text in footers if reason in _FOOTERS)
    short = [text for _, text in footers if len(text) < _LONGEST_RIGHTS]
    rights = (found for text in short if (found := outlet_of_rights(text) or outlet_of_feed(text)))
    named = known or next(rights, None) or next(filter(None, map(outlet_of_logo, short[-_LAST:])), None)
    sites = [text for text in (text.strip(_EDGES) for text in short) if ADDRESS.fullmatch(text)]
    return named or (outlet_of_address(sites[-1]) if sites else None)
