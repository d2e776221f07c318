"""Lines that say who filed a report in a page's own way: a person beside a town, an interviewer, a lone name."""

import re
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from pipelines.hindi.normalise import fold
from pipelines.parse.bylines import Byline, read_byline
from pipelines.parse.credits import is_given_name, is_place, looks_like_place, parse_agency, parse_credit
from pipelines.parse.entities.rules import rules
from pipelines.parse.entities.words import key_of
from pipelines.parse.markers import find_mark
from pipelines.parse.mastheads import is_house
from pipelines.parse.outlets import outlet_words, parse_outlet
from pipelines.parse.person_names import is_certain_name, parse_name
from pipelines.parse.signoffs import read_signoff
from schemas.article import Author

_LONGEST = 90
_MOST_CHUNKS = 4
# More words than this are no name of a person or town.
_MOST_SPACES = 5
_EDGES = " \t:：|-–—~,.;/()[]•·।"
_SIGNS = re.compile(r"[,|;•·।/–—-]")
_CHUNKS = re.compile(r"\s*[,|;•·।/]\s*|\s+[-–—]\s+")
# Behind a name, what its bearer is.
_POST = re.compile(
    r"\s+(?:पत्रकार|संवाददाता|रिपोर्टर|ब्यूरो चीफ|ब्यूरो प्रमुख|जिला संवाददाता|reporter|correspondent"
    r"|(?:(?:उप|सह|प्रधान|कार्यकारी|स्थानीय|समूह)[- ])?(?:संपादक|सम्पादक))$",
    re.IGNORECASE,
)
_TOLD = re.compile(r"(?P<names>[^।?!]{5,100}?)\sक[ीा]\s(?:विशेष |खास |ग्राउंड |एक |यह )?(?:रिपोर्ट|रपट)[\s।.,!:)-]*")
_NAMES_TOLD = re.compile(r"\s*[,/()]+\s*|\s(?:और|एवं|व)\s")
_LONGEST_TOLD = 120
_POST_ALONE = re.compile(r"(?:जिला |क्राइम |न्यूज )?(?:ब्यूरो चीफ|ब्यूरो प्रमुख|रिपोर्टर|पत्रकार|स्टेट हेड)", re.IGNORECASE)
# "*जीत समाचार (जितेंद्र पटेल)*": a paper and its reporter.
_HOUSED = re.compile(r"\W*(?P<house>[^()]{4,40}?)\s*[(](?P<name>[^()]{4,40})[)]\W*")
_SHORTEST_PART = 3
# Short and long vowels stand for each other in given names: गिरिश, गिरीश.
_OTHER_LENGTH = dict(zip("िीुू", "ीिूु", strict=True))
# "रंगकर्मी विभा रानी से अंकुर जैन की बातचीत": the second one wrote it down.
_TALK = re.compile(
    r"[^।?!]{3,60}?\s(?:से|के साथ)\s(?P<name>[^।?!,]{4,40}?)\s(?:की|का)\s(?:खास |विशेष |लंबी |एक्सक्लूसिव )?"
    r"(?:बातचीत|बात|मुलाकात|भेंटवार्ता|साक्षात्कार|इंटरव्यू|संवाद|चर्चा)(?:\s(?:के|का) (?:\S+ )?(?:अंश|हिस्सा))?\s*[।.:…]*"
)


class Filer(NamedTuple):
    """Who a line says filed the report; `certain`: the names themselves leave no doubt."""

    names: list[str]
    places: list[str]
    certain: bool


@lru_cache(maxsize=20_000)
def read_filer(text: str) -> Filer | None:
    """Return the persons of a line that holds them and their towns and nothing else, or None.

    >>> read_filer("नीलकंठ, पटना"), read_filer("आशा छाबड़िया | भोपाल").names, read_filer("बाढ़ राहत, पटना")
    (Filer(names=['नीलकंठ'], places=['पटना'], certain=False), ['आशा छाबड़िया'], None)
    """
    if len(text) > _LONGEST:
        return None
    parts = _CHUNKS.split(text) if _SIGNS.search(text) else [text]
    chunks = [c for c in (_POST.sub("", c.strip(_EDGES)).removesuffix(" से") for c in parts) if c]
    chunks = [c for c in chunks if not _POST_ALONE.fullmatch(c)] or chunks
    if len(chunks) == 1:
        return _housed(text) or _unseparated(chunks[0], posted=chunks[0] != text.strip(_EDGES))
    if len(chunks) > _MOST_CHUNKS or any(chunk.count(" ") > _MOST_SPACES for chunk in chunks):
        return None
    places = [c for c in chunks if looks_like_place(c)]
    names = [c for c in chunks if not looks_like_place(c)]
    if not places or not names or any(parse_agency(c) or parse_credit(c) or not may_be_person(c) for c in names):
        return None
    return Filer(names, places, all(map(is_certain_name, names)))


def _housed(text: str) -> Filer | None:
    housed = _HOUSED.fullmatch(text) if "(" in text else None
    if housed and is_certain_name(housed["name"]) and is_house(housed["house"]):
        return Filer([housed["name"]], [], True)
    return None


@lru_cache(maxsize=20_000)
def read_interviewer(text: str) -> str | None:
    """Return who held the interview that a line announces, or None.

    >>> read_interviewer("रंगकर्मी विभा रानी से अंकुर जैन की बातचीत"), read_interviewer("मंत्री से किसानों की बातचीत")
    ('अंकुर जैन', None)
    """
    found = _TALK.fullmatch(text) if "से " in text or "के साथ " in text else None
    return found["name"] if found and is_certain_name(found["name"]) else None


