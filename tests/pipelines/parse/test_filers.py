"""Lines that say who filed a report, read where they stand: on a whole page (tests/cases/header_lines.tsv)."""

import pytest

from pipelines.parse.article import read_body
from pipelines.parse.filers import is_lone_name, may_be_person, read_filer, read_interviewer, read_reporters
from pipelines.parse.header import read_header
from pipelines.parse.layout import read_layout
from tests.pipelines.parse.test_bylines import listed
from tests.pipelines.parse.test_dates import rows

HEADLINE = "सरयू नदी का जलस्तर खतरे के निशान से ऊपर, दो सौ गांवों में अलर्ट जारी"
BODY = """सरयू नदी का जलस्तर शुक्रवार को खतरे के निशान से 40 सेंटीमीटर ऊपर पहुंच गया। प्रशासन ने निचले इलाकों के दो \
सौ गांवों में अलर्ट जारी किया है और नावों का इंतजाम किया गया है।

जिलाधिकारी ने बताया कि राहत शिविरों में अब तक 1,200 लोग पहुंचाए जा चुके हैं। उन्होंने कहा कि बांधों की निगरानी चौबीस घंटे \
हो रही है और किसी को घबराने की जरूरत नहीं है।

सिंचाई विभाग के अभियंता ने कहा कि पानी का स्तर रविवार तक घटने लगेगा। पिछले साल भी इसी समय नदी में उफान आया था।"""


def to_page(lines: str) -> str:
    printed = lines.replace(" ⏎ ", "\n")
    behind = printed.removeprefix("t: ")
    return f"{HEADLINE}\n\n{BODY}\n\n{behind}" if behind != printed else f"{HEADLINE}\n{printed}\n\n{BODY}"


@pytest.mark.parametrize("row", rows("header_lines.tsv", 6), ids=lambda row: row[0][:40])
def test_header_lines(row: list[str]) -> None:
    lines, writers, editors, published, updated, place = row
    _, document = read_layout(to_page(lines))
    header = read_header(document)
    assert header.headline == HEADLINE
    assert [a.name for a in header.authors if a.role == "writer"] == listed(writers)
    assert [a.name for a in header.authors if a.role == "editor"] == listed(editors)
    assert (header.published.value if header.published else "") == published
    assert (header.updated.value if header.updated else "") == updated
    assert not place or (header.dateline and header.dateline.place == place)
    assert read_body(document).split() == BODY.split()


@pytest.mark.parametrize("text", ["बाढ़ राहत, पटना", "मौसम, दिल्ली", "पटना, गया", "जागरण संवाददाता, पटना", "राहत और बचाव"])
def test_these_lines_name_no_filer(text: str) -> None:
    assert read_filer(text) is None


def test_who_held_an_interview() -> None:
    assert read_interviewer("लोक गायिका मालिनी देवी से संजय दुबे की खास बातचीत के अंश") == "संजय दुबे"
    assert read_interviewer("प्रधानमंत्री से राष्ट्रपति की बातचीत") is None
    assert read_interviewer("मुख्यमंत्री से किसानों की मुलाकात।") is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("गिरिश नारायन शर्मा का रिपोर्ट", ("गिरिश नारायन शर्मा",)),
        ("संवाददाता मनोज कुमार की रिपोर्ट", ("मनोज कुमार",)),
        ("राजगढ़ मनोज कुमार की रिपोर्ट", ("मनोज कुमार",)),
        ("जिला मनोज कुमार की रिपोर्ट", ("मनोज कुमार",)),
        ("निघासन मनोज कुमार की रिपोर्ट", ("मनोज कुमार",)),
        ("जांच आयोग का रिपोर्ट", ()),
        ("मनोज कुमार का रिपोर्ट कार्ड", ()),
    ],
)
def test_whose_report_it_is(line: str, names: tuple[str, ...]) -> None:
    assert read_reporters(line) == names


def test_one_word_is_a_name_only_where_it_is_nothing_else() -> None:
    assert is_lone_name("नीलकमल")
    assert is_lone_name("आशुतोष")
    assert not any(map(is_lone_name, ("राजनीति", "मनोरंजन", "विकास", "मौसम")))
    assert not may_be_person("सड़क हादसा")
