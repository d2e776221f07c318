"""What a unit's neighbours say about it: captions, boxes, comments, the broken end of a scrape, links at its end."""

import re
from itertools import pairwise

from pipelines.parse.lines import ends_sentence
from pipelines.parse.shapes import BULLET, Shape

# More lines like headlines at the end may be a list or a poem.
_MOST_DANGLING = 3
# A standfirst says again what the report says: this share of its longer words comes there too.
_SHARED = 0.25
# The last line of a scrape that was cut off has no full stop: it breaks off at a word that nothing ends with, or is as
# long as no link.
_BREAKS_OFF = re.compile(r"(?:^|\s)(?:कि|के|की|का|ने|और|एवं|तथा|जो|जिस|जिसके|इसके|उनके|इस|उस|तभी|लेकिन|क्योंकि)$")
_LONGEST_LINK = 80
_SHORTEST_WORD = 4
# So many units after "about the author" belong to that box.
_BOX = 3


def mark_neighbours(shapes: list[Shape]) -> list[Shape]:
    """Return `shapes` with what their neighbours say noted in them."""
    for before, shape in pairwise(shapes):
        mark = shape.unit.mark
        if mark and mark.sign == "caption" and shape.unit.text[0] in "-–—" and not before.prose and len(shapes) > 3:
            before.unit.mark = mark  # "मंत्री सभा में" above "- फोटो : एजेंसी"
    for index, shape in enumerate(shapes):
        if shape.unit.mark and shape.unit.mark.id == "about-author":
            for boxed in shapes[index + 1 : index + 1 + _BOX]:
                boxed.boxed = True
    _mark_comments(shapes)
    _mark_cut_off(shapes)
    _mark_dangling(shapes)
    _mark_foreign(shapes)
    return shapes


def _mark_comments(shapes: list[Shape]) -> None:
    """Mark what stands behind a heading of readers' comments, where most of the prose stands before it."""
    above, below = 0, sum(len(shape.unit.text) for shape in shapes if shape.prose)
    for index, shape in enumerate(shapes):
        size = len(shape.unit.text) if shape.prose else 0
        above, below = above + size, below - size
        if shape.unit.mark and shape.unit.mark.id == "comments" and above > below:
            for comment in shapes[index + 1 :]:
                comment.boxed = True
            return


def _mark_cut_off(shapes: list[Shape]) -> None:
    """Mark the last line as prose where it goes on from prose and breaks off: the scrape ended there."""
    last = next((s for s in reversed(shapes) if not s.unit.mark), None)
    if last is None or last.prose or last.latin or last.unit.kind != "text" or not any(s.prose for s in shapes):
        return
    text = last.unit.text
    if not ends_sentence(text) and (_BREAKS_OFF.search(text) or len(text) > _LONGEST_LINK) and not BULLET.match(text):
        last.prose = True


def _mark_dangling(shapes: list[Shape]) -> None:
    """Mark one to three last lines like headlines behind a finished paragraph: links without a heading."""
    tail: list[Shape] = []
    for shape in reversed(shapes):
        if shape.unit.mark and not shape.prose:
            continue
        if shape.prose or shape.unit.kind != "text" or not _like_headline(shape.unit.text):
            break
        tail.append(shape)
    else:
        return
    if shape.prose and len(tail) <= _MOST_DANGLING and ends_sentence(shape.unit.text):
        for last in tail:
            last.dangling = True


def _mark_foreign(shapes: list[Shape]) -> None:
    """Mark paragraphs right before a dateline that share no words with the report: they are no standfirst of it."""
    for index, shape in enumerate(shapes):
        if not shape.filing:
            continue
        report = set(shape.unit.text.split())
        for before in reversed(shapes[:index]):
            if not before.prose or before.unit.kind != "text":
                break
            words = {word for word in before.unit.text.split() if len(word) >= _SHORTEST_WORD}
            before.foreign = len(words & report) < _SHARED * len(words)


def _like_headline(text: str) -> bool:
    return 30 <= len(text) <= 120 and text.count(" ") >= 5 and not ends_sentence(text) and not BULLET.match(text)
