"""Who wrote and who edited: persons only. Desks, agencies, outlets and towns beside them go where they belong."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from pipelines.parse.credits import (
    Credit,
    is_place,
    looks_like_place,
    parse_agency,
    parse_credit,
    parse_team,
)
from pipelines.parse.dates import find_stamps
from pipelines.parse.labels import find_labels
from pipelines.parse.outlets import parse_outlet, without_outlet
from pipelines.parse.person_names import EDGES, is_certain_name, names_of, parse_name
from schemas.article import Agency, Author, Outlet

_SEPARATORS = re.compile(
    r"\s*[,;|/•·।]\s*(?:साथ में\s+)?|\s+(?:और|एवं|व|तथा|and|&|with|के साथ|साथ में)\s+|\s*&\s*|\s{3,}|\s+[-–—]\s+"
    r"|(?<=[a-z])\s?(?=[\u0900-\u0963])"
)


@dataclass(slots=True)
class Byline:
    """What one byline or credit line says, gathered while it is read; whoever is given it leaves it as it is."""

    authors: list[Author] = field(default_factory=list)
    agencies: list[Agency] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    outlet: Outlet | None = None
    places: list[str] = field(default_factory=list)


@lru_cache(maxsize=2048)
def read_byline(text: str) -> Byline:
    """Return what a byline says: persons with their roles, agencies, credits, outlet, places.

    >>> [(a.name, a.role) for a in read_byline("Written By: आशा रानी | Edited By: Ravi Nair").authors]
    [('आशा रानी', 'writer'), ('Ravi Nair', 'editor')]
    >>> read_byline("Edited By ").authors
    []
    """
    found = Byline(outlet=parse_outlet(text))
    bare = text.strip(EDGES)
    whole = [label for label in find_labels(bare) if label.start == 0 and label.end >= len(bare)]
    alone = parse_credit(bare) if whole else None
    if alone:
        found.credits.append(alone)  # "संवाददाता" is a label too
        return found
    labels = [
        label
        for label in find_labels(text)
        if label.kind == "person" and (label.sure or not text[: label.start].strip(EDGES))
    ]
    if not labels and " " in text.strip() and parse_name(text):
        # A line that is one name and stands where a byline stands.
        found.authors.append(Author(name=parse_name(text) or "", role="writer"))
        return found
    edges = [(0, "writer", 0)] if not labels or labels[0].start > 0 else []
    edges += [(label.start, label.meaning, label.end) for label in labels]
    for (_, meaning, start), after in zip(edges, [*edges[1:], (len(text), "", len(text))], strict=True):
        _read_people(text[start : after[0]], meaning, found, labelled=start > 0)
    return found


def _read_people(text: str, meaning: str, found: Byline, *, labelled: bool) -> None:
    role: Literal["writer", "editor"] = "editor" if meaning == "editor" else "writer"
    for stamp in find_stamps(text):
        text = text.replace(text[stamp.start : stamp.end], "|" + " " * (stamp.end - stamp.start - 1))
    # A label goes as far as the next bar: "Edited by X | Khabar Times".
    reach = text.find("|") if "|" in text.strip(EDGES) else len(text)
    chunks = [c for raw in _SEPARATORS.split(text) for c in _unbracketed(raw)]
    joint = [] if labelled else names_of(text)
    for chunk, following in zip(chunks, [*chunks[1:], ""], strict=False):
        # "सलमान रावी, बीबीसी संवाददाता": a full name right before the post its bearer holds.
        held = " " in chunk.strip() and parse_credit(following.strip(EDGES)) is not None
        inside = (labelled and text.find(chunk.strip()) < reach) or chunk.strip() in joint
        _read_chunk(chunk, meaning, role, found, labelled=inside or held)


_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")


def _unbracketed(chunk: str) -> list[str]:
    inner = _BRACKETS.findall(chunk)
    return [c for c in (_BRACKETS.sub("", chunk), *inner) if c.strip(EDGES)]


def _without_agency(chunk: str, found: Byline) -> str:
    """Return "आशा यादव" of "आशा यादव एपी", whose agency goes to `found`."""
    name, _, last = chunk.rpartition(" ")
    agency = parse_agency(last) if " " in name else None
    if agency is None or not is_certain_name(name):
        return chunk
    found.agencies.append(agency)
    return name


# "Input: ANI"; "by Asha Rani on January 5", "Posted By Ravi Nair in उत्तराखंड".
_AROUND = re.compile(
    r"^by\s+|^(?:इनपुट|input|inputs|with inputs? from)\b[\s:–-]*"
    r"|(?<=[a-z])\s+(?:on|in|at|for)(?:\s.*)?$|\s+पर(?:\s+\d.*)?$",
    re.IGNORECASE,
)


def _without_town(chunk: str, found: Byline) -> str:
    """Return "विरेन्द्र तोमर" of "विरेन्द्र तोमर बागपत", whose town goes to `found`."""
    name, _, last = chunk.rpartition(" ")
    if " " not in name or not is_place(last) or not is_certain_name(name):
        return chunk
    found.places.append(last)
    return name


_FROM = re.compile(r"^(?:(?P<place>.{2,30}?) से )?(?P<name>.{3,40}?)(?: की (?:विशेष |ग्राउंड |खास )?(?:रिपोर्ट|रपट))?$")


def _read_chunk(chunk: str, meaning: str, role: Literal["writer", "editor"], found: Byline, *, labelled: bool) -> None:
    bare = _AROUND.sub("", chunk.strip(EDGES))
    agency = parse_agency(bare)
    credit = None if agency else parse_credit(bare) or (parse_team(bare) if labelled else None)
    if agency:
        found.agencies.append(agency)
    elif credit:
        found.credits.append(credit)
    elif looks_like_place(bare):
        found.places.append(bare)
    elif meaning != "other":
        bare = _without_agency(without_outlet(bare), found)
        bare = _without_town(bare, found)
        match = _FROM.match(bare)
        name = parse_name(match["name"]) if match else None
        if name and (labelled or is_certain_name(name)) and name not in [a.name for a in found.authors]:
            found.authors.append(Author(name=name, role=role))
