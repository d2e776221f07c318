"""Which outlet a page says it is of: credits, its address, its title, a line beside its date, its footer."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from pipelines.parse.mastheads import is_masthead, own_name
from pipelines.parse.outlets import (
    is_outlet,
    named_outlet,
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
_LONGEST_STATED, _LONGEST_RIGHTS = 400, 300
_FOOTERS = ("subscription prompt", "notice", "share row")
_EDGES = " \t\n|•·-–—,:।*"
# Dropped lines whose reason says that they are something else than a name.
_CHUNKS = re.compile(r"[,:|।()\[\]]")
_PLAIN = ("slug", "furniture", "menu")
_STEPS = re.compile(r"\s*[/»>]\s*")
# A site's address beside its date.
_ADDRESS = re.compile(r"(?:www\.)?[a-z0-9-]{3,30}\.(?:in|co\.in|com|org|net|news|live|tv|page|media)", re.IGNORECASE)


def find_outlet(document: Document, facts: Facts, headline: str | None) -> Outlet | None:
    """Return the outlet that a page states, or None; what names it in the text comes before metadata and footers."""
    stated = (text for role in _STATED for text in _printed(document, role))
    return (
        _outlet_in(stated)
        or _outlet_of_facts(facts)
        or (outlet_of_headline(headline) if headline else None)
        or _outlet_of_masthead(document)
        or _outlet_of_breadcrumb(document)
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
        if before.role in _FILED:
            chunks = (chunk.strip(_EDGES) for chunk in _CHUNKS.split(to_plain(document.printed(before)).text))
            # "Asha Times Network" files the report, Asha Times prints it: its name is not told apart from there.
            house = next((c for c in chunks if is_masthead(c) and not c.lower().endswith(_NETWORKS)), None)
            if house:
                return named_outlet(house)
        if before.role is Role.OUTLET and (own := own_name(to_plain(document.printed(before)).text)):
            return named_outlet(own)
        named = _named_beside(before, after, document) or _named_beside(after, before, document)
        if named:
            return named
    return None


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
    if dated and _ADDRESS.fullmatch(text):
        return outlet_of_url(text) or named_outlet(text.lower())
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
    rights = (found for _, text in footers if len(text) < _LONGEST_RIGHTS and (found := outlet_of_rights(text)))
    return known or next(rights, None) or (outlet_of_logo(footers[-1][1]) if footers else None)
