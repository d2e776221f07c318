"""What stands behind the last sentence: "(इनपुट-आईएएनएस)", "जीसीबी/एएनएम", "भाषा राजेश", "(पटना से ... की रिपोर्ट)"."""

import re
from functools import lru_cache

from pipelines.parse.bylines import Byline, read_byline
from pipelines.parse.credits import is_place, looks_like_place, parse_agency, parse_credit
from pipelines.parse.outlets import parse_outlet
from pipelines.parse.person_names import is_certain_name, parse_name
from schemas.article import Author

# Longest sign-off, and how much of a paragraph's end is looked at (characters).
_LONGEST = 110
_LONGEST_AGENCY = 30
_BRACKETED = re.compile(r"[(\[]\s*(?P<inner>[^()\[\]]{2,100}?)\s*[)\]]\s*[।.]?$")
_INPUT = re.compile(
    r"(?:with )?(?:inputs?|इनपुट्?स?|एजेंसी इनपुट|news input)\s*(?:from|by|के साथ)?\s*[:：\-–—]*\s*"
    r"|\s*(?:से|के)?\s*(?:इनपुट|input)s?\s*(?:के साथ|से|सहित)?$"
    r"|\s+(?:से|से प्राप्त|द्वारा|की रिपोर्ट|के हवाले से|के अनुसार)$|^[\s\-–—]+"
    r"|^(?:सौजन्य|साभार|स्रोत|सोर्स|source)\s*[:：\-–]\s*",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s*[,/;|]\s*|\s+(?:और|एवं|व|तथा|and)\s+|\s*&\s*|\s+[-–—]\s*|\s*[-–—]\s+")
# IANS and PTI sign with the letters of the desk: "एसएचके/एएनएम", "एके/सीके (रॉयटर्स)", "--आईएएनएस".
_INITIALS = re.compile(
    r"[-–—]*\s*[\u0905-\u094d\u0962\u0963.]{1,8}(?:\s?/\s?[\u0905-\u094d.]{1,8}){1,3}|[A-Za-z]{2,4}(?:/[A-Za-z]{2,4}){1,3}"
)
_REPORT = re.compile(r"^(?:(?P<place>[^\s].{1,28}?) से )?(?P<names>.{4,60}?) की (?:विशेष |खास |ग्राउंड )?(?:रिपोर्ट|रपट)$")
# "(रिपोर्ट- आशा रानी)", "(लेखक : रवि जैन)"
_LABELLED = re.compile(
    r"(?:रिपोर्ट|रिपोर्टर|संवाददाता|लेखक|लेखिका|प्रस्तुति|report(?:ed)?(?: by)?|written by|by)\s*[:：\-–—]\s*\S", re.IGNORECASE
)
_MARKS = "।?!.…|"


@lru_cache(maxsize=2048)
def read_signoff(text: str) -> Byline | None:
    """Return what a sign-off credits (maybe nobody, for initials), or None where `text` is none.

    >>> [a.id for a in read_signoff("( इनपुट-आईएएनएस)").agencies], read_signoff("जीसीबी/एएनएम").agencies
    (['ians'], [])
    >>> read_signoff("(पटना से रमेश कुमार की रिपोर्ट)").authors[0].name
    'रमेश कुमार'
    >>> read_signoff("(कुल 12 लोग)") is None
    True
    """
    bare = text.strip(" \t।*")
    if not 2 <= len(bare) <= _LONGEST or not _may_sign(bare):
        return None
    bracketed = _BRACKETED.fullmatch(bare)
    inner = bracketed["inner"] if bracketed else bare
    report = _REPORT.match(inner.strip(" -–—"))
    if report:
        return _of_report(report["names"], placed=report["place"] is not None)
    if bracketed and _LABELLED.match(inner):
        byline = read_byline(inner)
        return byline if byline.authors else None
    found = Byline()
    stripped = _INPUT.sub("", _INPUT.sub("", inner)).strip(" -–—:।")
    chunks = [c for c in (c.strip(" -–—:।()[]") for c in _JOINT.split(stripped)) if c]
    if chunks and all(_take(chunk, found) for chunk in chunks) and (found.agencies or found.credits or found.outlet):
        bare_word = not bracketed and stripped == bare and len(chunks) == 1 and not bare.startswith(("-", "–", "—"))
        return None if bare_word and not found.agencies else found
    if not bracketed and _INITIALS.fullmatch(bare) and not any(map(is_place, bare.strip("-–—").split("/"))):
        return found
    return _of_initials(bare) or _of_desk(bare)


_SIGNED = re.compile(
    r"(?P<initials>[^()]{2,24}?)\s*[(\[](?P<agencies>[^()\[\]]{2,60})[)\]]|[-–—]{1,2}\s*(?P<agency>\S+)\s+(?P<letters>\S{2,20})"
)


def _of_initials(text: str) -> Byline | None:
    """Of "एके/सीके (रॉयटर्स)" and "--आईएएनएस एसजीके/एएनएम": the agencies, where the rest are initials."""
    match = _SIGNED.fullmatch(text)
    if not match or not _INITIALS.fullmatch((match["initials"] or match["letters"]).strip()):
        return None
    found = Byline()
    chunks = _JOINT.split(match["agencies"] or match["agency"])
    return found if all(_take(chunk.strip(), found) for chunk in chunks) else None


_SIGNS = (
    "(",
    "[",
    "/",
    "इनपुट",
    "रिपोर्ट",
    "रपट",
    "Input",
    "input",
    "साभार",
    "सौजन्य",
    "Source",
    "source",
    "स्रोत",
    "सोर्स",
)


def _may_sign(text: str) -> bool:
    """A cheap look first: brackets, dashes, a word of thanks, or an agency's name at the beginning."""
    if text.startswith(("-", "–", "—")) or any(map(text.__contains__, _SIGNS)) or parse_agency(text.split(" ", 1)[0]):
        return True
    return len(text) <= _LONGEST_AGENCY and parse_agency(text) is not None


def _of_report(names: str, *, placed: bool) -> Byline | None:
    found = Byline()
    for chunk in _JOINT.split(names):
        if not _take(chunk, found):
            name = parse_name(chunk)
            if not name or " " not in name:
                return None
            if not is_certain_name(name) and not placed:
                continue  # "सियासी मीयर की रिपोर्ट": an outlet nobody listed, maybe
            found.authors.append(Author(name=name, role="writer"))
    return found


def _take(chunk: str, found: Byline) -> bool:
    chunk = chunk.removeprefix("by ")
    agency = parse_agency(chunk)
    if agency:
        found.agencies.append(agency)
        return True
    credit = parse_credit(chunk)
    if credit:
        found.credits.append(credit)
        return True
    outlet = parse_outlet(chunk) if len(chunk.split()) <= 4 else None
    found.outlet = found.outlet or outlet
    return outlet is not None or looks_like_place(chunk)


def _of_desk(text: str) -> Byline | None:
    """ "भाषा राजेश रंजन", "वार्ता अशोक": an agency and the given names of its desk, in no sentence."""
    first, slash, rest = (part.strip() for part in text.partition("/"))
    known = parse_agency(first.strip("()[] ")) if slash else None
    if known and parse_name(rest):
        # "हिन्दुस्थान समाचार / रमेश" is a sign of its desk, "... / रमेश चौहान" who wrote it.
        named = [Author(name=rest, role="writer")] if is_certain_name(rest) else []
        return Byline(agencies=[known], authors=named)
    words = text.replace("/", " ").split()
    agency = parse_agency(words[0].strip("-–—")) if 2 <= len(words) <= 5 else None
    if agency is None or agency.id == "agencies" or any(c.isdigit() for c in text):
        return None
    return Byline(agencies=[agency]) if parse_name(" ".join(words[1:])) and "।" not in text else None


def find_signoff(text: str) -> int | None:
    """Return where the sign-off at the end of the paragraph `text` begins, or None.

    >>> text = "मेला सोमवार तक चलेगा। (इनपुट: भाषा)"
    >>> text[find_signoff(text):]
    '(इनपुट: भाषा)'
    """
    tail_from = max(0, len(text) - _LONGEST)
    if text.endswith((")", "]", ").", ")।", "]।")):
        start = max(text.rfind("(", tail_from), text.rfind("[", tail_from))
        if start > 0 and read_signoff(text[start:]):
            return start
    bare_end = len(text.rstrip("।. "))
    before = max(map(text[tail_from:bare_end].rfind, _MARKS))
    start = tail_from + before + 1
    if before < 0 or start >= len(text):
        return None
    while start < len(text) and text[start] in " \t\"'”’)":
        start += 1
    tail = text[start:]
    return start if tail and len(tail) <= 60 and read_signoff(tail) else None
