"""The part each word after a number plays: noun, adjective, modifier, predicate, or the end of the phrase."""

from functools import cache, lru_cache
from typing import Literal, NamedTuple

from pipelines.hindi.calendar import month_numbers
from pipelines.hindi.normalise import fold
from pipelines.hindi.number_words import number_words
from pipelines.parse.figures.found import DASHES
from pipelines.parse.figures.places import nationality_words, place_words
from pipelines.parse.figures.singular import noun_file, to_singular
from pipelines.parse.figures.tokens import Phrases, Tokens, build_phrases
from pipelines.parse.figures.vocabulary import vocabulary

WordRole = Literal["known", "plural", "unknown", "adjective", "modifier", "predicate", "stop"]
"""known: a listed noun; plural: a noun by its ending; predicate: what is said of it; stop: not of the phrase."""
# Endings of adjectives: भारतीय, राजनीतिक, प्रभावित, बिजलीविहीन.
_ADJECTIVE = ("ीय", "िक", "ित", "ीकृत", "शील", "हीन", "पूर्ण", "युक्त", "ग्रस्त", "बद्ध", "जनक", "दायक", "शुदा", "स्तरीय", "रत")
# Endings of finite verbs: बनेंगे, लगाएगा, बनाया, लगाए.
_VERB = ("ेगा", "ेगी", "ेंगे", "ेंगी", "एगा", "एगी", "एंगे", "एंगी", "ाया", "ाए", "ाये", "ायी", "ाईं", "ाकर", "ेगें")


class Roles(NamedTuple):
    """Folded words by the part they play; see `reference/nouns.yaml`."""

    known: frozenset[str]
    adjectives: frozenset[str]
    modifiers: frozenset[str]
    predicates: frozenset[str]
    stops: frozenset[str]
    participles: frozenset[str]
    stems: frozenset[str]
    stem_followers: frozenset[str]
    light_verbs: frozenset[str]
    postpositions: frozenset[str]
    compounds: Phrases[bool]


@cache
def roles() -> Roles:
    """Return the word lists of `reference/nouns.yaml`. Raises ReferenceDataError when a row is wrong."""
    data = noun_file()
    folded = {name: frozenset(map(fold, getattr(data, name))) for name in Roles._fields[1:-1]}
    known = frozenset(map(fold, (*data.people, *data.things, *data.aa))) | nationality_words()
    folded["adjectives"] |= nationality_words()
    folded["stops"] |= vocabulary().sets["letters"] | frozenset(month_numbers())
    return Roles(known, **folded, compounds=build_phrases(dict.fromkeys(data.compounds, True)))


@cache
def people() -> frozenset[str]:
    """Return the folded nouns of people, in the singular."""
    return frozenset(map(fold, noun_file().people))


@cache
def _listed() -> tuple[tuple[WordRole, frozenset[str]], ...]:
    lists = roles()
    return ("predicate", lists.predicates), ("adjective", lists.adjectives), ("modifier", lists.modifiers)


@lru_cache(maxsize=100_000)
def word_role(printed: str, key: str) -> WordRole:
    """Return the part a word plays wherever it stands."""
    lists = roles()
    if key in lists.stops or _is_number(key):
        return "stop"
    noun = to_singular(printed)
    listed: WordRole | None = next((role for role, words in _listed() if key in words), None)
    if listed is not None:
        return listed
    if fold(noun.base) in lists.known:
        return "known"
    if key.endswith(_VERB) or key in place_words():
        return "stop"
    if noun.plural:
        return "plural"
    return "adjective" if key.endswith(_ADJECTIVE) else "unknown"


def _is_number(key: str) -> bool:
    words = number_words()
    return key in words.values or key in words.magnitudes or key in words.ordinals


def read_word(tokens: Tokens, at: int) -> str | None:
    """Return the printed word at `at`; None at a sign, a digit, a single letter or the end."""
    key = tokens.keys[at]
    if len(key) < 2 or not (key[0].isalpha() or "\u0900" <= key[0] <= "\u097f") or key[0] in "।॥":
        return None
    return tokens.text[tokens.starts[at] : tokens.ends[at]]


