"""Headlines of other articles that stand between an article's paragraphs with nothing to tell them by."""

import re

from pipelines.parse.markers import Mark
from pipelines.parse.sentences import BREAKS_OFF, FINITE
from pipelines.parse.shapes import Shape

# A subhead says again what the paragraphs round it say; a line that shares less than this of its longer words does not.
_STRAY = 0.34
_SHORTEST_STRAY, _FEWEST_SPACES, _SHORTEST_ARTICLE, _MOST_COMMAS = 60, 7, 500, 2
# "(आंकड़े: ...)", "3. कितने लोग ...", "S- ...", "11057 अमृतसर एक्सप्रेस 15645 ..."
_LISTED = re.compile(r"[(\[{*#@\d–-]|\S{1,2}\s?[-–.)]\s|(?:\D*\d){9}")
_LONGER_WORD = re.compile(r"[\w\u0900-\u0963]{4,}")


def longer_words(text: str) -> set[str]:
    """Return the words of `text` that may tell what it is about."""
    return set(_LONGER_WORD.findall(text))


def mark_strays(shapes: list[Shape]) -> None:
    """Mark long lines between paragraphs that say what the article does not: headlines of others, no subheads."""
    prose = [n for n, shape in enumerate(shapes) if shape.prose]
    if len(prose) < 2 or sum(len(shapes[n].unit.text) for n in prose) < _SHORTEST_ARTICLE:
        return
    kept = [s for s in shapes[prose[0] : prose[-1] + 1] if not s.unit.mark]
    # Between two paragraphs: lines beside each other are a list.
    inner = [t for s, t, u in zip(kept, kept[1:], kept[2:], strict=False) if s.prose and u.prose and _may_stray(t)]
    if not inner:
        return
    own = set(map(id, inner))
    said = set().union(*(longer_words(s.unit.text) for s in shapes if id(s) not in own))
    for shape in inner:
        words = longer_words(shape.unit.text)
        if len(words & said) <= _STRAY * len(words):
            shape.unit.mark = Mark("stray-link", "furniture", "related link")


def _may_stray(shape: Shape) -> bool:
    """Whether a line is as long as a headline and made like one: no sentence, no list, no line that goes on."""
    unit, text = shape.unit, shape.unit.text
    if unit.kind != "text" or shape.prose or shape.live or shape.repeated or _LISTED.match(text):
        return False
    if len(text) < _SHORTEST_STRAY or text.count(" ") < _FEWEST_SPACES or text.count(",") > _MOST_COMMAS:
        return False
    return not (FINITE.search(text) or BREAKS_OFF.search(text.rstrip(" -–—")) or text.endswith((":", ",", ";", "-")))
