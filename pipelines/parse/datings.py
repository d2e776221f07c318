"""Published and updated: what the page prints and what its metadata say, weighed."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from pipelines.hindi.calendar import weekday_pattern
from pipelines.parse.dates import Stamp, find_stamps, parse_stamp, resolve_day, stamp_of_identifier
from pipelines.parse.filings import Filing
from pipelines.parse.labels import find_labels
from schemas.article import NewsDate
from schemas.document import BODY_ROLES, Document, Role
from schemas.source import Facts


class Dating(NamedTuple):
    """The two dates of an article; None: not stated."""

    published: NewsDate | None
    updated: NewsDate | None


class _Printed(NamedTuple):
    stamp: Stamp
    text: str
    meaning: str
    """published | updated | other | "" (no label)"""
    early: bool
    """Whether it stands before the body."""
    clock: bool
    """Whether it stands where pages print today's date: at their top, or above a menu."""


# Reports are filed on the day they are printed or shortly before (days).
_NEAR, _FAR = 3, 6
_WEEKDAY = re.compile(weekday_pattern(), re.IGNORECASE)


def read_dating(document: Document, facts: Facts, filings: Sequence[Filing] = ()) -> Dating:
    """Return the publication and update dates of an article, never the one for the other.

    A date without a label is not believed where the page's own clock would stand, unless the dateline (`filings`), the
    address or another date is near it; nor anywhere when one of these is days away.
    """
    printed = list(_printed(document))
    published = _best([p for p in printed if p.meaning == "published"])
    updated = _best([p for p in printed if p.meaning == "updated"])
    if not published:
        bare = [p for p in printed if not p.meaning and _is_believed(p, updated, facts, filings)]
        published = _best([p for p in bare if p.early] or bare)
    labelled = published is not None and published.meaning == "published"
    return Dating(
        _weighed(published, facts.published, labelled) or _of_identifiers(document, facts),
        _weighed(updated, facts.updated, True),
    )


def _is_believed(printed: _Printed, updated: _Printed | None, facts: Facts, filings: Sequence[Filing]) -> bool:
    """Whether a date without a label is the article's and not the page's."""
    if printed.stamp.precision not in ("day", "minute"):
        return True
    own = printed.stamp.value[:10]
    others = [_filed_on(filing, own) for filing in filings]
    address = stamp_of_identifier(facts.url) if facts.url else None
    others += [address.value] if address else []
    others += [updated.stamp.value] if updated else []
    gaps = [abs(date.fromisoformat(own) - date.fromisoformat(o[:10])).days for o in others if o and len(o) >= 10]
    if any(gap >= _FAR for gap in gaps):
        return False
    return not printed.clock or any(gap <= _NEAR for gap in gaps)


def _filed_on(filing: Filing, near: str) -> str | None:
    if not filing.day or not filing.month:
        return None
    value = resolve_day(filing.day, filing.month, near)
    return f"{filing.year}{value[4:]}" if value and filing.year else value


def _menu(document: Document) -> int:
    """Where the page's last furniture above the headline (or the body) begins; 0 without any."""
    menu = 0
    for block in document.blocks:
        if block.role is Role.HEADLINE or block.role in BODY_ROLES:
            break
        menu = block.start if block.role is Role.DROPPED else menu
    return menu


def _printed(document: Document) -> list[_Printed]:
    found: list[_Printed] = []
    early = True
    menu = _menu(document)
    for block in document.blocks:
        early = early and block.role not in BODY_ROLES
        if block.role is Role.DATE:
            text = document.printed(block)
            stamps = find_stamps(text)
            meaning = _meaning(text, stamps[0]) if stamps else ""
            if stamps and (stamps[0].precision != "month" or meaning):
                first = block.start == 0 and stamps[0].precision == "day" and _WEEKDAY.search(text) is not None
                found.append(_Printed(stamps[0], text, meaning, early, first or block.start < menu))
    return found


def _meaning(text: str, stamp: Stamp) -> str:
    labels = [label for label in find_labels(text[: stamp.start]) if label.kind == "date"]
    return labels[-1].meaning if labels else ""


def _best(printed: list[_Printed]) -> _Printed | None:
    """The first, or another of the same day that tells the time."""
    if not printed:
        return None
    day = printed[0].stamp.value[:10]
    same = [p for p in printed if p.stamp.value[:10] == day]
    return max(same, key=lambda p: len(p.stamp.value))


def _weighed(printed: _Printed | None, fact: str | None, labelled: bool) -> NewsDate | None:
    """The printed date or the metadata's: on one day the more exact, else label before metadata before a bare date."""
    stamp = parse_stamp(fact) if fact else None
    from_text = printed and printed.stamp.to_date("text", printed.text)
    if stamp is None or fact is None:
        return from_text or None
    from_facts = stamp.to_date("metadata", fact.strip())
    if printed is None or not from_text:
        return from_facts
    if stamp.value[:10] == printed.stamp.value[:10]:
        exact = len(from_facts.value) > len(from_text.value) or (
            len(from_facts.value) == len(from_text.value) and from_text.zone != "stated"
        )
        winner = from_facts if exact else from_text
        return winner.model_copy(update={"basis": f"{winner.basis}; text and metadata agree on the day"})
    winner, loser = (from_text, from_facts) if labelled else (from_facts, from_text)
    other = "metadata" if labelled else "text"
    why = "a printed label outweighs metadata" if labelled else "metadata outweigh a date without label"
    return winner.model_copy(update={"basis": f"{winner.basis}; {other} has {loser.value}: {why}"})


_WORDLESS = re.compile(r"\S+")


def _of_identifiers(document: Document, facts: Facts) -> NewsDate | None:
    """The day an identifier line or the address carries, where nothing else states one."""
    for block in document.blocks:
        text = document.printed(block)
        if block.role is Role.DATE and _WORDLESS.fullmatch(text):
            stamp = stamp_of_identifier(text)
            if stamp:
                return stamp.to_date("identifier", text)
    stamp = stamp_of_identifier(facts.url) if facts.url else None
    return stamp.to_date("address", facts.url or "") if stamp else None
