"""A stretch of text as words with their places, and the key each is looked up by."""

import re
from dataclasses import dataclass
from functools import lru_cache

from pipelines.hindi.acronyms import LETTER, decode_acronym
from pipelines.hindi.normalise import fold

# A dotted or hyphened acronym or initials is one word (आर.एस.एस., एम. एल., U.S.); else a run of letters or of digits.
# The danda ends a word and the visarga, printed for a colon (मुंबईः), is none of its letters at the end.
_WORD = re.compile(
    rf"(?<![\u0900-\u0963])(?:(?:{LETTER})(?:[.॰] ?|-)){{2,}}(?:(?:{LETTER})(?![\u0900-\u0963\u0971-\u097f]))?"
    r"|[\u0900-\u0963\u0971-\u097f\u200b-\u200d]+(?<!ः)|(?:[A-Z]\.){2,}|[A-Za-z\u00c0-\u024f]+|\d+"
)
_JOINTS = frozenset({"", " ", "-", "–", "‑", ".", ". ", "॰", "॰ ", " - "})


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one stretch: their keys and where each starts and ends in `text`."""

    text: str
    keys: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.keys)

    def gap(self, i: int) -> str:
        """Return what is printed between the words `i` and `i + 1`; after the last word, the rest."""
        end = self.starts[i + 1] if i + 1 < len(self.keys) else len(self.text)
        return self.text[self.ends[i] : end].replace("\u00a0", " ")

    def printed(self, start: int, end: int) -> str:
        """Return the words `start` to `end` (exclusive) as printed."""
        return self.text[self.starts[start] : self.ends[end - 1]]

    def joined(self, i: int) -> bool:
        """Say whether the words `i` and `i + 1` may be parts of one name: किम जोंग-उन, but not रूस, चीन."""
        return i + 1 < len(self.keys) and self.gap(i) in _JOINTS


@lru_cache(maxsize=200_000)
def key_of(word: str) -> str:
    """Return what a word is looked up by: capitals for an acronym in either script, else the folded word.

    >>> key_of("केसीएनए"), key_of("KCNA"), key_of("आर.एस.एस."), key_of("ट्रम्प"), key_of("us")
    ('KCNA', 'KCNA', 'RSS', 'ट्रंप', 'us')
    """
    if word.isascii():
        letters = word.replace(".", "")
        return letters if letters.isupper() and len(letters) > 1 else letters.lower()
    return decode_acronym(fold(word).replace(" ", "")) or fold(word)


def read_words(text: str) -> Words:
    """Return the words of `text`."""
    found = list(_WORD.finditer(text))
    printed = [m[0].rstrip(" -") for m in found]
    starts = [m.start() for m in found]
    ends = [start + len(word) for start, word in zip(starts, printed, strict=True)]
    return Words(text, list(map(key_of, printed)), starts, ends)


def keys_of(name: str) -> tuple[str, ...]:
    """Return the keys of a whole name, as the finders meet them.

    >>> keys_of("किम जोंग-उन")
    ('किम', 'जोंग', 'उन')
    """
    return tuple(read_words(name).keys)
