"""Hindi number words and digit groups: `read_numeral` reads both, `spell_number` and `group_digits` write them.

The words are data (`reference/numbers.yaml`); keys are folded words (`hindi.normalise.fold`).
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from pipelines.hindi.normalise import to_ascii_digits
from pipelines.hindi.number_words import POINT, number_words, spoken_words

_ONE = Decimal(1)
# Western (1,250,000) and Indian (1,23,456) grouping; 12,34,56 is neither and so no number.
_DIGITS = re.compile(r"(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3})(?:\.\d+)?|\.\d+")
# "200 और 50 के नोट" are of two sorts.
_SORTS = frozenset({"के", "की", "का", "वाले", "वाली", "और", "से", "-"})
_CRORE = Decimal(10_000_000)


class Numeral(NamedTuple):
    """A number read from words or digits: `value`, and `stop`, the index after its last token.

    coefficient x scale is its leading term ("12 हजार": 12 x 1000), what a range shares ("10-12 हजार").
    """

    value: Decimal
    stop: int
    coefficient: Decimal
    scale: Decimal


@lru_cache(maxsize=100_000)
def parse_digits(printed: str) -> Decimal | None:
    """Return the value of digits as printed, in either script and grouping; None when they are no number.

    >>> parse_digits("1,23,456"), parse_digits("४.५"), parse_digits("12,34,56")
    (Decimal('123456'), Decimal('4.5'), None)
    """
    if printed.isascii() and printed.isdecimal():
        return Decimal(printed)
    digits = to_ascii_digits(printed)
    return Decimal(digits.replace(",", "")) if _DIGITS.fullmatch(digits) else None


class _Term(NamedTuple):
    coefficient: Decimal
    scale: Decimal

    @property
    def value(self) -> Decimal:
        return self.coefficient * self.scale


def _read_value(keys: Sequence[str], at: int) -> tuple[Decimal, int] | None:
    """One value before its magnitudes: digits, a word 0-99, डेढ़, साढ़े तीन, सवा."""
    words, key = number_words(), keys[at]
    if key[:1].isdecimal() or key[:1] == ".":
        digits = parse_digits(key)
        return None if digits is None else (digits, at + 1)
    if key in words.added and (then := _plain(keys[at + 1])) is not None:
        return then + words.added[key], at + 2
    if key in words.alone and key not in words.values:
        return words.alone[key], at + 1
    value = words.values.get(key)
    return _read_english(keys, at) if value is None else (value, at + 1)


def read_english(keys: Sequence[str], at: int) -> tuple[int, int] | None:
    """Return the English number of one or two words at keys[at] and the index after it; None when none is there.

    Alone, one such word may be another: वन is also a forest.

    >>> read_english(["फिफ्टी", "टू", ""], 0)
    (52, 2)
    """
    words, key = number_words(), keys[at]
    if key in words.english_ones:
        return words.english_ones[key], at + 1
    value = words.english.get(key)
    if value is None:
        return None
    then = at + 1 + (keys[at + 1] == "-")
    ones = words.english_ones.get(keys[then]) if value >= 20 else None
    return (value, at + 1) if ones is None else (value + ones, then + 1)


def _read_english(keys: Sequence[str], at: int) -> tuple[Decimal, int] | None:
    read = read_english(keys, at)
    if read is None:
        return None
    value, then = read
    sure = then > at + 1 or keys[then] in number_words().going_on or (at and keys[at - 1] in number_words().magnitudes)
    return (Decimal(value), then) if sure else None


def _plain(key: str) -> Decimal | None:
    return parse_digits(key) if key[:1].isdecimal() else number_words().values.get(key)


def _joins(terms: list[_Term], value: Decimal) -> bool:
    """Whether a value can follow: "7 हजार 200", never "3.5 करोड़ 20" or "3 सौ 200"."""
    last = terms[-1]
    return last.scale > value and last.coefficient == int(last.coefficient) and value == int(value)


def _raise_by(terms: list[_Term], magnitude: Decimal) -> list[_Term] | None:
    """Multiply what `magnitude` governs: all of "एक सौ पच्चीस" करोड़, only the 5 of "तीन हजार पांच" सौ.

    None when it cannot follow: "दो लाख हजार", "3 सौ 2" सौ.
    """
    if terms[-1].scale >= magnitude:
        return None
    cut = len(terms) - 1
    while cut and terms[cut - 1].value < min(magnitude, 1000 if magnitude < _CRORE else magnitude):
        cut -= 1
    governed = terms[cut:]
    coefficient, scale = governed[-1] if len(governed) == 1 else (sum((t.value for t in governed), Decimal(0)), _ONE)
    raised = [*terms[:cut], _Term(coefficient, scale * magnitude)]
    return raised if all(a.scale > b.scale for a, b in pairwise(raised)) else None


def read_numeral(keys: Sequence[str], start: int) -> Numeral | None:
    """Return the cardinal that begins at keys[start], as long as it goes; None when none does.

    keys: folded words and digits, ending with an empty one. A magnitude alone counts once: सौ, हजार.

    >>> read_numeral(["साढे", "सात", "हजार", ""], 0).value
    Decimal('7500.0')
    >>> read_numeral(["205", "लाख", "करोड", "रुपये", ""], 0).value
    Decimal('205000000000000')
    """
    words = number_words()
    value = _plain(keys[start])
    if value is not None and keys[start + 1] not in words.going_on:
        return Numeral(value, start + 1, value, _ONE)
    joined = words.dozen.get(keys[start].removesuffix("भर"))
    if joined is not None and "भर" in (keys[start][-2:], keys[start + 1]):
        return Numeral(joined, start + 1, _ONE, joined)
    terms: list[_Term] = []
    at = start
    first = words.magnitudes.get(keys[at])
    if first is not None and keys[at] not in words.need_a_number:
        terms, at = _read_magnitudes(keys, at + 1, [_Term(_ONE, first)])
    while (more := _read_term(keys, at, terms)) is not None:
        terms, at = more
    # A magnitude left over ("3 लाख हजार") means the number was not understood.
    return None if not terms or keys[at] in words.magnitudes else _finish(keys, at, terms)


def _read_term(keys: Sequence[str], at: int, terms: list[_Term]) -> tuple[list[_Term], int] | None:
    read = _read_value(keys, at)
    if read is None or (terms and not _joins(terms, read[0])):
        return None
    value, then = read
    grown, end = _read_magnitudes(keys, then, [*terms, _Term(value, _ONE)])
    fits = end > then or keys[end] not in number_words().magnitudes
    return (grown, end) if fits or not terms else None


def _read_magnitudes(keys: Sequence[str], at: int, terms: list[_Term]) -> tuple[list[_Term], int]:
    while (magnitude := number_words().magnitudes.get(keys[at])) is not None:
        raised = _raise_by(terms, magnitude)
        if raised is None:
            break
        terms, at = raised, at + 1
    return terms, at


def _finish(keys: Sequence[str], at: int, terms: list[_Term]) -> Numeral:
    total = sum((t.value for t in terms), Decimal(0))
    if keys[at] == "और" and (more := _after_hundred(keys, at, terms[-1])) is not None:
        return Numeral(total + more, at + 2, total + more, _ONE)
    dozen = number_words().dozen.get(keys[at])
    if dozen is not None:
        return Numeral(total * dozen, at + 1, total, dozen)
    if keys[at] in POINT and terms[-1].scale in (1, 100):
        decimals, at = _read_decimals(keys, at)
        total += decimals
    return Numeral(total, at, terms[0].coefficient, terms[0].scale)


def _after_hundred(keys: Sequence[str], at: int, last: _Term) -> Decimal | None:
    """ "3 सौ और 21" is one number; "पांच सौ और दो सौ", "दो सौ और पचास के नोट" and "सौ और 50" are two."""
    more = _plain(keys[at + 1]) if last.scale == 100 and last.coefficient != 1 else None
    if more is None or not 1 < more < 100 or more != int(more) or keys[at + 2] in number_words().going_on:
        return None
    return None if _SORTS & set(keys[at + 2 : at + 4]) else more


def _read_decimals(keys: Sequence[str], at: int) -> tuple[Decimal, int]:
    """The words after दशमलव: digits one by one, or one number ("शून्य तीन", "इकहत्तर")."""
    digits, then = "", at + 1
    while (value := _plain(keys[then])) is not None and value == int(value):
        digits, then = digits + str(int(value)), then + 1
    return (Decimal(f"0.{digits}"), then) if digits else (Decimal(0), at)


_SPOKEN = ((10_000_000, "करोड़"), (100_000, "लाख"), (1000, "हजार"), (100, "सौ"))


def spell_number(number: int) -> str:
    """Return a whole number of at least 0 in Hindi words.

    >>> spell_number(120_345)
    'एक लाख बीस हजार तीन सौ पैंतालीस'
    """
    if number < 100:
        return spoken_words()[number]
    size, name = next(row for row in _SPOKEN if number >= row[0])
    head = f"{spell_number(number // size)} {name}"
    return f"{head} {spell_number(number % size)}" if number % size else head


def group_digits(number: int) -> str:
    """Return a whole number with Indian grouping.

    >>> group_digits(1234567)
    '12,34,567'
    """
    text = str(number)
    head, tail = text[:-3], text[-3:]
    groups = re.findall(r"\d{1,2}(?=(?:\d{2})*$)", head)
    return ",".join([*groups, tail])
