"""Digits that are a code: telephone numbers, identity numbers, trains, versions."""

from collections.abc import Sequence

from pipelines.hindi.number_words import number_words
from pipelines.parse.figures.found import DASHES, ENDS, is_recent
from pipelines.parse.figures.times import read_time
from pipelines.parse.figures.tokens import Tokens, match_phrase
from pipelines.parse.figures.vocabulary import vocabulary

# What joins the numbers of a list.
CHAINED = frozenset({",", "/", "और", "व", "एवं", "तथा", "या", "-"})
_GROUPLESS = 8
_ID_GROUP = 4
_CALLED = 8


def has_unit(tokens: Tokens, at: int) -> bool:
    """Whether a magnitude or a unit follows the token."""
    keys = tokens.keys
    return keys[at + 1] in number_words().magnitudes or match_phrase(keys, at + 1, vocabulary().units) is not None


def skip_code(tokens: Tokens, at: int) -> int | None:
    """Return the index after digits that are a telephone number, a code or an id; None when they are not."""
    keys = tokens.keys
    if not keys[at][0].isdecimal() or has_unit(tokens, at):
        return None
    end = at + 1
    while keys[end] in DASHES and tokens.attached(end) and keys[end + 1][:1].isdecimal() and tokens.attached(end + 1):
        end += 2
    if (group := after_groups(keys, at) or _after_called(keys, at)) is not None:
        return group
    coded = keys[at][0] == "0" and len(keys[at]) > 1 and "." not in keys[at]
    if coded and keys[at + 1] == ":":
        # "रात 01:30 बजे" is a time, the 02:35 of a video counts nothing.
        return None if read_time(tokens, at) else at + 3
    chained = end > at + 3 or (end > at + 1 and (coded or len(keys[end - 1]) > 6))
    long = keys[at].isdecimal() and len(keys[at]) >= _GROUPLESS
    version = keys[at].count(".") > 1
    return end if coded or chained or long or version or _is_designation(tokens, at) else None


def after_groups(keys: Sequence[str], at: int) -> int | None:
    """Return the index after "4521 7789 1034" and "98765 43210": an identity or card number, a telephone number."""
    end = at
    while len(keys[end]) == _ID_GROUP and keys[end].isdecimal():
        end += 1
    if end >= at + 3 and not all(map(is_recent, keys[at:end])):
        return end
    halves = keys[at : at + 2]
    mobile = all(len(half) == 5 and half.isdecimal() for half in halves) and keys[at][0] in "6789"
    return at + 2 if mobile else None


def _after_called(keys: Sequence[str], at: int) -> int | None:
    """The end of the numbers of "1076 या 112 पर कॉल करें"."""
    end = at + 1
    # Few numbers are given to call: time must not grow with the square of a list of numbers.
    while keys[end] in CHAINED and keys[end + 1].isdecimal() and end < at + _CALLED:
        end += 2
    called = keys[end] == "पर" and keys[end + 1] in vocabulary().sets["called"]
    return end if called and keys[at].isdecimal() else None


def _is_designation(tokens: Tokens, at: int) -> bool:
    """ "44 राष्ट्रीय राइफल्स", "92 बेस अस्पताल", "109 नंबर वार्ड" are names."""
    keys = tokens.keys
    if len(keys[at]) == 5 and keys[at].isdecimal():
        named = next((k for k in keys[at + 1 : at + 7] if k in ENDS or k in vocabulary().sets["trains"]), "")
        if named not in ENDS:
            return True
    if len(keys[at]) == 2 and keys[at + 1 : at + 3] == ["के", "दशक"]:
        return True
    if keys[at + 1] in ("नंबर", "नं", "नम्बर"):
        return True
    return not vocabulary().sets["designations"].isdisjoint(keys[at + 1 : at + 4])
