"""Header fields from a Document's blocks, weighed against what the page's metadata say."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from pipelines.hindi.normalise import fold_spaces, to_nfc
from pipelines.hindi.sounding import to_sound
from pipelines.parse.bylines import Byline
from pipelines.parse.credits import Credit, parse_agency, parse_credit
from pipelines.parse.datelines import find_filing
from pipelines.parse.dates import resolve_day
from pipelines.parse.datings import Dating, read_dating
from pipelines.parse.filers import read_people
from pipelines.parse.filings import Filing
from pipelines.parse.imprint import find_outlet
from pipelines.parse.labels import find_labels
from pipelines.parse.layout import NO_FACTS
from pipelines.parse.outlets import named_outlet
from pipelines.parse.person_names import names_subject, parse_name
from pipelines.parse.plain import to_plain, unmarked
from pipelines.parse.run_on import find_inner_filing
from pipelines.parse.shapes import to_key
from schemas.article import Agency, Author, Dateline, NewsDate, Outlet
from schemas.document import BODY_ROLES, Document, Role
from schemas.source import Facts

_LABEL = re.compile(r"^[^:：]{2,20}[:：]\s*")
_DASHES = re.compile(r"^\s*[-–—=]{2,}\s*")
# "... निर्देश - Jaipur News in Hindi": what a site puts behind every headline.
_SITE_TAIL = re.compile(r"\s[-–|]\s(?:[A-Za-z]{2,20}\s){1,3}(?:news|samachar) in hindi\s*$", re.IGNORECASE)
_BULLET = re.compile(r"^[\s•▪►➤✓✔◆●○■*·–-]+|^\s*\d{1,2}[.)]\s+")
# A sentence of this size makes a dateline a dateline when it is read again alone.
_REST = " " + "।".rjust(60, "क")


@dataclass(slots=True)
class Header:
    """The header fields of an Article, as the record names them; None or empty: the source does not say."""

    headline: str | None = None
    kicker: str | None = None
    standfirst: str | None = None
    section: str | None = None
    desk: str | None = None
    credit: str | None = None
    summary_points: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    published: NewsDate | None = None
    updated: NewsDate | None = None
    authors: tuple[Author, ...] = ()
    agencies: tuple[Agency, ...] = ()
    outlet: Outlet | None = None
    dateline: Dateline | None = None
    credits: list[Credit] = field(default_factory=list)


def to_value(text: str) -> str:
    """Return `text` as a field holds it: white space folded, no invisible characters, quotes that belong to it kept.

    >>> to_value("  नदी\\u200d का\\xa0 जलस्तर ")
    'नदी का जलस्तर'
    """
    return fold_spaces(to_nfc(unmarked(text)))


def read_header(document: Document, facts: Facts = NO_FACTS) -> Header:
    """Return the header that the blocks of `document` and the page's metadata give together."""
    printed: dict[Role, list[str]] = defaultdict(list)
    for block in document.blocks:
        printed[block.role].append(document.printed(block))
    header = Header()
    _read_words(header, printed, facts)
    _read_dates(header, document, facts)
    _read_people(header, printed, facts)
    header.outlet = find_outlet(document, facts, header.headline)
    _part_houses(header)
    return header


def _part_houses(header: Header) -> None:
    """Take "By Janwani" beside "जनवाणी संवाददाता" for the paper that it names: no person, but the outlet."""
    named = [header.outlet.name] if header.outlet else []
    sounds = {to_sound(word) for text in (*named, *(c.text for c in header.credits)) for word in text.split()}
    houses = [a for a in header.authors if sounds.issuperset(map(to_sound, a.name.split()))]
    header.authors = tuple(author for author in header.authors if author not in houses)
    header.outlet = header.outlet or (named_outlet(houses[0].name) if houses else None)


def _first(texts: Iterable[str]) -> str | None:
    return next((value for value in map(to_value, texts) if value), None)


def _joined(texts: Iterable[str]) -> str | None:
    return " ".join(filter(None, map(to_value, texts))) or None


def _read_words(header: Header, printed: dict[Role, list[str]], facts: Facts) -> None:
    header.headline = _first(_SITE_TAIL.sub("", text.strip(" \n•|»*_")) for text in printed[Role.HEADLINE])
    if facts.headline and (not header.headline or to_key(header.headline) == to_key(to_value(facts.headline))):
        # Extraction loses the space between a headline's two halves; the metadata keep it.
        header.headline = to_value(facts.headline)
    kicker = _first(printed[Role.KICKER])
    header.kicker = kicker.rstrip(" :-–—") if kicker else None
    decks = (_DASHES.sub("", text) for text in printed[Role.STANDFIRST])
    header.standfirst = _joined(decks) or (to_value(facts.standfirst) if facts.standfirst else None)
    section = _first(printed[Role.SECTION])
    header.section = _LABEL.sub("", section).strip(" |•,-–>»/") if section else facts.section
    header.summary_points = tuple(filter(None, (to_value(_BULLET.sub("", p)) for p in printed[Role.SUMMARY])))
    tags = [to_value(t) for text in printed[Role.TAGS] for t in _tags(text)]
    header.tags = tuple(dict.fromkeys(t for t in (*tags, *map(to_value, facts.tags)) if t))


