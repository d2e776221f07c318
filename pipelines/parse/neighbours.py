"""What a unit's neighbours say about it: captions, boxes, comments, the broken end of a scrape, links at its end."""

import re
from itertools import pairwise

from pipelines.parse.above import mark_above
from pipelines.parse.credits import parse_agency
from pipelines.parse.entries import mark_entries
from pipelines.parse.filers import read_people
from pipelines.parse.lines import ends_sentence
from pipelines.parse.markers import Mark
from pipelines.parse.person_names import is_certain_name
from pipelines.parse.sentences import BREAKS_OFF, FINITE
from pipelines.parse.shapes import BULLET, Shape
from pipelines.parse.strays import longer_words, mark_strays

# More lines like headlines at the end may be a list or a poem.
_MOST_DANGLING = 3
# A standfirst says again what the report says: this share of its longer words comes there too.
_SHARED = 0.25
_LONGEST_LINK = 80
# Lines that a comment amid the text has at most, its heading and button aside.
_LONGEST_COMMENT = 8
_BEFORE_PICTURES = ("share row", "relative time", "player", "picture", "related links")
_LONGEST_CAPTION, _LONGER = 90, 2.0
_SHORTEST_CAPTION = 20
_CAPTION = Mark("caption-and-photographer", "caption", "picture")
_LONGEST_BYLINE = 200
_CAREER = re.compile(
    r"पत्रकार|मीडिया|संपादक|सम्पादक|एडिटर|कार्यरत|अनुभव|लेखक|लेखन|प्रोड्यूसर|जर्नलि|journalis|editor|writer|experience|correspond",
    re.IGNORECASE,
)
_LONGEST_TEASER = 400
_FULL_STORY = re.compile(r"(?:पढ़ें पूरी खबर|पूरी खबर (?:यहां )?पढ़ें|पूरी खबर पढ़िए|यहां पढ़ें)[\s.…।>»]*$")
_LONGEST_AGENCY, _MOST_DESK_WORDS = 30, 4
_CLOSING = ("notice", "subscription prompt")
_BOXES = ("about-author", "support-heading")
# So many units after "about the author" belong to that box.
_BOX = 3


def mark_neighbours(shapes: list[Shape]) -> list[Shape]:
    """Return `shapes` with what their neighbours say noted in them."""
    for before, shape in pairwise(shapes):
        mark = shape.unit.mark
        above = not before.prose and before.unit.kind == "text" and len(shapes) > 3
        if mark and mark.sign == "caption" and shape.unit.text[0] in "-–—([" and above:
            before.unit.mark = before.unit.mark or mark  # "मंत्री सभा में" above "- फोटो : एजेंसी"
    for index, shape in enumerate(shapes):
        if shape.unit.mark and shape.unit.mark.id in _BOXES:
            for boxed in shapes[index + 1 : index + 1 + _BOX]:
                boxed.boxed = True
    mark_above(shapes)
    mark_entries(shapes)
    _mark_comments(shapes)
    _mark_top_comment(shapes)
    _mark_captions(shapes)
    _mark_photographers(shapes)
    mark_strays(shapes)
    _mark_bios(shapes)
    _mark_teasers(shapes)
    _mark_end(shapes)
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


def _mark_top_comment(shapes: list[Shape]) -> None:
    """Mark the comment that a page prints amid its text, from its heading to the button for all comments."""
    for index, shape in enumerate(shapes):
        if shape.unit.mark and shape.unit.mark.id == "top-comment":
            box = shapes[index + 1 : index + 1 + _LONGEST_COMMENT]
            end = next((n for n, s in enumerate(box) if s.unit.mark and s.unit.mark.id == "all-comments"), 0)
            for comment in box[:end]:
                comment.unit.mark = Mark("comment", "furniture", "comments")


def _mark_captions(shapes: list[Shape]) -> None:
    """Mark a short sentence without a verb between a button and the first paragraph: "कतार में खड़े श्रद्धालु।"."""
    for before, shape, after in zip(shapes, shapes[1:], shapes[2:], strict=False):
        if not before.unit.mark or before.unit.mark.reason not in _BEFORE_PICTURES or shape.unit.mark:
            continue
        text = shape.unit.text
        stands = shape.prose and shape.sentences <= 1 and len(text) <= _LONGEST_CAPTION and not shape.filing
        if stands and after.prose and len(after.unit.text) > _LONGER * len(text) and not FINITE.search(text):
            shape.unit.mark = Mark("caption-sentence", "caption", "picture")
        if shape.prose:
            return


