"""One form for every spelling of a word: what makes two prints the same name.

Never for display: spans and printed text keep the source's own letters.
"""

import re
import unicodedata
from functools import lru_cache

# ZWJ, ZWNJ, BOM, directional marks and soft hyphen: invisible, and different in every scrape.
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
_INVISIBLE = re.compile(f"[{INVISIBLE}]+")
NUKTA = "\u093c"
# A nasal consonant + virama before a stop of its own class is an anusvara: सितम्बर = सितंबर, चण्डीगढ़ = चंडीगढ़;
# never before another nasal: अन्न, सम्मान, जन्म stay.
_HOMORGANIC = re.compile("ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[त-ध])|म्(?=[प-भ])")
# Most texts hold none of these: a search for the first is far quicker than a look at every letter.
_DIGIT = re.compile("[०-९]")
_DIGITS = str.maketrans("०१२३४५६७८९", "0123456789")
_BETWEEN_WORDS = re.compile(r"[\s\-‐-―.]+")


def to_ascii_digits(text: str) -> str:
    """Return `text` with Devanagari digits as ASCII ones; length and positions stay.

    >>> to_ascii_digits("१३ अगस्त २०२५")
    '13 अगस्त 2025'
    """
    return text.translate(_DIGITS) if _DIGIT.search(text) else text


def to_nfc(text: str) -> str:
    """Return `text` in one Unicode form without invisible characters.

    NFC alone leaves nukta letters in two shapes (U+0929 composes, U+095C decomposes): here all are base + nukta.

    >>> to_nfc("ब\\u0921\\u093cा") == to_nfc("ब\\u095cा")
    True
    """
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    return text.replace("ऩ", "न\u093c").replace("ऱ", "र\u093c").replace("ऴ", "ळ\u093c")


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """Return the key of a word or phrase: spelling variants of news Hindi share it, different words do not.

    Folded: invisible characters, nukta, chandrabindu and homorganic nasals to anusvara, Devanagari digits, Latin case,
    dashes and dots to spaces, runs of white space.

    >>> fold("चण्डीगढ़") == fold("चंडीगढ")
    True
    >>> fold("किम जोंग-उन") == fold("किम  जोंग उन")
    True
    """
    text = to_ascii_digits(to_nfc(word)).replace(NUKTA, "").replace("ँ", "ं")
    text = _HOMORGANIC.sub("ं", text).casefold()
    return _BETWEEN_WORDS.sub(" ", text).strip()
