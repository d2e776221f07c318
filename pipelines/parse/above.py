"""What stands between a page's top and the article: boxes of links, alt text of pictures, the one possible headline."""

import re
from collections.abc import Sequence
from itertools import pairwise

from pipelines.hindi.sounding import sound_alike
from pipelines.parse.markers import Mark
from pipelines.parse.menus import is_menu
from pipelines.parse.sentences import FINITE
from pipelines.parse.shapes import BULLET, Shape, to_key
from pipelines.parse.titles import is_title, looks_like_title

_RELATED = re.compile(r"संबंधित|सम्बंधित|सम्बन्धित|related|also read|read also|भी पढ़ें|भी देखें", re.IGNORECASE)
_MOST_LINKS = 8
_HEADER = ("date", "byline", "credit")
_LINK = Mark("link-above", "furniture", "related links")
_ALT_TEXT = Mark("alt-text", "caption", "picture")
_MENU = Mark("menu-with-towns", "furniture", "menu")
_TRAIL = Mark("short-headline", "furniture", "breadcrumb")
_DOTS, _SHORTEST_STEM, _NEAR = " .…", 20, 6
_FEWEST_BULLETS = 3
_LONGEST_TITLING = 130
# English words that addresses and menus leave out, and headlines do not.
_ENGLISH = re.compile(r"\b(?:of|in|to|for|the|and|is|are|on|by|with|as|after|from|at|over)\b")
# "Video देखें पुल कैसे टूटा" is a headline where nothing else is.
_VIDEO = re.compile(r"\W{0,3}(?:video|वीडियो) देखें\s", re.IGNORECASE)


def mark_above(shapes: Sequence[Shape]) -> None:
    """Mark what stands above the first prose and is not of the article; note the one line that may be its headline."""
    top = next((n for n, shape in enumerate(shapes) if shape.prose and not shape.ticker), 0)
    _mark_menus(shapes[:top])
    _mark_link_box(shapes[:top])
    _mark_bullets(shapes[:top])
    _mark_alt_text(shapes[:top])
    _mark_shown(shapes[:top])
    _mark_alone(shapes, top)
    _mark_titling(shapes, top)


def _mark_menus(header: Sequence[Shape]) -> None:
    """Mark menus with towns among their entries, and the headline printed short, with dots, above itself."""
    for index, shape in enumerate(header):
        unit = shape.unit
        if unit.mark or shape.known:
            continue
        stem = unit.text.rstrip(_DOTS)
        short = len(stem) >= _SHORTEST_STEM and unit.text.endswith(("...", "…"))
        if short and any(_goes_on(stem, after.unit.text) for after in header[index + 1 : index + 1 + _NEAR]):
            unit.mark = _TRAIL
        elif unit.kind in ("text", "place", "name") and is_menu(unit.text):
            unit.mark = _MENU


def _goes_on(stem: str, text: str) -> bool:
    return text.startswith(stem) and len(text.rstrip(_DOTS)) > len(stem)


def _mark_bullets(header: Sequence[Shape]) -> None:
    """Mark a list of other headlines at the very top, where the article's own follows without a bullet."""
    listed = next((n for n, shape in enumerate(header) if not BULLET.match(shape.unit.text)), 0)
    follows = header[listed : listed + 1]
    if listed < _FEWEST_BULLETS or not follows or not is_title(follows[0].unit):
        return
    titles = sum(looks_like_title(shape.unit) for shape in header[:listed])
    if titles >= _FEWEST_BULLETS and not any(shape.known or shape.repeated for shape in header[:listed]):
        for shape in header[:listed]:
            shape.unit.mark = _LINK


def _mark_link_box(header: Sequence[Shape]) -> None:
    """Mark the links below "सम्बंधित जानकारी" above the article, whose headline follows its date or writer."""
    for index, shape in enumerate(header):
        mark = shape.unit.mark
        if shape.unit.kind in _HEADER:
            return
        if not (mark and mark.sign == "zone" and _RELATED.search(shape.unit.text)):
            continue
        rest = header[index + 1 :]
        end = next((n for n, s in enumerate(rest) if s.unit.kind in _HEADER), 0)
        box = rest[:end]
        # A line that comes again is the headline.
        own = any(link.repeated or link.known or link.unit.mark for link in box)
        titles = [s for s in rest[end:] if is_title(s.unit)]
        if 0 < end <= _MOST_LINKS and not own and titles:
            titles[0].alone = True
            for link in box:
                link.unit.mark = _LINK
        return


def _mark_alt_text(header: Sequence[Shape]) -> None:
    """Mark two equal lines below the headline: words of it, or what stands below the writer; a picture's text."""
    titles, signed = "", False
    keys = [to_key(shape.unit.text) for shape in header]
    for (shape, again), (key, next_key) in zip(pairwise(header), pairwise(keys), strict=True):
        unit = shape.unit
        signed = signed or (bool(titles) and unit.kind == "byline")
        same = bool(key) and not unit.mark and unit.kind in ("text", "name") and key == next_key
        if same and titles and (key in titles or (signed and unit.kind == "text")):
            unit.mark = again.unit.mark = _ALT_TEXT
        titles += key if is_title(unit) else ""


def _mark_shown(header: Sequence[Shape]) -> None:
    """Mark a person whom the text is about, below the same name in Latin letters: whom the picture on top shows."""
    for shown, named in pairwise(header):
        if named.unit.kind != "name" or not named.elsewhere or named.latin or not shown.latin or shown.unit.mark:
            continue
        if len(named.unit.text.split()) > 1 and sound_alike(shown.unit.text, named.unit.text):
            shown.unit.mark = named.unit.mark = _ALT_TEXT


def _mark_alone(shapes: Sequence[Shape], top: int) -> None:
    """Note the only line above the first prose that is as long as a headline: English ones and "Video देखें ..." too."""
    found = [n for n, shape in enumerate(shapes[:top]) if not shape.prose and looks_like_title(shape.unit)]
    if len(found) != 1:
        return
    shape = shapes[found[0]]
    text, mark = shape.unit.text, shape.unit.mark
    if mark:
        shape.alone = mark.id == "also-read" and found[0] == top - 1 and _VIDEO.match(text) is not None
    elif shape.latin:
        shape.alone = text[:1].isupper() and _ENGLISH.search(text) is not None


def _mark_titling(shapes: Sequence[Shape], top: int) -> None:
    """Note a short sentence right before the dateline where nothing else can be the headline: some papers end it so."""
    if top + 1 >= len(shapes) or any(looks_like_title(shape.unit) for shape in shapes[:top]):
        return
    shape, below = shapes[top], shapes[top + 1 : top + 1 + _NEAR]
    text, filing = shape.unit.text, shape.filing
    after = next((s for s in below if not _is_small(s)), None)
    whole = text.count("।") == 1 and text.endswith("।") and _SHORTEST_STEM < len(text) <= _LONGEST_TITLING
    whole = whole and not FINITE.search(text)  # "... की तीव्रता चार मापी गई।" is a standfirst
    # "सागर: मेले का आयोजन।" above "सागर। मेले में ...": its own town is no dateline.
    own = filing is None or not filing.certain
    filed = after is not None and after.filing is not None and len(after.unit.text) > len(text)
    shape.titling = whole and own and filed


def _is_small(shape: Shape) -> bool:
    return shape.unit.mark is not None or shape.unit.kind in (*_HEADER, "name", "place")
