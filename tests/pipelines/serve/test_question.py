"""The query language: operators are read, everything else is words."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.serve.question import MAX_EACH, read_question


@pytest.mark.parametrize(
    ("q", "holds"),
    [
        ("पुतिन किम", {"words": "पुतिन किम"}),
        ('"शिखर  सम्मेलन"', {"words": "", "phrases": ("शिखर सम्मेलन",)}),
        ("किम “जल्द मिलेंगे” रूस", {"words": "किम रूस", "phrases": ("जल्द मिलेंगे",)}),
        ('किम "जल्द मिलेंगे', {"words": "किम", "phrases": ("जल्द मिलेंगे",)}),
        ('"" किम " "', {"words": "किम", "phrases": ()}),
        ("रूस -चीन", {"words": "रूस", "without": ("चीन",)}),
        ('रूस -"उत्तर कोरिया"', {"words": "रूस", "without": ("उत्तर कोरिया",)}),
        ("किम जोंग-उन", {"words": "किम जोंग-उन", "without": ()}),
        ("place:रूस person:'किम'", {"words": "", "chosen": {"place": ("रूस",), "person": ("'किम'",)}}),
        ('Place:"उत्तर कोरिया" बैठक', {"words": "बैठक", "chosen": {"place": ("उत्तर कोरिया",)}}),
        ("शहर:दिल्ली nothing:x 10:30", {"words": "शहर:दिल्ली nothing:x 10:30", "chosen": {}}),
        ("from:2025-08 to:2025", {"words": "", "days": {"date_from": "2025-08", "date_to": "2025"}}),
        ("from:कल मौसम", {"words": "from:कल मौसम", "days": {}}),
        ("रूस सैनिक >= 10 हजार", {"words": "रूस", "figures": ("सैनिक >= 10 हजार",)}),
        ("क > ख", {"words": "क > ख", "figures": ()}),
        ("OR", {"words": "OR"}),
        ("रूस OR", {"words": "रूस"}),
        ("-", {"words": "-"}),
        ("  ", {"words": "", "phrases": ()}),
    ],
)
def test_what_is_typed_is_read(q: str, holds: dict[str, Any]) -> None:
    asked = read_question(q)
    assert {name: getattr(asked, name) for name in holds} == holds


def test_or_joins_its_neighbours() -> None:
    asked = read_question('"शिखर वार्ता" OR भेंट | मुलाकात रूस')
    assert [[part.text for part in group] for group in asked.either] == [["शिखर वार्ता", "भेंट", "मुलाकात"]]
    assert asked.words == "रूस"
    assert asked.all_phrases == ("शिखर वार्ता", "भेंट", "मुलाकात")


def test_operators_are_few() -> None:
    asked = read_question(" ".join(f'-क{n} "ख {n}" place:ग{n}' for n in range(50)))
    assert len(asked.without) == len(asked.phrases) == len(asked.chosen["place"]) == MAX_EACH


@given(st.text(alphabet='कa1 -"|:<>=ORfrom२"'))
def test_any_text_is_read(q: str) -> None:
    asked = read_question(q)
    assert all(phrase.strip() for phrase in (*asked.phrases, *asked.without))
