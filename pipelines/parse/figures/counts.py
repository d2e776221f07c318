"""Counts with their noun, and numbers that stand bare."""

from pipelines.parse.figures.found import DASHES, ENDS, Found, Quantity, count_minus, is_recent, to_text
from pipelines.parse.figures.guards import LETTERS_TOO
from pipelines.parse.figures.nouns import find_noun
from pipelines.parse.figures.roles import is_noun, is_predicate
from pipelines.parse.figures.tokens import Tokens, match_phrase
from pipelines.parse.figures.vocabulary import vocabulary

_DEATHS = frozenset({"मौत", "मौतें", "जान", "मृत्यु", "हालत"})
_AROUND = 5
_UNKNOWNS = frozenset("xyz")


def read_count(tokens: Tokens, quantity: Quantity) -> Found | None:
    """Return the count of a number with a noun after it, or of one that surely counts; None for other numbers."""
    keys, (value, high) = tokens.keys, quantity.printed()
    adjective = vocabulary().adjectival.get(keys[quantity.stop])
    if adjective is not None:
        return Found("count", value, quantity.start, quantity.stop + 1, high, of=adjective)
    at = _after_bound(tokens, quantity.stop)
    whole = quantity.low == int(quantity.low) or keys[at] in vocabulary().sets["divisible"]
    if not whole or _is_version(keys[quantity.start]):
        return None
    article = keys[quantity.start] == "एक" and quantity.stop == quantity.start + 1
    named = _is_named(tokens, quantity) or _is_model(tokens, quantity.start)
    noun = None if article else find_noun(tokens, at)
    if noun is not None and not (noun.bare and (named or is_recent(keys[quantity.start]))):
        return Found("count", value, quantity.start, noun.stop, high, of=noun.of)
    if is_fate(tokens, quantity.stop) or (not article and not named and _surely_counts(tokens, quantity)):
        return Found("count", value, quantity.start, quantity.stop, high)
    return None


def _after_bound(tokens: Tokens, at: int) -> int:
    """Where the noun begins: after "से अधिक", "के करीब", and भर of "दर्जन भर"."""
    if tokens.keys[at] == "तक":
        # "20 हजार तक का सफर" counts no journeys.
        return at
    if tokens.keys[at] not in vocabulary().qualifying:
        return at + (tokens.keys[at] == "भर")
    bound = match_phrase(tokens.keys, at, vocabulary().bounds_after)
    at = at if bound is None else bound[1]
    hedge = match_phrase(tokens.keys, at, vocabulary().hedges_after)
    at = at if hedge is None else hedge[1]
    return at + (tokens.keys[at] == "भर")


def is_fate(tokens: Tokens, at: int) -> bool:
    """Whether what follows a number befalls people: "एक की मौत, चार की हालत गंभीर" counts, even एक."""
    return tokens.keys[at] in ("की", "के") and tokens.keys[at + 1] in _DEATHS


def _surely_counts(tokens: Tokens, quantity: Quantity) -> bool:
    """A number after संख्या, आबादी, मौत, or one said of whoever it counts: "39 मरे", "2248 संक्रमित"."""
    keys = tokens.keys
    if keys[quantity.start - 1] == "(":
        return False
    # "दो और गिरफ्तार", "तीन अन्य घायल"
    said = quantity.stop + (keys[quantity.stop] in ("और", "अन्य"))
    if keys[said] in vocabulary().sets["fates"] or is_predicate(keys[said]):
        return True
    for at in range(quantity.start - 1, max(-1, quantity.start - 1 - _AROUND), -1):
        if keys[at] in ENDS:
            return False
        if keys[at] in vocabulary().sets["count_cues"]:
            return True
    return False


def _is_named(tokens: Tokens, quantity: Quantity) -> bool:
    """एसजी 876, एमपी 28: the number after an abbreviation belongs to it."""
    before = tokens.keys[quantity.start - 1] if quantity.start else ""
    if before in vocabulary().sets["letters"] and before not in LETTERS_TOO:
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
    if _is_no_quantity(tokens, quantity):
        return None
    value, high = quantity.printed()
    signs = count_minus(tokens, quantity.start)
    if signs and high is not None and tokens.keys[quantity.start - 1] not in DASHES:
        return Found("number", to_text(-quantity.low), quantity.start - signs, quantity.stop, high)
    if signs and high is None:
        # कोविद -19 is no minus.
        named = is_noun(tokens, quantity.start - signs - 1)
        return None if named else Found("number", to_text(-quantity.low), quantity.start - signs, quantity.stop)
    year = is_recent(tokens.keys[quantity.start]) and quantity.stop == quantity.start + 1
    return Found("year" if year else "number", value, quantity.start, quantity.stop, high)


def _is_no_quantity(tokens: Tokens, quantity: Quantity) -> bool:
    """एसजी 876 and Shine 125 are names, मोदी 2.0 a version, एक an article, 31 अप्रैल a day that does not exist."""
    key = tokens.keys[quantity.start]
    alone = quantity.high is None and quantity.stop == quantity.start + 1
    article = key == "एक" and alone and len(tokens.starts) > 1
    named = _is_named(tokens, quantity) or _is_model(tokens, quantity.start)
    return article or named or _is_version(key) or tokens.keys[quantity.stop] in vocabulary().months


def _is_version(key: str) -> bool:
    """मोदी 2.0 is a version; 33.0 of a list of temperatures is a number."""
    return len(key) == len("2.0") and key.endswith(".0")


def _is_model(tokens: Tokens, start: int) -> bool:
    before = tokens.keys[start - 1] if start else ""
    # The x of a sum is no name: "x 10 से बड़ा है".
    unknown = before in _UNKNOWNS and tokens.text[tokens.starts[start - 1]] == before
    return before == "टॉप" or (before.isascii() and before.isalpha() and not unknown)
