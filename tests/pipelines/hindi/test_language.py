import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.hindi.language import detect_language, languages

DATA = languages()
EXAMPLES = [
    *(("hi", text) for text in DATA.hindi.examples),
    *(("hi-Latn", text) for text in DATA.latin.examples),
    *((code, text) for code, sister in DATA.sisters.items() for text in sister.examples),
    *((code, text) for code, texts in DATA.others.items() for text in texts),
]
HINDI = "मुख्यमंत्री ने बुधवार को कहा कि किसानों को मुआवजा दिया जाएगा और इसके लिए नई योजना बनाई गई है। "
ENGLISH = "The chief minister said on Wednesday that farmers would be compensated for their losses. "


@pytest.mark.parametrize(("code", "text"), EXAMPLES)
def test_every_example_is_in_its_language(code: str, text: str) -> None:
    assert detect_language(text) == code


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("hi", f"IPL 2025 Live Score: MI vs CSK Match Updates, Playing XI\n{HINDI * 4}"),
        (
            "hi",
            f"Home India World Sports Business Subscribe Now Login\n{HINDI * 4}\nAlso Read: Top 10 News",
        ),
        ("hi", f"ट्विटर पर उन्होंने लिखा: “{ENGLISH}” {HINDI * 2}"),
        ("hi", "भारत ने ऑस्ट्रेलिया को पाँच विकेट से हराया"),
        ("hi", "शेयर बाजार: सेंसेक्स 500 अंक चढ़ा, निफ्टी 25,000 के पार"),
        ("hi", "भोजपुरी गाना 'लॉलीपॉप लागेलू' पर झूमे लोग, गायक ने कहा कि रउवा लोगन के प्यार बा। " + HINDI),
        ("hi", "वन्दे मातरम्। सुजलां सुफलां मलयजशीतलाम्। " + HINDI * 3),
        ("mul", f"{ENGLISH * 4}{HINDI}"),
        ("hi", f"{ENGLISH * 5}{HINDI * 3}{ENGLISH * 2}"),
        ("en", f"{ENGLISH * 6} “खबर” is the Hindi word for news."),
        ("en", "Modi and Putin met in Delhi on Friday; trade and defence were on the agenda, officials said."),
        ("und", ""),
        ("und", "13.08.2025 14:09"),
        ("und", "क ख"),
    ],
)
def test_what_is_mixed_and_what_is_short(code: str, text: str) -> None:
    assert detect_language(text) == code


def test_the_time_does_not_grow_with_the_text() -> None:
    detect_language(HINDI)
    start = time.process_time()
    assert detect_language(HINDI * 100_000) == "hi"
    assert time.process_time() - start < 5


@given(st.text())
def test_never_raises_and_always_answers_the_same(text: str) -> None:
    assert detect_language(text) == detect_language(text)
