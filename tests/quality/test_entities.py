"""Entities on the development data of KHABAR_EVAL: floors that only rise, a little under what was measured.

Recall of the certain names of real articles; precision and recall of exact spans on HiNER sentences, whose labels leave
many names out (so that precision reads too low) and are two thirds village names that no reference list holds.
"""

import json
import os
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.hindi.normalise import fold
from pipelines.parse.entities import find_entities
from pipelines.settings import ROOT
from schemas.entity import Stretch

EVAL = Path(os.environ.get("KHABAR_EVAL") or ROOT.parent / "shared" / "eval")
pytestmark = [
    pytest.mark.quality,
    pytest.mark.skipif(not EVAL.is_dir(), reason=f"SKIPPED: no development data at {EVAL} (set KHABAR_EVAL)"),
]

KINDS = {"PERSON": "person", "LOCATION": "place", "ORGANIZATION": "organisation"}
GROUPS = {"persons": "person", "places": "place", "orgs": "organisation"}
RECALL = {"person": 0.74, "place": 0.80, "organisation": 0.70}
PRECISION_HINER = {"person": 0.84, "place": 0.93, "organisation": 0.79}
RECALL_HINER = {"person": 0.33, "place": 0.58, "organisation": 0.43}
Span = tuple[int, int, str]


def test_certain_names_of_real_articles() -> None:
    listed: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for line in (EVAL / "reading" / "gold.jsonl").read_text("utf-8").splitlines():
        gold = json.loads(line)
        entities = find_entities([Stretch(0, (EVAL / "reading" / gold["file"]).read_text("utf-8"))])
        for group, names in (gold.get("entities") or {}).items():
            kind = GROUPS[group]
            here = {fold(t) for e in entities if e.kind == kind for t in (e.name, *(m.text for m in e.mentions))}
            listed[kind] += len(names)
            found[kind] += sum(fold(name) in here for name in names)
    assert {kind: found[kind] / listed[kind] for kind in RECALL if found[kind] / listed[kind] < RECALL[kind]} == {}


def sentences() -> Iterator[tuple[str, set[Span]]]:
    """Yield each HiNER sentence with its labelled spans."""
    for block in (EVAL / "ner" / "hiner.conll").read_text("utf-8").strip().split("\n\n"):
        words = [line.split("\t") for line in block.splitlines()]
        text, spans, at = " ".join(word for word, *_ in words), list[Span](), 0
        for word, *_, tag in words:
            if tag.startswith("I-") and spans and spans[-1][1] == at - 1 and spans[-1][2] == KINDS[tag[2:]]:
                spans[-1] = (spans[-1][0], at + len(word), spans[-1][2])
            elif tag != "O":
                spans.append((at, at + len(word), KINDS[tag[2:]]))
            at += len(word) + 1
        yield text, {trimmed(text, span) for span in spans}


def trimmed(text: str, span: Span) -> Span:
    """Return a span without the punctuation at its edges."""
    start, end, kind = span
    letters = [i for i in range(start, end) if unicodedata.category(text[i])[0] in "LMN"]
    return (letters[0], letters[-1] + 1, kind) if letters else span


def test_spans_of_hiner() -> None:
    right: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for text, gold in sentences():
        entities = find_entities([Stretch(0, text)])
        found = {trimmed(text, (m.start, m.end, e.kind)) for e in entities for m in e.mentions}
        for counter, spans in ((right, gold & found), (wanted, gold), (given, found)):
            counter.update(kind for *_, kind in spans)
    precision = {kind: right[kind] / given[kind] for kind in PRECISION_HINER}
    recall = {kind: right[kind] / wanted[kind] for kind in RECALL_HINER}
    assert {kind: p for kind, p in precision.items() if p < PRECISION_HINER[kind]} == {}
    assert {kind: r for kind, r in recall.items() if r < RECALL_HINER[kind]} == {}
