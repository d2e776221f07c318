"""How a foreign name sounds, one key for both scripts: its consonants and its last vowel.

चैडविक वॉल्टन and Chadwick Walton, मुथालिक and मुत्तालिक share one. The vowels inside are what spelling and
transliteration disagree on; the last one stays, because it tells कुमारी from कुमार.
"""

import re
from functools import lru_cache

from pipelines.hindi.normalise import fold

_CONSONANTS = dict(zip("कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसहळ", "kkggnccjjnttddnttddnpfbbmyrlvssshl", strict=True))
_VOWELS = "अआइईउऊएऐओऔऑऍऎऒािीुूेैोौॉॅॆॊ"
_SOUNDS = str.maketrans({**_CONSONANTS, **dict.fromkeys(_VOWELS, "A"), "ृ": "r", "ऋ": "r", "ः": "h", "ं": "n", "्": None})
# Two of a letter with an unwritten vowel between, which is no doubled one: ममता.
_REPEATED = re.compile(r"([क-ह])(?=\1)")
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
# Not in words of one consonant (की); a last e is silent in English, a last y after an a belongs to it.
_LAST = re.compile("(?<=..)(?:[ाआ]|[िीईइ]|[ुूउऊ]|[ोओ]|ie|ee|ey|oo|[aiou]|(?<!a)y)$")
_LAST_VOWELS = {
    **dict.fromkeys(("ा", "आ"), "a"),
    **dict.fromkeys(("ि", "ी", "ई", "इ", "ie", "ee", "ey", "y"), "i"),
    **dict.fromkeys(("ु", "ू", "उ", "ऊ", "oo"), "u"),
    **dict.fromkeys(("ो", "ओ"), "o"),
}


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
    key = initial + re.sub(r"(.)\1+", r"\1", sounds[:1] + sounds[1:].replace("y", "A")).replace("A", "")
    last = _LAST.search(folded)
    return key + (_LAST_VOWELS.get(last[0], last[0]) if last else "") or folded


def sound_alike(one: str, other: str) -> bool:
    """Say whether two names are the same, word by word, in whatever scripts.

    >>> sound_alike("Malwa Vani", "मालवा वाणी"), sound_alike("Malwa Vani", "मालवा")
    (True, False)
    """
    return list(map(to_sound, one.split())) == list(map(to_sound, other.split()))


def _hindi(word: str) -> str:
    spoken = _REPEATED.sub(r"\1A", word.replace("ज्ञ", "ग्य"))
    return _LABIAL.sub("म", spoken).translate(_SOUNDS)


def _latin(word: str) -> str:
    for pattern, sound in _LATIN:
        word = pattern.sub(sound, word)
    return word
