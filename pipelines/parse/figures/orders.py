"""Ordinals, ratios, fractions and scores."""

from decimal import Decimal

from pipelines.hindi.number_words import COUNTED_BY, number_words
from pipelines.parse.figures.found import DASHES, ENDS, Found, Quantity, count_minus, read_number, to_text
from pipelines.parse.figures.tokens import Tokens, match_phrase
from pipelines.parse.figures.vocabulary import vocabulary

_SPACED_ENDINGS = frozenset({"वां", "वीं", "वें"})
_OVER = frozenset({"बटा", "बटे"})
_OF = frozenset({"का", "की", "के", "में"})
# What follows the first number of a fraction, beside तिहाई and चौथाई.
_FRACTIONAL = frozenset({*DASHES, *_OVER, *_OF})
_PARTED = frozenset({"हिस्सा", "हिस्से", "भाग"})
_RANK_SIGNS = frozenset({":", "-", "–", "("})
_HALF = frozenset({"आधा", "आधे", "आधी"})


def read_ordinal(tokens: Tokens, at: int) -> Found | None:
    """Return the ordinal at a token: "80वीं", "9 वीं", "पहली", "एक सौ पच्चीसवां", "नंबर 1"; None for others."""
    keys, words = tokens.keys, number_words()
    if keys[at].isdecimal() and keys[at + 1] in words.ordinal_endings:
        if tokens.attached(at + 1) or keys[at + 1] in _SPACED_ENDINGS:
            return Found("ordinal", str(int(keys[at])), at, at + 2)
        return None
    if keys[at] in words.ordinals:
        return Found("ordinal", str(words.ordinals[keys[at]]), at, at + 1) if _counts(tokens, at) else None
    if keys[at] in words.english or keys[at] in words.english_ordinals:
        return _english_ordinal(tokens, at)
    if keys[at] in words.unsure_ordinals:
        sure = keys[at + 1] in vocabulary().sets["ordered"] and _counts(tokens, at)
        return Found("ordinal", str(words.unsure_ordinals[keys[at]]), at, at + 1) if sure else None
    return _long_ordinal(tokens, at)


def _english_ordinal(tokens: Tokens, at: int) -> Found | None:
    """ "फर्स्ट पेज", "टेंथ", "थर्टी थर्ड"; सेकेंड after a number is a unit."""
    keys, words = tokens.keys, number_words()
    tens = words.english.get(keys[at], 0)
    last = words.english_ordinals.get(keys[at + (tens > 0)])
    if last is None or (tens and not (tens >= 20 and last < 10)):
        return None
    alone = last <= 3 and not tens
    if alone and (keys[at + 1] not in vocabulary().sets["ordered_english"] or read_number(tokens, at - 1)):
        return None
    return Found("ordinal", str(tens + last), at, at + 1 + (tens > 0))


def _counts(tokens: Tokens, at: int) -> bool:
    """Whether दूसरा is "second" and not "other": not एक-दूसरे, कोई दूसरा, दूसरी ओर."""
    keys, words = tokens.keys, vocabulary().sets
    if number_words().ordinals.get(keys[at], 2) != 2 and keys[at] not in number_words().unsure_ordinals:
        return True
    before = keys[at - 2] if at > 1 and keys[at - 1] in DASHES else keys[at - 1] if at else ""
    return before not in words["not_ordinal_before"] and keys[at + 1] not in words["not_ordinal_after"]


def _long_ordinal(tokens: Tokens, at: int) -> Found | None:
    keys, words = tokens.keys, number_words()
    head = read_number(tokens, at)
    last = None if head is None else words.ordinals.get(keys[head.stop])
    if head is None or last is None or head.value != int(head.value):
        return None
    if last in COUNTED_BY and head.value < last:
        # दो सौवां is the 200th.
        return Found("ordinal", to_text(head.value * last), at, head.stop + 1)
    if head.scale == 1 or last >= head.scale:
        return None
    return Found("ordinal", to_text(head.value + last), at, head.stop + 1)


def read_rank(tokens: Tokens, quantity: Quantity) -> Found | None:
    """Return the rank of "नंबर 1", "नंबर एक", "ऑल इंडिया रैंक 93"; None for other numbers."""
    before = (
        tokens.keys[quantity.start - 1 - (tokens.keys[quantity.start - 1] in _RANK_SIGNS)] if quantity.start else ""
    )
    named = before in vocabulary().sets["ranks"] or (before == "नंबर" and quantity.low <= 20)
    if not named or quantity.high is not None or quantity.low != int(quantity.low) or _measured(tokens, quantity.stop):
        return None
    return Found("ordinal", to_text(quantity.low), quantity.start, quantity.stop)


def read_ratio(tokens: Tokens, at: int) -> Found | None:
    """Return the ratio or fraction at a token: "30:1", "दो तिहाई", "पांच में से तीन", "⅓"; None for others."""
    keys, words = tokens.keys, number_words()
    if keys[at].isdecimal() and keys[at + 1] == ":" and keys[at + 2].isdecimal() and tokens.attached(at + 2):
        return Found("ratio", f"{keys[at]}:{keys[at + 2]}", at, at + 3)
    sign = words.signs.get(keys[at], "")
    if ":" in sign:
        return Found("ratio", sign, at, at + 1)
    if keys[at] in _HALF:
        bounded = match_phrase(keys, at + 1, vocabulary().bounds_after) is not None
        halved = bounded or keys[at + 1] in vocabulary().sets["part_nouns"]
        return Found("ratio", "1:2", at, at + 1) if halved else None
    return _fraction(tokens, at) if keys[at + 1] == "/" else _said_fraction(tokens, at)


