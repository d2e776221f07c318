"""Units with their states, cut into what the record keeps apart: dateline, sentence, sign-off, kicker, link."""

import re
from typing import NamedTuple

from pipelines.parse.bylines import read_byline
from pipelines.parse.credits import is_place
from pipelines.parse.filings import Filing
from pipelines.parse.markers import find_mark
from pipelines.parse.person_names import is_certain_name
from pipelines.parse.run_on import find_inner_filing
from pipelines.parse.sequence import role_of
from pipelines.parse.shapes import Shape, to_key
from pipelines.parse.signoffs import find_signoff, read_signoff
from pipelines.parse.units import Unit
from schemas.document import BODY_ROLES, Role

# A paragraph of this size that comes twice is a slip of the page, not an echo (characters).
_SHORTEST_REPEATED = 60
# A link amid a paragraph ends with it only where little follows: more may be the article's own words.
_LONGEST_LINK = 170
_SHORTEST_BEFORE_LINK = 40
_LINK = re.compile(r"[(\[]?(?:(?:यह|ये|इसे|इन्हें)\s+भी\s+(?:पढ़ें|पढ़े|देखें)|also read)\s*[:：|\-–—ः]", re.IGNORECASE)
# Words of every link, quickly found: most lines have none of them.
_LINK_WORDS = re.compile(r"भी\s+(?:पढ|देख)")
# A paragraph cut short by a button: "... Read more", "फैला और भारत...More".
_MORE = re.compile(
    r"(?:(?<=\.\.)|(?<=…)|(?<=[।.?!]\s))\s*[\[(]?"
    r"(?:read (?:more|full story)|more|continue reading|see more|(?:और|आगे|पूरा|पूरी खबर) पढ़ें)[\])]?[\s.…»→>]*$",
    re.IGNORECASE,
)
_LONGEST_MORE = 40
# "... Continue reading नदी का जलस्तर बढ़ा": the excerpt of an archive's page.
_CONTINUE = re.compile(r"(?:…|\.\.\.)?\s*(?:Continue reading\s|पढ़ना जारी रखें)")
_LONGEST_CONTINUE = 260
_LONGEST_PROMPT = 220
_PROMPTS = ("क्लिक कर", "फॉलो कर", "फ़ॉलो कर", "सब्सक्राइब", "जुड़े रह", "बने रह", "जुड़ने के लिए", "डाउनलोड कर", "ज्वाइन कर")
_KICKER = re.compile(r"(?P<kicker>[A-Za-z][A-Za-z0-9 .,'’&/-]{2,60}?)\s?(?::|\s[-–—])\s+(?=[^A-Za-z]*[\u0900-\u097f])")
_ENUMERATOR = re.compile(r"^\d{1,2}\s?[.)]\s*(?=[^\d\s])")
_WORD = r"[\u0900-\u0963]{2,20}"
# "बिहार से सीटू तिवारी की रिपोर्ट" between two sentences; before के, में ... it would be a sentence's own words.
_REPORT = re.compile(
    rf"(?:^|(?<=[।.?!]\s))(?P<place>{_WORD}(?:\s{_WORD})?) से (?P<name>{_WORD}(?:\s{_WORD}){{1,2}}) की रिपोर्ट"
    r"(?!\s*(?:(?:के|में|पर|को|से|ने|है|का|की|भी|और|थी|आई|तक|जारी)(?![\u0900-\u0963])|[,।]))"
)
_QUOTE = re.compile(r"[\"“‘'](?P<inside>[^\"“”]{15,})[\"”’']\s*[।.]?")


class Piece(NamedTuple):
    """A stretch of the plain text with its role, before white space is shared out."""

    start: int
    end: int
    role: Role
    reason: str | None = None


def cut_pieces(shapes: list[Shape], run: list[str]) -> list[Piece]:
    """Return the pieces of all units, in order; `run` gives each its state."""
    pieces: list[Piece] = []
    filed = "paraD" in run or "place1" in run
    body: set[str] = set()
    keys = {shape.key for shape in shapes if not shape.prose}
    for shape, state in zip(shapes, run, strict=True):
        unit, (role, reason) = shape.unit, _role(shape, state)
        if role not in BODY_ROLES:
            pieces += _cut_head(unit, role, reason, keys)
        elif shape.prose and len(unit.text) > _SHORTEST_REPEATED and unit.text in body:
            pieces.append(Piece(unit.start, unit.end, Role.DROPPED, "repeated"))
        else:
            body.add(unit.text)
            filing = shape.filing if state == "paraD" else None if filed else find_inner_filing(unit.text)
            filed = filed or state in ("para", "paraD")
            pieces += _cut_body(unit, role, filing)
    return pieces


def _role(shape: Shape, state: str) -> tuple[Role, str | None]:
    role, reason = role_of(state)
    mark = shape.unit.mark
    if role is Role.DROPPED and mark and mark.reason and state not in ("rep1", "rep2"):
        reason = mark.reason
    if role is Role.PARAGRAPH and shape.prose and _QUOTE.fullmatch(shape.unit.text):
        role = Role.QUOTE
    return role, reason


