"""Who wrote and who edited: persons only. Desks, agencies, outlets and towns beside them go where they belong."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from pipelines.hindi.acronyms import LETTER_OF, decode_acronym
from pipelines.hindi.calendar import weekday_number
from pipelines.hindi.normalise import fold, to_nfc
from pipelines.hindi.transliterate import to_latin
from pipelines.parse.credits import (
    Credit,
    is_given_name,
    is_place,
    is_surname,
    looks_like_place,
    not_names,
    parse_agency,
    parse_credit,
    parse_team,
    prose_words,
)
from pipelines.parse.dates import find_stamps
from pipelines.parse.entities.rules import rules
from pipelines.parse.entities.words import key_of
from pipelines.parse.labels import find_labels
from pipelines.parse.outlets import parse_outlet, without_outlet
from schemas.article import Agency, Author, Outlet

_SEPARATORS = re.compile(
    r"\s*[,;|/•·।]\s*(?:साथ में\s+)?|\s+(?:और|एवं|व|तथा|and|&|with|के साथ|साथ में)\s+|\s*&\s*|\s{3,}|\s+[-–—]\s+"
    r"|(?<=[a-z])\s?(?=[\u0900-\u0963])"
)
_EDGES = " \t:：|-–—,.;/()[]{}'\"‘’“”*•·@।>»"
_TITLE = r"(?:(?:Dr|Mr|Mrs|Ms|Prof|Adv|डॉ|डा|प्रो|श्री|श्रीमती|सुश्री|एड)\.?\s+)?"
# What its bearer is, before the name: "ब्यूरो चीफ सन्तोष कुमार".
_POST = re.compile(
    r"^(?:ब्यूरो (?:चीफ|प्रमुख|प्रभारी)|संपादक|सम्पादक|reporter|correspondent"
    r"|(?:जिला |तहसील |विशेष |वरिष्ठ |क्राइम |न्यूज |स्टेट )?(?:संवाददाता|रिपोर्टर|पत्रकार|हेड))\s+(?=\S+\s+\S)",
    re.IGNORECASE,
)
_OF_TITLE = re.compile(r"(?:Dr|Prof|Adv|Md|डॉ|डा|प्रो|मो|मोहम्मद|मोहम्मद)\.?\s")
_LATIN_NAME = re.compile(rf"{_TITLE}[A-Z][A-Za-z.'’-]*(?:\s+[A-Za-z][A-Za-z.'’-]*){{0,4}}")
_HINDI_NAME = re.compile(rf"{_TITLE}[\u0900-\u0963.'¨-]+(?:\s+[\u0900-\u0963.'¨-]+){{0,4}}")
_DIGIT = re.compile(r"\d|[०-९]")
_SIGNS = re.compile(r"^[^\w\u0900-\u0963]+")
_HANDLE = re.compile(r"\(?@\w+\)?|\S+@\S+\.\w+")


@dataclass(slots=True)
class Byline:
    """What one byline or credit line says, gathered while it is read; whoever is given it leaves it as it is."""

    authors: list[Author] = field(default_factory=list)
    agencies: list[Agency] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    outlet: Outlet | None = None
    places: list[str] = field(default_factory=list)


@lru_cache(maxsize=20_000)
def parse_name(chunk: str) -> str | None:
    """Return `chunk` as a person's name, or None where it cannot be one.

    >>> parse_name("Shruti Kaul"), parse_name("नवनीत शर्मा"), parse_name("न्यूज डेस्क"), parse_name("बारिश में फंसे लोग")
    ('Shruti Kaul', 'नवनीत शर्मा', None, None)
    """
    name = _SIGNS.sub("", re.sub(r"\s+", " ", to_nfc(_HANDLE.sub("", chunk))).strip(_EDGES))
    name = _POST.sub("", _once(name))
    if not 2 < len(name) <= 50 or _DIGIT.search(name):
        return None
    if not (_LATIN_NAME.fullmatch(name) or _HINDI_NAME.fullmatch(name)):
        return None
    words = set(fold(name).split()[_initials(name) :])
    if (
        words & not_names()
        or _is_handle(words)
        or words & prose_words()
        or weekday_number(name)
        or is_place(name)
        or (name.count(" ") > 1 and looks_like_place(name.rpartition(" ")[2]))
        or parse_agency(name)
        or parse_credit(name)
    ):
        return None
    return None if _is_outlet(name) else name


def _initials(name: str) -> int:
    """How many letters a name begins with, where there are two or more: "के के यदुवंशी"; के alone is a postposition."""
    words = name.split()[:-1]
    count = next((n for n, word in enumerate(words) if word.rstrip(".") not in LETTER_OF), len(words))
    return count if count > 1 else 0


def _once(name: str) -> str:
    """Return "आशा रानी" of "आशा रानी आशा रानी": the name beside the picture of its bearer."""
    words = name.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half > 1 and words[:half] == words[half:] else name


_SHORTEST_PART = 4


def _is_handle(words: set[str]) -> bool:
    """Whether one Latin word is made of a masthead's or desk's: "Inextlive", "webdesk"."""
    word = next(iter(words))
    return (
        len(words) == 1 and word.isascii() and word.endswith(tuple(w for w in not_names() if len(w) >= _SHORTEST_PART))
    )


def _is_outlet(name: str) -> bool:
    outlet = parse_outlet(name)
    return outlet is not None and len(fold(name).split()) <= 4


def is_certain_name(chunk: str) -> bool:
    """Tell whether `chunk` is surely a full name: two to four words, one a given name or surname, or all capitals.

    >>> is_certain_name("नवनीत शर्मा"), is_certain_name("बड़ी कार्रवाई"), is_certain_name("Asha Rani")
    (True, False, True)
    """
    name = parse_name(chunk)
    words = name.split() if name else []
    if not 2 <= len(words) <= 4:
        return False
    if _OF_TITLE.match(name or ""):
        return True  # "डॉ. वेदव्रत वैदिक"
    if all(re.fullmatch(r"[A-Z][a-z.'’-]*(?:[A-Z][a-z]+)?", word) for word in words):
        return True
    if rules().is_title(key_of(words[0])):
        return False  # "पीएम मोदी" is whom a text is about
    return is_given_name(words[0]) or _has_initials(words) or any(is_surname(word) for word in words[1:])


def _has_initials(words: list[str]) -> bool:
    """Whether a name begins with letters: "एस एस कपकोटी", "के. के. रैना"; "पीएम मोदी" begins with a title."""
    known = rules()
    if words[0].rstrip(".") in LETTER_OF:
        letters: str | None = "" if len(words) > 2 else None
    else:
        letters = decode_acronym(words[0])
    if letters is None or len(letters) > 2 or letters in known.not_initials or is_place(words[0]):
        return False
    rest = words[max(1, _initials(" ".join(words))) :]
    return not any(known.is_common(key_of(word)) for word in rest) and decode_acronym(words[-1]) is None


def names_subject(text: str, headline: str) -> bool:
    """Tell whether a Latin name alone is the person of the Hindi `headline`: a picture's caption, no byline.

    >>> names_subject("Rajesh Kumar", "पत्रकार राजेश कुमार ने अखबार छोड़ा"), names_subject("Asha Rani", "नदी का जलस्तर बढ़ा")
    (True, False)
    """
    name = text.strip()
    return (
        name.isascii() and " " in name and parse_name(name) is not None and name.lower() in to_latin(headline).lower()
    )


_JOINT = re.compile(r"\s*[,;|/]\s*(?:साथ में\s+)?|\s+(?:और|एवं|व|तथा|and|&|साथ में)\s+")
_LONGEST_JOINT = 90


def names_of(text: str) -> list[str]:
    """Return the persons that a line of two or more names holds; empty where it holds anything else.

    >>> names_of("आशा त्यागी, साथ में रवि चतुर्वेदी और मीना जोशी"), names_of("सूखा और बाढ़ की मार")
    (['आशा त्यागी', 'रवि चतुर्वेदी', 'मीना जोशी'], [])
    """
    if len(text) > _LONGEST_JOINT or not _JOINT.search(text):
        return []
    chunks = [c for c in (chunk.strip(_EDGES) for chunk in _JOINT.split(text)) if c]
    if not 2 <= len(chunks) <= 5:
        return []
    named = all(" " in c and parse_name(c) for c in chunks)
    likely = 2 * sum(map(is_certain_name, chunks)) > len(chunks) or all(map(_begins_given, chunks))
    return chunks if named and likely else []


def _begins_given(chunk: str) -> bool:
    """Whether a given name opens a chunk, be it an everyday word too ("दीपक बैरागी"), and no everyday one ends it."""
    words, known = chunk.split(), rules()
    first = key_of(words[0])
    return (first in known.given or first in known.given_words) and not known.is_common(key_of(words[-1]))


@lru_cache(maxsize=2048)
def read_byline(text: str) -> Byline:
    """Return what a byline says: persons with their roles, agencies, credits, outlet, places.

    >>> [(a.name, a.role) for a in read_byline("Written By: आशा रानी | Edited By: Ravi Nair").authors]
    [('आशा रानी', 'writer'), ('Ravi Nair', 'editor')]
    >>> read_byline("Edited By ").authors
    []
    """
    found = Byline(outlet=parse_outlet(text))
    labels = [
        label
        for label in find_labels(text)
        if label.kind == "person" and (label.sure or not text[: label.start].strip(_EDGES))
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
    reach = text.find("|") if "|" in text.strip(_EDGES) else len(text)
    chunks = [c for raw in _SEPARATORS.split(text) for c in _unbracketed(raw)]
    joint = [] if labelled else names_of(text)
    for chunk, following in zip(chunks, [*chunks[1:], ""], strict=False):
        # "सलमान रावी, बीबीसी संवाददाता": a full name right before the post its bearer holds.
        held = " " in chunk.strip() and parse_credit(following.strip(_EDGES)) is not None
        inside = (labelled and text.find(chunk.strip()) < reach) or chunk.strip() in joint
        _read_chunk(chunk, meaning, role, found, labelled=inside or held)


_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")


def _unbracketed(chunk: str) -> list[str]:
    inner = _BRACKETS.findall(chunk)
    return [c for c in (_BRACKETS.sub("", chunk), *inner) if c.strip(_EDGES)]


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


_FROM = re.compile(r"^(?:(?P<place>.{2,30}?) से )?(?P<name>.{3,40}?)(?: की (?:विशेष |ग्राउंड |खास )?रिपोर्ट)?$")


def _read_chunk(chunk: str, meaning: str, role: Literal["writer", "editor"], found: Byline, *, labelled: bool) -> None:
    bare = _AROUND.sub("", chunk.strip(_EDGES))
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
