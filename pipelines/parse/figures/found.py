"""What the readers of the kinds pass on."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from pipelines.hindi.number_words import number_words
from pipelines.hindi.numbers import Numeral, read_english, read_numeral
from pipelines.parse.figures.tokens import Tokens, match_phrase
from pipelines.parse.figures.vocabulary import vocabulary
from schemas.figure import FigureKind

DASHES = frozenset("-–—‐‑−")
_RANGING = DASHES | {"~"}
_NEGATIVE = frozenset({"माइनस", "ऋण", "ऋणात्मक", "निगेटिव"})
# What joins two bounds of one number; a comma only after है.
_AND = frozenset({"और", "पर", "लेकिन", "मगर", "तथा", "एवं", "व"})
_BEING = frozenset({"है", "हैं", "हो", "था", "थी", "थे"})
_COMPARED = frozenset("<>=≤≥")
# What has an exact decimal.
_PARTS = frozenset({"2", "4", "5", "8", "10"})
ENDS = frozenset({"।", "\n", "?", "!", "", "॥"})


class Found(NamedTuple):
    """A figure over tokens [start, stop). `noun_at`: where a counted noun would begin; None where none belongs."""

    kind: FigureKind
    value: str
    start: int
    stop: int
    value_max: str | None = None
    unit: str | None = None
    of: str | None = None
    currency: str | None = None


class Quantity(NamedTuple):
    """A number or a range of numbers over tokens [start, stop)."""

    low: Decimal
    high: Decimal | None
    start: int
    stop: int

    def printed(self) -> tuple[str, str | None]:
        """Return value and value_max as the record writes them."""
        return to_text(self.low), None if self.high is None else to_text(self.high)


def to_text(value: Decimal) -> str:
    """Return a decimal exactly, without exponent or idle zeros.

    >>> to_text(Decimal("7500.0")), to_text(Decimal("2.25"))
    ('7500', '2.25')
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def count_minus(tokens: Tokens, start: int) -> int:
    """Return how many tokens before a number make it negative: माइनस, or a dash that touches only the number."""
    before = tokens.keys[start - 1] if start else ""
    if before in _NEGATIVE:
        return 1
    apart = not tokens.attached(start - 1) or (start > 1 and tokens.keys[start - 2] in _COMPARED)
    return int(before in DASHES and tokens.attached(start) and apart)


def is_year(key: str) -> bool:
    """Whether a key is a year of our times in digits."""
    return len(key) == 4 and key.isdecimal() and "1500" <= key <= "2199"


def is_recent(key: str) -> bool:
    """Whether a number alone is rather a year than a count: 1900 to 2099 in plain digits."""
    return is_year(key) and "1900" <= key <= "2099"


def _read_fraction(tokens: Tokens, at: int) -> Numeral | None:
    """ "1/4", with whole numbers before it "10 1/2"."""
    keys = tokens.keys
    if keys[at].isdecimal() and (part := _read_fraction(tokens, at + 1)) is not None and not tokens.attached(at + 1):
        whole = part.coefficient + int(keys[at])
        return part._replace(value=whole * part.scale, coefficient=whole) if part.coefficient < 1 else None
    top, over, bottom = keys[at : at + 3]
    if over != "/" or not (top.isdecimal() and bottom in _PARTS and int(top) < int(bottom)):
        return None
    return _raised(keys, Decimal(top) / Decimal(bottom), at + 3)


def read_number(tokens: Tokens, at: int) -> Numeral | None:
    """Return the numeral at a token, with a fraction joined to it ("2½", "10 1/2"), or None."""
    if at not in tokens.numbers:
        tokens.numbers[at] = _read_number(tokens, at)
    numeral: Numeral | None = tokens.numbers[at]
    return numeral


def _read_number(tokens: Tokens, at: int) -> Numeral | None:
    keys, signs = tokens.keys, number_words().signs
    if keys[at + 1] == "/" or keys[at + 2] == "/":
        fraction = _read_fraction(tokens, at)
        if fraction is not None or keys[at + 1] == "/":
            return fraction
    numeral = read_numeral(keys, at)
    if numeral is None:
        if (english := _read_english(tokens, at)) is not None:
            return english
        alone = signs.get(keys[at], ":")
        return None if ":" in alone else _raised(keys, Decimal(alone), at + 1)
    sign = signs.get(keys[numeral.stop], ":")
    if ":" not in sign and tokens.attached(numeral.stop):
        return _raised(keys, numeral.value + Decimal(sign), numeral.stop + 1)
    return numeral


def _raised(keys: Sequence[str], value: Decimal, stop: int) -> Numeral:
    """ "2½ हजार", "1/2 करोड़": the magnitudes after a fraction multiply it."""
    scale = Decimal(1)
    while (magnitude := number_words().magnitudes.get(keys[stop])) is not None:
        scale, stop = scale * magnitude, stop + 1
    return Numeral(value * scale, stop, value, scale)


