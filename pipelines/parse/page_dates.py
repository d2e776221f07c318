"""The dates a page prints: what their labels call them, where they stand, and which may be the page's own clock."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from pipelines.hindi.calendar import weekday_pattern
from pipelines.parse.credits import is_place
from pipelines.parse.dates import Stamp, find_stamps, find_update
from pipelines.parse.labelled import is_loose
from pipelines.parse.labels import Label, find_labels
from pipelines.parse.lines import ends_sentence
from pipelines.parse.markers import phrases_pattern
from pipelines.parse.namelines import EDGES
from pipelines.reference import load
from schemas.document import BODY_ROLES, Block, Document, Role

Place = Literal["above", "header", "late"]


class Printed(NamedTuple):
    """A date as it is printed, with what says whose it is."""

    stamp: Stamp
    text: str
    meaning: str
    """published | updated | other | "" (no label)"""
    place: Place
    """Where it stands: above the headline, below it, behind the beginning of the body."""
    clock: bool
    """Whether it stands where pages print today's date: at their top, or above a menu."""


class _Headings(BaseModel):
    model_config = ConfigDict(extra="forbid")
    blogs: list[str]
    folios: list[str]


_WEEKDAY = re.compile(weekday_pattern(), re.IGNORECASE)
# Below "दिनांक: 12 मार्च", the hour and the place of what the article is about.
_EVENT = re.compile(r"\s*(?:समय|स्थान|जगह|वार|दिन|तिथि|नक्षत्र|time|venue|place|day)\s*[:：–-]", re.IGNORECASE)
# Reasons of dropped lines that belong to the site and not to the article below them.
_OF_SITE = ("menu", "widget", "notice", "subscription prompt", "advertisement", "cookie notice", "furniture")


_LONGEST_BUTTON = 40
_LISTED = re.compile(r"[|•·,>»]|\s{3}")
_LINKS = ("related links", "related link")
_RIGHTS = ("©", "opyright", "OPYRIGHT", "सर्वाधिकार")
# No page of the web is older; 1970 is a clock that was never set.
_FIRST_YEAR = "1990"


@cache
def _heading_pattern() -> re.Pattern[str]:
    known = load("day_headings.yaml", _Headings)
    return re.compile(f"(?:{phrases_pattern(known.blogs)})|{'|'.join(known.folios)}", re.IGNORECASE)


@dataclass(frozen=True)
class _Page:
    """What is asked about every date of a page, looked at once, so that the time grows with the page and no faster.

    places: the blocks with their places. body: where the blocks of the body begin. leads: for each block, how many
    whole sentences' paragraphs stand right above it below the headline (a page has one standfirst). first_site,
    last_site: where the first of the site's own lines above the headline begins, and the last one of its menu.
    """

    document: Document
    places: list[tuple[Block, Place]]
    body: list[int]
    leads: list[int]
    first_site: int
    last_site: int

    @cached_property
    def heads_days(self) -> bool:
        """Whether it is a blog or a newspaper's page, which print a day of their own at the top."""
        return _heading_pattern().search(self.document.text) is not None


def find_printed(document: Document) -> list[Printed]:
    """Return the dates of the date blocks of `document` in order, an update without its own day behind its day."""
    page = _look_at(document)
    return [
        printed
        for at, (block, place) in enumerate(page.places)
        if block.role is Role.DATE or (place == "late" and block.role is Role.DROPPED)
        for printed in _of_block(page, at)
    ]


def _look_at(document: Document) -> _Page:
    places = _places(document)
    headed = any(block.role is Role.HEADLINE for block in document.blocks)
    site = [block for block, place in places if place == "above" and _is_of_site(document, block)]
    return _Page(
        document,
        places,
        body=[block.start for block in document.blocks if block.role in BODY_ROLES],
        leads=_leads(document),
        first_site=site[0].start if site else len(document.text),
        last_site=max((block.start for block in site if headed or block.reason == "menu"), default=-1),
    )


