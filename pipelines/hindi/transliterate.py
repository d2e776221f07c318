"""Devanagari names in Latin letters the way people write them, unspoken schwas deleted."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from pipelines.hindi.acronyms import LETTER, LETTER_OF, decode_acronym
from pipelines.hindi.normalise import to_nfc
from pipelines.reference import load

_VIRAMA, _NUKTA = "्", "\u093c"
# A schwa and an anusvara, kept apart until it is known how they are spoken.
_SCHWA, _NASAL = "ə", "N"
_SPOKEN = "[aeiouəN]"
_ONE = "(?:chh|[kgcjtdpb]h|sh|rh|zh|[^aeiouəN])"
# After one consonant the last schwa falls silent; after a cluster when this ends in a stop or a sibilant (ट्रंप,
# गुप्त), but not when it ends in a sonorant (चंद्र, मिश्र, कृष्ण).
_FINAL = re.compile(f"(?<={_SPOKEN}){_ONE}(ə)$|(?<=[^aeiouə])(?:[kgcjtdpb]h|sh|[kgcjtdpbsz])(ə)$")
_OPEN, _SYLLABLE = re.compile(f"{_SPOKEN}{_ONE}$"), re.compile(f"{_ONE}[aeiouə]")
_DEVANAGARI = re.compile(r"[\u0900-\u097f]+")
_INITIAL = re.compile(rf"(?<![\u0900-\u097f])({LETTER})[.॰]")
# Letters before a name need no dots (के एम जोसेफ); amid one, के may be the case marker.
_LETTER, _OPENING = re.compile(LETTER), re.compile(rf"^(?:{LETTER}[.॰]?\s+)+(?=[\u0900-\u097f])")


class _Letters(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    consonants: dict[str, str]
    nukta: dict[str, str]
    vowels: dict[str, str]
    signs: dict[str, str]
    words: dict[str, str]


class _Table(NamedTuple):
    letters: _Letters
    syllable: re.Pattern[str]


@cache
def _table() -> _Table:
    letters = load("transliteration.yaml", _Letters)
    consonants, vowels, signs = ("".join(part) for part in (letters.consonants, letters.vowels, letters.signs))
    after = f"({_NUKTA}?)([{signs}{_VIRAMA}]?)"
    return _Table(letters, re.compile(f"(?:([{consonants}]){after}|([{vowels}]))([ंँ]?)"))


def _spelt(word: str) -> str:
    """Return a word in Latin letters with every schwa and anusvara marked."""
    letters, syllable = _table()
    out = []
    for consonant, nukta, sign, vowel, nasal in syllable.findall(word):
        if vowel:
            out.append(letters.vowels[vowel])
        else:
            table = letters.nukta if nukta and consonant in letters.nukta else letters.consonants
            out.append(table[consonant])
            out.append("" if sign == _VIRAMA else letters.signs.get(sign, _SCHWA))
        out.append(_NASAL if nasal else "")
    return "".join(out)


def _without_schwas(word: str) -> str:
    """Delete the unspoken schwas: the last one, and from right to left each in VC_CV (Ohala's rule)."""
    final = _FINAL.search(word)
    if final:
        at = max(final.start(1), final.start(2))
        word = word[:at] + word[at + 1 :]
    for at in range(len(word) - 1, 0, -1):
        if word[at] == _SCHWA and _OPEN.search(word[:at]) and _SYLLABLE.match(word[at + 1 :]):
            word = word[:at] + word[at + 1 :]
    return word.replace(_SCHWA, "a")


def _word_to_latin(word: str) -> str:
    convention = _table().letters.words.get(word)
    if convention:
        return convention
    spoken = _without_schwas(_spelt(word.replace("ज्ञ", "ग्य")))
    spoken = re.sub("N(?=[pbm])", "m", spoken).replace(_NASAL, "n")
    return spoken[:1].upper() + spoken[1:]


@lru_cache(maxsize=50_000)
def to_latin(name: str) -> str:
    """Return a name in Latin letters; Latin ones stay, letter names of acronyms and initials become capitals.

    >>> to_latin("राजनाथ सिंह"), to_latin("नरेंद्र मोदी"), to_latin("महबूबा मुफ़्ती")
    ('Rajnath Singh', 'Narendra Modi', 'Mahbuba Mufti')
    >>> to_latin("एम. एल. तहलियानी"), to_latin("केएन त्रिपाठी"), to_latin("डोनाल्ड ट्रंप")
    ('M. L. Tahliyani', 'KN Tripathi', 'Donald Tramp')
    >>> to_latin("के एम जोसेफ"), to_latin("टीएस तिरुमूर्ति"), to_latin("एमके")
    ('K M Josef', 'TS Tirumurti', 'MK')
    >>> to_latin("करतारपुर"), to_latin("लखनऊ"), to_latin("सरस्वती")
    ('Kartarpur', 'Lakhnau', 'Sarasvati')
    """
    name = _OPENING.sub(lambda m: _LETTER.sub(lambda letter: LETTER_OF[letter[0]], m[0]), to_nfc(name))
    name = _INITIAL.sub(lambda m: LETTER_OF[m[1]] + ".", name)
    return _DEVANAGARI.sub(lambda m: decode_acronym(m[0]) or _word_to_latin(m[0]), name).strip()
