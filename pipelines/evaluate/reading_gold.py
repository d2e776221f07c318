"""Labelled articles: what a careful reader found in each.

A gold file holds one JSON object a line: `file` (name of the source), then any of headline, outlet, published, updated,
authors (writers), editors, agency (one name or several), credit, dateline_place, body_start and body_end (code points)
or body_first_words and body_last_words, body_gaps (furniture inside the body), junk_markers (what no body may hold). A
key that is absent is not scored; null says that the source does not state it.
"""

import re
import unicodedata
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from pipelines.errors import UsageError


class Gold(BaseModel):
    """What one file really says. Keys that were not given are not scored."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    file: str
    headline: str | None = None
    outlet: str | None = None
    published: str | None = None
    updated: str | None = None
    authors: tuple[str, ...] | None = None
    editors: tuple[str, ...] | None = None
    agency: str | tuple[str, ...] | None = None
    credit: str | None = None
    dateline_place: str | None = None
    body_start: int | None = None
    body_end: int | None = None
    body_first_words: str | None = None
    body_last_words: str | None = None
    body_gaps: tuple[str, ...] = ()
    junk_markers: tuple[str, ...] = ()


def normal(text: str | None) -> str:
    """Return `text` as it is compared: quotes, dashes, case, invisible characters and white space do not count.

    >>> normal("‘नदी’  –  तट") == normal("नदी - तट")
    True
    """
    text = re.sub("[\u200b-\u200f\ufeff]", "", unicodedata.normalize("NFC", text or "")).replace("\xa0", " ")
    text = re.sub("[‐‑‒–—]", "-", re.sub("[‘’“”\"'`]", "", text))
    return " ".join(text.split()).lower()


def gold_body(gold: Gold, text: str) -> str | None:
    """Return the gold's body as printed, less its furniture; None where the gold marks none or it is not in `text`."""
    if gold.body_start is not None:
        body = text[gold.body_start : gold.body_end]
    elif gold.body_first_words and gold.body_last_words:
        first, last = (
            re.compile(r"\s+".join(map(re.escape, words.split())))
            for words in (gold.body_first_words, gold.body_last_words)
        )
        begin, ends = first.search(text), list(last.finditer(text))
        if not begin or not ends or ends[-1].end() <= begin.start():
            return None
        body = text[begin.start() : ends[-1].end()]
    else:
        return None
    for gap in sorted(gold.body_gaps, key=len, reverse=True):
        body = body.replace(gap, "\n")
    marks = tuple(" ".join(mark.split()) for mark in gold.junk_markers if mark.strip())
    lines = (" ".join(line.split()) for line in body.split("\n"))
    return "\n".join(line for line in lines if not (marks and line.startswith(marks)))


def read_gold(path: Path) -> list[Gold]:
    """Return the labels of `path`. Raises UsageError naming the line that is none."""
    golds = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip():
            try:
                golds.append(Gold.model_validate_json(line))
            except ValidationError as error:
                reason = error.errors()[0]["msg"]
                raise UsageError(f"{path}:{number} is no label of an article: {reason}") from error
    return golds
