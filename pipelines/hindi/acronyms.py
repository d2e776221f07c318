"""Acronyms spelt with Hindi letter names: केसीएनए is K-C-N-A. Decoded by rule, never listed."""

import re
from functools import lru_cache

from pipelines.hindi.alternation import any_word

# The Hindi name of each Latin letter, in every spelling newspapers use (आइएएनएस beside आईएएनएस).
LETTERS = {
    "A": ("ए",),
    "B": ("बी",),
    "C": ("सी",),
    "D": ("डी",),
    "E": ("ई",),
    "F": ("एफ",),
    "G": ("जी",),
    "H": ("एच",),
    "I": ("आई", "आइ"),
    "J": ("जे",),
    "K": ("के",),
    "L": ("एल",),
    "M": ("एम",),
    "N": ("एन",),
    "O": ("ओ",),
    "P": ("पी",),
    "Q": ("क्यू",),
    "R": ("आर",),
    "S": ("एस",),
    "T": ("टी",),
    "U": ("यू",),
    "V": ("वी",),
    "W": ("डब्ल्यू", "डब्लू"),
    "X": ("एक्स",),
    "Y": ("वाई", "वाय"),
    "Z": ("जेड", "जैड"),
}
LETTER_OF = {name: letter for letter, names in LETTERS.items() for name in names}
# Longest first: एफ is F and not A + फ. No name is another one plus a letter name, so the reading is unique.
# A vowel sign belongs to the consonant before it: जेडी is जे + डी and not जेड + ी.
LETTER = any_word(LETTER_OF) + "(?![\u093e-\u094d])"
_WORD = re.compile(f"(?:(?:{LETTER})[.\\-॰ ]*)+")
_LETTER = re.compile(LETTER)


@lru_cache(maxsize=100_000)
def decode_acronym(word: str) -> str | None:
    """Return the Latin letters that `word` spells with Hindi letter names, or None when it spells none.

    Dots, hyphens and spaces between the letters do not count. A single letter name is None: के, ए and आई are words.

    >>> decode_acronym("केसीएनए"), decode_acronym("के-सी-एन-ए"), decode_acronym("आर.एस.एस.")
    ('KCNA', 'KCNA', 'RSS')
    >>> decode_acronym("आइएएनएस"), decode_acronym("डीपीआरके"), decode_acronym("सेना"), decode_acronym("के")
    ('IANS', 'DPRK', None, None)
    >>> decode_acronym("जेडी"), decode_acronym("जेडीयू")
    ('JD', 'JDU')
    """
    if not _WORD.fullmatch(word):
        return None
    letters = "".join(LETTER_OF[name] for name in _LETTER.findall(word))
    return letters if len(letters) > 1 else None
