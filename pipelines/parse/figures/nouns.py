"""What a number counts: the head of the noun phrase after it."""

from functools import cache, lru_cache
from typing import NamedTuple

from pipelines.hindi.calendar import month_numbers
from pipelines.hindi.normalise import fold, to_nfc
from pipelines.hindi.number_words import number_words
from pipelines.parse.figures.found import DASHES
from pipelines.parse.figures.places import nationality_words, place_words
from pipelines.parse.figures.singular import noun_file, to_singular
from pipelines.parse.figures.tokens import Phrases, Tokens, build_phrases, match_phrase
from pipelines.parse.figures.vocabulary import vocabulary

_REACH = 7
_JOINERS = frozenset({"और", "व", "एवं", "तथा", "या", ","})
# Endings of adjectives: भारतीय, राजनीतिक, प्रभावित, बिजलीविहीन.
_ADJECTIVE = ("ीय", "िक", "ित", "ीकृत", "शील", "हीन", "पूर्ण", "युक्त", "ग्रस्त", "बद्ध", "जनक", "दायक", "शुदा", "स्तरीय", "रत")
# Endings of finite verbs: बनेंगे, लगाएगा, बनाया, लगाए.
_VERB = ("ेगा", "ेगी", "ेंगे", "ेंगी", "एगा", "एगी", "एंगे", "एंगी", "ाया", "ाए", "ाये", "ायी", "ाईं", "ाकर", "ेगें")
# Oblique plural before these is one noun phrase with the words before it: "5 महिला डॉक्टरों ने".
_AGENT = frozenset({"ने", "को"})
_BEING = frozenset({"है", "हैं", "था", "थे", "थी", "थीं", "हो", "हुए", "हुआ", "हुई", "हुईं", "होने", "होंगे", "होगा"})


class CountedNoun(NamedTuple):
    """`of`: the noun in its singular direct form; `stop`: the index after it; `bare`: neither known nor plural."""

    of: str
    stop: int
    bare: bool = False


class _Roles(NamedTuple):
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
def _roles() -> _Roles:
    data = noun_file()
    folded = {name: frozenset(map(fold, getattr(data, name))) for name in _Roles._fields[1:-1]}
    known = frozenset(map(fold, (*data.people, *data.things, *data.aa))) | nationality_words()
    folded["adjectives"] |= nationality_words()
    folded["stops"] |= vocabulary().sets["letters"] | frozenset(month_numbers())
    return _Roles(known, **folded, compounds=build_phrases(dict.fromkeys(data.compounds, True)))


@lru_cache(maxsize=100_000)
def _role(printed: str, key: str) -> str:
    """known | adjective | modifier | predicate | plural | unknown | stop: what a word is in a noun phrase."""
    roles = _roles()
    if key in roles.stops or _is_number(key):
        return "stop"
    noun = to_singular(printed)
    for name, words in (
        ("predicate", roles.predicates),
        ("adjective", roles.adjectives),
        ("modifier", roles.modifiers),
    ):
        if key in words:
            return name
    if fold(noun.base) in roles.known:
        return "known"
    if key.endswith(_VERB) or key in place_words():
        return "stop"
    if noun.plural:
        return "plural"
    return "adjective" if key.endswith(_ADJECTIVE) else "unknown"


def _is_number(key: str) -> bool:
    words = number_words()
    return key in words.values or key in words.magnitudes or key in words.ordinals


def _word(tokens: Tokens, at: int) -> str | None:
    """The printed word at `at`, None at a sign, a digit or the end."""
    key = tokens.keys[at]
    if len(key) < 2 or not (key[0].isalpha() or "\u0900" <= key[0] <= "\u097f") or key[0] in "।॥":
        return None
    return tokens.text[tokens.starts[at] : tokens.ends[at]]


