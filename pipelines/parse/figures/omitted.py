"""What a sentence leaves out of a figure: the noun or the unit that another of its figures has."""

from collections.abc import Sequence

from pipelines.hindi.normalise import fold
from pipelines.hindi.number_words import number_words
from pipelines.parse.figures.counts import is_fate
from pipelines.parse.figures.found import ENDS, Found
from pipelines.parse.figures.roles import is_elliptic, is_predicate, people
from pipelines.parse.figures.tokens import Tokens, match_phrase
from pipelines.parse.figures.vocabulary import vocabulary

_MEASURED = frozenset({"percent", "money", "measure", "duration", "temperature", "age"})
_LACKING = frozenset({"number", "count", "temperature"})
_BACK = 4
# How long a list of temperatures may be: time must not grow with the square of a list of numbers.
_LISTED = 24
_ELLIPTIC_AFTER = frozenset({"अन्य", "के", "की", "ने", "को", "का", "में"})
_JOINED_AFTER = frozenset({"और", "व", "एवं", "तथा", ","})


def supply_nouns(tokens: Tokens, found: Sequence[Found]) -> list[Found]:
    """Return the figures with omitted nouns supplied from their sentence, and spoken numbers left without one dropped.

    "तिरपन उम्मीदवारों ने पर्चा भरा, बयालीस के सही पाए गए", "सत्तासी और शाम को पंचानवे बच्चों को".
    """
    whole = []
    for index, figure in enumerate(found):
        if figure.kind not in _LACKING or figure.unit or figure.of:
            whole.append(figure)
            continue
        figure = _share_unit(tokens, figure, found[index + 1] if index + 1 < len(found) else None)
        figure = _share_degrees(tokens, figure, found[index + 1 : index + 1 + _LISTED])
        bare = figure.kind == "number" and figure.unit is None and "." not in figure.value
        after = tokens.keys[figure.stop]
        fate = figure.kind == "count" and figure.of is None and is_fate(tokens, figure.stop)
        counted = figure.kind == "count" and figure.of is None and (after == "अन्य" or is_predicate(after))
        if bare or counted or fate:
            of = _omitted(tokens, found, index)
            # "दो ट्रक टकराए, एक की मौत": only people die.
            figure = figure._replace(kind="count", of=of) if of and (not fate or fold(of) in people()) else figure
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


def _share_degrees(tokens: Tokens, figure: Found, later: Sequence[Found]) -> Found:
    """ "तापमान ऊना में 33.0, सोलन में 31.5 और शिमला में 28.6 डिग्री": all are in the unit of the last."""
    if figure.kind not in ("number", "temperature"):
        return figure
    last = next((f for f in later if f.unit or f.kind not in ("number", "temperature")), None)
    if last is None or last.kind != "temperature" or not _same_sentence(tokens, figure.stop, last.start):
        return figure
    listed = figure.kind == "temperature" or "." in tokens.keys[figure.start]
    return figure._replace(kind="temperature", unit=last.unit) if listed else figure


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
    # "17 नगरों की पांच करोड़ की आबादी": the noun of so many follows.
    owns = keys[figure.stop] in ("का", "की", "के") and not is_fate(tokens, figure.stop)
    said = (keys[figure.stop] in _ELLIPTIC_AFTER and not owns) or is_predicate(keys[figure.stop])
    left_out = is_elliptic(tokens, figure.stop) and (_is_small(figure) or said)
    same = earlier and left_out and _same_sentence(tokens, earlier.stop, figure.start)
    return earlier.of if earlier and same else None


def _same_sentence(tokens: Tokens, start: int, stop: int) -> bool:
    return not any(key in ENDS for key in tokens.keys[start:stop])
