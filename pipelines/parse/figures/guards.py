"""Numbers that are no figures: names, addresses, references, list numbers, idioms."""

import re

from pipelines.hindi.number_words import number_words
from pipelines.hindi.numbers import parse_digits
from pipelines.parse.figures.codes import CHAINED, after_groups, has_unit
from pipelines.parse.figures.found import DASHES
from pipelines.parse.figures.roles import is_noun, role_at
from pipelines.parse.figures.tokens import Tokens, match_phrase
from pipelines.parse.figures.vocabulary import vocabulary

_WORDY = re.compile(r"[^\W\d_]|[\u0900-\u0963\u0971-\u097f]")
_SHORT_NAME = 4
# Names of letters that are also words: "चीन के 5 विमान".
LETTERS_TOO = frozenset({"के", "आई", "ए", "ई", "ओ", "जे", "जी"})


def skip_name(tokens: Tokens, at: int) -> int | None:
    """Return the index after a number that is part of a name or a reference; None when it is not."""
    keys = tokens.keys
    if (idiom := _idiom(tokens, at)) is not None:
        return idiom
    if not keys[at][0].isdecimal():
        named = at and keys[at - 1] in vocabulary().sets["spoken_references"] and not has_unit(tokens, at)
        return at + 1 if named or _is_vague(tokens, at) else None
    if _is_joined(tokens, at) or _is_list_number(tokens, at):
        return _after_joined(tokens, at)
    return _after_reference(tokens, at) if _is_reference(tokens, at) else None


def _is_vague(tokens: Tokens, at: int) -> bool:
    """ "छोड़ दो" gives, "कई हजार" is no thousand."""
    keys, words = tokens.keys, vocabulary().sets
    if at and keys[at] == "दो" and keys[at - 1] in words["verb_stems"] and not _is_counted(tokens, at):
        return True
    return at > 0 and keys[at] in number_words().magnitudes and keys[at - 1] in words["vague"]


def _is_counted(tokens: Tokens, at: int) -> bool:
    """ "के साथ दो तस्कर पकड़े" counts, "साथ दो" and "छोड़ दो" give."""
    noun = at + 1 + (role_at(tokens, at + 1) == "adjective")
    return role_at(tokens, noun) in ("known", "plural") or (at > 1 and tokens.keys[at - 2] == "के")


def _idiom(tokens: Tokens, at: int) -> int | None:
    idioms = vocabulary().idioms
    if tokens.keys[at] not in idioms and tokens.keys[at - 1] not in idioms:
        return None
    for start in (at, at - 1):
        matched = match_phrase(tokens.keys, start, idioms) if tokens.keys[start] in idioms and start >= 0 else None
        if matched is not None and matched[1] > at:
            return matched[1]
    return None


def _is_joined(tokens: Tokens, at: int) -> bool:
    """F-16, जी-20, C90, 5G, 24x7, 51-बटालियन: letters touch the digits, and are no unit, ending or magnitude."""
    return _is_lettered(tokens, at) or _after_letters(tokens, at) or _before_letters(tokens, at)


def _after_letters(tokens: Tokens, at: int) -> bool:
    if not tokens.attached(at):
        return False
    keys, before = tokens.keys, tokens.keys[at - 1]
    if before == "+" or (_WORDY.match(before) and not _is_sign(tokens, at - 1)):
        return True
    joint = (before in DASHES or before == ".") and tokens.attached(at - 1)
    joint = joint and keys[at - 2] not in vocabulary().sets["ranks"]
    return joint and bool(_WORDY.match(keys[at - 2])) and not _is_sign(tokens, at - 2)


def _before_letters(tokens: Tokens, at: int) -> bool:
    keys, after = tokens.keys, at + 1
    if not tokens.attached(after):
        return False
    if keys[after] == "+":
        return True
    if keys[after] == "-" and tokens.attached(after + 1):
        after += 1
    if keys[after] in number_words().signs:
        return False
    return tokens.attached(after) and bool(_WORDY.match(keys[after])) and not _is_suffix(tokens, after)


def _is_lettered(tokens: Tokens, at: int) -> bool:
    """ "एन 95 मास्क", "एयरबस ए. 310", "एएन - 32": the name of a letter or two before digits."""
    keys, letters = tokens.keys, vocabulary().sets["letters"]
    if at == 0 or tokens.attached(at):
        return False
    before = keys[at - 1]
    if before in letters:
        return before not in LETTERS_TOO and not has_unit(tokens, at)
    if at == 1:
        return False
    if before == ".":
        return tokens.attached(at - 1) and keys[at - 2] in letters
    dashed = before in DASHES and not tokens.attached(at - 1) and len(keys[at - 2]) <= _SHORT_NAME
    return dashed and vocabulary().abbreviation.fullmatch(keys[at - 2]) is not None


