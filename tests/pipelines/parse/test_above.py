"""What stands above an article and is not of it, and headlines that look like something else."""

import pytest

from tests.pipelines.parse.test_samples import parse

PROSE = "नगर पालिका ने सोमवार को तालाब की सफाई शुरू की। काम तीन सप्ताह में पूरा होगा और सौ मजदूर लगाए गए हैं।"
TITLE = "तालाब की सफाई शुरू, सौ मजदूर तीन सप्ताह तक करेंगे काम"
TICKER = f"{TITLE} {' मेले में बिछड़े बच्चे मिले* बारिश से पुल टूटा' * 5}"
ENGLISH = "Cleaning of the old town pond begins after three years, hundred workers on the job"
OTHERS = """- नदी पर पुल का काम अगले साल तक होगा पूरा, विधायक बोले
- मेले में बिछड़े दो बच्चे घर लौटे, पुलिस ने ढूंढा
- बाजार में दिनभर लगा रहा जाम, लोग घंटों रहे परेशान"""
SENTENCE = "तालाब की सफाई की मांग लेकर पैदल यात्रा सागर पहुंची।"
LONG = (
    "तालाब बचाने के लिए तीन साल तक लड़ने वाले, नगर के सबसे पुराने वकील, डॉ. आर.के. नेगी के संघर्ष की, नगर पालिका ने "
    "सबके सामने सराहना की…."
)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (f"{ENGLISH}\n\nसागर, 10 दिसंबर। {PROSE}", ENGLISH),
        (f"home mp sagar old town pond cleaning work begins hundred workers\n\nसागर, 10 दिसंबर। {PROSE}", None),
        (f"{LONG}\nलोक समाचार सेवा\nसागर, 10 दिसंबर। {PROSE}", LONG),
        (
            f"खास खबर\n\nVideo देखें तालाब की सफाई और मजदूरों की कतार\n\n{PROSE}\n\nसागर. {PROSE}",
            "Video देखें तालाब की सफाई और मजदूरों की कतार",
        ),
        (f"BREAKING\n{TICKER}\n\nSagar\n\n{TITLE}\n\nAugust 03, 2025 02:11 PM\n\n{TITLE}\n\n{PROSE}", TITLE),
        (
            f"वीडियो\n{TITLE}\nBy आशा रानी\nPublished: 4 Aug 2025\nपालिका ने कहा कि काम रात में भी चलता रहेगा\n{PROSE}",
            TITLE,
        ),
        (f"मुख्य समाचार   उत्तर प्रदेश  मुरादाबाद\n{TITLE}\n\nसागर, 10 दिसंबर। {PROSE}", TITLE),
        (f"मुख्य समाचारदेशविदेशहरियाणाचंडीगढ़पंजाब\n{TITLE}\nUpdated At : 05:21 AM Mar 12, 2025 IST\n\n{PROSE}", TITLE),
        (f"उत्तर प्रदेशगौतम बुद्ध नगरलखनऊ\n{TITLE}\n\nसागर, 10 दिसंबर। {PROSE}", TITLE),
        (f"Homeराज्यशहरसागर में तालाब की सफाई - 1\n\n{TITLE}\n\n{PROSE}", TITLE),
        (f"Asha Shekhawat : Jun 01, 2021, 01:03 PM\n{PROSE}", None),
        (f"सागर में मतगणना : 1 जून 2021, 08:00 AM से होगी\n{PROSE}", "सागर में मतगणना : 1 जून 2021, 08:00 AM से होगी"),
        (f"{OTHERS}\n{TITLE}\n\n{PROSE}", TITLE),
        (f"फैक्ट चेक\n{TITLE[:30]}...\nफैक्ट चेक\n{TITLE}\nBy - आशा रानी\n\n{PROSE}", TITLE),
        (f"pond-cleaning-begins-in-sagar\npond-cleaning-begins-in-sagar\n\n{TITLE}\n\nसागर, 10 दिसंबर। {PROSE}", TITLE),
        (f"{SENTENCE}\nसागर: {PROSE}", SENTENCE),
        (f"सागर: {SENTENCE}\n\nआशा चतुर्वेदी\n\nसागर। {PROSE}", f"सागर: {SENTENCE}"),
        (f"तालाब की सफाई के काम में सौ मजदूर लगाए गए।\nसागर: {PROSE}", None),
        (f"{SENTENCE[:-1]}..अब {SENTENCE[:-1]}..अब काम होगा\n\n{PROSE}", None),
        (
            f"मंत्री ने तालाब के मजदूरों की मजदूरी बढ़ाने की घोषणा की\nअब रोज छह सौ रुपये\nसागर, 10 दिसंबर। {PROSE}",
            "मंत्री ने तालाब के मजदूरों की मजदूरी बढ़ाने की घोषणा की",
        ),
    ],
)
def test_headlines(text: str, headline: str | None) -> None:
    assert parse(text).headline == headline


@pytest.mark.parametrize(
    ("line", "writers"),
    [("राधा कृष्ण मंदिर", []), ("News Tank\nNews Tank", []), ("मालिनी व्यास", ["मालिनी व्यास"])],
)
def test_picture_is_no_writer(line: str, writers: list[str]) -> None:
    text = f"News Tank: {TITLE}\n{line}\nEdited By: रवि मेहरा\nUpdated on: Jul 23, 2024 | 6:05 PM\n\n{PROSE}\n\n{PROSE}"
    assert [a.name for a in parse(text).authors if a.role == "writer"] == writers


@pytest.mark.parametrize(
    ("lines", "subject", "writers"),
    [
        ("asha gahlot\nआशा गहलोत", "आशा गहलोत", []),
        ("asha gahlot\nआशा गहलोत", "नगर पालिका", ["आशा गहलोत"]),  # who wrote it, in two scripts
        ("pond in sagar\nआशा गहलोत", "नगर पालिका", ["आशा गहलोत"]),
    ],
)
def test_whom_the_text_is_about_is_no_writer(lines: str, subject: str, writers: list[str]) -> None:
    text = f"{lines}\n\nसागर. {PROSE}\n\nइस बारे में {subject} ने कहा कि काम समय पर पूरा होगा और पैसे की कमी नहीं है।"
    assert [a.name for a in parse(text).authors] == writers


@pytest.mark.parametrize(
    ("line", "outlet"),
    [("ETV Bharat / state", "etv-bharat"), ("Sagar / state", None)],
)
def test_breadcrumb_names_the_outlet(line: str, outlet: str | None) -> None:
    found = parse(f"{line}\n\n{TITLE}\n\nPublished : Aug 2, 2023, 11:06 AM IST\n\n{PROSE}").outlet
    assert (found and found.id) == outlet
