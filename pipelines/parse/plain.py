"""The text the rules look at: the source's own, less invisible characters and Markdown."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from pipelines.hindi.normalise import INVISIBLE

# Nukta letters that Unicode also has in one piece: the rules know base + nukta only.
_SPLIT = {chr(code): base + "\u093c" for code, base in zip(range(0x0958, 0x0960), "कखगजडढफय", strict=True)}
_ODD = {**dict.fromkeys(INVISIBLE, ""), **_SPLIT, "\xa0": " ", "\u202f": " ", "\u2009": " ", "\t": " ", "\u2028": "\n"}
_ODD_CHARS = "[" + "".join(map(re.escape, _ODD)) + "]"
_PATTERN = re.compile(_ODD_CHARS)
# A heading of Markdown, or something bold: one of them says that the text is Markdown.
_MARKDOWN = re.compile(r"^#{1,6}[ \t\xa0]+(?=[^\s#])|\*\*(?=[^\s*])[^*\n]{1,2000}?(?<=[^\s*])\*\*", re.MULTILINE)
# Marks of headings and emphasis, a link's brackets and address: nothing a reader sees.
_MARKS = r"^#{1,6}[ \t\xa0]+(?=[^\s#])|\*\*|^!\[[^\[\]\n]{0,300}\]\([^()\s]{0,1000}\)|(?<=\])\([^()\s]{4,1000}\)"
_MARKED = re.compile(f"{_ODD_CHARS}|{_MARKS}", re.MULTILINE)


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
    """Return `text` with invisible characters and Markdown's marks gone, odd spaces plain, nukta letters in two pieces.

    >>> plain = to_plain("क\\u200cख\\xa0ग")
    >>> plain.text, plain.origin(1), plain.origin(3)
    ('कख ग', 2, 4)
    >>> to_plain("## **दिल्ली।** बैठक हुई").text
    'दिल्ली। बैठक हुई'
    """
    pieces, cuts, origins = [], [0], [0]
    done = length = 0
    for odd in _odd(text):
        piece, other = text[done : odd.start()], _ODD.get(odd[0], "")
        pieces += [piece, other]
        length += len(piece) + len(other)
        done = odd.end()
        if len(other) == 1:
            continue
        held = cuts[-1] > length
        if held:
            cuts.pop(), origins.pop()
        if held or _opens(odd):
            # What opens a line or a bold word belongs to what it opens.
            cuts += [length + 1] if held else [length, length + 1]
            origins += [done + 1] if held else [odd.start(), done + 1]
        else:
            cuts.append(length)
            origins.append(done)
    return Plain("".join((*pieces, text[done:])), cuts, origins)


def _odd(text: str) -> Iterator[re.Match[str]]:
    marked = ("#" in text or "**" in text) and _MARKDOWN.search(text)
    return (_MARKED if marked else _PATTERN).finditer(text)


def _opens(odd: re.Match[str]) -> bool:
    return odd[0][0] == "#" or (odd[0] == "**" and not odd.string[odd.end() : odd.end() + 1].isspace())


def unmarked(text: str) -> str:
    """Return a printed stretch as a reader sees it: Markdown's marks gone, everything else as it was.

    >>> unmarked("## परिवार में खुशी"), unmarked("#1 रैंक"), unmarked("2 ** 3")
    ('परिवार में खुशी', '#1 रैंक', '2 ** 3')
    """
    if "#" not in text and "**" not in text:
        return text
    # A stretch cut out of a bold one has one of its two marks.
    halved = re.sub(r"^\*\*(?=\S)|(?<=\S)\*\*$", "", text.strip()) if text.count("**") == 1 else text
    marks = _MARKDOWN.search(halved)
    return re.sub(_MARKS, "", halved, flags=re.MULTILINE) if marks else halved
