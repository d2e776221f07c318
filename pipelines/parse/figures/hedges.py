"""How sure, how bounded, how changed: what words around a figure say of it, and nouns left out."""

from collections.abc import Sequence
from typing import Any

from pipelines.hindi.number_words import number_words
from pipelines.parse.figures.changes import after_rate, is_rate, read_direction
from pipelines.parse.figures.found import ENDS, Found, read_number
from pipelines.parse.figures.roles import is_elliptic, is_predicate
from pipelines.parse.figures.tokens import Tokens, match_phrase
from pipelines.parse.figures.vocabulary import reaches, vocabulary

_BOUNDED = frozenset({"count", "percent", "money", "measure", "temperature", "duration", "age", "number", "ratio"})
_MEASURED = frozenset({"percent", "money", "measure", "duration", "temperature", "age"})
_SIGNS = frozenset("<>=")
_BACK = 4
# Of most figures nothing is said.
_UNSAID: dict[str, Any] = {"approximate": False}
_ELLIPTIC_AFTER = frozenset({"अन्य", "के", "की", "ने", "को", "का", "में"})
_JOINED_AFTER = frozenset({"और", "व", "एवं", "तथा", ","})


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


def supply_nouns(tokens: Tokens, found: Sequence[Found]) -> list[Found]:
    """Return the figures with omitted nouns supplied from their sentence, and spoken numbers left without one dropped.

    "तिरपन उम्मीदवारों ने पर्चा भरा, बयालीस के सही पाए गए", "सत्तासी और शाम को पंचानवे बच्चों को".
    """
    whole = []
    for index, figure in enumerate(found):
        figure = _share_unit(tokens, figure, found[index + 1] if index + 1 < len(found) else None)
        bare = figure.kind == "number" and figure.unit is None and "." not in figure.value
        after = tokens.keys[figure.stop]
        counted = figure.kind == "count" and figure.of is None and (after == "अन्य" or is_predicate(after))
        if bare or counted:
            of = _omitted(tokens, found, index)
            figure = figure._replace(kind="count", of=of) if of else figure
        if figure.kind == "number" and figure.unit is None and _is_idle(tokens, figure):
            continue
        whole.append(figure)
    return whole


def _share_unit(tokens: Tokens, figure: Found, later: Found | None) -> Found:
    """ "12 और 28 फीसदी" are both percentages; "5 और 7 लाख" may be five."""
    if later is None or figure.kind != "number" or figure.unit or later.start != figure.stop + 1:
        return figure
    both = (*tokens.keys[figure.start : figure.stop], *tokens.keys[later.start : later.stop])
    scaled = any(key in number_words().magnitudes for key in both)
    if later.kind not in _MEASURED or scaled or tokens.keys[figure.stop] not in _JOINED_AFTER:
        return figure
    return figure._replace(kind=later.kind, unit=later.unit, currency=later.currency)


def _is_idle(tokens: Tokens, figure: Found) -> bool:
    """A small spoken number with nothing beside it says nothing for certain; it does as the whole text."""
    bounded = figure.value != "0" and match_phrase(tokens.keys, figure.stop, vocabulary().bounds_after) is not None
    if figure.value_max or bounded or (figure.start == 0 and figure.stop == len(tokens.starts)):
        return False
    if figure.value == "0" and _is_stated(tokens, figure.stop):
        return False
    keys = tokens.keys[figure.start : figure.stop]
    if tokens.keys[figure.start - 1] == "प्लस":
        return False
    printed = keys[0][0].isdecimal() or keys[0][0] == "." or keys[-1][0].isdecimal()
    # "एक सौ सत्तर" is surely a number.
    return not (printed or figure.value[0] == "-" or any(key in number_words().magnitudes for key in keys))


def _is_stated(tokens: Tokens, at: int) -> bool:
    """ "अंतर शून्य रहा", "शून्य पर आउट": the number itself; शून्य काल and शून्य से शिखर are names and idioms."""
    at += tokens.keys[at] == "ही"
    key, words = tokens.keys[at], vocabulary().sets
    return key in words["zero_is"] or (key == "पर" and tokens.keys[at + 1] in words["zero_out"])


def _is_small(figure: Found) -> bool:
    return len(figure.value) <= 4


def _omitted(tokens: Tokens, found: Sequence[Found], index: int) -> str | None:
    figure, keys = found[index], tokens.keys
    later = next((f for f in found[index + 1 : index + 3] if f.kind == "count" and f.of), None)
    if later and _same_sentence(tokens, figure.stop, later.start) and keys[figure.stop] in _JOINED_AFTER:
        return later.of
    owned = keys[figure.stop] in ("का", "की", "के")
    if (
        later
        and not owned
        and _same_sentence(tokens, figure.stop, later.start)
        and "और" in keys[figure.stop : later.start]
    ):
        return later.of
    earlier = next((f for f in found[max(0, index - _BACK) : index][::-1] if f.kind == "count" and f.of), None)
    if keys[figure.stop] in _JOINED_AFTER:
        return None
    said = keys[figure.stop] in _ELLIPTIC_AFTER or is_predicate(keys[figure.stop])
    left_out = is_elliptic(tokens, figure.stop) and (_is_small(figure) or said)
    same = earlier and left_out and _same_sentence(tokens, earlier.stop, figure.start)
    return earlier.of if earlier and same else None


def _same_sentence(tokens: Tokens, start: int, stop: int) -> bool:
    return not any(key in ENDS for key in tokens.keys[start:stop])
