"""The states a unit may be in, each with a score. What follows what is in `reference/sequence.yaml`."""

import re
from collections.abc import Mapping

from pipelines.parse.credits import is_place
from pipelines.parse.dates import find_stamps
from pipelines.parse.filers import read_reporters
from pipelines.parse.mastheads import is_own_name
from pipelines.parse.name_looks import is_office, is_outlet_line, of_name
from pipelines.parse.outlets import outlet_of_headline
from pipelines.parse.shapes import BULLET, LONGEST_STANDFIRST, Shape
from pipelines.parse.signoffs import read_signoff

_IDENTIFIER = re.compile(r"^[\w.\-/]*[A-Za-z_\-/][\w.\-/]*$")

_SOURCE = re.compile(r"\W*(?:source|सोर्स|स्रोत|साभार|सौजन्य)\s*[:：–-]", re.IGNORECASE)
_LONGEST_SIGNOFF = 110
_MANY_DASHES = 3
_SHORTEST_VIDEO, _SHORTEST_LINE, _SHORTEST_DECK = 30, 25, 35
_LONGEST_SLOGAN = 60
# "----- सुबह मिली जानकारी": how small papers set a second headline.
_DASHED = re.compile(r"[-–—=]{2,}\s*\S")
_VIDEO = re.compile(r"\W{0,3}(?:video|वीडियो|विडियो)\s*[:：|-]", re.IGNORECASE)
# What stands before a day and its time that somebody labelled.
_BEFORE_TIME, _MOST_OF_TIME = re.compile(r"[^\d:]{3,40}\s:\s*"), 9
_ENUMERATED = re.compile(r"\s*(?:\d{1,2}|[०-९]{1,2})[.)]\s")


def to_candidates(shape: Shape) -> Mapping[str, float]:
    """Return the states that a unit may be in, each with a score: the higher, the more it looks like it."""
    unit = shape.unit
    if unit.mark:
        return _of_mark(shape)
    if unit.kind not in ("text", "name") and not shape.timed:
        return _of_kind(shape)
    special = _of_special(shape)
    if special:
        return special
    found = _of_prose(shape) if shape.prose else _of_short(shape)
    if unit.kind == "name":
        found |= of_name(shape)
    return {**found, "zone": 2.0} if shape.boxed else found


def _of_special(shape: Shape) -> dict[str, float] | None:
    """Of lines that are a copy, the time of an entry, or a sign-off."""
    text = shape.unit.text
    if shape.seen and not shape.prose and not _is_identifier(text):
        return {"rep1": 2.0, "rep2": 1.5, "sum": 1.0, "zone": 0.5, "drop0": -1.0, "para": -1.5}
    if shape.ticker and shape.prose and "।" not in text:
        return {"drop0": 1.0, "para": 0.0, "sf": -1.0}  # headlines run together behind "BREAKING"
    if shape.timed:
        return {"time": 2.0, "zone": -0.5, "para": -2}
    if shape.last and text.startswith(("-", "–", "—")) and is_own_name(text):
        return {"credit2": 1.0, "zone": -0.3, "para": -2}  # "- ASHA NEWS" below the last sentence
    if len(text) <= _LONGEST_SIGNOFF and read_signoff(text) is not None:
        return {"credit0": 0.5, "credit1": 0.5, "credit2": 0.5, "zone": -0.3, "para": -2}
    return None


_MARKED: dict[str, dict[str, float]] = {
    "furniture": {"drop0": 0, "drop1": 0, "drop2": 0, "zone": 0},
    "summary": {"sumh": 1, "sumh2": 0.5},
    "body": {"bodyh": 1, "drop1": -0.5},
    "faq": {"faqh": 1},
    "opinion": {"oph": 1},
    "zone": {"zoneh": 0.5, "drop0": -0.5, "drop1": -1, "zone": 0.2},
    "tags": {"tags": 1, "drop0": 0, "drop1": 0},
    "section": {"section0": 0.5, "section1": 0, "zone": 0, "sub": -0.5, "drop1": -0.5},
    "caption": {"drop0": 0, "drop1": 0.2, "drop2": 0.2, "zone": 0.1},
}


