"""One form for every spelling of a word: what makes two prints the same name.

Never for display: spans and printed text keep the source's own letters.
"""

import re
import unicodedata
from functools import lru_cache

# ZWJ, ZWNJ, BOM, directional marks and soft hyphen: invisible, and different in every scrape.
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
_INVISIBLE = re.compile(f"[{INVISIBLE}]+")
NUKTA, VIRAMA = "\u093c", "\u094d"
# Nukta letters that Unicode has in one piece, and the two pieces they are read as.
_IN_TWO = dict(
    zip("ऩऱऴ\u0958\u0959\u095a\u095b\u095c\u095d\u095e\u095f", (c + NUKTA for c in "नरळकखगजडढफय"), strict=True)
)
_ONE_PIECE = re.compile(f"[{''.join(_IN_TWO)}]")
# NFC leaves ASCII, Devanagari (but for accents) and dashes and quotes as they are, where no virama precedes a nukta.
_BEYOND_HINDI = re.compile("[^\x00-\x7f\u0900-\u0950\u0955-\u097f\u2010-\u2027]")
_DISORDERED = VIRAMA + NUKTA
# A nasal consonant + virama before a stop of its own class is an anusvara: सितम्बर = सितंबर, चण्डीगढ़ = चंडीगढ़;
# never before another nasal: अन्न, सम्मान, जन्म stay.
_HOMORGANIC = re.compile("ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[त-ध])|म्(?=[प-भ])")
# Most texts hold none of these: a search for the first is far quicker than a look at every letter.
_DIGIT = re.compile("[०-९]")
SHORT_VOWELS = dict(zip("आईऊऐऔीूैौ", "अइउएओिुेो", strict=True))
"""Long vowels and signs, and what they are short; ा is no letter when it is short."""
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
    # Each look is quicker than the next, and most texts need no more than the first.
    if not text.isprintable() and _INVISIBLE.search(text):
        text = _INVISIBLE.sub("", text)
    # In ordinary Hindi the nukta letters are all that changes; NFC itself takes long over a text that has any.
    if _BEYOND_HINDI.search(text) or _DISORDERED in text:
        text = unicodedata.normalize("NFC", text)
    return _ONE_PIECE.sub(lambda found: _IN_TWO[found[0]], text)


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
    if VIRAMA in text:
        text = _HOMORGANIC.sub("ं", text)
    return _BETWEEN_WORDS.sub(" ", text.casefold()).strip()


def fold_spaces(text: str) -> str:
    """Return `text` with runs of white space as one space, and none around it.

    >>> fold_spaces(" नदी का\\xa0 जलस्तर\\n")
    'नदी का जलस्तर'
    """
    # Every white space but the plain one is unprintable: two quick looks spare most texts being taken apart.
    return text.strip(" ") if text.isprintable() and "  " not in text else " ".join(text.split())