def _tags(text: str) -> Iterator[str]:
    bare = (
        re.sub(r"^[^:：|]{0,25}[:：|]", "", text) if re.match(r"^\W*[\w\u0900-\u0963 ]{2,25}\s*[:：|]", text) else text
    )
    for tag in re.split(r"[,|\n•]|(?=#)", bare):
        cleaned = tag.strip(" #\t-–—.;:")
        if cleaned and cleaned.lower() not in ("tags", "tag", "topics", "टैग्स", "टैग"):
            yield cleaned


def _read_dates(header: Header, document: Document, facts: Facts) -> None:
    datelines = [document.printed(block) for block in document.blocks if block.role is Role.DATELINE]
    filings = [(text, filing) for text in datelines if (filing := read_filing(text))]
    dating = read_dating(document, facts, [filing for _, filing in filings])
    header.published, header.updated = dating.published, dating.updated
    for text, filing in filings:
        found = _dateline(text, filing, dating, header)
        if found:
            # The one before the first sentence is nearer to the report than one in the page's header.
            header.dateline = found if found and found.place else header.dateline or found
    header.dateline = header.dateline or _credited_place(document)


def _credited_place(document: Document) -> Dateline | None:
    """The dateline that a line right above the report holds: "हमारे संवाददाता | कोरबा", "नीलकंठ, पटना"."""
    for block, after in pairwise(document.blocks):
        if block.role in (Role.CREDIT, Role.BYLINE, Role.OUTLET) and after.role in BODY_ROLES:
            text = document.printed(block)
            plain = to_plain(text).text
            found = read_people(plain)
            if any(label.kind == "person" and label.sure for label in find_labels(plain)):
                return None  # "लेखक: सुरेश नेगी, पंतनगर": his town, not the report's
            if len(found.places) == 1 and (
                block.role is Role.OUTLET or found.authors or any(not credit.desk for credit in found.credits)
            ):
                return Dateline(place=to_value(found.places[0]), date=None, text=text)
            return None
    return None


def _dateline(text: str, filing: Filing, dating: Dating, header: Header) -> Dateline | None:
    header.agencies += tuple(filing.agencies)
    header.credits += filing.credits
    header.authors += tuple(Author(name=to_value(name), role="writer") for name in filing.authors)
    place = to_value(filing.place).strip(" ,।.:•") if filing.place else None
    day = _filing_date(filing, dating, text)
    return Dateline(place=place or None, date=day, text=text) if place or day else None


def read_filing(text: str) -> Filing | None:
    """Return what a dateline block says, or None. A block of a town alone is one too."""
    plain = to_plain(text).text.strip()
    found = (
        find_filing(plain + _REST)
        or find_filing(plain.replace("।", ",") + "।" + _REST)
        or find_inner_filing(plain + _REST)
    )
    if found:
        return found
    bare = plain.strip(" ,।.:-–")
    return Filing(place=bare) if bare and len(bare) < 60 else None


def _filing_date(filing: Filing, dating: Dating, text: str) -> NewsDate | None:
    if not filing.day or not filing.month:
        return None
    if filing.year:
        value: str | None = f"{filing.year}-{filing.month:02}-{filing.day:02}"
        basis = "text"
    else:
        anchor = dating.published or dating.updated
        value = resolve_day(filing.day, filing.month, anchor.value if anchor else None)
        basis = "text; year nearest to the publication"
    if value is None or value.startswith("--"):
        return None
    return NewsDate(value=value, precision="day", zone=None, basis=basis, text=text)


def _read_people(header: Header, printed: dict[Role, list[str]], facts: Facts) -> None:
    authors, agencies, credits = list(header.authors), list(header.agencies), header.credits
    for found in _bylines(printed, header.headline):
        authors += found.authors
        agencies += found.agencies
        credits += found.credits
    if not authors:
        authors += [a for value in facts.authors for a in _fact_authors(value, agencies, credits)]
    # "Asha Rani" above "BY ASHA RANI" is one person.
    header.authors = tuple({(a.name.casefold(), a.role): a for a in reversed(authors)}.values())[::-1]
    header.agencies = tuple({a.id: a for a in reversed(agencies)}.values())[::-1]
    desks = [to_value(c.text) for c in credits if c.desk]
    houses = [to_value(c.text) for c in credits if not c.desk]
    header.desk = desks[0] if desks else None
    header.credit = houses[0] if houses else None


def _bylines(printed: dict[Role, list[str]], headline: str | None) -> Iterator[Byline]:
    for text in (*printed[Role.BYLINE], *printed[Role.CREDIT]):
        plain = to_plain(text).text
        if not (printed[Role.CREDIT] and headline and names_subject(plain, headline)):
            yield read_people(plain)


def _fact_authors(value: str, agencies: list[Agency], credits: list[Credit]) -> Iterator[Author]:
    for chunk in re.split(r"\s*[,;|]\s*", value):
        agency, credit, name = parse_agency(chunk), parse_credit(chunk), parse_name(chunk)
        if agency:
            agencies.append(agency)
        elif credit:
            credits.append(credit)
        elif name:
            yield Author(name=name, role="writer")