def _of_mark(shape: Shape) -> dict[str, float]:
    mark = shape.unit.mark
    assert mark is not None
    found = {**_MARKED[mark.sign], "para": -4.0}
    if mark.id == "photo-credit" and _SOURCE.match(shape.unit.text) and read_signoff(shape.unit.text):
        found["credit2"] = 0.5
    if mark.id in ("read-colon", "photo-credit-within", "subscribe-hindi") and not shape.prose:
        # "वीडियो: पुल कैसे टूटा" is a headline where nothing else is.
        found["head"] = (0.8 if _opens_with_video(shape) else -0.5) + 12 * shape.known
    if shape.alone:
        found["head"] = 3.5  # "Video देखें पुल कैसे टूटा"
    return found


def _opens_with_video(shape: Shape) -> bool:
    """Whether the text opens with "VIDEO: ...": its own headline, where a link would have something before it."""
    return shape.unit.start == 0 and len(shape.unit.text) > _SHORTEST_VIDEO and bool(_VIDEO.match(shape.unit.text))


def _of_kind(shape: Shape) -> dict[str, float]:
    unit = shape.unit
    if unit.kind == "date":
        # A labelled date is the article's own, even below a list of links.
        own = {"date2": 0.3, "date3": 1.0} if unit.meaning else {"date2": -0.5}
        return {"date0": 1, "date1": 1, **own, "zone": -0.2, "para": -4}
    if unit.kind == "byline":
        # "पटना से आशा रानी की रिपोर्ट" below a list of links is no link.
        told = 2.0 if read_reporters(unit.text) else 0.5
        return {"by0": 0.3, "by1": 1, "by2": told, "zone": -0.5, "para": -4}
    if unit.kind == "place":
        filed = unit.text[-1] in ",।:•" or shape.dated
        return {
            "place0": 0.5 if filed else -1,
            "place1": 0.3,
            "section0": 0,
            "section1": -0.3,
            "sub": -0.5,
            "zone": 0,
            "para": -2,
            "drop0": -0.7,
        }
    # A credit line ("हिन्दुस्तान टीम, पटना"); in the body the same words may be a subhead.
    return {"credit0": 0.5, "credit1": 0.8, "credit2": 0.3, "sub": -1, "zone": -0.3, "para": -3}


def _of_prose(shape: Shape) -> dict[str, float]:
    size = len(shape.unit.text)
    found: dict[str, float] = {
        "para": min(size, 600) / 300,
        "sf": (-0.3 if size <= LONGEST_STANDFIRST else -size / 200)
        + 4.5 * shape.echo
        + 1.5 * shape.inline
        - 4 * shape.foreign,
        "sump": 0.0,
        "sum2": 0.0,
        "a": 0.3,
        "op": 0.0,
        "zone": -2.0 - size / 150,
    }
    if shape.above:
        found["sf0"] = 0.0
    if size <= _LONGEST_SLOGAN and shape.sentences <= 1:
        found["drop0"] = -3.5
    if shape.live:
        found["entry"] = found["para"]
    if shape.filing:
        found["paraD"] = found["para"] + (
            2.0 if shape.filing.certain else 1.0 + shape.opens if is_place(shape.filing.place or "") else 0.5
        )
    if shape.sentences <= 1 and size <= 230:
        found["head"] = -2.5 + 3 * shape.repeated + 12 * shape.known + 4 * shape.titling
    if BULLET.match(shape.unit.text):
        found |= {"list": found["para"] + 0.3, "sum": 0.5}
    if shape.latin:
        found |= {"zone": -0.5, "drop0": -0.5, "drop2": -1.0, "drop1": -0.5, "para": found["para"] - 0.5}
    return found


