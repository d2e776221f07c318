"""Devanagari names in Latin letters the way people write them, final and medial schwas deleted."""

import re
from functools import lru_cache

from pipelines.hindi.acronyms import LETTER, LETTER_OF, decode_acronym
from pipelines.hindi.normalise import to_nfc

_CONSONANTS = dict(
    zip(
        "क ख ग घ ङ च छ ज झ ञ ट ठ ड ढ ण त थ द ध न प फ ब भ म य र ल ळ व श ष स ह".split(),
        "k kh g gh n ch chh j jh n t th d dh n t th d dh n p ph b bh m y r l l v sh sh s h".split(),
        strict=True,
    )
)
_NUKTA = {"क": "q", "ख": "kh", "ग": "g", "ज": "z", "झ": "zh", "ड": "r", "ढ": "rh", "फ": "f"}
_VOWELS = dict(zip("अ आ इ ई उ ऊ ऋ ए ऐ ऑ ओ औ ऍ ऎ ऒ".split(), "a a i i u u ri e ai o o au e e o".split(), strict=True))
_SIGNS = dict(zip("ािीुूृेैॉोौॅॆॊ", "a i i u u ri e ai o o au e e o".split(), strict=True))
_VIRAMA, _NUKTA_SIGN = "्", "\u093c"
_SYLLABLE = re.compile(
    f"([{''.join(_CONSONANTS)}])({_NUKTA_SIGN}?)([{''.join(_SIGNS)}{_VIRAMA}]?)([ंँ]?)|([{''.join(_VOWELS)}])([ंँ]?)"
)
# A schwa, kept apart until it is known whether it is spoken.
_SCHWA = "ə"
_SPOKEN = "[aeiouə]"
# Conventions no rule gives.
_CUSTOM = {"सिंह": "Singh"}
_DEVANAGARI = re.compile(r"[\u0900-\u097f]+")
_INITIAL = re.compile(rf"(?<![\u0900-\u097f])({LETTER})[.॰]")


def _letters(word: str) -> str:
    """Return the word in Latin letters with every schwa marked, an anusvara as N."""
    out = []
    for consonant, nukta, sign, nasal, vowel, vowel_nasal in _SYLLABLE.findall(word):
        if vowel:
            out.append(_VOWELS[vowel] + ("N" if vowel_nasal else ""))
            continue
        out.append(_NUKTA.get(consonant, _CONSONANTS[consonant]) if nukta else _CONSONANTS[consonant])
        out.append("" if sign == _VIRAMA else _SIGNS.get(sign, _SCHWA))
        out.append("N" if nasal else "")
    return "".join(out)


_ONE = "(?:chh|[kgcjtdpb]h|sh|rh|[^aeiouəN])"
# After one consonant the last schwa falls silent; after a cluster when it ends in a stop or a sibilant (ट्रंप, गुप्त), but not
# when it ends in a sonorant (चंद्र, मिश्र, कृष्ण).
_FINAL = re.compile(f"(?<={_SPOKEN})({_ONE})ə$|(?<=[^aeiouə])((?:[kgcjtdpb]h|sh|[kgcjtdpbsz]))ə$")
_MEDIAL = re.compile(f"({_SPOKEN}{_ONE})ə({_ONE}[aeiou])")


def _without_schwas(word: str) -> str:
    """Delete the schwas that are not spoken: the last one after one consonant, and a medial one in VC_CV (Ohala)."""
    word = _FINAL.sub(lambda m: m[1] or m[2], word)
    # From right to left: a deletion keeps its neighbour (राजनीतिक, but not every second one of a row).
    for match in reversed(list(_MEDIAL.finditer(word))):
        word = word[: match.end(1)] + word[match.start(2) :]
    return word.replace(_SCHWA, "a")


def _word_to_latin(word: str) -> str:
    if word in _CUSTOM:
        return _CUSTOM[word]
    letters = _without_schwas(_letters(word.replace("ज्ञ", "ग्य")))
    letters = re.sub("N(?=[pbm])", "m", letters).replace("N", "n")
    return letters[:1].upper() + letters[1:]


@lru_cache(maxsize=50_000)
def to_latin(name: str) -> str:
    """Return a name in Latin letters; Latin ones stay, acronyms become capitals.

    >>> to_latin("एम. एल. तहलियानी"), to_latin("डोनाल्ड ट्रंप"), to_latin("चंद्र")
    ('M. L. Tahliyani', 'Donald Tramp', 'Chandra')
    >>> to_latin("राजनाथ सिंह"), to_latin("नरेंद्र मोदी"), to_latin("केएन त्रिपाठी"), to_latin("महबूबा मुफ़्ती")
    ('Rajnath Singh', 'Narendra Modi', 'KN Tripathi', 'Mahbuba Mufti')
    """
    name = _INITIAL.sub(lambda m: LETTER_OF[m[1]] + ".", to_nfc(name))
    return _DEVANAGARI.sub(lambda m: decode_acronym(m[0]) or _word_to_latin(m[0]), name).strip()
