"""Layout: blocks tile any text, nothing raises, every named layout is reached."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.parse.layout import layouts, read_layout
from pipelines.settings import ROOT
from schemas.document import Role, check_tiling
from schemas.source import Facts
from tests.pipelines.parse.test_samples import SAMPLES, sample

WORDS = [
    "Written By Updated: Aug 13, 2025 02:09 PM IST",
    "सारांश",
    "विस्तार",
    "FAQ",
    "यह भी पढ़ें",
    "नई दिल्ली, 3 सितंबर (भाषा)। ",
    "(इनपुट- भाषा)",
    "Loading...",
    "190/9",
    "• ",
    "1.",
    "क्या यह सच है?",
    "लोग घर लौट आए हैं।",
    "Point of View",
    "Related Story",
    "10:05 AM",
    "Tags: अ, आ",
    "\u200d",
    "\xa0",
    "\u095c",
    "\n",
    "\n\n",
    " ",
    "।",
    "(",
]


@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=30)), max_size=40))
def test_blocks_tile_any_text(parts: list[str]) -> None:
    text = "".join(parts)
    _, document = read_layout(text, Facts(headline="लोग घर लौट आए"))
    assert document.text == text
    check_tiling(text, document.blocks)


@given(st.text())
def test_no_text_raises(text: str) -> None:
    read_layout(text)


@pytest.mark.parametrize("layout", layouts(), ids=lambda layout: layout.id)
def test_every_layout_has_an_example_and_none_is_shadowed(layout: object) -> None:
    for row in layouts():
        text = (ROOT / row.example).read_text(encoding="utf-8")
        assert read_layout(text)[0] == row.id


def test_most_samples_need_no_named_layout() -> None:
    assert sum(read_layout(sample(name)[0])[0] == "generic" for name in SAMPLES) > len(SAMPLES) / 4


@pytest.mark.parametrize(
    "text",
    [
        "अ" * 100_000,
        "( " * 50_000,
        "Updated: " * 11_000,
        "By A " * 20_000,
        "12/3/" * 20_000,
        "यह भी पढ़ें " * 9_000,
        "।" * 100_000,
        "नई दिल्ली, " * 10_000,
        "a\n" * 5_000,
    ],
    ids=["letters", "brackets", "labels", "bylines", "figures", "links", "dandas", "places", "lines"],
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    began = time.process_time()
    read_layout(text)
    assert time.process_time() - began < 30


def test_a_headline_known_from_metadata_is_found_below_a_menu() -> None:
    text = "शहर के पुराने बाजार की खबरें\nपुल का काम पूरा\nमंगलवार को पुल खुल गया और लोग खुश हैं। यातायात शुरू हो गया।"
    _, document = read_layout(text, Facts(headline="पुल का काम पूरा"))
    assert [document.printed(b) for b in document.blocks if b.role is Role.HEADLINE] == ["पुल का काम पूरा"]


def test_an_exact_copy_of_a_paragraph_is_dropped_once() -> None:
    paragraph = "मंगलवार को पुल खुल गया और लोग बहुत खुश हैं। यातायात शुरू हो गया।"
    _, document = read_layout(f"पुल का काम पूरा हुआ आखिरकार\n{paragraph}\n{paragraph}")
    assert [b.reason for b in document.blocks if b.role is Role.DROPPED] == ["repeated"]