def is_noun(tokens: Tokens, at: int) -> bool:
    """Whether the token is a word that may name something."""
    return at >= 0 and read_word(tokens, at) is not None and role_at(tokens, at) not in ("stop", "predicate")


def is_predicate(key: str) -> bool:
    """Whether a folded word follows what is counted and is not it: घायल, बरामद."""
    return key in roles().predicates


def is_elliptic(tokens: Tokens, at: int) -> bool:
    """Whether the words after a number leave its noun out: a postposition, verb or predicate, or an adjective first."""
    role = role_at(tokens, at)
    return role in ("stop", "predicate") or (role == "adjective" and role_at(tokens, at + 1) in ("stop", "predicate"))


def role_at(tokens: Tokens, at: int) -> WordRole:
    """Return the part of a word where it stands: "प्रदान किया" is a verb, कोविड of "41 कोविड-19 मामले" a modifier."""
    printed, keys = read_word(tokens, at), tokens.keys
    role: WordRole = "stop" if printed is None else word_role(printed, keys[at])
    if role == "predicate" and keys[at] in roles().known and is_predicate(keys[at + 1]):
        # "13 सवार लापता हैं", but "52 यात्री सवार थे".
        return "known"
    if role == "stop" and _is_placed(tokens, at):
        return "adjective"
    # Sentences end with their verb: "उससे 12 लाख मारे।"
    last = role == "unknown" and keys[at].endswith("े") and keys[at + 1] in ("।", "", "\n")
    last = last and at > 0 and keys[at - 1] in number_words().magnitudes
    if role == "stop" or last or _is_verb(tokens, at, role):
        return "stop"
    if role in ("unknown", "known") and is_infinitive(tokens, at + 1):
        return "predicate"
    if _is_first_part(tokens, at):
        return "modifier" if role in ("known", "plural") else "adjective"
    return "predicate" if role == "unknown" and keys[at + 1] in roles().light_verbs else role


def _is_placed(tokens: Tokens, at: int) -> bool:
    """भारत of "5 वंदे भारत ट्रेनों": a place right before a noun belongs to it."""
    noun = read_word(tokens, at + 1)
    return (
        noun is not None
        and tokens.keys[at] in place_words()
        and word_role(noun, tokens.keys[at + 1]) in ("known", "plural")
    )


def _is_verb(tokens: Tokens, at: int, role: str) -> bool:
    """ "भाग गए", "आंकी गई", "आग लगने की घटनाएं"; and जिले of "जिले में" is one district, counted by no number."""
    keys, lists = tokens.keys, roles()
    if keys[at + 1] in lists.stem_followers and (keys[at] in lists.stems or _is_past(keys[at], role)):
        return True
    single = role == "known" and keys[at].endswith("े") and keys[at + 1] in lists.postpositions
    return single or is_infinitive(tokens, at)


def is_infinitive(tokens: Tokens, at: int) -> bool:
    """Whether a verb inside the phrase stands at a token: लगने of "35 आग लगने की घटनाएं".

    A plural noun must follow: "1,200 सैपर भेजने की तैयारी" counts sappers.
    """
    keys = tokens.keys
    if len(keys[at]) < 3 or not keys[at].endswith("ने") or keys[at + 1] not in ("की", "के"):
        return False
    noun = read_word(tokens, at + 2)
    return noun is not None and to_singular(noun).plural


def _is_past(key: str, role: str) -> bool:
    """Whether an unknown word before जाना is a verb: "सात करोड़ आंकी गई"."""
    return role == "unknown" and key.endswith(("ा", "े", "ी", "ीं"))


def _is_first_part(tokens: Tokens, at: int) -> bool:
    """कोविड of "41 कोविड-19 मामले", कॉलेज of "छह कॉलेज-अस्पतालों"."""
    joined = tokens.keys[at + 1] in DASHES and tokens.attached(at + 1) and tokens.attached(at + 2)
    return joined and (read_word(tokens, at + 2) is not None or tokens.keys[at + 2].isdecimal())