def find_noun(tokens: Tokens, start: int) -> CountedNoun | None:
    """Return what is counted by a number that ends before `start`; None when no noun follows ("बयालीस के पर्चे")."""
    first: int | None = None
    for at in range(start, start + _REACH):
        compound = match_phrase(tokens.keys, at, _roles().compounds)
        if compound is not None:
            return _compound(tokens, at, compound[1])
        role = _role_at(tokens, at)
        if role in ("known", "plural"):
            return _noun(tokens, at if role == "plural" else _later_head(tokens, at))
        if role in ("unknown", "modifier"):
            first = at if first is None or (role == "unknown" and _gives_way(tokens, first, at)) else first
        elif not _passes(tokens, at, start, first, role):
            break
    if first is None:
        return _adjective_noun(tokens, start, at)
    return None if _is_place(tokens, first, start) else _noun(tokens, first)._replace(bare=True)


def _adjective_noun(tokens: Tokens, start: int, stop: int) -> CountedNoun | None:
    """ "59 भारतीय हैं": the adjective is the noun when none follows."""
    roles = _roles()
    for at in range(stop - 1, start - 1, -1):
        if tokens.keys[at] in roles.known and tokens.keys[at] not in roles.predicates:
            return _noun(tokens, at)
    return None


def _gives_way(tokens: Tokens, first: int, at: int) -> bool:
    """Of two unknown words the later is the head, "37 एक्सटेंशन सेंटर और", but no verb and not before a postposition."""
    roles, key, after = _roles(), tokens.keys[at], tokens.keys[at + 1]
    if tokens.keys[first] in roles.modifiers:
        return True
    ends = after in _JOINERS or _word(tokens, at + 1) is None or after in roles.stops
    return ends and key[-1] not in "ाेो" and after not in roles.postpositions and after not in _BEING


def is_noun(tokens: Tokens, at: int) -> bool:
    """Whether the token is a word that may name something."""
    return at >= 0 and _word(tokens, at) is not None and _role_at(tokens, at) not in ("stop", "predicate")


def is_predicate(key: str) -> bool:
    """Whether a folded word follows what is counted and is not it: घायल, बरामद."""
    return key in _roles().predicates


def is_elliptic(tokens: Tokens, at: int) -> bool:
    """Whether the words after a number leave its noun out: a postposition, verb or predicate, or an adjective first."""
    role = _role_at(tokens, at)
    return role in ("stop", "predicate") or (role == "adjective" and _role_at(tokens, at + 1) in ("stop", "predicate"))


def _role_at(tokens: Tokens, at: int) -> str:
    """The role of a word where it stands: "भाग गए" and "प्रदान किया" are verbs, "जिले में" is one district."""
    printed, keys, roles = _word(tokens, at), tokens.keys, _roles()
    role = "stop" if printed is None else _role(printed, keys[at])
    if keys[at + 1] in roles.stem_followers and (keys[at] in roles.stems or _is_past(keys[at], role)):
        return "stop"
    if role in ("unknown", "known") and _is_infinitive(tokens, at + 1):
        return "predicate"
    if _is_infinitive(tokens, at):
        return "stop"
    if role != "stop" and _is_first_part(tokens, at):
        return "modifier" if role in ("known", "plural") else "adjective"
    if role == "unknown" and keys[at + 1] in roles.light_verbs:
        return "predicate"
    if role == "known" and keys[at].endswith("े") and keys[at + 1] in roles.postpositions:
        return "stop"
    return role


def _is_infinitive(tokens: Tokens, at: int) -> bool:
    """लगने of "35 आग लगने की घटनाएं"; a plural noun must follow: "1,200 सैपर भेजने की तैयारी" counts sappers."""
    keys = tokens.keys
    if len(keys[at]) < 3 or not keys[at].endswith("ने") or keys[at + 1] not in ("की", "के"):
        return False
    noun = _word(tokens, at + 2)
    return noun is not None and to_singular(noun).plural


