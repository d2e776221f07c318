"""Sums whose currency is left out: "50 हजार का इनाम", "2,100 करोड़ की परियोजनाएं", "1.27 करोड़ ठगे"."""

from decimal import Decimal

from pipelines.hindi.number_words import number_words
from pipelines.parse.figures.found import Found, Quantity
from pipelines.parse.figures.tokens import Tokens
from pipelines.parse.figures.vocabulary import vocabulary

_OWNS = frozenset({"का", "की", "के"})
_REACH = 4
_SMALLEST = Decimal(1000)


def read_sum(tokens: Tokens, quantity: Quantity) -> Found | None:
    """Return the money of a number in thousands or more beside a word for what costs; of no currency, for none is said.

    None for other numbers: "50 हजार की भीड़", "दो लाख की आबादी".
    """
    keys, stop = tokens.keys, quantity.stop
    words = vocabulary().sets
    if (quantity.high or quantity.low) < _SMALLEST:
        return None
    if keys[stop - 1] not in number_words().magnitudes and keys[stop + 1] not in words["money_itself"]:
        # "2024 का बजट" is no sum, "25000 का इनाम" is one.
        return None
    owned = keys[stop] in _OWNS and _meets(keys[stop + 1 : stop + 1 + _REACH], words["money_nouns"])
    if not owned and keys[stop] not in words["money_verbs"] and keys[stop] not in words["money_itself"]:
        return None
    value, high = quantity.printed()
    return Found("money", value, quantity.start, stop, high)


def _meets(keys: list[str], nouns: frozenset[str]) -> bool:
    """Whether a noun of money comes before another postposition or number ends the phrase."""
    for key in keys:
        if key in nouns:
            return True
        if not key or key in _OWNS or key in ("में", "से", "पर", "को", "ने", "और", ",", "।"):
            return False
    return False
