"""Sign-offs behind the last sentence, and words that only look like one."""

import pytest

from pipelines.parse.signoffs import find_signoff, read_signoff


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("( इनपुट-आईएएनएस)", ["ians"]),
        ("(भाषा)", ["bhasha"]),
        ("(इनपुट: पीटीआई, एएनआई)", ["pti", "ani"]),
        ("(With inputs from PTI)", ["pti"]),
        ("(पीटीआई से इनपुट के साथ)", ["pti"]),
        ("--आईएएनएस", ["ians"]),
        ("--आईएएनएस एसजीके/एएनएम", ["ians"]),
        ("एके/सीके (रॉयटर्स, एएफपी)", ["reuters", "afp"]),
        ("भाषा गोला राजेश", ["bhasha"]),
        ("जीसीबी/एएनएम", []),
        ("(हिन्दुस्थान समाचार) / आशा रानी", ["hindusthan-samachar"]),
    ],
)
def test_signoffs(text: str, agencies: list[str]) -> None:
    found = read_signoff(text)
    assert found is not None
    assert [a.id for a in found.agencies] == agencies


@pytest.mark.parametrize(
    "text",
    [
        "(कुल 12 लोग)",
        "भाषा में यह लिखा था",
        "वार्ता के बाद सब लौट गए",
        "पटना/गया",
        "12/24",
        "बचाव टीम",
        "(भाजपा)",
        "(भाजपा) / आशा रानी",
    ],
)
def test_no_signoffs(text: str) -> None:
    assert read_signoff(text) is None


def test_only_the_end_of_a_paragraph_is_cut() -> None:
    text = "मेला (भाषा) सोमवार तक चलेगा। सब आएंगे। जीसीबी/एएनएम"
    start = find_signoff(text)
    assert start is not None
    assert text[start:] == "जीसीबी/एएनएम"
    assert find_signoff("मेला सोमवार तक चलेगा (कुल 12 दिन)।") is None
