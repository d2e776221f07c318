"""A text as lines, and hard-wrapped lines as the paragraphs they were."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

TERMINATORS = "।.!?…॥|"
_CLOSERS = "\"'”’)]»"
# A column narrower or wider than this is no hard wrap (characters).
_NARROWEST, _WIDEST = 35, 140
_FEWEST = 4
_MOSTLY = 0.7


class Line(NamedTuple):
    """One line without the white space around it: `text` runs from `start` to `end`; `gap`: a blank line before it."""

    start: int
    end: int
    text: str
    gap: bool


def ends_sentence(text: str) -> bool:
    """Tell whether `text` ends like a sentence, closing quotes and brackets aside.

    >>> ends_sentence("वह लौट आया।”"), ends_sentence("नदी का जलस्तर बढ़ा")
    (True, False)
    """
    bare = text.rstrip(_CLOSERS + " ")
    return bool(bare) and bare[-1] in TERMINATORS


def split_lines(text: str) -> list[Line]:
    """Return the lines of `text` that hold anything."""
    found: list[Line] = []
    offset, gap = 0, True
    for raw in text.split("\n"):
        bare = raw.strip()
        if bare:
            start = offset + raw.index(bare[0])
            found.append(Line(start, start + len(bare), bare, gap))
        gap = not bare
        offset += len(raw) + 1
    return found


def join_wrapped(text: str, lines: list[Line]) -> list[Line]:
    """Return the `lines` of `text` with the lines of hard-wrapped paragraphs joined; others are given back as they are.

    A line was wrapped when the first word of the next would not have fitted into the column.
    """
    width = max((len(line.text) for line in lines), default=0)
    if len(lines) < _FEWEST or not _NARROWEST <= width <= _WIDEST:
        return _join_ragged(text, lines)
    pairs = [not b.gap and len(a.text) + 1 + len(b.text.split(" ", 1)[0]) > width - 1 for a, b in pairwise(lines)]
    inside = [w for w, b in zip(pairs, lines[1:], strict=True) if not b.gap]
    unfinished = sum(w and not ends_sentence(a.text) for w, a in zip(pairs, lines[:-1], strict=True))
    if len(inside) < _FEWEST - 1 or sum(inside) < _MOSTLY * len(inside) or unfinished < 2:
        return _join_ragged(text, lines)
    return _joined(text, lines, [n for n, wrapped in enumerate(pairs, 1) if not wrapped])


def _joined(text: str, lines: list[Line], starts: list[int]) -> list[Line]:
    """The `lines` with each joined to the one before it, but for those at `starts`, where a paragraph begins."""
    ends = pairwise([0, *starts, len(lines)])
    runs = ((lines[first], lines[after - 1]) for first, after in ends)
    return [
        line if line is last else Line(line.start, last.end, text[line.start : last.end].replace("\n", " "), line.gap)
        for line, last in runs
    ]


_RAGGED = 0.6
_LONGEST_END = 0.75
_BULLET = re.compile(r"\s*(?:[•▪►➤✓✔◆●○■*·–-]|[\d०-९]{1,2}[.)])\s")
_INNER_STOP = re.compile(r"[।.?!॥]['\"”’]?\s")


def _join_ragged(text: str, lines: list[Line]) -> list[Line]:
    """Join paragraphs between blank lines whose lines break off amid sentences, at no fixed column."""
    joined: list[Line] = []
    for first, size in _runs(lines):
        run = lines[first : first + size]
        joined += _unwrapped(text, run) if _is_ragged(run) else run
    return joined


def _runs(lines: list[Line]) -> Iterator[tuple[int, int]]:
    """Where the lines between two blank ones begin, and how many they are."""
    starts = [n for n, line in enumerate(lines) if line.gap or not n]
    yield from ((start, end - start) for start, end in pairwise([*starts, len(lines)]))


def _is_ragged(run: list[Line]) -> bool:
    """Whether lines of about one length break off amid sentences, one of which ends within a line."""
    if len(run) < _FEWEST - 1 or any(_BULLET.match(line.text) for line in run[1:]):
        return False
    width = max(len(line.text) for line in run)
    open_ends = sum(not ends_sentence(line.text) for line in run[:-1])
    return (
        width <= _WIDEST
        and all(len(line.text) >= _RAGGED * width for line in run[:-1])
        and open_ends > (len(run) - 1) / 2
        and any(_INNER_STOP.search(line.text) for line in run)
    )


def _unwrapped(text: str, run: list[Line]) -> list[Line]:
    width = max(len(line.text) for line in run)
    ends = (ends_sentence(line.text) and len(line.text) < _LONGEST_END * width for line in run[:-1])
    return _joined(text, run, [n for n, ended in enumerate(ends, 1) if ended])


# "... राहत राशि बढ़ाने की घोषणा की": done, where की is no postposition.
_DID = re.compile(
    r"(?:घोषणा|बैठक|मुलाकात|मांग|अपील|समीक्षा|हत्या|शुरुआत|कार्रवाई|निंदा|तारीफ|चर्चा|पुष्टि|शिकायत|बात|जांच|प्रशंसा) की$"
)
# No headline ends with one of these, and no line begins with one: it goes on over the line's end.
_GOES_ON = re.compile(r"\s(?:के|की|का|ने|और|कि|एवं|तथा|द्वारा)$")
_GONE_ON = re.compile(r"(?:के|की|का|को|ने|में|पर|से|तक|और|एवं|तथा)\s")
_HANGS = re.compile(r"\s(?:से|में|पर|को|तक)$")
_FIRST_LINES, _SHORTEST, _LONGEST = 3, 25, 110


def join_headline(text: str, lines: list[Line]) -> list[Line]:
    """Return the `lines` of `text` with a headline on two lines joined, where one breaks off at a postposition.

    >>> lines = split_lines("घाटी में घड़ियालों की संख्या बढ़ी, इस साल की\\nगणना में 20 नए मिले\\n\\nबैठक हुई।")
    >>> join_headline("", lines)[0].end == lines[1].end
    True
    """
    for index, (first, second) in enumerate(pairwise(lines[: _FIRST_LINES + 1])):
        if not _SHORTEST <= len(first.text) <= _LONGEST or len(second.text) > _LONGEST:
            continue
        did = _DID.search(first.text)
        broken = (not did and _GOES_ON.search(first.text)) or (not second.gap and _GONE_ON.match(second.text))
        # Two lines between blank ones: "... काम तीन महीने से" above "बंद, लोग परेशान".
        apart = first.gap and not second.gap and len(lines) > index + 2 and lines[index + 2].gap
        broken = broken or (_HANGS.search(first.text) if apart else None)
        if broken and not ends_sentence(first.text) and not ends_sentence(second.text):
            whole = Line(first.start, second.end, f"{first.text} {second.text}", first.gap)
            return [*lines[:index], whole, *lines[index + 2 :]]
    return lines
