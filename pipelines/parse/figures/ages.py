"""How old someone is, and how long something lasts: what tells one from the other."""

from pipelines.hindi.normalise import fold
from pipelines.hindi.number_words import number_words
from pipelines.parse.figures.found import Found, Quantity, to_text
from pipelines.parse.figures.roles import people, read_word, role_at, roles
from pipelines.parse.figures.said_unit import SaidUnit
from pipelines.parse.figures.singular import to_singular
from pipelines.parse.figures.tokens import Tokens, match_phrase
from pipelines.parse.figures.vocabulary import vocabulary

_AGED = frozenset({"year", "month", "week", "day"})
_NEAR = 6
_OLDEST = 120
_OWNS = frozenset({"का", "की", "के"})
_BEING = frozenset({"है", "हैं", "हूं", "था", "थी", "थे"})
_ONLY = frozenset({"केवल", "सिर्फ", "अभी", "महज", "मात्र"})
_PRONOUNS = frozenset({"वह", "वो", "मैं"})


def read_lasting(tokens: Tokens, quantity: Quantity, said: SaidUnit) -> Found:
    """Return the age or the duration of a number with a unit of time."""
    value, high = quantity.printed()
    aged = said.unit.name in _AGED and _is_age(tokens, quantity, said)
    return Found("age" if aged else "duration", value, quantity.start, said.stop, high, said.unit.name)


def _is_age(tokens: Tokens, quantity: Quantity, said: SaidUnit) -> bool:
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
    return _is_persons(tokens, said.stop) or (keys[said.stop] in _OWNS and _is_said(tokens, quantity, said.stop))


def _is_persons(tokens: Tokens, stop: int) -> bool:
    """ "12 साल का लड़का", "60 साल से अधिक के बुजुर्ग", "25 साल तक के युवा": a person has it."""
    keys = tokens.keys
    bound = match_phrase(keys, stop, vocabulary().bounds_after)
    at = stop if bound is None else bound[1]
    if keys[at] in _OWNS:
        return _is_person(tokens, at + 1)
    return bound is not None and keys[at - 1] in _OWNS and _is_person(tokens, at)


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
    keys = tokens.keys
    # "50 से 59 साल के 976 मरीज", "8 और 11 साल के दो भाइयों", "पांच साल के मासूम बच्चे"
    at += keys[at].isdecimal() or keys[at] in number_words().values
    at += keys[at] == "मासूम" and read_word(tokens, at + 1) is not None and role_at(tokens, at + 1) == "known"
    word = read_word(tokens, at)
    # "25 साल के युवा आवेदन कर सकते हैं": the noun after them is part of the verb.
    verbal = keys[at + 2] in roles().light_verbs
    ends = word is not None and (verbal or role_at(tokens, at + 1) in ("stop", "predicate"))
    person = word is not None and ends and fold(to_singular(word).base) in people()
    return person or keys[at] in vocabulary().sets["persons"]


def read_adjective(tokens: Tokens, quantity: Quantity) -> Found | None:
    """Return the age of "45 वर्षीय" and "65 से अधिक उम्र के", the duration of "पांच वर्षीय योजना"; None for other words."""
    keys, words = tokens.keys, vocabulary().sets
    bound = match_phrase(keys, quantity.stop, vocabulary().bounds_after)
    if bound is not None and keys[bound[1]] in words["age_before"] and quantity.low < _OLDEST:
        value, high = quantity.printed()
        return Found("age", value, quantity.start, quantity.stop, high, "year")
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
