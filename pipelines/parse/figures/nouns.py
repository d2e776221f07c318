"""What a number counts: the head of the noun phrase after it."""

from typing import NamedTuple

from pipelines.hindi.normalise import fold, to_nfc
from pipelines.hindi.number_words import number_words
from pipelines.parse.figures.found import DASHES
from pipelines.parse.figures.places import place_words
from pipelines.parse.figures.roles import is_infinitive, people, read_word, role_at, roles, word_role
from pipelines.parse.figures.singular import to_singular
from pipelines.parse.figures.tokens import Tokens, match_phrase

_REACH = 7
_JOINERS = frozenset({"और", "व", "एवं", "तथा", "या", ","})
# Oblique plural before these is one noun phrase with the words before it: "5 महिला डॉक्टरों ने".
_AGENT = frozenset({"ने", "को"})
_OBLIQUE = frozenset({"में", "पर", "से", "के", "की", "का"})
_BEING = frozenset({"है", "हैं", "था", "थे", "थी", "थीं", "हो", "हुए", "हुआ", "हुई", "हुईं", "होने", "होंगे", "होगा"})


class CountedNoun(NamedTuple):
    """`of`: the noun in its singular direct form; `stop`: the index after it; `bare`: neither known nor plural."""

    of: str
    stop: int
    bare: bool = False


def find_noun(tokens: Tokens, start: int) -> CountedNoun | None:
    """Return what is counted by a number that ends before `start`; None when no noun follows ("बयालीस के पर्चे")."""
    first: int | None = None
    compounds = roles().compounds
    for at in range(start, start + _REACH):
        if tokens.keys[at] in compounds and (compound := match_phrase(tokens.keys, at, compounds)) is not None:
            return _compound(tokens, at, compound[1])
        role = role_at(tokens, at)
        if role in ("known", "plural"):
            return _noun(tokens, at if role == "plural" else _later_head(tokens, at))
        if role in ("unknown", "modifier"):
            first = at if first is None or (role == "unknown" and _gives_way(tokens, first, at)) else first
        elif not _passes(tokens, at, start, first, role):
            break
    if first is None:
        return _adjective_noun(tokens, start, at) or _singular(tokens, start) or _owned(tokens, start)
    if _is_place(tokens, first, start):
        return _owned(tokens, start)
    return _noun(tokens, first)._replace(bare=True)


def _singular(tokens: Tokens, at: int) -> CountedNoun | None:
    """ "12 मामले की पुष्टि", printed so for मामलों; "पांच जिले में" are in one district."""
    word = read_word(tokens, at)
    sloppy = word is not None and word.endswith("े") and tokens.keys[at + 1] in ("की", "का", "को")
    return _noun(tokens, at) if sloppy and word and word_role(word, tokens.keys[at]) == "known" else None


def _owned(tokens: Tokens, at: int) -> CountedNoun | None:
    """ "10 डेंगू के मरीज मिले", "चार इटली के पर्यटक": what is counted is whose it is; no "तीन दिल्ली के अस्पताल में"."""
    keys, word = tokens.keys, read_word(tokens, at + 2)
    owner = read_word(tokens, at)
    if word is None or owner is None or keys[at + 1] not in ("के", "की") or keys[at + 3] in _OBLIQUE:
        return None
    named = keys[at] in place_words() or word_role(owner, keys[at]) in ("unknown", "modifier")
    plural = to_singular(word).plural or (keys[at + 1] == "के" and word_role(word, keys[at + 2]) == "known")
    return _noun(tokens, at + 2) if named and plural and role_at(tokens, at + 2) in ("known", "plural") else None


def _adjective_noun(tokens: Tokens, start: int, stop: int) -> CountedNoun | None:
    """ "59 भारतीय हैं": the adjective is the noun when none follows."""
    lists = roles()
    for at in range(stop - 1, start - 1, -1):
        if tokens.keys[at] in lists.known and tokens.keys[at] not in lists.predicates:
            return _noun(tokens, at)
    return None


def _gives_way(tokens: Tokens, first: int, at: int) -> bool:
    """Of two unknown words the later is the head, "37 एक्सटेंशन सेंटर और", but no verb and not before a postposition."""
    lists, key, after = roles(), tokens.keys[at], tokens.keys[at + 1]
    if tokens.keys[first] in lists.modifiers:
        return tokens.keys[first] not in lists.known
    if at != first + 1 or key.endswith("ाई"):
        return False
    ends = role_at(tokens, at + 1) == "stop"
    return ends and key[-1] not in "ाेो" and after not in lists.postpositions and after not in _BEING


