"""Where a report was filed, when and by whom: "सियोल, 3 सितंबर (राष्ट्र प्रेस)।" before the first sentence."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pipelines.hindi.normalise import fold
from pipelines.parse.credits import Credit, parse_credit
from pipelines.parse.filing_heads import parse_head
from pipelines.parse.filings import Filing, may_report, may_sign, starts_with_day
from pipelines.parse.unsigned import find_unsigned

# Longest dateline looked for (characters).
_LONGEST = 110
# A sentence is not over before this many characters follow its dateline.
_SHORTEST_SENTENCE = 25
_MOST_WORDS = 14
# A town alone is no longer than this; anything longer has a comma, bracket or credit in it.
_LONGEST_TOWN = 45
_PARTS = re.compile(r"[,(\[/]|।")
# "।", "।।", ":", visarga typed for a colon, dash, full stop, slash, semicolon; "(भाषा)" or a year may end it alone, a
# comma behind a state's letters: "पाकुड़ (झा०खं०), ...".
_END = re.compile(
    r"\s*(?:[।|॥]{1,2}|[:：]\s*[-–]?|ः|\s[-–—]{1,2}|[-–—]{1,2}(?=\s)|\.{1,2}(?=\s)|//|/\s?[-–]+|/(?=\s)|;|>{1,2}"
    r"|(?:\s|(?<=[)\]]))[lI](?=\s)|(?<=[.०][)\]]),(?=\s)|(?<=[)\]])(?=\s)|(?<=\s(?:19|20)\d\d)(?=\s+[\u0904-\u0939]))\s*"
)
# One of these is in it, or right before it: quickly found, where `_END` would be tried at every letter.
_SIGN = re.compile(r"[।|॥:：ः\-–—./lI)\];>\d]")
_CENTURIES = ("19", "20")
# "*कौशाम्बी* ...", "**बांदा:** ...": bold in a messenger.
_STARRED = re.compile(r"\*{1,2}\s?(?P<head>[^*\n।:]{2,60}?)\s?(?P<end>[।:.]?)\s?\*{1,2}\s*[:।-]?\s*(?=\S)")


# "(आशा रानी)केंद्र सरकार ने ...": who wrote it, with no sign behind the bracket.
_SIGNED_FIRST = re.compile(r"[(](?P<name>[^()\d]{5,40})[)]\s*(?:[।:.]|[-–](?=\s))?\s*(?=[\u0904-\u0939])")


def _signed_first(text: str) -> Filing | None:
    """Return the filing of a text that opens with its writer in brackets, and is not about him."""
    found = _SIGNED_FIRST.match(text)
    if not found or not may_sign(found["name"]) or found["name"] in text[found.end() :]:
        return None
    return Filing(end=found.end(), authors=[found["name"].strip()])


def find_filing(text: str) -> Filing | None:
    """Return the dateline that the paragraph `text` begins with, or None.

    >>> filing = find_filing("सियोल, 3 सितंबर (राष्ट्र प्रेस)। रूस के राष्ट्रपति ने बुधवार को न्योता दिया।")
    >>> filing.place, filing.day, filing.month, filing.agencies[0].id
    ('सियोल', 3, 9, 'rashtra-press')
    >>> find_filing("उत्तराखंड में मौसम बदला। चोटियों पर बर्फ गिरी।") is None
    True
    """
    starred = _STARRED.match(text)
    if starred:
        filing = parse_head(starred["head"], starred["end"] or ":", text[starred.end() :])
        return filing and replace(filing, end=starred.end())
    head, town = text[: _LONGEST + 20], None
    for end in _ends(head):
        if len(text) - end.end() < _SHORTEST_SENTENCE or _too_long(head, end.start()):
            break
        filing = parse_head(head[: end.start()], end[0].strip(), text[end.end() :])
        if filing:
            filing.end = end.end()
            if not filing.certain and _goes_on(end[0].strip(), text[end.end() :]):
                town = filing
                continue
            return _with_rest(filing, text)
        if end[0].strip().startswith("।"):
            break
    return town or find_unsigned(text) or (_signed_first(text) if text.startswith("(") else None)


def _ends(head: str) -> Iterator[re.Match[str]]:
    """Every place where a dateline may end."""
    done = 0
    for sign in _SIGN.finditer(head):
        at = sign.start()
        if at < done:
            continue
        # A bracket or a year stands before the end and is not part of it; spaces before a sign are.
        if head[at].isdigit():
            end = _END.match(head, at + 1) if head[at - 3 : at - 1] in _CENTURIES else None
        elif head[at] in ")]":
            end = _END.match(head, at + 1)
        else:
            end = _END.match(head, max(done, len(head[:at].rstrip())))
        if end:
            yield end
            done = end.end()


def _goes_on(end: str, rest: str) -> bool:
    """Whether a dateline goes on behind a town's sign: "श्रीनगर: 13 मई (भाषा)। ...", "भोपाल/ इंदौर। ..."."""
    return bool(end) and (starts_with_day(rest) or (end == "/" and find_filing(rest) is not None))


