"""Thresholds: shares and volumes against `reference/checks.yaml`, without a node."""

from pathlib import Path
from typing import Any, cast

import pytest

from pipelines.flow.health import Case, check_missing, check_volume, thresholds
from pipelines.flow.records import MANIFEST, OPENED, PARSED, Records
from pipelines.flow.report import Listed, Opened, Parsed


def parsed(articles: int, **missing: int) -> Parsed:
    return Parsed(parser_version="1", schema_version="1", articles=articles, rejected=0, codes={}, missing=missing)


def opened(files: int, bytes_each: int, listed: int) -> Opened:
    return Opened(listed=listed, files=files, bytes=files * bytes_each, unopened=0)


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(Records(str(tmp_path)), "now", cast(Any, None), "khabar")


def with_history(case: Case, now: Opened, *before: Opened) -> Case:
    for number, counts in enumerate((now, *before)):
        batch = f"b{number}" if number else "now"
        case.records.write(batch, MANIFEST, [Listed(uri="a", place="/a")])
        case.records.write(batch, OPENED, [counts])
    return case


@pytest.mark.parametrize(
    ("counts", "sound"),
    [
        (parsed(100, headline=10), True),
        (parsed(100, headline=11), False),
        (parsed(100, dateline=100), True),  # not watched: house style
        (parsed(5, headline=5), True),  # too few to say anything
        (parsed(0), True),
    ],
)
def test_fields_missing_more_often_than_usual(case: Case, counts: Parsed, sound: bool) -> None:
    case.records.write("now", PARSED, [counts])
    assert check_missing(case).sound is sound


@pytest.mark.parametrize(
    ("now", "sound"),
    [
        (opened(2000, 4000, 2000), True),
        (opened(100, 4000, 100), True),  # the last batch of a folder is small, and that is usual
        (opened(2000, 300, 2000), False),  # consent pages instead of articles
        (opened(2000, 40_000, 2000), False),
        (opened(2000, 4000, 20_000), False),  # nine archives of ten gave nothing
        (opened(3, 10, 3), True),
    ],
)
def test_volume_is_compared_with_other_batches(case: Case, now: Opened, sound: bool) -> None:
    usual = [opened(2000, 3800, 2000), opened(1900, 4100, 1900), opened(1, 1, 1)]
    assert check_volume(with_history(case, now, *usual)).sound is sound


def test_the_first_batch_has_nothing_to_compare_with(case: Case) -> None:
    assert check_volume(with_history(case, opened(2000, 4000, 2000))).told == "too little to compare with"


def test_thresholds_are_sane() -> None:
    limits = thresholds()
    assert 0 < limits.reject_rate < 1
    assert limits.volume.lowest < 1 < limits.volume.highest
