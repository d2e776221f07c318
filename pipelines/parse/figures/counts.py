"""Counts with their noun, and numbers that stand bare."""

from pipelines.parse.figures.found import ENDS, Found, Quantity, count_minus, is_recent, to_text
from pipelines.parse.figures.nouns import find_noun
from pipelines.parse.figures.roles import is_noun
from pipelines.parse.figures.tokens import Tokens, match_phrase
from pipelines.parse.figures.vocabulary import vocabulary
from schemas.figure import FigureKind

_DEATHS = frozenset({"मौत", "मौतें", "जान", "मृत्यु"})
_AROUND = 5


def read_count(tokens: Tokens, quantity: Quantity) -> Found | None:
    """Return the count of a number with a noun after it, or of one that surely counts; None for other numbers."""
    keys = tokens.keys
    if keys[quantity.start].endswith(".0"):
        return None
    adjective = vocabulary().adjectival.get(keys[quantity.stop])
    if adjective is not None:
        return Found(
            "count", quantity.printed()[0], quantity.start, quantity.stop + 1, quantity.printed()[1], of=adjective
        )
    at = _after_bound(tokens, quantity.stop)
    if quantity.low != int(quantity.low) and keys[at] not in vocabulary().sets["divisible"]:
        return None
    article = keys[quantity.start] == "एक" and quantity.stop == quantity.start + 1
    value, high = quantity.printed()
    noun = None if article else find_noun(tokens, at)
    if noun is not None and not (noun.bare and (is_recent(keys[quantity.start]) or _is_named(tokens, quantity))):
        return Found("count", value, quantity.start, noun.stop, high, of=noun.of)
    if _is_death(tokens, quantity.stop) or (not article and _surely_counts(tokens, quantity)):
        return Found("count", value, quantity.start, quantity.stop, high)
    return None


def _after_bound(tokens: Tokens, at: int) -> int:
    """Where the noun begins: after "से अधिक", "के करीब", and भर of "दर्जन भर"."""
    if tokens.keys[at] == "तक":
        # "20 हजार तक का सफर" counts no journeys.
        return at
    bound = match_phrase(tokens.keys, at, vocabulary().bounds_after)
    at = at if bound is None else bound[1]
    hedge = match_phrase(tokens.keys, at, vocabulary().hedges_after)
    at = at if hedge is None else hedge[1]
    return at + (tokens.keys[at] == "भर")


def _is_death(tokens: Tokens, at: int) -> bool:
    """ "एक की मौत, तीन घायल": even एक counts."""
    return tokens.keys[at] in ("की", "के") and tokens.keys[at + 1] in _DEATHS


def _surely_counts(tokens: Tokens, quantity: Quantity) -> bool:
    """A number after संख्या, आबादी, मौत."""
    keys = tokens.keys
    if keys[quantity.start - 1] == "(" or _is_named(tokens, quantity):
        return False
    for at in range(quantity.start - 1, max(-1, quantity.start - 1 - _AROUND), -1):
        if keys[at] in ENDS:
            return False
        if keys[at] in vocabulary().sets["count_cues"]:
            return True
    return False


def _is_named(tokens: Tokens, quantity: Quantity) -> bool:
    """एसजी 876, एमपी 28: the number after an abbreviation belongs to it."""
    before = tokens.keys[quantity.start - 1] if quantity.start else ""
    if before in vocabulary().sets["letters"]:
        return True
    return vocabulary().abbreviation.fullmatch(before) is not None and before not in vocabulary().sets["indices"]


def read_times(tokens: Tokens, quantity: Quantity) -> Found | None:
    """Return how many times as much: "तीन गुना", "ढाई गुना"; None for other numbers."""
    if tokens.keys[quantity.stop] not in vocabulary().sets["times"]:
        return None
    value, high = quantity.printed()
    return Found("number", value, quantity.start, quantity.stop + 1, high, "times")


def read_bare(tokens: Tokens, quantity: Quantity) -> Found | None:
    """Return a number that stands alone: any in digits, and words that an omitted noun may complete ("बयालीस के")."""
    key = tokens.keys[quantity.start]
    # एसजी 876 is a name, मोदी 2.0 a version, एक alone an article.
    if tokens.keys[quantity.stop] in vocabulary().months:
        # A day that does not exist: 31 अप्रैल.
        return None
    if (
        _is_named(tokens, quantity)
        or key.endswith(".0")
        or (key == "एक" and quantity.high is None and quantity.stop == quantity.start + 1)
    ):
        return None
    value, high = quantity.printed()
    signs = count_minus(tokens, quantity.start)
    if signs and high is None:
        if is_noun(tokens, quantity.start - signs - 1):
            # कोविद -19 is no minus.
            return None
        return Found("number", to_text(-quantity.low), quantity.start - signs, quantity.stop)
    kind: FigureKind = "year" if is_recent(key) and quantity.stop == quantity.start + 1 else "number"
    return Found(kind, value, quantity.start, quantity.stop, high)
