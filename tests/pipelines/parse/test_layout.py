"""Layout: blocks tile any text, nothing raises, every named layout is reached."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.parse.article import read_body
from pipelines.parse.header import read_header
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
        "12 मार्च 2024\n" * 10_000,
        "आशा शर्मा\n" * 10_000,
        "नदी का जलस्तर बढ़ने से गांवों में पानी भरा, लोग परेशान\n" * 20_000,
    ],
    ids=[
        *("letters", "brackets", "labels", "bylines", "figures", "links", "dandas", "places", "lines"),
        *("days", "names", "wrapped"),
    ],
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    began = time.process_time()
    _, document = read_layout(text)
    read_header(document)
    assert time.process_time() - began < 30


def test_a_headline_known_from_metadata_is_found_below_a_menu() -> None:
    text = "शहर के पुराने बाजार की खबरें\nपुल का काम पूरा\nमंगलवार को पुल खुल गया और लोग खुश हैं। यातायात शुरू हो गया।"
    _, document = read_layout(text, Facts(headline="पुल का काम पूरा"))
    assert [document.printed(b) for b in document.blocks if b.role is Role.HEADLINE] == ["पुल का काम पूरा"]


def test_an_exact_copy_of_a_paragraph_is_dropped_once() -> None:
    paragraph = "मंगलवार को पुल खुल गया और लोग बहुत खुश हैं। यातायात शुरू हो गया।"
    _, document = read_layout(f"पुल का काम पूरा हुआ आखिरकार\n{paragraph}\n{paragraph}")
    assert [b.reason for b in document.blocks if b.role is Role.DROPPED] == ["repeated"]


STORY = "नगर पालिका ने सोमवार को तालाब की सफाई शुरू की। काम तीन सप्ताह में पूरा होगा और सौ मजदूर लगाए गए हैं।"
LAST = (
    "विभाग के अभियंता ने कहा कि मजदूर दो पालियों में लगे हैं और गाद खेतों में डाली जा रही है। किसान उसे मुफ्त में ले जा सकते हैं, "
    "पर ट्रैक्टर उनका अपना होना चाहिए। इससे पहले यह काम बीस साल पहले हुआ था, जब बारिश में किनारा टूट गया था और पानी बाजार तक "
    "आ गया था। उस साल सौ से ज्यादा दुकानें डूबी थीं और तीन दिन बिजली नहीं थी।"
)
MORE = "अध्यक्ष ने बताया कि तालाब में बीस साल से गाद भरी है। सफाई पर दो करोड़ रुपये खर्च होंगे और किनारों पर पेड़ लगेंगे।"


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("इम्तिहान सुधारने बैठे विद्यार्थियों ने आजमाई किस्मत, अंकों में इक्कीस फीसदी का इजाफा", False),
        ("तालाब की सफाई पर खर्च होंगे दो करोड़ रुपये, सौ मजदूर तीन सप्ताह तक करेंगे काम", True),
        ("तालाब के किनारे पेड़", True),
        ("भिवानी ब्लॉक : धनाना, मंढाणा, मुंढाल खुर्द, तालू, मुंढाल कलां, ढाणी हरसुख, बामला, नवा राजगढ़", True),
        ("यदि ये महिलाएं सचमुच उसकी सताई हुई हैं तो उन्होंने अपना नाम और पता आयोग को क्यों नहीं दिया ?", True),
        ("मजदूरों ने निकाली तालाब की गाद.\nमजदूरों ने निकाली तालाब की गाद.रमेश झा", False),
    ],
)
def test_lines_between_paragraphs(line: str, kept: bool) -> None:
    _, document = read_layout(f"तालाब की सफाई शुरू, सौ मजदूर लगाए गए\n\n{STORY}\n\n{MORE}\n\n{line}\n\n{LAST}")
    assert (line.split("\n")[0] in read_body(document)) == kept


def test_a_paragraph_above_a_link_is_the_first() -> None:
    _, document = read_layout(f"{STORY}\nALSO READ- जेल में घोटाला, कर्मचारी अनशन पर\n{MORE}")
    assert read_body(document) == f"{STORY}\n\n{MORE}"


@pytest.mark.parametrize("end", ["", "\nSource link", "\nतालाब के पास"])
def test_a_short_release_is_one_paragraph(end: str) -> None:
    top = "तालाब की सफाई शुरू, सौ मजदूर लगाए गए\nसागर : बुधवार, अक्टूबर 28, 2020, 17:52 IST"
    _, document = read_layout(f"{top}\n{STORY}\nराजेश पाण्डेय{end}")
    assert read_body(document).startswith(STORY)


@pytest.mark.parametrize(
    ("behind", "headline"),
    [
        ("तालाब की सफाई के काम में सहयोग करने के निर्देश\nFriday, March 27, 2020\n0\nTags", True),
        ("तालाब की सफाई के काम में सहयोग करने के निर्देश\nTags", False),
    ],
)
def test_a_headline_below_the_text(behind: str, headline: bool) -> None:
    _, document = read_layout(f"{STORY}\n{MORE}\n{behind}")
    assert any(block.role is Role.HEADLINE for block in document.blocks) == headline
    assert read_body(document).startswith(f"{STORY}\n\n{MORE}")