def _is_place(tokens: Tokens, at: int, start: int) -> bool:
    """An unknown word is not counted where it stands like a place: "पांच गुरुग्राम से", "संख्या 93 लाहौर:"."""
    keys = tokens.keys
    if keys[at + 1] == ":" or tokens.attached(at):
        return True
    return keys[at + 1] in roles().postpositions and (at > start or keys[at + 1] not in _AGENT)


def _passes(tokens: Tokens, at: int, start: int, first: int | None, role: str) -> bool:
    """Whether the phrase goes on: adjectives before the noun, "7 बागी और निर्दलीय विधायक", "900 पास हो चुके छात्र"."""
    keys = tokens.keys
    if first is not None:
        # "97 तेजस लड़ाकू विमान": a name stands before the adjective; "12 ओलंपियन भारतीय टीम में" goes on.
        named = role == "adjective" and role_at(tokens, at + 1) in ("known", "plural")
        return named and keys[at + 2] not in _OBLIQUE
    if role != "stop":
        return True
    if tokens.attached(at) and (keys[at] in DASHES or keys[at - 1] in DASHES):
        return True
    if is_infinitive(tokens, at) or (at > start and is_infinitive(tokens, at - 1)):
        return True
    if keys[at] in _JOINERS and keys[at - 1] not in number_words().magnitudes and (at > start or keys[at] != ","):
        after = read_word(tokens, at + 1)
        return (
            after is not None
            and word_role(after, keys[at + 1]) in ("adjective", "known", "plural", "predicate")
            and _agrees(tokens, at)
        )
    return at > start and keys[at] in roles().participles and keys[at - 1] not in _JOINERS and _noun_near(tokens, at)


def _agrees(tokens: Tokens, at: int) -> bool:
    """After और the noun must follow at once, maybe past an adjective, and be no phrase of its own ("और विरोध में")."""
    for step in (1, 2):
        word = read_word(tokens, at + step)
        if word is None:
            return False
        role = word_role(word, tokens.keys[at + step])
        if role in ("known", "plural"):
            return to_singular(word).plural or tokens.keys[at + step + 1] not in _OBLIQUE
        # "दो और पॉजिटिव मामले"
        if role != "adjective" and (role != "predicate" or step == 2):
            return False
    return False


def _noun_near(tokens: Tokens, at: int) -> bool:
    for step in range(1, 4):
        word = read_word(tokens, at + step)
        if word is None:
            return False
        role = word_role(word, tokens.keys[at + step])
        if role in ("known", "plural"):
            return True
        if role == "stop" and tokens.keys[at + step] not in roles().participles:
            return False
    return False


def _later_head(tokens: Tokens, at: int) -> int:
    """The head of "5 महिला डॉक्टरों ने" and "15 दमकल गाड़ियां" is the later noun, of "4 मजदूर ग्रामीणों की मदद से" the first."""
    after = read_word(tokens, at + 1)
    printed = tokens.text[tokens.starts[at] : tokens.ends[at]]
    first = to_singular(printed)
    if after is None or first.plural or first.base != to_nfc(printed) or tokens.keys[at] == "बार":
        return at
    marked = word_role(after, tokens.keys[at + 1]) in ("known", "plural") and to_singular(after).plural
    # A thing before a plural belongs to it; people before a plural do something with it.
    joined = tokens.keys[at + 2] in _AGENT or fold(first.base) not in people()
    return at + 1 if (marked and joined) or _is_attribute(tokens, at, after) else at


def _is_attribute(tokens: Tokens, at: int, after: str) -> bool:
    """ "नौ आतंकी ठिकाने", "तीन नक्सली हमले": people in -ी are an adjective before a plural in -े with no postposition."""
    plural = after.endswith("े") and to_singular(after).base != to_nfc(after)
    head = plural and word_role(after, tokens.keys[at + 1]) == "known"
    return head and tokens.keys[at].endswith("ी") and tokens.keys[at + 2] not in _OBLIQUE


def _noun(tokens: Tokens, at: int) -> CountedNoun:
    return CountedNoun(to_singular(tokens.text[tokens.starts[at] : tokens.ends[at]]).base, at + 1)


def _compound(tokens: Tokens, at: int, stop: int) -> CountedNoun:
    printed = tokens.text[tokens.starts[at] : tokens.ends[stop - 2]]
    return CountedNoun(f"{to_nfc(printed)} {_noun(tokens, stop - 1).of}", stop)
