"""A stretch of text as words with their places, and the key each is looked up by."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, compress, count
from typing import Annotated

from pydantic import BeforeValidator

from pipelines.hindi.acronyms import LETTER, LETTER_OF, decode_acronym
from pipelines.hindi.kept import Kept
from pipelines.hindi.normalise import fold

EDGE = "^"
"""What is before the first and after the last word of a stretch."""
_LETTERS = "\u0900-\u0963\u0971-\u097f"
# An acronym with dots or hyphens and dotted initials are one word (आर.एस.एस., के-सी-एन-ए, एम. एल., U.S.); else a run of
# letters or of digits. A dot and a space go on only to another dotted letter: आई.एस.आई. के is no ISIK.
# The danda ends a word, and so does the visarga that is printed for a colon (मुंबईः).
_SPELT = rf"(?:(?:{LETTER})[.॰] ?)+(?:{LETTER})[.॰]|(?:{LETTER})(?:[.॰-](?:{LETTER}))+(?![{_LETTERS}])"
_WORD = re.compile(
    # The look-ahead spares most words the letter names.
    rf"((?=[{_LETTERS}]{{1,6}}[.॰-])(?<![{_LETTERS}])(?:{_SPELT})"
    rf"|[{_LETTERS}\u200b-\u200d]+(?<!ः)(?:०(?:[{_LETTERS}]+|\d*(?!\d)))*|[A-Z]\.(?:[A-Z]\.)+|[A-Za-z\u00c0-\u024f]+|\d+)"
)
# Between the parts of a name; a dot only after what is abbreviated.
_JOINTS = frozenset({"", " ", "\u00a0", "-", "–", "‑", " - "})
_DOTS = frozenset({".", ". ", " . ", ".\u00a0", "॰", "॰ "})
_ABBREVIATED = frozenset({"डॉ", "डा", "प्रो", "पं", "मो", "स्व", "इंजी", "एड", "ले", "सुश्री", *LETTER_OF})


@dataclass(frozen=True)
class Words:
    """The words of one stretch: their keys, and what is printed between them."""

    text: str
    pieces: list[str]
    """The text cut up: what is before the first word, the word, what is before the next, ... and the rest."""
    keys: list[str]
    gaps: list[str]
    """What is printed after each word; EDGE after the last."""

    def __len__(self) -> int:
        return len(self.keys)

    @cached_property
    def starts(self) -> list[int]:
        """Where each word starts in `text`."""
        return self._borders[:-1:2]

    @cached_property
    def ends(self) -> list[int]:
        """Where each word ends in `text`."""
        return self._borders[1::2]

    @cached_property
    def _borders(self) -> list[int]:
        return list(accumulate(map(len, self.pieces)))

    def at(self, keys: Container[str]) -> Iterator[int]:
        """Yield the places of the words whose keys are among `keys`: the loop over all words is one in C."""
        return compress(count(), map(keys.__contains__, self.keys))

    def printed(self, start: int, end: int) -> str:
        """Return the words `start` to `end` (exclusive) as printed."""
        return "".join(self.pieces[2 * start + 1 : 2 * end])

    def joined(self, i: int) -> bool:
        """Say whether the words `i` and `i + 1` may be parts of one name: किम जोंग-उन, but not रूस, चीन."""
        gap = self.gaps[i]
        return gap in _JOINTS or (gap in _DOTS and self._abbreviated(i))

    def _abbreviated(self, i: int) -> bool:
        key = self.keys[i]
        return key in _ABBREVIATED or (key.isascii() and key.isupper())


def _to_key(word: str) -> str:
    if word.isascii():
        letters = word.replace(".", "")
        return letters if letters.isupper() and len(letters) > 1 else letters.lower()
    # A circle that abbreviates is typed as the digit (उ०प्र०, डॉ०).
    plain = fold(word if word[0].isdigit() else word.replace("०", ""))
    # Signs that fold to nothing, a nukta alone, are words all the same: no key is empty.
    return decode_acronym(plain.replace(" ", "")) or plain or word


_KEYS = Kept(_to_key)


def key_of(word: str) -> str:
    """Return what a word is looked up by: capitals for an acronym in either script, else the folded word.

    >>> key_of("केसीएनए"), key_of("KCNA"), key_of("आर.एस.एस."), key_of("ट्रम्प"), key_of("us")
    ('KCNA', 'KCNA', 'RSS', 'ट्रंप', 'us')
    """
    return _KEYS[word]


KeySet = Annotated[frozenset[str], BeforeValidator(lambda words: frozenset(map(key_of, words.split())))]
"""A field of a reference file: words with blanks between, as the keys they are looked up by."""


def read_words(text: str) -> Words:
    """Return the words of `text`."""
    # Gap, word, gap, word ... gap: keys and places come from loops in C.
    pieces = _WORD.split(text)
    keys = list(map(_KEYS.__getitem__, pieces[1::2]))
    gaps = pieces[2::2]
    gaps[-1:] = [EDGE] if keys else []
    return Words(text, pieces, keys, gaps)


@lru_cache(maxsize=50_000)
def keys_of(name: str) -> tuple[str, ...]:
    """Return the keys of a whole name, as the finders meet them.

    >>> keys_of("किम जोंग-उन")
    ('किम', 'जोंग', 'उन')
    """
    return tuple(read_words(name).keys)
