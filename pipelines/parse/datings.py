"""Published and updated: what the page prints and what its metadata say, weighed."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from pipelines.parse.dates import parse_stamp, resolve_day, stamp_of_identifier
from pipelines.parse.filings import Filing
from pipelines.parse.page_dates import Printed, find_printed
from schemas.article import NewsDate
from schemas.document import Document, Role
from schemas.source import Facts


class Dating(NamedTuple):
    """The two dates of an article; None: not stated."""

    published: NewsDate | None
    updated: NewsDate | None


# Reports are filed on the day they are printed or shortly before (days).
_NEAR, _FAR = 3, 6
# So many days without a label are a calendar or forecast.
_MANY = 3


def read_dating(document: Document, facts: Facts, filings: Sequence[Filing] = ()) -> Dating:
    """Return the publication and update dates of an article, never the one for the other.

    A date without a label is not believed where the page's own clock would stand, unless the dateline (`filings`), the
    address or another date is near it; nor anywhere when one of these is days away; nor behind the body where several
    days stand there.
    """
    printed = find_printed(document)
    published = _best([p for p in printed if p.meaning == "published"])
    updated = _best([p for p in printed if p.meaning == "updated"])
    if not published:
        bare = [p for p in printed if not p.meaning and _is_believed(p, updated, facts, filings)]
        published = _best(_nearest(bare, printed))
    labelled = published is not None and published.meaning == "published"
    return Dating(
        _weighed(published, facts.published, labelled) or _of_identifiers(document, facts),
        _weighed(updated, facts.updated, True),
    )


def _nearest(bare: list[Printed], printed: list[Printed]) -> list[Printed]:
    """Of the dates without a label those below the headline, else above it, else the one behind the body."""
    for place in ("header", "above"):
        found = [p for p in bare if p.place == place]
        if found:
            return found if len({p.stamp.value[:10] for p in found}) < _MANY else []
    late = {p.stamp.value[:10] for p in printed if p.place == "late" and p.meaning in ("", "other")}
    return bare if len(late) == 1 else []


def _is_believed(printed: Printed, updated: Printed | None, facts: Facts, filings: Sequence[Filing]) -> bool:
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


def _best(printed: list[Printed]) -> Printed | None:
    """The first that is not where the page's clock stands, or another of the same day that tells the time."""
    if not printed:
        return None
    first = next((p for p in printed if not p.clock), printed[0])
    same = [p for p in printed if p.stamp.value[:10] == first.stamp.value[:10]]
    return max(same, key=lambda p: len(p.stamp.value))


def _weighed(printed: Printed | None, fact: str | None, labelled: bool) -> NewsDate | None:
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
        if block.role is Role.DATE and _WORDLESS.fullmatch(text := document.printed(block)):
            stamp = stamp_of_identifier(text)
            if stamp:
                return stamp.to_date("identifier", text)
    stamp = stamp_of_identifier(facts.url) if facts.url else None
    return stamp.to_date("address", facts.url or "") if stamp else None
