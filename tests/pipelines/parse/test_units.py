"""A header line in units: the date, and the names beside it."""

import pytest

from pipelines.parse.lines import Line
from pipelines.parse.units import cut_line

LINES = [
    ("मीना साहू Tue, 09 Apr 2024-1:21 am,", [("name", "मीना साहू"), ("date", "Tue, 09 Apr 2024-1:21 am")]),
    (
        "Asha Raniइंडिया टीवी, इंदौरMon, 16 Sep 2024 06:08 PM",
        [("credit", "Asha Raniइंडिया टीवी, इंदौर"), ("date", "Mon, 16 Sep 2024 06:08 PM")],
    ),
    ("By admin - 04/06/2023  0  98", [("text", "By admin -"), ("date", "04/06/2023"), ("text", "0  98")]),
    ("वर्ष 9, अंक 87  मंगलवार, 7 मार्च 2017", [("text", "वर्ष 9, अंक 87"), ("date", "मंगलवार, 7 मार्च 2017")]),
    ("Nadi Khabar | 14 Sep 2025, 3:40 pm IST", [("text", "Nadi Khabar"), ("date", "14 Sep 2025, 3:40 pm IST")]),
    ("आशा शेखावत : Jun 01, 2021, 01:03 PM", [("name", "आशा शेखावत :"), ("date", "Jun 01, 2021, 01:03 PM")]),
    ("Release Date : Jun 01, 2021, 01:03 PM", [("text", "Release Date : Jun 01, 2021, 01:03 PM")]),
    ("Exam Date : 01/06/2021 13:03", [("text", "Exam Date : 01/06/2021 13:03")]),
    ("मेरठ में सोमवार को मेला लगेगा 16 सितंबर 2024", [("text", "मेरठ में सोमवार को मेला लगेगा 16 सितंबर 2024")]),
]


@pytest.mark.parametrize(("text", "units"), LINES)
def test_a_header_line_is_cut_at_its_date(text: str, units: list[tuple[str, str]]) -> None:
    found = cut_line(Line(0, len(text), text, True), first=True)
    assert [(unit.kind, unit.text) for unit in found] == units
