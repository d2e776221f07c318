"""One scan over a stretch of text: words, numbers and signs with their spans."""

import re
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any, Generic, NamedTuple, TypeVar

from pipelines.hindi.kept import Kept
from pipelines.hindi.normalise import fold, to_ascii_digits

Entry = TypeVar("Entry")

# A Devanagari word holds its vowel signs and joiners but no danda and no digits; "छ:" is six.
_WORD = "[\u0900-\u0963\u0971-\u097f][\u0900-\u0963\u0971-\u097f\u200c\u200d]*"
# A web or mail address is one token: the numbers in it count nothing.
_ADDRESS = r"https?://\S+|www\.\S+"
# 1 414 021 100: one or two digits, then two groups of three or more.
_SPACED = r"[0-9](?<![\d.,] [0-9])(?<![\d.,-][0-9])[0-9]?(?:[ \u00a0\u202f][0-9]{3}){2,}(?![\d.,/:-]|[ ]\d)"
# Each branch begins with one letter or set of letters: `re` then passes over it without trying it.
_TOKEN = re.compile(
    rf"(छ:(?!\d)|{_WORD}|{_SPACED}|[0-9०-९][0-9०-९]*(?:,[0-9०-९]+)*(?:\.[0-9०-९]+)*|\.(?<!\S\.)[0-9०-९]+(?![.\w])"
    rf"|{_ADDRESS}|[^\W\d_][^\W\d_]*|\n|[^\s\u200b-\u200f\ufeff\u00ad])"
)
# So many empty keys end the list that a reader may look ahead without asking for the length.
_PADDING = ("",) * 12


class Tokens(NamedTuple):
    """A text cut into tokens. keys: folded words, ASCII digits, signs as printed; a run of empty keys at the end."""

    text: str
    keys: list[str]
    starts: list[int]
    ends: list[int]
    numbers: dict[int, Any]
    """Numerals already read, by the index of their first token: each kind's reader asks again."""

    def attached(self, index: int) -> bool:
        """Whether token `index` touches the one before it."""
        return 0 < index < len(self.starts) and self.starts[index] == self.ends[index - 1]


def mend(word: str) -> str:
    """Return a word with vowel signs that pages write in parts or in the wrong order as one.

    >>> mend("ल\u093e\u0947ग") == "लोग", mend("टुकडि\u093cयां") == "टुकड\u093cियां"
    (True, True)
    """
    return word.replace("\u093e\u0947", "ो").replace("\u093e\u0948", "ौ").replace("ि\u093c", "\u093cि")


def _to_key(printed: str) -> str:
    if printed[0].isdecimal() or (printed[0] == "." and len(printed) > 1):
        return to_ascii_digits(re.sub(r"\s", ",", printed))
    if "://" in printed or printed[:4] == "www.":
        return "://"
    # Folding makes white space of dashes and dots: signs stay as they are. A last visarga is often a colon: "7 मईः".
    return fold(mend(printed)).removesuffix("ः") or printed


_KEYS = Kept(_to_key)


def read_tokens(text: str) -> Tokens:
    """Return the tokens of `text` in order; white space is none, a line break is "\\n".

    >>> read_tokens("₹2.5 लाख, ८०वीं").keys[:6]
    ['₹', '2.5', 'लाख', ',', '80', 'वीं']
    """
    # Gap, token, gap, token ... gap: offsets and keys come from loops in C, a third of the time of one over matches.
    pieces = _TOKEN.split(text)
    offsets = list(accumulate(map(len, pieces)))
    return Tokens(text, [*map(_KEYS.__getitem__, pieces[1::2]), *_PADDING], offsets[:-1:2], offsets[1::2], {})


class Phrases(dict[str, "Phrases[Entry]"], Generic[Entry]):
    """Phrases key after key. `entry`: what the phrase that ends here says; None where phrases only go on."""

    entry: Entry | None = None


def phrase_keys(phrase: str) -> tuple[str, ...]:
    """Return the keys a phrase of the reference data is matched by."""
    return tuple(k for k in read_tokens(phrase).keys if k)


def build_phrases(table: Mapping[str, Entry]) -> Phrases[Entry]:
    """Return the phrases of a table as a tree of their keys; of two that are one when folded the first holds."""
    phrases: Phrases[Entry] = Phrases()
    for phrase, entry in table.items():
        node = phrases
        for key in phrase_keys(phrase):
            node = node.setdefault(key, Phrases())
        node.entry = entry if node.entry is None else node.entry
    return phrases


def match_phrase(keys: Sequence[str], at: int, phrases: Phrases[Entry]) -> tuple[Entry, int] | None:
    """Return the entry of the longest phrase that begins at keys[at] and the index after it, or None.

    keys: ending with an empty one.
    """
    found = None
    node = phrases.get(keys[at])
    while node is not None:
        at += 1
        if node.entry is not None:
            found = node.entry, at
        node = node.get(keys[at]) if node else None
    return found
