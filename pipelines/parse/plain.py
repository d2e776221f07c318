"""The text the rules look at: the source's own, without what differs invisibly from one scrape to the next."""

import re
from bisect import bisect_right
from typing import NamedTuple

from pipelines.hindi.normalise import INVISIBLE

# Nukta letters that Unicode also has in one piece: the rules know base + nukta only.
_SPLIT = {chr(code): base + "\u093c" for code, base in zip(range(0x0958, 0x0960), "कखगजडढफय", strict=True)}
_ODD = {**dict.fromkeys(INVISIBLE, ""), **_SPLIT, "\xa0": " ", "\u202f": " ", "\u2009": " ", "\t": " ", "\u2028": "\n"}
_PATTERN = re.compile("[" + "".join(map(re.escape, _ODD)) + "]")


class Plain(NamedTuple):
    """`text` for the rules; `cuts`/`origins`: where its offsets stop running along with those of the source."""

    text: str
    cuts: list[int]
    origins: list[int]

    def origin(self, offset: int) -> int:
        """Return the offset in the source that `offset` of the plain text stands for."""
        at = bisect_right(self.cuts, offset) - 1
        return self.origins[at] + offset - self.cuts[at]


def to_plain(text: str) -> Plain:
    """Return `text` with invisible characters gone, odd spaces plain and nukta letters in two pieces.

    >>> plain = to_plain("क\\u200cख\\xa0ग")
    >>> plain.text, plain.origin(1), plain.origin(3)
    ('कख ग', 2, 4)
    """
    pieces, cuts, origins = [], [0], [0]
    done = length = 0
    for odd in _PATTERN.finditer(text):
        piece, other = text[done : odd.start()], _ODD[odd[0]]
        pieces += [piece, other]
        length += len(piece) + len(other)
        done = odd.end()
        if len(other) != 1:
            cuts.append(length)
            origins.append(done)
    return Plain("".join((*pieces, text[done:])), cuts, origins)
