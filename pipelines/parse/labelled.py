"""Labels that hold: which words before a value are labels, and labels on a line of their own."""

import re

from pipelines.hindi.calendar import weekday_pattern
from pipelines.hindi.normalise import fold
from pipelines.parse.clocks import is_clock
from pipelines.parse.credits import is_place
from pipelines.parse.dates import Stamp, find_stamps, in_sentence
from pipelines.parse.filers import may_be_person, read_filer
from pipelines.parse.labels import Label, find_labels
from pipelines.parse.lines import Line
from pipelines.parse.namelines import EDGES, names_someone
from pipelines.parse.person_names import is_certain_name

# Longest line that can be a header line (characters).
LONGEST_HEADER = 260
_LONGEST_LABEL = 30
_LONGEST_VALUE = 90
_MOST_VALUE_WORDS = 6
# No list of names holds one of these, but for "आशा के साथ रवि".
_OF_SENTENCES = re.compile(r"\s(?:में|ने|को|का|पर|के(?!\sसाथ))\s")
_LONGEST_NAMES = 120
# What may stand between a label and its date: "Updated : Tue, ", "प्रकाशित: मंगलवार, ".
_BETWEEN = re.compile(rf"[\s:,|(\[.–-]*(?:(?:{weekday_pattern()}|on|at|को|IST)[\s:,|(.–-]*)?", re.IGNORECASE)
# What a label without a colon may stand behind.
_BEFORE = " |,;•·)]([\t"
# Labels that are one only at the beginning of a line or behind a sign: "Expiry Date: ..." is no publication.
_LOOSE = ("date", "दिनांक", "तारीख", "जारी", "publish", "update", "अपडेट")
# With more words than this behind the date of a Hindi one without a colon, the line is a sentence.
_MOST_BEHIND = 4
# A label is a few words and maybe a colon.
_WORDS = re.compile(r"[^|।?!,]{2,28}$")
_NUMBER = re.compile(r"\d{1,2}\s?[.)]")
# Where the names behind a label end.
_STOP = re.compile(r"[|•·\n]|\sपर\s+(?=\d)|(?:Published|Updated|Edited|Posted|Written|Reported|Last|Publish|Date)\b")


def join_labels(text: str, lines: list[Line]) -> list[Line]:
    """Return the `lines` of `text`, a label, a list number or a day on a line of its own joined with what follows."""
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last and len(last.text) <= _LONGEST_LABEL and _waits(last.text, line.text):
            joined[-1] = Line(last.start, line.end, text[last.start : line.end].replace("\n", " "), last.gap)
        else:
            joined.append(line)
    return joined


def _waits(text: str, value: str) -> bool:
    if _NUMBER.fullmatch(text) or (is_clock(value) and _is_day(text)):
        return True
    if len(value) > _LONGEST_VALUE or not _WORDS.match(text):
        return False
    labels = find_labels(text)
    if not labels or labels[0].start or labels[-1].end < len(text):
        return False
    if labels[-1].kind == "date":
        stamps = find_stamps(value, limit=1)
        return bool(stamps) and _BETWEEN.fullmatch(value, 0, stamps[0].start) is not None
    # "Written By", left empty above a headline that names an outlet.
    few = value.count(" ") < _MOST_VALUE_WORDS or bool(_STOP.search(value) or "," in value)
    few = few and not _OF_SENTENCES.search(value)
    return few and not find_labels(value) and (names_someone(value) or is_certain_name(value))


def _is_day(text: str) -> bool:
    """Whether a line is a day and nothing else: "- August 10, 2023" above "- 10:18 pm"."""
    stamps = find_stamps(text)
    if len(stamps) != 1 or stamps[0].precision != "day":
        return False
    return not (text[: stamps[0].start] + text[stamps[0].end :]).strip(EDGES)


def holds(label: Label, text: str, stamps: list[Stamp]) -> bool:
    """Tell whether a word that looks like a label is one: a date follows a date's, a name or nothing a person's."""
    return _holds_date(label, text, stamps) if label.kind == "date" else _holds_names(label, text, stamps)


def _holds_date(label: Label, text: str, stamps: list[Stamp]) -> bool:
    stamp = next((s for s in stamps if label.end <= s.start and _may_stand(text[label.end : s.start])), None)
    if stamp is None or in_sentence(text, stamp):
        return False
    before = text[: label.start].rstrip()
    # "प्रकाशित ८ अप्रैल २०२५आखिरी अपडेट ९ अप्रैल २०२५": two dates of a scrape run together.
    # "By Edited By: Publish:Tue, 30 Sep 2014": a label whose name is missing.
    persons = (other.end for other in find_labels(text) if other.kind == "person" and other.sure)
    glued = label.start in {*(s.end for s in stamps), *persons}
    alone = glued or not before.strip(EDGES) or before[-1] in _BEFORE
    if is_loose(text[label.start : label.end]):
        sentence = not label.sure and not text[label.start].isascii() and text.count(" ", stamp.end) > _MOST_BEHIND
        return alone and not sentence
    last = text[label.start - 1]
    # "Asha Raniअपडेटेड Feb 21, 2024": the script tells them apart.
    return label.sure or alone or last in _BEFORE or last.isascii() != text[label.start].isascii()


def _is_filer(names: str) -> bool:
    filer = read_filer(names)
    return filer is not None and filer.certain


def _may_stand(between: str) -> bool:
    """Whether only a weekday stands between a label and its date, or the town: "Updated: इंदौर , बुधवार, 7 ..."."""
    if _BETWEEN.fullmatch(between):
        return True
    town, comma, rest = between.partition(",")
    return bool(comma) and is_place(town.strip()) and _BETWEEN.fullmatch(rest) is not None


def is_loose(label: str) -> bool:
    """Tell whether a date label may stand before other dates too: "दिनांक", "Date", "जारी".

    >>> is_loose("दिनाँक: "), is_loose("Published On ")
    (True, False)
    """
    return fold(label.strip(" :：-–|")).lower() in _LOOSE


def _holds_names(label: Label, text: str, stamps: list[Stamp]) -> bool:
    stop = _STOP.search(text, label.end)
    end = min([stop.start() if stop else len(text), *(s.start for s in stamps if s.start >= label.end)])
    names = text[label.end : end].strip(EDGES)
    if not names:
        return label.sure and len(text) <= LONGEST_HEADER
    if label.sure and "@" in names and " " not in names and any(s.start == end for s in stamps):
        return True  # "by khabar@Admin March 31, 2023"
    if label.sure:
        return len(names) <= _LONGEST_NAMES and names_someone(names)
    told = text[label.start : label.end].rstrip().endswith((",", "।")) and may_be_person(names.split(",")[0])
    return not text[: label.start].strip(EDGES) and (told or is_certain_name(names) or _is_filer(names))
