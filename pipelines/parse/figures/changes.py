"""Whether a figure states a change: what rose or fell by it, or to it."""

from collections.abc import Sequence

from pipelines.hindi.number_words import number_words
from pipelines.parse.figures.found import Found
from pipelines.parse.figures.tokens import Tokens, match_phrase
from pipelines.parse.figures.vocabulary import vocabulary

_CHANGING = frozenset({"count", "percent", "money", "measure", "temperature", "number"})
_OWNS = frozenset({"की", "का", "के"})
_POINTS = frozenset({"अंक", "पॉइंट", "प्वाइंट", "पायदान"})


def read_direction(tokens: Tokens, found: Found) -> str | None:
    """Return rise, fall, by (a change either way) or to (where it ended); None where no change is stated.

    "2 रुपये महंगा", "8 फीसदी की भारी गिरावट", "50 आधार अंक का बदलाव", "82 डॉलर प्रति बैरल पर पहुंचा".
    """
    if found.kind not in _CHANGING or is_rate(tokens, found):
        return None
    keys, words = tokens.keys, vocabulary().sets
    before, after = keys[found.start - 1] if found.start else "", keys[found.stop]
    follows = after in vocabulary().changing
    if not found.of and (before in words["to_before"] or (follows and _is_reached(keys, found.stop))):
        return "to"
    return _after_figure(tokens, found) if follows else None


def _after_figure(tokens: Tokens, found: Found) -> str | None:
    keys = tokens.keys
    at = _after_hedges(keys, found.stop)
    named = keys[at] in _OWNS
    if found.kind == "count" and found.of not in _POINTS and not named:
        # "90 पेड़ गिरे" is no change of a number.
        return None
    direction = _changed(keys, _after_adjectives(keys, at + named))
    # "50 रुपये तक बढ़ाया" ends there; "50 फीसदी तक बढ़ा" rose by so much.
    ended = direction and keys[found.stop] == "तक" and found.kind != "percent" and found.unit != "times"
    return "to" if ended else direction


def is_rate(tokens: Tokens, found: Found) -> bool:
    """Whether a figure is what a price is for: the grams of "1,01,200 रुपये प्रति 10 ग्राम पर" reach nothing."""
    return found.start > 0 and tokens.keys[found.start - 1] == "प्रति"


def _after_hedges(keys: Sequence[str], at: int) -> int:
    """Past the bound or hedge: "10 फीसदी से ज्यादा बढ़ा", "दस फीसदी तक इजाफा", "5 रुपये के करीब घटा"."""
    if list(keys[at : at + 3]) == ["की", "दर", "से"]:
        return at + 3
    bound, hedge = match_phrase(keys, at, vocabulary().bounds_after), match_phrase(keys, at, vocabulary().hedges_after)
    return bound[1] if bound else hedge[1] if hedge else at


def _after_adjectives(keys: Sequence[str], at: int) -> int:
    return at + (keys[at] in vocabulary().sets["change_adjectives"])


def _changed(keys: Sequence[str], at: int) -> str | None:
    words, after = vocabulary().sets, keys[at + 1]
    if keys[at] == "कमी" and after not in words["real_fall"]:
        # "1.5 करोड़ मकानों की कमी है" is a lack.
        return None
    going = after in words["going"]
    for name in ("rise", "fall", "by"):
        if keys[at] in words[name] or (going and keys[at] in words.get(f"{name}_stems", ())):
            return name
    return None


def after_rate(keys: Sequence[str], at: int) -> int:
    """Return the index past "प्रति लीटर", "प्रति 10 ग्राम" and "प्रतिदिन": what follows is said of the price."""
    if not keys[at].startswith("प्रति") or keys[at].startswith("प्रतिशत"):
        return at
    if keys[at] != "प्रति":
        return at + 1
    return at + 2 + (keys[at + 1][:1].isdecimal() or keys[at + 1] in number_words().values)


def _is_reached(keys: Sequence[str], at: int) -> bool:
    """ "645 अरब डॉलर पर पहुंच गया", "82 डॉलर प्रति बैरल पर आ गया", "70 हजार के स्तर तक पहुंचा" """
    at = after_rate(keys, at)
    if keys[at : at + 2] == ["के", "स्तर"]:
        at += 2
    return keys[at] in ("पर", "तक") and keys[at + 1] in vocabulary().sets["arrived"]
