"""The unit that stands after a number."""

from typing import NamedTuple

from pipelines.parse.figures.found import Quantity, read_number
from pipelines.parse.figures.tokens import Tokens, match_phrase
from pipelines.parse.figures.vocabulary import Unit, vocabulary


class SaidUnit(NamedTuple):
    """A unit as printed over tokens [at, stop)."""

    unit: Unit
    at: int
    stop: int


def find_unit(tokens: Tokens, quantity: Quantity) -> SaidUnit | None:
    """Return the unit after a number, also past its bound ("200 से अधिक किलोमीटर") or a joining dash, or None."""
    keys, table = tokens.keys, vocabulary()
    at = quantity.stop
    if keys[at] in table.bounds_after and (bound := match_phrase(keys, at, table.bounds_after)) is not None:
        at = bound[1]
    elif keys[at] == "-" and tokens.attached(at) and tokens.attached(at + 1):
        at += 1
    matched = match_phrase(keys, at, table.units) if keys[at] in table.units else None
    if matched is None or (not keys[at][:1].isalpha() and _is_next_sign(tokens, matched)):
        return None
    return _compound(tokens, at, *matched)


def _is_next_sign(tokens: Tokens, matched: tuple[Unit, int]) -> bool:
    """The sign of "10 $ 20" is of the number after it."""
    return matched[0].kind == "money" and read_number(tokens, matched[1]) is not None


def _compound(tokens: Tokens, at: int, unit: Unit, stop: int) -> SaidUnit:
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
            return SaidUnit(Unit("measure", f"{unit.name}_per_{each[0].name}"), at, stop + 1 if joined else each[1])
    return SaidUnit(unit, at, stop)
