"""Dates without a label: which of a line are the page's, and what belongs to them."""

import re

from pipelines.hindi.calendar import weekday_pattern
from pipelines.parse.credits import is_given_name, is_surname, looks_like_place, parse_agency, parse_credit
from pipelines.parse.datelines import find_filing
from pipelines.parse.dates import Stamp, find_update
from pipelines.parse.filers import may_be_person, read_filer
from pipelines.parse.labelled import LONGEST_HEADER
from pipelines.parse.labels import Label
from pipelines.parse.markers import find_mark
from pipelines.parse.namelines import CHUNKS, EDGES, is_name
from pipelines.parse.outlets import parse_outlet
from pipelines.parse.person_names import is_certain_name

_LONGEST_BARRED = 60
_SHORTEST_BEFORE, _LONGEST_BUTTON = 30, 30
_DAY = re.compile(
    r"(?:[\u0900-\u0963]{2,10}वार|by|on|at|को|admin|editor|desk|staff|web|home|news|hindi|india|share|print|email|updated)",
    re.IGNORECASE,
)
# The weekday is part of the date, whatever it is glued to: "मंगलवार, 6 फरवरी", "नई दिल्लीMon, 16 Sep".
_WEEKDAY = re.compile(rf"(?:{weekday_pattern()})[\s,.:–-]*$", re.IGNORECASE)
# What a page prints beside its date: counters ("0   214"), who put it up ("By admin"), volume and issue ("वर्ष 14").
_BESIDE = re.compile(
    r"[\d\s]{1,12}|by\s+(?:admin|editor|webmaster|desk)|in|on|india standard time"
    r"|[\d,.]{1,12}\s?(?:[km]|हज़ार|हजार|लाख|करोड़)?\s?(?:views?|reads?|व्यूज़?|व्यू|बार (?:देखा|पढ़ा) गया)"
    r"|\(?(?:(?:last )?updated|अपडेटेड|अपडेट)?[\s:]*(?:at\s)?\d{1,2}:\d\d\s?(?:[ap]\.?m\.?)?\s?(?:IST)?\)?"
    r"|(?:वर्ष|अंक|पृष्ठ|संस्करण|vol(?:ume)?|issue)[\s.:–-]*[\d०-९]{1,5}|(?:विक्रम |शक )?संवत्?[\s:–-]*[\d०-९]{2,4}",
    re.IGNORECASE,
)


# The day of the moon behind a newspaper's date: "श्रावण शुक्ल 1", "माघ कृष्ण पक्ष द्वितीया".
_MOON = re.compile(
    r"[\s,|]*[\u0900-\u0963]{2,9}\s(?:शुक्ल|कृष्ण|सुदी|बदी|बदि)(?:\s?पक्ष)?(?:\s[\w\u0900-\u0963]{1,10})?(?=[\s,|]|$)"
)


def _is_header(text: str, stamps: list[Stamp]) -> bool:
    """Whether a line with an unlabelled date is nothing but header: what is left are names, or no words at all."""
    if any(text[stamp.end :].lstrip().startswith(":") for stamp in stamps):
        return False  # an entry of a timeline
    rest = text
    for stamp in (with_beside(text, stamp) for stamp in stamps):
        rest = rest.replace(text[stamp.start : stamp.end], ",")
    chunks = [c for c in (c.strip(EDGES) for c in CHUNKS.split(rest)) if c]
    before = text[: stamps[0].start].rstrip()
    signed = before.endswith(" :") and len(chunks) == 1 and stamps[0].precision == "minute" and _is_person(chunks[0])
    if before.endswith((":", "：")) and chunks and not signed and not _files_news(chunks[0]):
        return False  # "Exam Date: 12 March 2024"
    chunks = [c.removesuffix(" Send an email") for c in chunks]  # a button behind the author's name
    # "अभिनय आकाश । Aug 13 2025": two or three words that may be a person and a date, and nothing else.
    alone = len(chunks) == 1 and chunks[0].count(" ") in (1, 2) and may_be_person(chunks[0])
    # "Khabar Pahad | 13 Sep 2025": a bar keeps the date apart from whatever one thing stands before it.
    unknown = sum(not is_name(chunk) for chunk in chunks)
    alone = alone or (unknown == 1 and len(text) <= _LONGEST_BARRED and text.count("|") == len(chunks))
    alone = alone or read_filer(", ".join(c for c in chunks if not _BESIDE.fullmatch(c))) is not None
    return alone or all(is_name(c) or _DAY.fullmatch(c) or _BESIDE.fullmatch(c) or _is_button(c) for c in chunks)