# "चतरा, 14 नवंबर -- चतरा संवाददाता। ...": who filed it, behind the dash.
_CREDITED = re.compile(r"[-–—\s]*(?P<credit>[^।|:,()]{4,40}?)\s*[।|:]\s*")
_MOST_CREDIT_WORDS = 4
# "सीवान । हमारे संवाददाता गांव की बैठक में ...": no sign behind the credit; before ने, को ... he is in the sentence.
_BARE_CREDIT = re.compile(
    r"[(\[]?(?P<credit>(?:निज|हमारे|नगर|वरीय|कार्यालय|संवाद)\s(?:संवाददाता|प्रतिनिधि|सूत्र|सहयोगी))[)\]]?"
    r"(?!\s+(?:ने|को|से|के|की|का|पर|में|तथा|और|भी|द्वारा|मंडल|मण्डल|सभा|दल)(?![\u0900-\u0963]))\s+"
)


# "बिलासपुर: (प्रांशु क्षत्रिय) ..."
_REPORTER = re.compile(r"\((?P<name>[^()]{4,40})\)\s*(?:[।:.]|[-–](?=\s))?\s*")


def _with_rest(filing: Filing, text: str) -> Filing:
    """Take who filed it behind the dateline, or the dateline behind an agency: "(भाषा) नई दिल्ली (आशा रानी) ..."."""
    reporter = _REPORTER.match(text, filing.end) if filing.place and not filing.authors else None
    if reporter and may_report(reporter["name"]):
        filing.authors.append(reporter["name"].strip())
        filing.end = reporter.end()
    rest = text[filing.end :]
    if filing.place is None and not filing.day and rest:
        found = find_filing(rest)
        if found and found.place:
            found.agencies = filing.agencies + found.agencies
            found.credits = filing.credits + found.credits
            found.end += filing.end
            return found
    if filing.day and rest:
        again = find_filing(rest)
        if again and again.place and not again.day and (again.credits or _is_same(filing.place, again.place)):
            # "चतरा, नवंबर 14 -- चतरा, नगर प्रतिनिधि। ...": the paper's own dateline behind its distributor's.
            filing.credits += again.credits
            filing.agencies += again.agencies
            filing.end += again.end
            return _with_credit(filing, text)
    return _with_credit(filing, text)


def _is_same(place: str | None, again: str) -> bool:
    return place is not None and fold(place) == fold(again)


def _with_credit(filing: Filing, text: str) -> Filing:
    """Take a credit behind the dateline: "चतरा संवाददाता। ...", or one with no sign behind it."""
    rest = text[filing.end :]
    credited = _CREDITED.match(rest)
    if (
        credited
        and credited["credit"].count(" ") < _MOST_CREDIT_WORDS
        and len(rest) - credited.end() > _SHORTEST_SENTENCE
    ):
        credit = parse_credit(credited["credit"])
        if credit:
            filing.credits.append(credit)
            filing.end += credited.end()
            return filing
    bare = _BARE_CREDIT.match(rest) if not filing.credits else None
    if bare and parse_credit(bare["credit"]):
        filing.credits.append(Credit(bare["credit"], False))
        filing.end += bare.end()
    return filing


def _too_long(head: str, end: int) -> bool:
    """Whether a sentence has begun before `end`: a cheap look that most paragraphs need no more than."""
    if end > _LONGEST or head.count(" ", 0, end) > _MOST_WORDS:
        return True
    return end > _LONGEST_TOWN and not _PARTS.search(head, 0, end)
