"""Labels before header values ("Last Updated:", "Written By", "रिपोर्ट -"): `reference/labels.yaml`, compiled once."""

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from pipelines.parse.markers import LETTER, phrases_pattern
from pipelines.reference import load

DateMeaning = Literal["published", "updated", "other"]
PersonMeaning = Literal["writer", "editor", "other"]


class _Labels(BaseModel):
    model_config = ConfigDict(extra="forbid")
    dates: dict[DateMeaning, list[str]]
    persons: dict[PersonMeaning, list[str]]


class Label(NamedTuple):
    """A label at `start`:`end` (its colon included), and what the value after it is."""

    start: int
    end: int
    kind: Literal["date", "person"]
    meaning: str
    sure: bool
    """Whether a colon, dash, By or an author's image closes it: then it is a label even without a value that fits."""


# "By Asha RaniEdited By: Ravi Nair", "Asha Raniअपडेटेड", "बिहारPosted at:": a scrape lost the space between two things.
_GLUED = (
    r"(?-i:(?<=[a-zT\u0900-\u0963])"
    r"(?=(?:Edited|Written|Reported|Published|Posted|Updated|Authored|Curated) [Bb]y"
    r"|(?:Last )?(?:Published|Updated)\s?[:|]))"
    r"|(?-i:(?<=[A-Za-z])(?=[\u0900-\u0963])|(?<=[\u0900-\u0963])(?=[A-Z]))"
)


@cache
def _pattern() -> re.Pattern[str]:
    labels = load("labels.yaml", _Labels)
    names = {f"date_{m}": words for m, words in labels.dates.items()}
    names |= {f"person_{m}": words for m, words in labels.persons.items()}
    # English "... by" first: "Posted By" names a person, "Posted" a date; "द्वारा प्रकाशित" before "द्वारा".
    ordered = sorted(names, key=lambda name: (not name.startswith("person"), name != "person_editor"))
    parts = "|".join(f"(?P<{name}>{phrases_pattern(names[name])})" for name in ordered)
    firsts = "".join(sorted({word[0].lower() for words in names.values() for word in words}))
    return re.compile(
        rf"(?=[{firsts}])(?:(?<![^\W\d])(?<![\u0900-\u0963])|{_GLUED})(?:{parts})(?!{LETTER})"
        r"(?P<close>\s*(?:,(?=\S)|[:：]\s*[\-–|]?|[\-–—]\s?|/(?=\s)|ः|at\s*:|on\s*:)\s*|\s+|$)",
        re.IGNORECASE,
    )


_BY = re.compile(r"\b(?:by|image|img)\s*$", re.IGNORECASE)


@lru_cache(maxsize=2048)
def find_labels(text: str) -> tuple[Label, ...]:
    """Return the labels in `text` in order. Whether each is one is for the caller: a word can look like a label.

    >>> [(l.kind, l.meaning) for l in find_labels("Written By  Shruti Kaul |Last Updated: Aug 13, 2025")]
    [('person', 'writer'), ('date', 'updated')]
    """
    found = []
    for match in _pattern().finditer(text):
        kind, _, meaning = (match.lastgroup or "").partition("_") if match.lastgroup != "close" else ("", "", "")
        if not kind:
            name = next(k for k, v in match.groupdict().items() if v is not None and k != "close")
            kind, _, meaning = name.partition("_")
        words = text[match.start() : match.start("close")]
        sure = match["close"].strip() not in ("", ",") or _BY.search(words) is not None
        found.append(Label(match.start(), match.end(), "date" if kind == "date" else "person", meaning, sure))
    return tuple(found)