def _is_button(chunk: str) -> bool:
    """Whether a chunk is what pages print beside a date for readers: "2 min read", "No Comments"."""
    mark = find_mark(chunk) if len(chunk) <= _LONGEST_BUTTON else None
    return mark is not None and mark.sign in ("furniture", "zone")


def _is_person(chunk: str) -> bool:
    """Whether what stands before " : " and a time is surely a person: listed, as no Latin label ("Release Date") is."""
    return is_certain_name(chunk) and any(is_given_name(word) or is_surname(word) for word in chunk.split())


def _files_news(chunk: str) -> bool:
    """Whether what stands before a colon is a town, house or outlet, and not a label nobody knows."""
    return looks_like_place(chunk) or bool(parse_agency(chunk) or parse_credit(chunk) or parse_outlet(chunk))


def stamps_beside(text: str, labels: list[Label], stamps: list[Stamp]) -> list[Stamp]:
    """Return the dates of a header line with labels; where all name persons, those behind one or right before it."""
    if any(label.kind == "date" for label in labels):
        return stamps
    first = labels[0].start
    return [s for s in stamps if s.end > first or _is_beside(text[s.end : first])]


def _is_beside(text: str) -> bool:
    chunks = (c.strip(EDGES) for c in CHUNKS.split(text))
    return all(not c or is_name(c) or _BESIDE.fullmatch(c) for c in chunks)


_LONGEST_SIGNED = 60
_LATIN_END = re.compile(r"(?:[ap]\.?m\.?|IST\)?)$", re.IGNORECASE)


def own_stamps(text: str, labels: list[Label], stamps: list[Stamp]) -> list[Stamp]:
    """Return the dates without a label that are no sentence's: of a header line, or where only a page puts one."""
    if not stamps:
        return []
    first, last = stamps[0], stamps[-1]
    if len(text) <= LONGEST_HEADER and _is_header(text, stamps):
        return stamps
    rest = text[first.end :]
    opens = not text[: with_beside(text, first).start].strip(EDGES)
    # "March 12, 2024आशा रानी । ...", "12 मार्च 2024 नई दिल्ली। ..."
    if opens and (rest[:1].isalpha() or find_filing(rest.lstrip(EDGES)) is not None):
        return [first]
    signed = next((x for x in labels if x.kind == "person" and x.sure and x.end <= first.start), None)
    if signed and len(text[signed.start : first.start]) <= _LONGEST_SIGNED and len(text) > LONGEST_HEADER:
        return [first]
    # "... मांगी माफी January 24, 2020 at 09:18PM": a time behind a whole headline, put there by the page.
    at_end = last.precision == "minute" and last.end == len(text) and last.start > _SHORTEST_BEFORE
    return [last] if at_end and _LATIN_END.search(text) else []


def with_beside(text: str, stamp: Stamp) -> Stamp:
    """Return the stamp with the weekday before it and the update's time or the day of the moon behind it taken in."""
    weekday = _WEEKDAY.search(text, max(0, stamp.start - 20), stamp.start)
    behind = find_update(text, stamp) or _MOON.match(text, stamp.end)
    end = stamp.end if behind is None else behind.end() if isinstance(behind, re.Match) else behind.end
    return stamp._replace(start=weekday.start() if weekday else stamp.start, end=end)