def _of_short(shape: Shape) -> dict[str, float]:
    text = shape.unit.text
    size = len(text)
    found: dict[str, float] = {
        "head": _headline_score(size) + 2.5 * shape.repeated + 12 * shape.known + _of_script(shape),
        "drop0": 0.5 if shape.ticker else -1.0 if size < 25 else -2.0,
        "deck": 1.0
        if _DASHED.match(text)
        else -1.2
        if size < _SHORTEST_DECK
        else -0.1
        if shape.behind and shape.titled
        else -0.5,
        "sub": 0.0 if size <= 110 else -1.0,
        "para": -0.6,
        "sum": 0.0,
        "sum2": 0.0,
        "a": -0.3,
        "op": -0.5,
        "zone": 0.0,
    }
    if shape.behind and size < _SHORTEST_LINE:
        found["drop1"] = 0.0  # who put it up, and where: "जनहित इंडिया" behind the date
    if _ENUMERATED.match(text) and not shape.repeated and not shape.known:
        found["head"] -= 2.5  # an entry of a numbered menu
    if (text.endswith((";", ":")) or _is_labelled_time(text)) and not shape.known:
        found["head"] -= 4
    if is_office(text) and not shape.known:
        found |= {"head": found["head"] - 3, "drop0": 0.5}
    if is_outlet_line(text) and not shape.known:
        found |= {"head": found["head"] - 3, "drop0": 0.5}
    if shape.filed and text.endswith(",") and text.count(" ") <= 1 and not shape.latin:
        found |= {"place0": 0.5, "place1": 1.5}  # "चिक्कमगलूर," above "9 नवंबर 2022,"
    if shape.masthead:
        found |= {"outlet0": 1.0, "outlet1": 1.0}
    return found | _of_letters(shape)


def _of_letters(shape: Shape) -> dict[str, float]:
    """Of a short line by where it stands and its letters: a link, an entry, a question, an identifier, Latin."""
    text = shape.unit.text
    found: dict[str, float] = {}
    if shape.dangling:
        found["dangling"] = 0.5
    if not shape.latin and outlet_of_headline(text):
        found |= {"drop1": 1.0, "drop2": 0.3}  # "खेत में किसान- Asha Times Hindi" below a picture
    if shape.live:
        found["entry"] = -0.4
    if text.endswith("?") or "?" in text[-4:]:
        found["q"] = 1.0
    if BULLET.match(text):
        found |= {"list": 0.5, "sum": 0.7, "zone": 0.1}
    if shape.latin:
        found |= {"slug": 0.3, "drop0": -0.3, "drop2": -0.6, "sub": -1.0, "para": -1.5, "deck": -1.5}
    if _is_identifier(text):
        found |= {"head": -4.0, "slug": 1.0, "drop0": 1.0, "drop2": 0.5}
    return found


def _is_labelled_time(text: str) -> bool:
    """Whether a line is a few words, a colon and a day with its time: "Asha Rani : Jun 01, 2021, 01:03 PM"."""
    stamps = find_stamps(text) if ":" in text and text.count(" ") <= _MOST_OF_TIME else []
    if not stamps or stamps[-1].precision != "minute" or text[stamps[-1].end :].strip(" ()") not in ("", "IST"):
        return False
    return _BEFORE_TIME.fullmatch(text, 0, stamps[-1].start) is not None


def _is_identifier(text: str) -> bool:
    """Whether a line is a file's or page's name: "rain-in-delhi-today", "IMG_2031.jpg"."""
    if not _IDENTIFIER.match(text):
        return False
    return text.count("-") >= _MANY_DASHES or (any(c in "_-/." for c in text) and any(c.isdigit() for c in text))


def _of_script(shape: Shape) -> float:
    """What Latin letters above a Hindi text take from a headline, and what being the only possible one gives."""
    if shape.latin:
        return 0.0 if shape.alone else -3.0
    return 1.5 * shape.alone


def _headline_score(size: int) -> float:
    if size < 12:
        return -3.0
    if size < 20:
        return -1.0
    if size < 30:
        return 0.5
    return 2.0 if size <= 170 else 0.0
