"""Numbers with a unit: money, percentages, measures, temperatures, durations and ages."""

from collections.abc import Callable
from typing import NamedTuple

from pipelines.hindi.numbers import Numeral
from pipelines.parse.figures.found import ENDS, Found, Quantity, count_minus, read_number, to_text
from pipelines.parse.figures.tokens import Tokens, match_phrase
from pipelines.parse.figures.vocabulary import Unit, vocabulary
from schemas.figure import FigureKind

_AGED = frozenset({"year", "month", "week", "day"})
_MARKS = frozenset({"अंक", "अंकों"})
_NEAR = 6
# The longest sign has so many tokens: यू . एस . $
_SIGN = 5
_OWNS = frozenset({"का", "की", "के"})
_BEING = frozenset({"है", "हैं", "हूं", "था", "थी", "थे"})
_ONLY = frozenset({"केवल", "सिर्फ", "अभी", "महज", "मात्र"})
_PRONOUNS = frozenset({"वह", "वो", "मैं"})


class _Said(NamedTuple):
    unit: Unit
    at: int
    stop: int


def find_unit(tokens: Tokens, quantity: Quantity) -> _Said | None:
    """Return the unit after a number, also past its bound ("200 से अधिक किलोमीटर") or a joining dash, or None."""
    keys = tokens.keys
    at = quantity.stop
    bound = match_phrase(keys, at, vocabulary().bounds_after)
    if bound is not None:
        at = bound[1]
    elif keys[at] == "-" and tokens.attached(at) and tokens.attached(at + 1):
        at += 1
    matched = match_phrase(keys, at, vocabulary().units)
    if matched is None or (not keys[at][:1].isalpha() and _is_next_sign(tokens, matched)):
        return None
    return _compound(tokens, at, *matched)


def _is_next_sign(tokens: Tokens, matched: tuple[Unit, int]) -> bool:
    """The sign of "10 $ 20" is of the number after it."""
    return matched[0].kind == "money" and read_number(tokens, matched[1]) is not None


def _compound(tokens: Tokens, at: int, unit: Unit, stop: int) -> _Said:
    """ "कि.मी. प्रति घंटा", "किलो प्रति हेक्टेयर", "बैरल प्रतिदिन": one unit per another."""
    keys = tokens.keys
    if unit.kind == "measure" and keys[stop].startswith("प्रति"):
        joined = keys[stop].removeprefix("प्रति")
        each = (
            match_phrase([joined], 0, vocabulary().units)
            if joined
            else match_phrase(keys, stop + 1, vocabulary().units)
        )
        if each is not None and each[0].kind in ("measure", "duration"):
            return _Said(Unit("measure", f"{unit.name}_per_{each[0].name}"), at, stop + 1 if joined else each[1])
    return _Said(unit, at, stop)


def read_amount(tokens: Tokens, quantity: Quantity) -> Found | None:
    """Return the figure of a number with a unit or a currency sign; None when it has neither."""
    money = _signed_money(tokens, quantity)
    if money is not None:
        return money
    said = find_unit(tokens, quantity)
    if said is None:
        return _scaled(tokens, quantity)
    return _OF_KIND[said.unit.kind](tokens, quantity, said)


def _measure(tokens: Tokens, quantity: Quantity, said: _Said) -> Found:
    value, high = quantity.printed()
    return Found("measure", value, quantity.start, said.stop, high, said.unit.name)


def _percent(tokens: Tokens, quantity: Quantity, said: _Said) -> Found:
    value, high = quantity.printed()
    name, stop = said.unit.name, said.stop
    if name == "percentage_point" and tokens.keys[stop - 1] in _MARKS and not _changes(tokens, stop):
        # "91 फीसदी अंक" are marks in an examination.
        name, stop = "percent", stop - 1
    signs = count_minus(tokens, quantity.start) if high is None else 0
    value = to_text(-quantity.low) if signs else value
    return Found("percent", value, quantity.start - signs, stop, high, name)


def _changes(tokens: Tokens, at: int) -> bool:
    keys, words = tokens.keys, vocabulary().sets
    at += keys[at] in ("की", "का", "के", "से")
    return keys[at] in words["rise"] or keys[at] in words["fall"]


def _money(tokens: Tokens, quantity: Quantity, said: _Said) -> Found:
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


def _with_cents(tokens: Tokens, quantity: Quantity, said: _Said) -> Found:
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
    if quantity.low <= 60 and tokens.keys[quantity.start - 1] in vocabulary().sets["temperature_scale"]:
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


