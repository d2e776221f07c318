"""What the words beside a number rule out: only the readers that can read it are asked.

A reader looks at the words right before and after a number. For most numbers of the news (125 किसान, 18 फीसदी) they
say that it is no date, no clock time, no name: each bit below stands for readers that must still be asked.
"""

from functools import cache
from typing import NamedTuple

from pipelines.hindi.kept import Kept
from pipelines.hindi.number_words import number_words
from pipelines.parse.figures.found import DASHES, is_year
from pipelines.parse.figures.tokens import Tokens
from pipelines.parse.figures.vocabulary import vocabulary

ANY, NAME, DATE, CODE, SHAPE, RANGE, UNIT, OTHER = (1 << bit for bit in range(8))
EVERYTHING = (1 << 8) - 1
# Signs that may touch digits and leave them plain digits.
_OPENING = frozenset("(₹$€£'\"‘“")
_CLOSING = frozenset("%,);।'\"’”?!")
_NEAR = 6


class _Words(NamedTuple):
    before: dict[str, int]
    after: dict[str, int]
    scales: frozenset[str]
    designations: frozenset[str]


def _marked(rows: list[tuple[int, object]]) -> dict[str, int]:
    marks: dict[str, int] = {}
    for mark, keys in rows:
        for key in keys:  # type: ignore[attr-defined]
            marks[key] = marks.get(key, 0) | mark
    return marks


@cache
def _words() -> _Words:
    return _Words(_before(), _after(), frozenset(vocabulary().scales), vocabulary().sets["designations"])


def _before() -> dict[str, int]:
    table, sets = vocabulary(), vocabulary().sets
    return _marked(
        [
            (
                NAME,
                (*sets["reference_words"], *sets["numbered"], *sets["letters"], *table.reference_ends, *table.idioms),
            ),
            (NAME | CODE | OTHER, ("नंबर", "संख्या", ":", "–", ".", "#", "(", *DASHES, *sets["ranks"])),
            (UNIT, (*table.sign_ends, *sets["temperature_scale"])),
            (SHAPE, table.dayparts),
        ]
    )


def _after() -> dict[str, int]:
    table, sets, words = vocabulary(), vocabulary().sets, number_words()
    spoken = (*words.values, *words.magnitudes, *words.dozen, *words.signs, *words.english, *words.english_ones)
    return _marked(
        [
            (EVERYTHING, (*DASHES, ".", ":", "/", "~", "+", "से", "और")),
            (NAME, (")", "\n", "")),
            (DATE, (*table.months, ",", "व", "एवं", "तथा", "या", "तारीख", "तारीखों", "st", "nd", "rd", "th")),
            (CODE, (",", "व", "एवं", "तथा", "या", "पर", "के", "नंबर", "नं", "नम्बर")),
            (SHAPE, ("बजे", "बजकर", "बज", "बजते", "am", "pm", "में", "का", "की", "के", *words.parts, *words.ordinals)),
            (SHAPE, (*words.ordinal_endings, "बटा", "बटे")),
            (RANGE | UNIT | SHAPE | CODE | OTHER, (*spoken, "दशमलव", "पॉइंट", "प्वाइंट")),
            (RANGE | UNIT | OTHER, table.bounds_after),
            (UNIT, (*table.units, *table.scales)),
            (OTHER, (*sets["age_adjective"], *sets["times"], *sets["money_itself"], ")", "का", "की", "के")),
        ]
    )


def _odd(key: str) -> int:
    """Marks of the number itself: years, codes and decimals of several points look wider."""
    if key in number_words().values:
        return 0
    plain = key.isdecimal() and (len(key) < 4 or (len(key) < 5 and not is_year(key))) and (key[0] != "0" or key == "0")
    grouped = key.replace(",", "").isdecimal() and "," in key and key[0] != "0"
    decimal = key.count(".") == 1 and key.replace(".", "").isdecimal() and key[0] not in "0."
    if not (plain or grouped or decimal):
        return EVERYTHING
    return SHAPE | DATE if decimal else 0


_ODD = Kept(_odd)


def look(tokens: Tokens, at: int) -> int:
    """Return the bits of the readers that digits or a number word at a token must be shown to."""
    keys, starts, ends = tokens.keys, tokens.starts, tokens.ends
    before, after = keys[at - 1] if at else "\n", keys[at + 1]
    if at and starts[at] == ends[at - 1] and before not in _OPENING:
        return EVERYTHING
    if at + 1 < len(starts) and starts[at + 1] == ends[at] and after not in _CLOSING:
        return EVERYTHING
    words = _words()
    marks = ANY | _ODD[keys[at]] | words.after.get(after, 0) | words.before.get(before, 0)
    if marks == EVERYTHING or after[:1].isdecimal():
        return EVERYTHING
    if not words.designations.isdisjoint(keys[at + 1 : at + 4]):
        marks |= CODE
    small = len(keys[at]) < 3 or not keys[at].isdecimal()
    if small and not words.scales.isdisjoint(keys[max(0, at - _NEAR) : at]):
        marks |= UNIT
    return marks | NAME if keys[at] in vocabulary().idioms else marks