def _of_block(page: _Page, at: int) -> Iterator[Printed]:
    document, (block, place), body = page.document, page.places[at], page.body
    text = document.printed(block)
    stamp = next(iter(find_stamps(text, limit=1)), None)
    if stamp is None or stamp.value < _FIRST_YEAR:
        return
    clock = _is_clock(page, at)
    if block.role is Role.DROPPED:
        if not (text[: stamp.start] + text[stamp.end :]).strip(EDGES):
            yield Printed(stamp, text, "other", place, clock)
        return
    labels = [label for label in find_labels(text[: stamp.start]) if label.kind == "date"]
    meaning = labels[-1].meaning if labels else ""
    loose = not labels or is_loose(text[labels[-1].start : labels[-1].end])
    within = (len(body) > 1 and body[1] < block.start < body[-1]) or page.leads[at] > 1
    if (loose and (within or _is_event(document, block, labels))) or (
        place == "late" and _is_others(document, at, labels)
    ):
        meaning = "other"
    if stamp.precision != "month" or meaning:
        yield Printed(stamp, text, meaning, place, clock)
    update = find_update(text, stamp)
    if update:
        yield Printed(update, text, "updated", place, clock)


def _leads(document: Document) -> list[int]:
    leads, count = [], 0
    for block in document.blocks:
        leads.append(count)
        if block.role is Role.HEADLINE:
            count = 0
        elif block.role is Role.STANDFIRST:
            count += ends_sentence(document.printed(block))
    return leads


def _is_others(document: Document, at: int, labels: list[Label]) -> bool:
    """Whether a date behind the body is a comment's or that of the link right above it."""
    block, before, after = document.blocks[at], document.blocks[at - 1], document.blocks[at + 1 : at + 2]
    if not labels:
        return any(b.role is Role.DROPPED and b.reason == "comments" for b in after)
    words = document.printed(block)[labels[-1].start : labels[-1].end].split()
    others = before.reason in _LINKS or any(sign in document.printed(before) for sign in _RIGHTS)
    return before.role is Role.DROPPED and others and len(words) == 1


def _is_event(document: Document, block: Block, labels: list[Label]) -> bool:
    """Whether a labelled date stands above an hour or a place: it is an event's."""
    return bool(labels) and _EVENT.match(document.text, block.end) is not None


def _places(document: Document) -> list[tuple[Block, Place]]:
    """Each block with its place. Without a headline nothing but the site's own lines is above it."""
    found: list[tuple[Block, Place]] = []
    place: Place = "above"
    headed = any(block.role is Role.HEADLINE for block in document.blocks)
    for block in document.blocks:
        if block.role in BODY_ROLES:
            place = "late"
        elif place == "above" and _ends_site(block, headed=headed):
            place = "header"
        found.append((block, place))
    return found


def _ends_site(block: Block, *, headed: bool) -> bool:
    if headed:
        return block.role is Role.HEADLINE
    return block.role not in (Role.DROPPED, Role.OUTLET, Role.DATE)


def _is_clock(page: _Page, at: int) -> bool:
    """Whether a date above the headline may be today's: above a menu, below the site's own lines, or with its weekday.

    A blog prints the day of its posts as a heading, a newspaper its own below the volume and issue.
    """
    document, (block, place) = page.document, page.places[at]
    if place != "above":
        return False
    if block.start < page.last_site:
        return True
    before = page.places[at - 1][0] if at else None
    # "28°C / Kota / May 1, 2024": the town of the weather, on a line of its own.
    own_line = before is not None and "\n" in document.text[before.start : before.end]
    weather = before is not None and own_line and is_place(document.printed(before).strip(EDGES))
    above = weather or page.first_site < block.start
    clock = above or _WEEKDAY.search(document.printed(block)) is not None
    return clock and not page.heads_days


def _is_of_site(document: Document, block: Block) -> bool:
    """Whether a dropped line is the site's; a long one in Latin letters, and no list, may be a headline."""
    if block.role is not Role.DROPPED:
        return False
    text = document.printed(block).strip(EDGES)
    if block.reason == "slug" or (block.reason == "menu" and text.isascii()):
        return len(text) <= _LONGEST_BUTTON or _LISTED.search(text) is not None
    return block.reason in _OF_SITE
