"""How sure, how bounded, how changed: what words around a figure say of it."""

from collections.abc import Sequence
from typing import Any

from pipelines.parse.figures.changes import after_rate, is_rate, read_direction
from pipelines.parse.figures.found import Found, read_number
from pipelines.parse.figures.tokens import Tokens, match_phrase
from pipelines.parse.figures.vocabulary import reaches, vocabulary

_BOUNDED = frozenset({"count", "percent", "money", "measure", "temperature", "duration", "age", "number", "ratio"})
_SIGNS = frozenset("<>=")
# Of most figures nothing is said.
_UNSAID: dict[str, Any] = {"approximate": False}


def describe(tokens: Tokens, found: Found, number_stop: int) -> dict[str, Any]:
    """Return approximate, bound and direction of a figure whose bare number ends before `number_stop`."""
    keys, table = tokens.keys, vocabulary()
    after = keys[found.stop]
    before = keys[found.start - 1] if found.start else ""
    if before not in table.said_before and after not in table.changing and keys[number_stop] not in table.qualifying:
        return _UNSAID
    facts: dict[str, Any] = {"approximate": _is_approximate(tokens, found, number_stop)}
    if found.kind in _BOUNDED and found.value_max is None:
        facts["bound"] = _bound_before(tokens, found) or _bound_after(tokens, found, number_stop)
    facts["direction"] = read_direction(tokens, found)
    return facts


def _is_approximate(tokens: Tokens, found: Found, number_stop: int) -> bool:
    keys = tokens.keys
    if found.start and keys[found.start - 1] in vocabulary().sets["hedges"]:
        return True
    after = vocabulary().hedges_after
    if keys[number_stop] not in after and keys[found.stop] not in after:
        return False
    matched = match_phrase(keys, number_stop, after) or match_phrase(keys, found.stop, after)
    # "19 जिलों के करीब 6.5 लाख लोग": the hedge is of the number after it.
    return matched is not None and (found.kind == "time" or read_number(tokens, matched[1]) is None)


def _bound_before(tokens: Tokens, found: Found) -> str | None:
    keys = tokens.keys
    # "अधिकतम 19 डिग्री" is the day's maximum, no bound.
    last = keys[found.start - 1] if found.start and found.kind != "temperature" else ""
    for phrase, bound in vocabulary().bounds_before.get(last, ()):
        start = found.start - len(phrase)
        compared = last in _SIGNS and keys[start - 1] in _SIGNS
        if start >= 0 and tuple(keys[start : found.start]) == phrase and not compared:
            return bound
    return None


def _bound_after(tokens: Tokens, found: Found, number_stop: int) -> str | None:
    keys, after, stop = tokens.keys, vocabulary().bounds_after, after_rate(tokens.keys, found.stop)
    if (keys[number_stop] not in after and keys[stop] not in after) or is_rate(tokens, found):
        return None
    matched = match_phrase(keys, number_stop, after) or match_phrase(keys, stop, after)
    if matched is None or (keys[matched[1] - 1] == "तक" and not _is_limit(keys, matched[1], found)):
        return None
    return matched[0]


def _is_limit(keys: Sequence[str], at: int, found: Found) -> bool:
    """Whether तक before `at` bounds a figure: "70 हजार तक पहुंचा" reached it, "दो घंटे तक चला" lasted so long,
    "41 से 50 साल तक" ends a range, "80 करोड़ लोगों तक" goes to them, "31 तक बंद" is a day.
    """
    before = keys[found.start - 1] if found.start else ""
    if found.kind == "duration" or before in ("से", "लेकर") or before in vocabulary().sets["to_before"]:
        return False
    day = found.kind == "number" and found.stop == found.start + 1 and len(found.value) <= 2
    return not (day or (found.of and at > found.stop) or reaches(keys[at]))