def _read_english(tokens: Tokens, at: int) -> Numeral | None:
    """One English word that surely is a number: "सिक्स वीक्स", "forty-fifty years", "माइनस फाइव"."""
    keys, read = tokens.keys, read_english(tokens.keys, at)
    if read is None:
        return None
    value, stop = Decimal(read[0]), read[1]
    signed = at > 0 and (keys[at - 1] in _NEGATIVE or keys[at - 1] == "प्लस")
    ranges = keys[stop] in DASHES and read_english(keys, stop + 1) is not None and read_number(tokens, stop + 1)
    if signed or ranges or match_phrase(keys, stop, vocabulary().units) is not None:
        return Numeral(value, stop, value, Decimal(1))
    return None


def read_quantity(tokens: Tokens, at: int) -> Quantity | None:
    """Return the number or range that begins at a token; None when there is none, or none that makes sense."""
    first = read_number(tokens, at)
    if first is None:
        return None
    single = Quantity(first.value, None, at, first.stop)
    between = _read_between(tokens, single) or _read_bounded(tokens, single)
    if between is not None:
        return between
    after = _second_at(tokens, first)
    second = None if after is None else read_number(tokens, after)
    if after is None or second is None or first.value == 0:
        return single
    measured = match_phrase(tokens.keys, second.stop, vocabulary().units) is not None
    if is_year(tokens.keys[at]) != is_year(tokens.keys[after]) and not measured:
        return single
    return _join(tokens, single, first, second)


def read_single(tokens: Tokens, at: int) -> Quantity | None:
    """Return the number of digits that nothing follows that would change it; None when they are none."""
    number = read_number(tokens, at)
    return None if number is None else Quantity(number.value, None, at, number.stop)


def _read_between(tokens: Tokens, single: Quantity) -> Quantity | None:
    """ "20 और 30 के बीच" """
    if tokens.keys[single.stop] != "और":
        return None
    second = read_number(tokens, single.stop + 1)
    if second is None or tokens.keys[second.stop : second.stop + 2] != ["के", "बीच"] or single.low >= second.value:
        return None
    return Quantity(single.low, second.value, single.start, second.stop)


def _read_bounded(tokens: Tokens, single: Quantity) -> Quantity | None:
    """ "18 से अधिक और 60 से कम": both bounds of one number, in either order, with nothing between them."""
    keys, bounds = tokens.keys, vocabulary().bounds_after
    first = match_phrase(keys, single.stop, bounds)
    if first is None:
        return None
    at = first[1] + (keys[first[1]] in _BEING)
    if keys[at] not in _AND and not (keys[at] == "," and at > first[1]):
        return None
    number = read_number(tokens, at + 1)
    second = None if number is None else match_phrase(keys, number.stop, bounds)
    if number is None or second is None or number.value == single.low:
        return None
    low, high = sorted((single.low, number.value))
    lower, upper = (first[0], second[0]) if low == single.low else (second[0], first[0])
    both = lower in ("more_than", "at_least") and upper in ("less_than", "at_most")
    return Quantity(low, high, single.start, number.stop) if both else None


def _is_priced(tokens: Tokens, at: int) -> bool:
    """ "120- 130 रुपये" and "120 -130 रुपये" are ranges where the second number has a unit that has no minus."""
    second = read_number(tokens, at)
    unit = None if second is None else match_phrase(tokens.keys, second.stop, vocabulary().units)
    return unit is not None and unit[0].kind != "temperature"


def _second_at(tokens: Tokens, first: Numeral) -> int | None:
    """Where the upper end of a range would stand: after a dash, after से, or at once (दो तीन)."""
    keys, at = tokens.keys, first.stop
    if keys[at] in _RANGING:
        return at + 1 if tokens.attached(at) == tokens.attached(at + 1) or _is_priced(tokens, at + 1) else None
    if keys[at] == "से":
        return at + 2 if keys[at + 1] == "लेकर" else at + 1
    words = number_words().values
    spoken = keys[at - 1] in words and keys[at] in words and keys[at] != "एक"
    # "एक दो" is a range, the एक of "एक चार मंजिला इमारत" an article.
    widest = 1 if keys[at - 1] == "एक" else 5
    return at if spoken and 0 < words[keys[at]] - words[keys[at - 1]] <= widest else None


def _join(tokens: Tokens, single: Quantity, first: Numeral, second: Numeral) -> Quantity | None:
    low = first.value
    if first.scale == 1 and second.scale > 1 and first.coefficient <= second.coefficient:
        low = first.value * second.scale
    if low == second.value:
        # "50-50 हजार" is 50000 each, no range.
        return Quantity(second.value, None, single.start, second.stop)
    if low < second.value:
        return Quantity(low, second.value, single.start, second.stop)
    # "$ 70 - एक - शेयर" is no range; 70-1 is not understood.
    return None if tokens.keys[first.stop] in DASHES and tokens.attached(first.stop) else single