def _temperature(tokens: Tokens, quantity: Quantity, said: _Said) -> Found | None:
    keys, words = tokens.keys, vocabulary().sets
    start = quantity.start
    value, high = quantity.printed()
    if said.unit.name == "degree":
        if keys[said.stop] in words["not_degrees"]:
            return None
        around = (*keys[max(0, start - 12) : start], *keys[said.stop : said.stop + 5])
        if keys[max(0, start - 2) : start] != ["शून्य", "से"] and not any(k in words["temperature_cues"] for k in around):
            return Found("measure", value, start, said.stop, high, "degree")
    frozen = keys[max(0, start - 2) : start] in (["शून्य", "से"], ["0", "से"])
    below = frozen and "नीचे" in keys[said.stop : said.stop + 3]
    below = below or keys[max(0, start - 3) : start] == ["शून्य", "से", "नीचे"]
    signs = count_minus(tokens, start)
    if below or signs:
        value, high = to_text(-quantity.low), None
    return Found("temperature", value, start - signs, said.stop, high, said.unit.name)


def _lasting(tokens: Tokens, quantity: Quantity, said: _Said) -> Found:
    value, high = quantity.printed()
    aged = said.unit.name in _AGED and _is_age(tokens, quantity, said)
    return Found("age" if aged else "duration", value, quantity.start, said.stop, high, said.unit.name)


def _is_age(tokens: Tokens, quantity: Quantity, said: _Said) -> bool:
    """Whether "19 साल" is how old someone is: by उम्र before or after, by a person after it, or in brackets."""
    keys, words = tokens.keys, vocabulary().sets
    before = keys[max(0, quantity.start - _NEAR) : quantity.start]
    for key in reversed(before):
        if key in words["age_before"]:
            return True
        if key in ("।", ",", "\n", "."):
            break
    if match_phrase(keys, said.stop, vocabulary().age_after) is not None:
        return True
    if keys[quantity.start - 1] == "(" and keys[said.stop] == ")":
        return said.unit.name == "year"
    return keys[said.stop] in _OWNS and (_is_person(tokens, said.stop + 1) or _is_said(tokens, quantity, said.stop))


def _is_said(tokens: Tokens, quantity: Quantity, stop: int) -> bool:
    """ "वह करीब 40 साल का है": said of a person named right before it; "योजना 5 साल की है" lasts."""
    keys, words = tokens.keys, vocabulary().sets
    if keys[stop + 1] not in _BEING:
        return False
    at = quantity.start - 1
    while at >= 0 and (keys[at] in words["hedges"] or keys[at] in _ONLY):
        at -= 1
    return at >= 0 and (keys[at] in _PRONOUNS or keys[at] in words["persons"])


def _is_person(tokens: Tokens, at: int) -> bool:
    persons = vocabulary().sets["persons"]
    # "50 से 59 साल के 976 मरीज"
    at += tokens.keys[at].isdecimal()
    return tokens.keys[at] in persons or (tokens.keys[at] in ("एक", "मासूम") and tokens.keys[at + 1] in persons)


def read_adjective(tokens: Tokens, quantity: Quantity) -> Found | None:
    """Return the age of "45 वर्षीय" and the duration of "पांच वर्षीय योजना"; None for other words."""
    keys, words = tokens.keys, vocabulary().sets
    at = quantity.stop + (keys[quantity.stop] == "-")
    if keys[at] not in words["age_adjective"]:
        return None
    value, high = quantity.printed()
    lasts = any(k in words["lasting"] for k in keys[at + 1 : at + 5])
    return Found("duration" if lasts else "age", value, quantity.start, at + 1, high, "year")


def read_age_in_brackets(tokens: Tokens, quantity: Quantity) -> Found | None:
    """Return the age of "रमेश (24) निवासी ..."; None where brackets may hold something else."""
    keys, start, stop = tokens.keys, quantity.start, quantity.stop
    if keys[start - 1] != "(" or keys[stop] != ")" or start < 2 or quantity.high is not None:
        return None
    if not keys[start].isdecimal() or not 3 <= quantity.low <= 110:
        return None
    words = vocabulary().sets
    person = any(k in words["persons"] or k == "निवासी" for k in keys[max(0, start - 8) : start])
    whose = (person or keys[stop + 1] in words["age_brackets"]) and not keys[start - 2][:1].isdecimal()
    sport = any(k in words["not_age"] for k in keys[max(0, start - 12) : stop + 12])
    return Found("age", to_text(quantity.low), start, stop, unit="year") if whose and not sport else None


_OF_KIND: dict[FigureKind, Callable[[Tokens, Quantity, _Said], Found | None]] = {
    "money": _money,
    "percent": _percent,
    "duration": _lasting,
    "temperature": _temperature,
    "measure": _measure,
}