def _is_sign(tokens: Tokens, at: int) -> bool:
    return match_phrase(tokens.keys, at, vocabulary().signs) is not None


def _is_suffix(tokens: Tokens, at: int) -> bool:
    keys, words = tokens.keys, number_words()
    known = keys[at] in words.ordinal_endings or keys[at] in words.magnitudes or keys[at] in words.values
    adjective = keys[at] in vocabulary().sets["age_adjective"] or keys[at] in vocabulary().months
    plain = len(keys[at]) > 3 and tokens.keys[at - 1] != "-" and not keys[at].isascii()
    return known or adjective or plain or match_phrase(keys, at, vocabulary().units) is not None


def _after_joined(tokens: Tokens, at: int) -> int:
    """The whole run of touching tokens goes: 24x7, +91-98765, VT-123-B."""
    at += 1
    keys = tokens.keys
    while tokens.attached(at) and (
        keys[at].isalnum() or keys[at] in DASHES or (keys[at] == "/" and keys[at + 1].isdecimal())
    ):
        at += 1
    return at


def _is_list_number(tokens: Tokens, at: int) -> bool:
    """ "1. पंजीकरण", "(2) आवेदन", "3) ..." where a line or a sentence begins."""
    keys = tokens.keys
    opened = at > 0 and keys[at - 1] == "("
    before = keys[at - 1 - opened] if at > opened else "\n"
    if len(keys[at]) > 2 or not keys[at].isdecimal() or before not in ("\n", "।", ".", ":", "?", "!", ""):
        return False
    marked = keys[at + 1] in (".", ")", ":") and (before == "\n" or tokens.attached(at + 1))
    marked = marked or (before == "\n" and keys[at + 1] in DASHES and tokens.attached(at + 1))
    return marked and keys[at + 2] != "" and (keys[at + 2] == "\n" or not tokens.attached(at + 2))


def _is_reference(tokens: Tokens, at: int) -> bool:
    keys = tokens.keys
    grouped = "," in keys[at] and parse_digits(keys[at]) is not None
    if grouped or keys[at + 1] in vocabulary().months:
        # No name is printed with grouping, "मॉडल 27,999 में मिलेगा"; "लॉकडाउन 25 मार्च से" has a date.
        return False
    before = at - 1 - (at > 1 and keys[at - 1] in (":", "-", "–", ".", "#", "("))
    if before < 0:
        return False
    for length in (1, 2, 3) if keys[before] in vocabulary().reference_ends else ():
        if before >= length - 1 and tuple(keys[before - length + 1 : before + 1]) in vocabulary().references:
            return True
    words = vocabulary().sets
    if keys[before] == "नंबर" and is_noun(tokens, before - 1):
        # हाईवे नंबर 8 is a name; दुनिया का नंबर 1 a rank.
        return True
    if keys[before] == "संख्या" and is_noun(tokens, before - 1) and keys[before - 1] != "कुल" and not has_unit(tokens, at):
        # उपभोक्ता संख्या 8821045: a count of so many would be grouped, and small ones count: छात्र संख्या 450.
        return keys[at].isdecimal() and len(keys[at]) > 4
    named = keys[before] in words["reference_words"] or (keys[before] in words["numbered"] and len(keys[at]) > 2)
    return named and not has_unit(tokens, at)


def _after_reference(tokens: Tokens, at: int) -> int:
    """The numbers listed after one reference go with it: धारा 302, 307 और 120बी."""
    keys, at = tokens.keys, after_groups(tokens.keys, at) or _after_clauses(tokens, _after_joined(tokens, at))
    while keys[at] in CHAINED and keys[at + 1][:1].isdecimal() and not has_unit(tokens, at + 1):
        at = _after_clauses(tokens, _after_joined(tokens, at + 1))
    return at


def _after_clauses(tokens: Tokens, at: int) -> int:
    """The bracketed clauses of a section go with it: धारा 61(2)(क)."""
    while tokens.keys[at] == "(" and tokens.keys[at + 2] == ")":
        at += 3
    return at


def after_unread(tokens: Tokens, at: int) -> int:
    """Return the index after a number that was not understood, with the numbers joined to it: 24/7, 3-1."""
    at += 1
    while tokens.attached(at) and (tokens.keys[at] == "/" or tokens.keys[at] in DASHES):
        if not tokens.keys[at + 1][:1].isdecimal():
            break
        at += 2
    return at