def _fraction(tokens: Tokens, at: int) -> Found | None:
    """ "3/4 हिस्सा" """
    keys = tokens.keys
    if not (keys[at].isdecimal() and keys[at + 2].isdecimal()):
        return None
    small = int(keys[at]) < int(keys[at + 2]) <= 20 and keys[at + 3] in vocabulary().sets["part_nouns"]
    return Found("ratio", f"{keys[at]}:{keys[at + 2]}", at, at + 3) if small else None


def _said_fraction(tokens: Tokens, at: int) -> Found | None:
    """A fraction in words: the word after its first number tells of what sort."""
    number = read_number(tokens, at)
    after = "" if number is None else tokens.keys[number.stop]
    if after == "और":
        return _mixed(tokens, at)
    if after == "में":
        return _part_of(tokens, at) or _nth_part(tokens, at)
    return _part(tokens, at) if after in _FRACTIONAL or after in number_words().parts else None


def _part(tokens: Tokens, at: int) -> Found | None:
    """ "दो तिहाई", "एक बटा बीस", "बीस का पांचवां भाग" """
    keys, top = tokens.keys, read_number(tokens, at)
    if top is None:
        return None
    part = top.stop + (keys[top.stop] in DASHES)
    bottom = number_words().parts.get(keys[part])
    if keys[top.stop] in _OVER:
        under = read_number(tokens, top.stop + 1)
        signs = count_minus(tokens, at)
        value = to_text(-top.value if signs else top.value)
        return under and Found("ratio", f"{value}:{to_text(under.value)}", at - signs, under.stop)
    if bottom is not None and top.value < bottom and top.value == int(top.value):
        return Found("ratio", f"{to_text(top.value)}:{bottom}", at, part + 1)
    return _nth_part(tokens, at)


def _nth_part(tokens: Tokens, at: int) -> Found | None:
    """ "एक का पांचवां हिस्सा" is 1:5."""
    whole = read_number(tokens, at)
    if whole is None or tokens.keys[whole.stop] not in _OF:
        return None
    nth = read_ordinal(tokens, whole.stop + 1)
    if nth is None or nth.value in ("1", "2"):
        return None
    parted = tokens.keys[nth.stop] in _PARTED
    # "2024 का पांचवां" and "3 मैचों का पांचवां" are no fractions; "बीस का पांचवां।" and "बीस में पांचवां हिस्सा" are.
    within = tokens.keys[whole.stop] == "में"
    ends = tokens.keys[nth.stop] in ENDS and not within
    if not (parted or ends) or (tokens.keys[at].isdecimal() and (within or not parted)):
        return None
    signs = count_minus(tokens, at)
    value = to_text(-whole.value if signs else whole.value)
    return Found("ratio", f"{value}:{nth.value}", at - signs, nth.stop + parted)


def _mixed(tokens: Tokens, at: int) -> Found | None:
    """ "पांच और एक चौथाई" is 21:4."""
    whole = read_number(tokens, at)
    if whole is None or tokens.keys[whole.stop] != "और" or whole.value != int(whole.value):
        return None
    part = _part(tokens, whole.stop + 1)
    if part is None or ":" not in part.value:
        return None
    top, bottom = map(Decimal, part.value.split(":"))
    if not 0 < top < bottom:
        return None
    return Found("ratio", f"{to_text(whole.value * bottom + top)}:{to_text(bottom)}", at, part.stop)


def _part_of(tokens: Tokens, at: int) -> Found | None:
    """ "पांच में से तीन" is 3:5."""
    whole = read_number(tokens, at)
    if whole is None or tokens.keys[whole.stop : whole.stop + 2] != ["में", "से"]:
        return None
    part = read_number(tokens, whole.stop + 2)
    if part is None or part.value > whole.value or part.value != int(part.value):
        return None
    return Found("ratio", f"{to_text(part.value)}:{to_text(whole.value)}", at, part.stop)


def read_score(tokens: Tokens, at: int) -> Found | None:
    """Return the score at a token as printed: "3-1 से हराया", "190/9"; None without a word of play beside it."""
    keys = tokens.keys
    one, sign, two = keys[at : at + 3]
    if sign != "/" and sign not in DASHES:
        return None
    joined = tokens.attached(at + 1) == tokens.attached(at + 2)
    halves = sign in DASHES and one.endswith(".5") and two.endswith(".5")
    plain = one.isdecimal() and two.isdecimal()
    if not ((plain or halves) and joined and (sign != "/" or tokens.attached(at + 1))):
        return None
    if sign == "/" and int(two) <= 10 < int(one) <= 999 and keys[at + 3] != "/":
        return Found("score", f"{one}/{two}", at, at + 3)
    if sign not in DASHES or max(len(one), len(two)) > (4 if halves else 2) or keys[at + 3] in DASHES:
        return None
    if any(k in vocabulary().sets["ratio_cues"] for k in keys[at + 3 : at + 5]):
        return Found("ratio", f"{one}:{two}", at, at + 3)
    # The sets of a match share its words: 6-4, 3-6, 7-5 से जीता.
    reach = 18 if keys[at + 3] == "," and keys[at + 5] in DASHES else 8
    cued = any(k in vocabulary().sets["score_cues"] for k in (*keys[max(0, at - 3) : at], *keys[at + 3 : at + reach]))
    return Found("score", f"{one}-{two}", at, at + 3) if cued and not _measured(tokens, at + 3) else None


def _measured(tokens: Tokens, at: int) -> bool:
    keys = tokens.keys
    return keys[at] in number_words().magnitudes or match_phrase(keys, at, vocabulary().units) is not None
