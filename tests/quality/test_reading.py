"""Accuracy of reading. The floors gate; they go up with the parser and never down without a word in the CHANGELOG.

The development data (KHABAR_EVAL, default ../shared/eval) are not part of the project: without them that is SKIPPED.
"""

import os
from collections import Counter
from pathlib import Path

import pytest

from pipelines.evaluate.reading import FIELDS, ReadingReport, evaluate_reading, score_reading
from pipelines.evaluate.reading_gold import Gold
from pipelines.settings import ROOT
from tests.pipelines.parse.test_samples import SAMPLES, parse, sample
from tests.pipelines.parse.test_seed_headers import GOLDENS, golden, seed

pytestmark = pytest.mark.quality
EVAL = Path(os.environ.get("KHABAR_EVAL") or ROOT.parent / "shared" / "eval") / "reading"

# Share of stated values found, by field, on samples and seeds together; nothing may be wrong or invented there.
FLOOR_SAMPLES = 1.0
# On the development data.
FLOOR_HEADER = 1.0
FLOOR_F1_MEAN = 0.995
FLOOR_F1_MIN = 0.95


def _sample_gold(name: str) -> Gold:
    facts = {key: value for key, value in sample(name)[1].items() if key in Gold.model_fields}
    facts["credit"] = sample(name)[1]["credit"] or sample(name)[1]["desk"]
    return Gold.model_validate({"file": name, **facts})


def _seed_gold(number: str) -> Gold:
    facts = golden(number)
    return Gold(
        file=number,
        headline=facts["headline"],
        outlet=facts["outlet"],
        published=facts["published"],
        updated=facts["updated"],
        authors=tuple(facts["writers"]),
        editors=tuple(facts["editors"]),
        agency=tuple(facts["agencies"]),
        credit=facts["credit"] or facts["desk"],
        dateline_place=facts["dateline"],
    )


def _faults(report: ReadingReport) -> Counter[str]:
    return Counter(note.split(": ")[1].split()[1] for note in report.notes)


def test_samples_and_seeds() -> None:
    golds = [*map(_sample_gold, SAMPLES), *map(_seed_gold, GOLDENS)]
    articles = {name: parse(sample(name)[0], name) for name in SAMPLES} | {n: seed(n) for n in GOLDENS}
    report = score_reading(golds, articles)
    assert {name: report.found(name) for name in FIELDS} == dict.fromkeys(FIELDS, FLOOR_SAMPLES)
    assert _faults(report) == Counter()
    assert report.furniture == []


@pytest.fixture(scope="module")
def development() -> ReadingReport:
    if not EVAL.is_dir():
        pytest.skip(f"SKIPPED: no development data at {EVAL}; set KHABAR_EVAL")
    return evaluate_reading(EVAL / "gold.jsonl", [str(EVAL)])


def test_development_header(development: ReadingReport) -> None:
    assert development.unread == []
    assert {n: f for n in FIELDS if (f := development.found(n)) is not None and f < FLOOR_HEADER} == {}
    assert [note for note in development.notes if " wrong: " in note or " invented: " in note] == []


def test_development_body(development: ReadingReport) -> None:
    assert development.f1_mean is not None
    assert development.f1_mean >= FLOOR_F1_MEAN
    assert min(development.f1.values()) >= FLOOR_F1_MIN
    assert development.furniture == []
