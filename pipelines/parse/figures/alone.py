"""A text that is nothing but one number, as a cell of a table holds it: "10k", "1e10", "2.5^-1", "दो हजार और दो सौ".

In running text these shapes are names, codes or two numbers (4K, 12E, "दो हजार और दो सौ के नोट"); here nothing stands
beside them.
"""

import re
from decimal import Context, Decimal, DecimalException, DivisionByZero, Inexact, InvalidOperation, Overflow
from itertools import pairwise

from pipelines.hindi.normalise import to_ascii_digits
from pipelines.hindi.number_words import number_words
from pipelines.hindi.numbers import Numeral, read_numeral
from pipelines.parse.figures.found import Found, to_text
from pipelines.parse.figures.orders import read_ordinal, read_ratio
from pipelines.parse.figures.tokens import Tokens

# A text with more tokens says more than one number.
_LONGEST = 16
_WRITTEN = re.compile(
    r"(?P<minus>[-−]?)(?P<apart>\s*)(?P<base>\d+(?:\.\d+)?)"
    r"(?:(?P<thousand>\s*k)|e(?P<ten>[-+]?\d{1,2})|\^(?P<power>[-+]*\d{1,3})|\s+(?P<top>\d)/(?P<bottom>[2458]))?"
)
# Shorter digits are read as anywhere; of these lengths they are telephone and identity numbers even alone.
_LONG, _CODES = 8, range(10, 13)
_EXACT = Context(prec=60, traps=[Inexact, InvalidOperation, Overflow, DivisionByZero])


def read_alone(tokens: Tokens) -> Found | None:
    """Return the number a whole text is; None when it is more than one, or is read like any other text."""
    stop = len(tokens.starts)
    if not 0 < stop <= _LONGEST:
        return None
    written = _WRITTEN.fullmatch(to_ascii_digits(tokens.text).strip().lower())
    if written is not None:
        value = _value(written) if _is_special(written) else None
        return None if value is None else Found("number", to_text(value), 0, stop)
    return _sum(tokens, stop) if "और" in tokens.keys[1:stop] else None


def _is_special(written: re.Match[str]) -> bool:
    """Whether the number needs to stand alone to be one: a notation, a minus apart, an id's many digits."""
    base = written["base"]
    long = base.isdecimal() and len(base) >= _LONG and len(base) not in _CODES and base[0] != "0"
    return long or written["base"] != written[0].lstrip("-−") or bool(written["minus"] and written["apart"])


def _value(written: re.Match[str]) -> Decimal | None:
    value = Decimal(written["base"])
    try:
        if written["thousand"]:
            value *= 1000
        elif written["ten"]:
            value = value.scaleb(int(written["ten"]))
        elif written["top"]:
            value += Decimal(written["top"]) / Decimal(written["bottom"])
        elif written["power"]:
            signs, digits = re.fullmatch(r"([-+]*)(\d+)", written["power"]).groups()  # type: ignore[union-attr]
            value = _EXACT.power(value, int(digits) * (-1) ** signs.count("-"))
    except DecimalException:
        return None
    if not value.is_finite():
        return None
    return -value if written["minus"] else value


def _sum(tokens: Tokens, stop: int) -> Found | None:
    """ "तीन सौ और दो दर्जन" is 324, "बीस और तीन और तीन बटे पांच" 118:5, "दो सौ और दो हजार" 202000."""
    numerals: list[Numeral] = []
    at = 0
    while (last := _last(tokens, at, stop)) is None:
        numeral = read_numeral(tokens.keys, at)
        if numeral is None or (numeral.stop < stop and tokens.keys[numeral.stop] != "और"):
            return None
        numerals, at = [*numerals, numeral], numeral.stop + 1
        if at > stop:
            return _whole(tokens, numerals, stop)
    return _with_last(numerals, last, stop)


def _last(tokens: Tokens, at: int, stop: int) -> Found | None:
    """The ordinal or fraction that ends the text."""
    found = read_ordinal(tokens, at) or read_ratio(tokens, at)
    return found if found is not None and found.stop == stop else None


def _whole(tokens: Tokens, numerals: list[Numeral], stop: int) -> Found | None:
    if all(a.scale > b.value for a, b in pairwise(numerals)):
        return Found("number", to_text(sum((n.value for n in numerals), Decimal(0))), 0, stop)
    joined = [key for key in tokens.keys[:stop] if key != "और"]
    numeral = read_numeral([*joined, "", "", "", ""], 0)
    fits = numeral is not None and numeral.stop == len(joined) and any(k in number_words().magnitudes for k in joined)
    return Found("number", to_text(numeral.value), 0, stop) if numeral and fits else None


def _with_last(numerals: list[Numeral], last: Found, stop: int) -> Found | None:
    if not numerals:
        return None
    total = sum((n.value for n in numerals), Decimal(0))
    top, _, bottom = last.value.partition(":")
    if not bottom:
        fits = all(a.scale > b.value for a, b in pairwise(numerals)) and numerals[-1].scale > Decimal(top)
        return Found("ordinal", to_text(total + Decimal(top)), 0, stop) if fits else None
    fits = all(n.value % 10 == 0 for n in numerals) and 0 < Decimal(top) < 10 * Decimal(bottom)
    return Found("ratio", f"{to_text(total * Decimal(bottom) + Decimal(top))}:{bottom}", 0, stop) if fits else None
