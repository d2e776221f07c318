"""One key for a name in either script: its consonants as they sound, and whether a word ends in i.

सोहेल ख़ान and Sohail Khan, मुथालिक and मुत्तालिक, सहवाग with वीरेंद्र or वीरेंदर share one. Vowels are what spelling and
transliteration disagree on; a last i stays, because it tells कुमारी from कुमार.
"""

import re
from functools import lru_cache

from pipelines.hindi.normalise import fold

_CONSONANTS = dict(zip("कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसहळ", "kkggnccjjnttddnttddnpfbbmyrlvssshl", strict=True))
_VOWELS = "अआइईउऊएऐओऔऑऍऎऒािीुूेैोौॉॅॆॊ"
_SOUNDS = str.maketrans(
    {**_CONSONANTS, **dict.fromkeys(_VOWELS, "A"), "ृ": "r", "ऋ": "r", "ः": "h", "ं": "n", "्": None, "ॉ": "A"}
)
_LABIAL = re.compile("ं(?=[पफबभम])")
# English and Indian spelling of one sound, in this order.
_LATIN = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("tch", "ch"),
        ("sch", "sk"),
        ("ch(?=[rl])|ck", "k"),
        ("ph", "f"),
        ("^kn", "n"),
        ("^wr", "r"),
        ("^ge(?=o)|g(?=e$|ia)", "j"),
        ("(?<=[aeo])w(?![aeiou])", ""),
        ("ght", "t"),
        ("ngh", "nh"),
        ("x", "ks"),
        ("q", "k"),
        ("chh?", "C"),
        ("c(?=[eiy])", "s"),
        ("c", "k"),
        ("C", "c"),
        ("sh", "s"),
        ("z", "j"),
        ("w", "v"),
        ("(?<=[kgcjtdpbsr])h", ""),
        ("[aeiou]+", "A"),
    )
)
# Not in words of one consonant (की).
_LAST_I = re.compile("(?<=..)[िीईइ]$|(?<=..)(?:i|(?<![ae])y|ee|ie)$")


@lru_cache(maxsize=100_000)
def to_sound(word: str) -> str:
    """Return the key of one word of a name; what is in neither script stays as it is.

    >>> to_sound("ट्रम्प") == to_sound("ट्रंप") == to_sound("Trump") == "trmp"
    True
    >>> to_sound("सिंह") == to_sound("Singh"), to_sound("कुमार"), to_sound("कुमारी"), to_sound("Kumari")
    (True, 'kmr', 'kmri', 'kmri')
    """
    folded = fold(word)
    sounds = _latin(folded) if folded.isascii() else _hindi(folded)
    initial = "a" if sounds.startswith("A") else ""
    key = initial + re.sub(r"(.)\1+", r"\1", sounds).replace("A", "")
    key = re.sub(r"(.)\1+", r"\1", key[:1] + key[1:].replace("y", ""))
    return key + ("i" if _LAST_I.search(folded) else "") or folded


def _hindi(word: str) -> str:
    spoken = word.replace("ज्ञ", "ग्य")
    return _LABIAL.sub("म", spoken).translate(_SOUNDS)


def _latin(word: str) -> str:
    for pattern, sound in _LATIN:
        word = pattern.sub(sound, word)
    return word


def name_key(name: str) -> str:
    """Return the key of a whole name.

    >>> name_key("शाहरुख़ ख़ान") == name_key("शाहरूख खान") == name_key("Shahrukh Khan") == "shrk-kn"
    True
    """
    return "-".join(to_sound(word) for word in fold(name).split())