def _cut_body(unit: Unit, role: Role, filing: Filing | None) -> list[Piece]:
    pieces, start = [], unit.start
    if filing:
        if filing.start:
            pieces.append(Piece(start, start + filing.start, Role.STANDFIRST))
        start = unit.start + filing.end
        pieces.append(Piece(unit.start + filing.start, start, Role.DATELINE))
    text = unit.text[start - unit.start :]
    end, tail = _tail(text)
    pieces += _cut_report(start, text[:end], role)
    if tail:
        pieces.append(tail._replace(start=start + end, end=unit.end))
    return pieces


def _tail(text: str) -> tuple[int, Piece | None]:
    """Where the article's own words end, and what stands behind them."""
    end = text[-_LONGEST_LINK:]
    link = _LINK.search(text) if "lso" in end or ("भी" in end and _LINK_WORDS.search(end)) else None
    if link and len(text) - link.start() <= _LONGEST_LINK and link.start() > _SHORTEST_BEFORE_LINK:
        return link.start(), Piece(0, 0, Role.DROPPED, "related link")
    more = _MORE.search(text, max(0, len(text) - _LONGEST_MORE)) if text[-1:] not in "।?!)" else None
    if more and more.start() > _SHORTEST_BEFORE_LINK:
        return more.start(), Piece(0, 0, Role.DROPPED, "related link")
    end = text[-_LONGEST_CONTINUE:]
    link = _CONTINUE.search(text, len(text) - len(end)) if "ontinue" in end or "जारी" in end else None
    if link and link.start() > _SHORTEST_BEFORE_LINK:
        return link.start(), Piece(0, 0, Role.DROPPED, "related link")
    prompt = _prompt(text)
    if prompt:
        return prompt, Piece(0, 0, Role.DROPPED, "subscription prompt")
    signoff = find_signoff(text)
    if signoff:
        return signoff, _signed(0, 0, text[signoff:])
    return len(text), None


def _prompt(text: str) -> int | None:
    """Where a last sentence begins that asks the reader to join, follow or click, run on behind the article's own."""
    tail = text[-_LONGEST_PROMPT:]
    if not any(map(tail.__contains__, _PROMPTS)):
        return None
    stop = max(tail.rstrip("।. ").rfind(mark) for mark in ("। ", ". ", "? ", "! "))
    start = len(text) - len(tail) + stop + 2
    if stop < 0 or start < _SHORTEST_BEFORE_LINK:
        return None
    mark = find_mark(text[start:])
    return start if mark and mark.reason == "subscription prompt" else None


def _cut_report(start: int, text: str, role: Role) -> list[Piece]:
    """The paragraph, and a "... से ... की रिपोर्ट" amid it apart."""
    found = _REPORT.search(text) if "की रिपोर्ट" in text else None
    if not found or not is_place(found["place"]) or not is_certain_name(found["name"]):
        return [Piece(start, start + len(text), role)] if text else []
    pieces = [
        Piece(start, start + found.start(), role),
        Piece(start + found.start(), start + found.end(), Role.BYLINE),
        Piece(start + found.end(), start + len(text), role),
    ]
    return [p for p in pieces if text[p.start - start : p.end - start].strip()]


def _signed(start: int, end: int, text: str) -> Piece:
    found = read_signoff(text)
    if found and (found.agencies or found.credits or found.authors or found.outlet):
        return Piece(start, end, Role.BYLINE if found.authors else Role.CREDIT)
    return Piece(start, end, Role.DROPPED, "sign-off")


def _names_outlet_only(text: str) -> bool:
    found = read_byline(text)
    return found.outlet is not None and not (found.agencies or found.credits or found.authors or found.places)


def _cut_head(unit: Unit, role: Role, reason: str | None, keys: set[str]) -> list[Piece]:
    if role is Role.CREDIT:
        if unit.kind == "text":
            return [_signed(unit.start, unit.end, unit.text)]
        return [Piece(unit.start, unit.end, Role.OUTLET if _names_outlet_only(unit.text) else role)]
    if role is Role.HEADLINE:
        number = _ENUMERATOR.match(unit.text)
        if number:
            cut = unit.start + number.end()
            return [Piece(unit.start, cut, Role.DROPPED, "number"), Piece(cut, unit.end, role)]
    if role in (Role.HEADLINE, Role.STANDFIRST):
        kicker = _KICKER.match(unit.text)
        # A headline keeps its first words unless the page itself prints it without them.
        if kicker and (role is Role.STANDFIRST or to_key(unit.text[kicker.end() :]) in keys):
            cut = unit.start + kicker.end()
            return [Piece(unit.start, cut, Role.KICKER), Piece(cut, unit.end, role)]
    return [Piece(unit.start, unit.end, role, reason)]