def _mark_photographers(shapes: list[Shape]) -> None:
    """Mark a caption printed twice, the second time with who took the picture: "... किया प्रदर्शन.आशा रानी"."""
    for shape, again in pairwise(shapes):
        text, longer = shape.unit.text, again.unit.text
        if len(text) >= _SHORTEST_CAPTION and longer.startswith(text) and is_certain_name(longer[len(text) :]):
            shape.unit.mark = again.unit.mark = _CAPTION


def _mark_bios(shapes: list[Shape]) -> None:
    """Mark a paragraph that begins with the name of who wrote the article and tells his career."""
    lines = [s.unit.text for s in shapes if s.unit.kind in ("byline", "name", "credit")]
    named = "\n".join(line for line in lines if len(line) <= _LONGEST_BYLINE)
    if not named:
        return
    for before, shape in pairwise(shapes):
        text, above = shape.unit.text, before.unit.text
        # Its first letters, or the line above, stand in a byline: cheap to see, and true of few paragraphs.
        if not shape.prose or shape.unit.mark or not (text[:3] in named or above in named):
            continue
        if not _CAREER.search(text[:300]):
            continue
        names = tuple(author.name for line in named.split("\n") for author in read_people(line).authors)
        if text.startswith(names) or (above in names and before.elsewhere):
            shape.unit.mark = Mark("author-bio", "furniture", "about the author")


def _mark_teasers(shapes: list[Shape]) -> None:
    """Mark the first lines of another report below its headline: "... झुलस गई। पढ़ें पूरी खबर..."."""
    for head, title, shape in zip(shapes, shapes[1:], shapes[2:], strict=False):
        linked = head.unit.mark and head.unit.mark.sign == "zone" and not title.prose and not title.unit.mark
        if linked and shape.prose and len(shape.unit.text) < _LONGEST_TEASER and _FULL_STORY.search(shape.unit.text):
            shape.unit.mark = Mark("teaser", "furniture", "related link")


def _mark_end(shapes: list[Shape]) -> None:
    """Mark what stands at the end: the names of an agency's desk above its own, tags behind a closing notice."""
    end = max((n for n, s in enumerate(shapes) if s.prose and not s.latin and not s.unit.mark), default=-1)
    tail = shapes[end + 1 :]
    for before, shape in pairwise(tail):
        agency = not shape.unit.mark and len(shape.unit.text) <= _LONGEST_AGENCY and parse_agency(shape.unit.text)
        if agency and not before.unit.mark and not before.latin and before.unit.text.count(" ") < _MOST_DESK_WORDS:
            before.unit.mark = Mark("desk-names", "furniture", "sign-off")
    closed = False
    for shape in tail:
        closed = closed or bool(shape.unit.mark and shape.unit.mark.reason in _CLOSING)
        shape.boxed |= closed and not shape.unit.mark
    left = [shape for shape in tail if not shape.unit.mark]
    if left:
        left[-1].last = True


def _mark_cut_off(shapes: list[Shape]) -> None:
    """Mark the last line as prose where it goes on from prose and breaks off: the scrape ended there."""
    last = next((s for s in reversed(shapes) if not s.unit.mark), None)
    if last is None or last.prose or last.latin or last.unit.kind != "text" or not any(s.prose for s in shapes):
        return
    text = last.unit.text
    if not ends_sentence(text) and (BREAKS_OFF.search(text) or len(text) > _LONGEST_LINK) and not BULLET.match(text):
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
        if not shape.filing or not index or not shapes[index - 1].prose:
            continue
        titles = (s.unit.text for s in shapes[:index] if not s.prose and not s.latin and not s.unit.mark)
        report = longer_words(shape.unit.text).union(*map(longer_words, titles))
        for before in reversed(shapes[:index]):
            if not before.prose or before.unit.kind != "text":
                break
            words = longer_words(before.unit.text)
            before.foreign = len(words & report) < _SHARED * len(words)


def _like_headline(text: str) -> bool:
    return 30 <= len(text) <= 120 and text.count(" ") >= 5 and not ends_sentence(text) and not BULLET.match(text)