def _is_past(key: str, role: str) -> bool:
    """Whether an unknown word before जाना is a verb: "सात करोड़ आंकी गई"."""
    return role == "unknown" and key.endswith(("ा", "े", "ी", "ीं"))


def _is_first_part(tokens: Tokens, at: int) -> bool:
    """कोविड of "41 कोविड-19 मामले", कॉलेज of "छह कॉलेज-अस्पतालों"."""
    joined = tokens.keys[at + 1] in DASHES and tokens.attached(at + 1) and tokens.attached(at + 2)
    return joined and (_word(tokens, at + 2) is not None or tokens.keys[at + 2].isdecimal())


def _is_place(tokens: Tokens, at: int, start: int) -> bool:
    """An unknown word is not counted where it stands like a place: "पांच गुरुग्राम से", "संख्या 93 लाहौर:"."""
    keys = tokens.keys
    if keys[at + 1] == ":" or tokens.attached(at):
        return True
    return keys[at + 1] in _roles().postpositions and (at > start or keys[at + 1] not in _AGENT)


def _passes(tokens: Tokens, at: int, start: int, first: int | None, role: str) -> bool:
    """Whether the phrase goes on: adjectives before the noun, "7 बागी और निर्दलीय विधायक", "900 पास हो चुके छात्र"."""
    keys = tokens.keys
    if first is not None:
        return False
    if role != "stop":
        return True
    if tokens.attached(at) and (keys[at] in DASHES or keys[at - 1] in DASHES):
        return True
    if _is_infinitive(tokens, at) or (at > start and _is_infinitive(tokens, at - 1)):
        return True
    if keys[at] in _JOINERS and keys[at - 1] not in number_words().magnitudes and (at > start or keys[at] != ","):
        after = _word(tokens, at + 1)
        return (
            after is not None and _role(after, keys[at + 1]) in ("adjective", "known", "plural") and _agrees(tokens, at)
        )
    return at > start and keys[at] in _roles().participles and keys[at - 1] not in _JOINERS and _noun_near(tokens, at)


def _agrees(tokens: Tokens, at: int) -> bool:
    """After और the noun must follow at once, maybe past an adjective, and be no phrase of its own ("और विरोध में")."""
    for step in (1, 2):
        word = _word(tokens, at + step)
        if word is None:
            return False
        role = _role(word, tokens.keys[at + step])
        if role in ("known", "plural"):
            return to_singular(word).plural or tokens.keys[at + step + 1] not in ("में", "पर", "से", "के", "की", "का")
        if role != "adjective":
            return False
    return False


def _noun_near(tokens: Tokens, at: int) -> bool:
    for step in range(1, 4):
        word = _word(tokens, at + step)
        if word is None:
            return False
        role = _role(word, tokens.keys[at + step])
        if role in ("known", "plural"):
            return True
        if role == "stop" and tokens.keys[at + step] not in _roles().participles:
            return False
    return False


def _later_head(tokens: Tokens, at: int) -> int:
    """The head of "5 महिला डॉक्टरों ने" is the later noun, of "4 मजदूर ग्रामीणों की मदद से" the first."""
    after = _word(tokens, at + 1)
    if after is None or to_singular(tokens.text[tokens.starts[at] : tokens.ends[at]]).plural:
        return at
    marked = _role(after, tokens.keys[at + 1]) in ("known", "plural") and to_singular(after).plural
    return at + 1 if marked and tokens.keys[at + 2] in _AGENT else at


def _noun(tokens: Tokens, at: int) -> CountedNoun:
    return CountedNoun(to_singular(tokens.text[tokens.starts[at] : tokens.ends[at]]).base, at + 1)


def _compound(tokens: Tokens, at: int, stop: int) -> CountedNoun:
    printed = tokens.text[tokens.starts[at] : tokens.ends[stop - 2]]
    return CountedNoun(f"{to_nfc(printed)} {_noun(tokens, stop - 1).of}", stop)
