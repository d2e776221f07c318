"""Numbers with a unit: money, percentages, measures and temperatures, and ranges of them."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from pipelines.hindi.numbers import Numeral
from pipelines.parse.figures.ages import read_lasting
from pipelines.parse.figures.found import (
    DASHES,
    ENDS,
    Found,
    Quantity,
    count_minus,
    read_number,
    read_quantity,
    to_text,
)
from pipelines.parse.figures.said_unit import SaidUnit, find_unit
from pipelines.parse.figures.tokens import Tokens, match_phrase
from pipelines.parse.figures.vocabulary import Unit, vocabulary
from schemas.figure import FigureKind

_MARKS = frozenset({"अंक", "अंकों"})
_NEAR = 6
# No weather is warmer: more degrees are an angle, or need a word of temperature beside them.
_HOTTEST = 60
# The longest sign has so many tokens: यू . एस . $
_SIGN = 5
_OWNS = frozenset({"का", "की", "के"})


def read_amount(tokens: Tokens, quantity: Quantity) -> Found | None:
    """Return the figure of a number with a unit or a currency sign; None when it has neither.

    Both ends of a range may have it: "6 फीसदी से 9 फीसदी तक", "₹500-₹700".
    """
    found = _read_one(tokens, quantity)
    return found if found is None or found.value_max else _with_upper(tokens, found)


def _with_upper(tokens: Tokens, found: Found) -> Found:
    keys, at = tokens.keys, found.stop
    dashed = keys[at] in DASHES
    if not dashed and keys[at] != "से":
        return found
    at += 1 + (keys[at + 1] == "लेकर")
    number = at if keys[at] not in vocabulary().sign_ends else at + 1
    quantity = read_quantity(tokens, number)
    upper = None if quantity is None else _read_one(tokens, quantity)
    if upper is None or upper.start != at or upper.value_max or not _is_upper(found, upper):
        return found
    closed = keys[upper.stop : upper.stop + 2] == ["के", "बीच"]
    closed = closed or (keys[upper.stop] == "तक" and keys[upper.stop + 1] not in vocabulary().sets["arrived"])
    return upper._replace(value=found.value, start=found.start, value_max=upper.value) if dashed or closed else found


def _is_upper(found: Found, upper: Found) -> bool:
    kinds = {found.kind, upper.kind}
    same = len(kinds) == 1 or kinds in ({"duration", "age"}, {"measure", "temperature"})
    unit = found.unit == upper.unit or (found.unit == "degree" and upper.kind == "temperature")
    return same and unit and found.currency == upper.currency and Decimal(found.value) < Decimal(upper.value)


def _read_one(tokens: Tokens, quantity: Quantity) -> Found | None:
    money = _signed_money(tokens, quantity)
    if money is not None:
        return money
    said = find_unit(tokens, quantity)
    if said is None:
        return _scaled(tokens, quantity)
    return _OF_KIND[said.unit.kind](tokens, quantity, said)


def _measure(tokens: Tokens, quantity: Quantity, said: SaidUnit) -> Found:
    value, high = quantity.printed()
    return Found("measure", value, quantity.start, said.stop, high, said.unit.name)


def _percent(tokens: Tokens, quantity: Quantity, said: SaidUnit) -> Found:
    value, high = quantity.printed()
    name, stop = said.unit.name, said.stop
    if name == "percentage_point" and tokens.keys[stop - 1] in _MARKS and not _compares(tokens.keys, stop):
        # "91 फीसदी अंक" are marks in an examination.
        name, stop = "percent", stop - 1
    signs = count_minus(tokens, quantity.start) if high is None else 0
    value = to_text(-quantity.low) if signs else value
    return Found("percent", value, quantity.start - signs, stop, high, name)


def _compares(keys: Sequence[str], at: int) -> bool:
    """ "3 प्रतिशत अंक बढ़ा", "2.37 प्रतिशत अंकों से आगे": points between percentages, no marks."""
    words = vocabulary().sets
    at += keys[at] in ("की", "का", "के", "से")
    return any(
        keys[at] in words[name] or (keys[at] in words.get(f"{name}_stems", ())) for name in ("rise", "fall", "apart")
    )


def _money(tokens: Tokens, quantity: Quantity, said: SaidUnit) -> Found:
    if said.unit.currency == "GBP" and _weighs(tokens, quantity.start, said.stop):
        return _measure(tokens, quantity, said._replace(unit=Unit("measure", "pound")))
    if said.unit.name is None and quantity.high is None:
        return _with_cents(tokens, quantity, said)
    value, high = quantity.printed()
    return Found("money", value, quantity.start, said.stop, high, said.unit.name, currency=said.unit.currency)


def _weighs(tokens: Tokens, start: int, stop: int) -> bool:
    """ "वजन 200 पाउंड", "2,000 पाउंड के बम" """
    near = (*tokens.keys[max(0, start - _NEAR) : start], *tokens.keys[stop : stop + 3])
    return not vocabulary().sets["weight_cues"].isdisjoint(near)


def _with_cents(tokens: Tokens, quantity: Quantity, said: SaidUnit) -> Found:
    """ "10 रुपये 50 पैसे" is 10.5 rupees; "50 पैसे" alone stays 50 with the unit paisa."""
    value, stop = quantity.low, said.stop
    more = read_number(tokens, stop + (tokens.keys[stop] == "और"))
    small = None if more is None else match_phrase(tokens.keys, more.stop, vocabulary().units)
    if more and small and small[0].name and small[0].currency == said.unit.currency and more.value < 100:
        value, stop = value + more.value / 100, small[1]
    elif more and _is_spoken_cents(tokens, said.stop, more):
        value, stop = value + more.value / 100, more.stop
    return Found("money", to_text(value), quantity.start, stop, currency=said.unit.currency)


def _is_spoken_cents(tokens: Tokens, at: int, more: Numeral) -> bool:
    """ "तेरह डॉलर पैंतालीस की लागत": words of 10 to 99 right after the currency, with nothing that they count."""
    keys = tokens.keys
    spoken = more.stop == at + 1 and not keys[at][:1].isdecimal() and not keys[at - 2][:1].isdecimal()
    return spoken and 10 <= more.value < 100 and (keys[more.stop] in ENDS or keys[more.stop] in (*_OWNS, "में", "है"))


def _signed_money(tokens: Tokens, quantity: Quantity) -> Found | None:
    """ "₹2.5 लाख करोड़", "रु. 500", "US $ 75 मिलियन"; a currency word may repeat the sign."""
    keys, at = tokens.keys, quantity.start
    if keys[at - 1] not in vocabulary().sign_ends:
        return None
    for start in range(max(0, at - _SIGN), at):
        matched = match_phrase(keys, start, vocabulary().signs)
        if matched is not None and matched[1] == at:
            said = find_unit(tokens, quantity)
            stop = said.stop if said and said.unit.currency == matched[0] else quantity.stop
            value, high = quantity.printed()
            return Found("money", value, start, stop, high, currency=matched[0])
    return None


def _scaled(tokens: Tokens, quantity: Quantity) -> Found | None:
    """A bare number after the name of its scale: "तीव्रता 6.2", "पारा 34 के पार"."""
    value, high = quantity.printed()
    if quantity.low == 0 and tokens.keys[quantity.stop] == "से":
        return None
    scale = vocabulary().sets["temperature_scale"]
    after = match_phrase(tokens.keys, quantity.stop, vocabulary().bounds_after)
    # "पारा 34 के पार", "40 के पार पारा"
    named = tokens.keys[quantity.start - 1] in scale or (after is not None and tokens.keys[after[1]] in scale)
    if quantity.low <= _HOTTEST and named:
        return Found("temperature", value, quantity.start, quantity.stop, high)
    if quantity.low > 12:
        return None
    near = tokens.keys[max(0, quantity.start - _NEAR) : quantity.start]
    if tokens.keys[quantity.stop] not in vocabulary().scales and vocabulary().scales.keys().isdisjoint(near):
        return None
    # "9.3 तीव्रता का भूकंप, तीन देश": the scale is of the number before it.
    said = [k for i, k in enumerate(near) if k in vocabulary().scales and not (i and near[i - 1][:1].isdecimal())]
    beside = (tokens.keys[quantity.stop], *said)
    unit = next((vocabulary().scales[k] for k in beside if k in vocabulary().scales), None)
    return None if unit is None else Found("measure", value, quantity.start, quantity.stop, high, unit)


def _temperature(tokens: Tokens, quantity: Quantity, said: SaidUnit) -> Found | None:
    keys, words = tokens.keys, vocabulary().sets
    start = quantity.start
    value, high = quantity.printed()
    if said.unit.name == "degree":
        if keys[said.stop] in words["not_degrees"]:
            return None
        around = frozenset((*keys[max(0, start - 12) : start], *keys[said.stop : said.stop + 5]))
        warm = not words["temperature_cues"].isdisjoint(around) or keys[max(0, start - 2) : start] == ["शून्य", "से"]
        if not warm and (quantity.low > _HOTTEST or not words["angle_cues"].isdisjoint(around)):
            return Found("measure", value, start, said.stop, high, "degree")
    frozen = keys[max(0, start - 2) : start] in (["शून्य", "से"], ["0", "से"])
    below = frozen and "नीचे" in keys[said.stop : said.stop + 3]
    below = below or keys[max(0, start - 3) : start] == ["शून्य", "से", "नीचे"]
    signs = count_minus(tokens, start)
    if below or signs:
        value, high = to_text(-quantity.low), None
    return Found("temperature", value, start - signs, said.stop, high, said.unit.name)


_OF_KIND: dict[FigureKind, Callable[[Tokens, Quantity, SaidUnit], Found | None]] = {
    "money": _money,
    "percent": _percent,
    "duration": read_lasting,
    "temperature": _temperature,
    "measure": _measure,
}
