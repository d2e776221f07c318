"""Datelines, and sentences that only look like one (tests/cases/datelines.tsv)."""

import pytest

from pipelines.parse.datelines import find_filing
from pipelines.parse.run_on import find_inner_filing
from tests.pipelines.parse.test_bylines import listed
from tests.pipelines.parse.test_dates import rows


@pytest.mark.parametrize("row", rows("datelines.tsv", 7), ids=lambda row: row[0][:30])
def test_datelines(row: list[str]) -> None:
    line, place, day, agencies, credits, writers, bracket = row
    filing = find_filing(line)
    if place == "-":
        assert filing is None
        return
    assert filing is not None
    assert (filing.place or "") == place
    assert (f"{filing.month}-{filing.day}" if filing.day else "") == day
    assert [a.id for a in filing.agencies] == listed(agencies)
    assert [c.text for c in filing.credits] == listed(credits)
    assert filing.authors == listed(writers)
    assert (filing.qualifier or "") == bracket


def test_a_dateline_behind_a_title_without_a_break() -> None:
    line = "बाजार में लगी आगलंदन (एएफपी)। शहर के बाजार में मंगलवार को आग लग गई। लंदन में यह तीसरी घटना है।"
    filing = find_inner_filing(line)
    assert filing is not None
    assert (filing.place, filing.agencies[0].id) == ("लंदन", "afp")
    assert line[: filing.start] == "बाजार में लगी आग"


def test_a_bracketed_agency_amid_a_sentence_is_no_dateline() -> None:
    assert find_filing("मंत्री ने समाचार एजेंसी (भाषा) को बताया कि बैठक बुधवार को होगी।") is None