def is_lone_latin(word: str) -> bool:
    """Tell whether one Latin word may be a person above a date: capitalised, no button, section or town."""
    if not word.isascii() or not word.istitle() or len(word) <= _SHORTEST_PART:
        return False
    return parse_name(word) is not None and find_mark(word) is None


@lru_cache(maxsize=20_000)
def read_reporters(text: str) -> tuple[str, ...]:
    """Return whose report a line says the text is, behind the paper's name and his post; () where it is no such line.

    >>> read_reporters("जन आवाज न्यूज से स्टेट हेड मनोज कुमार अग्रहरि की रिपोर्ट"), read_reporters("आयोग की रिपोर्ट")
    (('मनोज कुमार अग्रहरि',), ())
    """
    found = _TOLD.fullmatch(text) if ("रिपोर्ट" in text or "रपट" in text) and len(text) <= _LONGEST_TOLD else None
    chunks = [chunk for chunk in _NAMES_TOLD.split(found["names"]) if chunk] if found else []
    names = tuple(name for chunk in chunks if (name := _reporter_of(chunk)))
    return names if len(names) == len(chunks) else ()


def _is_given(word: str) -> bool:
    """Whether a word is a given name, or one but for the length of a vowel."""
    others = (word[:at] + _OTHER_LENGTH[sign] + word[at + 1 :] for at, sign in enumerate(word) if sign in _OTHER_LENGTH)
    return is_given_name(word) or any(map(is_given_name, others))


def _reporter_of(chunk: str) -> str | None:
    """The name that the words of `chunk` end with: "पटना से ब्यूरो चीफ आशा रानी"."""
    words = chunk.split()
    for size in (4, 3, 2):
        name = " ".join(words[-size:])
        if len(words) >= size and _is_given(words[-size]) and is_certain_name(name):
            return name
    name = " ".join(words[-2:])
    return name if len(words) > 1 and is_certain_name(name) else None


@lru_cache(maxsize=2048)
def read_people(text: str) -> Byline:
    """Return what a byline or credit line says, in whatever way it says it.

    >>> [a.name for a in read_people("आशा छाबड़िया | भोपाल").authors]
    ['आशा छाबड़िया']
    """
    signed = read_signoff(text)
    if signed:
        return signed
    teller = read_interviewer(text)
    tellers = (teller,) if teller else read_reporters(text)
    if tellers:
        return Byline(authors=[Author(name=name, role="writer") for name in tellers])
    lone = text.strip(_EDGES)
    if " " not in lone and (is_lone_name(lone) or is_lone_latin(lone)):
        return Byline(authors=[Author(name=lone, role="writer")])
    found, filer = read_byline(text), read_filer(text)
    if not found.authors and (filer or found.agencies or found.credits):
        names = filer.names if filer else _unnamed(text)
        found = replace(found, authors=[Author(name=parse_name(name) or name, role="writer") for name in names])
    return replace(found, places=filer.places) if filer and not found.places else found


def _unnamed(text: str) -> list[str]:
    """The one chunk of a credit line that names nobody known and may be a person: "रवि कांत/एजेंसी, रांची"."""
    chunks = [c for c in (c.strip(_EDGES) for c in _CHUNKS.split(text)) if c]
    left = [c for c in chunks if not (parse_agency(c) or parse_credit(c) or looks_like_place(c) or parse_outlet(c))]
    return left if len(left) == 1 and " " in left[0] and may_be_person(left[0]) else []


def _unseparated(chunk: str, *, posted: bool) -> Filer | None:
    """Of a person before a town ("शुभम ठाकुर बिलासपुर"), or one whose post stands behind the name (`posted`)."""
    if posted and is_certain_name(chunk):
        return Filer([chunk], [], True)
    words = chunk.split()
    if len(words) not in (3, 4):
        return None
    name, place = " ".join(words[:2]), " ".join(words[2:])
    if is_place(place) and is_certain_name(name) and not is_place(words[1]):
        return Filer([name], [place], True)
    return None


def may_be_person(chunk: str) -> bool:
    """Tell whether `chunk` may be a person: two words or more none of which is an everyday one, or a lone given name.

    >>> may_be_person("सुधा छाबड़ा"), may_be_person("मनमोहन"), may_be_person("बिजली कटौती"), may_be_person("मौसम")
    (True, True, False, False)
    """
    name = parse_name(chunk)
    if name is None:
        return False
    words = name.split()
    if len(words) == 1:
        return is_lone_name(name)
    return not any(rules().is_common(key_of(word)) for word in words)


@lru_cache(maxsize=20_000)
def is_lone_name(word: str) -> bool:
    """Tell whether one word is a given name: a listed one, or one made of a listed one (नील + कंठ).

    >>> is_lone_name("आशुतोष"), is_lone_name("नीलकमल"), is_lone_name("विकास")
    (True, True, False)
    """
    key, known = key_of(word), rules()
    if known.is_word(key) or known.is_common(key) or parse_name(word) is None or find_mark(word):
        return False
    if fold(word) in outlet_words():
        return False
    if key in known.given:
        return True
    return any(
        fold(word).endswith(part) and len(part) >= _SHORTEST_PART and len(key) - len(part) >= 2
        for part in known.given_words | known.given
    )
