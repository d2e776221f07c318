"""How much a line of names looks like a byline, and which names are an office's or the outlet's own."""

import re

from pipelines.hindi.normalise import fold
from pipelines.parse.credits import prose_words
from pipelines.parse.filers import Filer, may_be_person, read_filer
from pipelines.parse.mastheads import is_house
from pipelines.parse.person_names import is_certain_name, names_of
from pipelines.parse.shapes import Shape

# A pen or a dash before a name.
_SIGNED = re.compile(r"[-–—~✍🖊🖋✒]")

# "हमारी गूंज (24*7)": a channel's name, not what happened.
_ROUND_THE_CLOCK = re.compile(r"24\s?[*x×/]\s?7\W*$", re.IGNORECASE)

_MOST_OUTLET_WORDS = 4

# Who issued a press note, on a line of its own above its headline: a ministry, not what happened.
_OFFICES = ("मंत्रालय", "विभाग", "निदेशालय", "संचालनालय", "कार्यालय", "सचिवालय", "आयोग", "सरकार")

_MOST_OFFICE_WORDS = 8

_OF_OFFICES = frozenset(map(fold, ("और", "एवं", "तथा", "व", "के", "का", "की", "से")))

# "हिंदी वेब पोर्टल जन आवाज": what a site calls itself.
_PORTAL = re.compile(
    r"(?:न्यूज\u093c?|वेब|समाचार|खबर|हिंदी|हिन्दी|राष्ट्रीय)\s?(?:न्यूज\u093c?\s)?(?:पोर्टल|चैनल|दैनिक|साप्ताहिक|पाक्षिक|मासिक)"
    r"|(?:news|web)\s?(?:portal|channel)|(?:दैनिक|साप्ताहिक) (?:समाचार पत्र|अखबार)",
    re.IGNORECASE,
)


def of_name(shape: Shape) -> dict[str, float]:
    """Return the states of a line that is nothing but names, each with a score: who wrote it, where a byline stands."""
    text = shape.unit.text
    filer = read_filer(text)
    certain = filer.certain if filer else is_certain_name(text)
    joint = len(names_of(text)) > 1
    likely = _likely(shape, filer, certain=certain, joint=joint)
    found = {"by1": likely}
    if (filer and not certain) or (shape.latin and " " not in text):
        return found  # above the headline "सांझ प्रहरी, भागलपुर" is a masthead, one Latin word an entry of a menu
    if shape.dated or not shape.latin:
        found["by0"] = likely - 0.5  # two Latin words in a menu are no name
    if joint:
        found |= {"head": -1.0, "by0": 1.0}
    if certain and (text[0] in "-–—" or (shape.last and not shape.elsewhere and not shape.latin)):
        found["by2"] = 1.0
    return found


def _likely(shape: Shape, filer: Filer | None, *, certain: bool, joint: bool) -> float:
    """How much a line of names looks like the byline."""
    text = shape.unit.text
    if filer:
        return 1.0 if certain else -2.0 if shape.elsewhere else 0.8
    if " " not in text.strip():
        return 0.8 if (shape.dated or shape.filed) and not shape.elsewhere else -3.0
    if shape.dated or joint:
        return 1.0
    if certain:
        return 0.6 if shape.latin else 0.0 if shape.elsewhere else 0.8
    signed = (_SIGNED.match(text) or shape.filed) and not shape.elsewhere and may_be_person(text)
    return 0.6 if signed else -1.5


def is_office(text: str) -> bool:
    """Tell whether a line names who issued a note and says nothing of it: "नगर विकास एवं आवास विभाग"."""
    if not text.endswith(_OFFICES) or text.count(" ") >= _MOST_OFFICE_WORDS:
        return False
    return not prose_words() & set(fold(text).split()) - _OF_OFFICES


def is_outlet_line(text: str) -> bool:
    """Tell whether a line is the name of a paper or channel and nothing else."""
    if (
        _PORTAL.search(text)
        and text.count(" ") < _MOST_OFFICE_WORDS
        and not prose_words() & set(fold(text).split()) - _OF_OFFICES
    ):
        return True
    if text.count(" ") > _MOST_OUTLET_WORDS:
        return False
    return bool(_ROUND_THE_CLOCK.search(text)) or is_house(text)
