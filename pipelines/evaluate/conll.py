"""Labelled sentences: one word and its BIO label a line, a blank line between sentences (CoNLL)."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pipelines.errors import UsageError
from schemas.entity import EntityKind

Span = tuple[int, int, EntityKind]
KINDS: dict[str, EntityKind] = {
    "PERSON": "person",
    "LOCATION": "place",
    "ORGANIZATION": "organisation",
    "PER": "person",
    "LOC": "place",
    "ORG": "organisation",
}


class Sentence(NamedTuple):
    """A sentence, its words joined by single spaces, and its names as code points of it."""

    text: str
    spans: tuple[Span, ...]


def read_sentences(file: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL file; labels of other kinds count as none.

    Raises UsageError for a file that is missing or a line that is no word and label.
    """
    if not file.is_file():
        raise UsageError(f"{file} is no file")
    words: list[tuple[str, str]] = []
    for number, line in enumerate(file.read_text("utf-8").split("\n"), start=1):
        if line.strip():
            word, *_, label = line.split("\t") if "\t" in line else ("", "")
            if not word:
                raise UsageError(f"{file}, line {number}: no word and label with a tab between")
            words.append((word, label))
        elif words:
            yield _sentence(words)
            words = []
    if words:
        yield _sentence(words)


def _sentence(words: list[tuple[str, str]]) -> Sentence:
    text, spans, at = " ".join(word for word, _ in words), list[Span](), 0
    for word, label in words:
        kind, end = KINDS.get(label[2:]), at + len(word)
        if kind and label.startswith("I-") and spans and spans[-1][1:] == (at - 1, kind):
            spans[-1] = (spans[-1][0], end, kind)
        elif kind:
            spans.append((at, end, kind))
        at = end + 1
    return Sentence(text, tuple(trim(text, span) for span in spans))


def trim(text: str, span: Span) -> Span:
    """Return a span without the punctuation at its edges, which corpora leave glued to words."""
    start, end, kind = span
    letters = [i for i in range(start, end) if unicodedata.category(text[i])[0] in "LMN"]
    return (letters[0], letters[-1] + 1, kind) if letters else span
