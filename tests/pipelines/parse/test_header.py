"""Header fields: metadata beside the text, outlets by their evidence, datelines dated by the publication."""

import pytest

from schemas.source import Facts
from tests.pipelines.parse.test_article import TEXT, article


def test_metadata_fill_what_the_text_does_not_say() -> None:
    facts = Facts(
        headline="पुल का काम पूरा, यातायात शुरू",
        standfirst="नदी पर बना पुल खुल गया।",
        authors=("आशा रानी", "IANS", "Web Desk"),
        outlet="अमर उजाला",
        section="राज्य",
        tags=("पुल", "नदी"),
    )
    parsed = article(TEXT, facts)
    assert [a.name for a in parsed.authors] == ["आशा रानी"]
    assert [a.id for a in parsed.agencies] == ["ians"]
    assert parsed.desk == "Web Desk"
    assert parsed.outlet is not None
    assert parsed.outlet.id == "amar-ujala"
    assert (parsed.section, parsed.tags) == ("राज्य", ("पुल", "नदी"))


def test_an_outlet_nobody_listed_keeps_its_name() -> None:
    parsed = article(TEXT, Facts(outlet="Pahad Samachar"))
    assert parsed.outlet is not None
    assert (parsed.outlet.id, parsed.outlet.name, parsed.outlet.basis) == ("pahad-samachar", "Pahad Samachar", "stated")


def test_an_outlet_read_off_the_address_says_so() -> None:
    parsed = article(TEXT, Facts(url="https://www.amarujala.com/a/b"))
    assert parsed.outlet is not None
    assert parsed.outlet.basis == "address"


def test_an_outlet_named_in_the_story_is_none() -> None:
    assert article(f"{TEXT} मंत्री ने अमर उजाला के पत्रकार से बात की।").outlet is None


def test_datelines_take_the_year_of_the_publication() -> None:
    text = "पुल का काम पूरा, यातायात शुरू\nPublished: 2 Jan 2026\nपटना, 30 दिसंबर (भाषा)। पुल मंगलवार को खुल गया और लोग खुश हैं।"
    dateline = article(text).dateline
    assert dateline is not None
    assert dateline.date is not None
    assert dateline.date.value == "2025-12-30"
    assert dateline.date.basis == "text; year nearest to the publication"


def test_a_dateline_without_any_year_has_no_date() -> None:
    dateline = article("पुल का काम पूरा, यातायात शुरू\nपटना, 30 दिसंबर (भाषा)। पुल मंगलवार को खुल गया।").dateline
    assert dateline is not None
    assert (dateline.place, dateline.date) == ("पटना", None)


def test_a_name_beside_the_dates_may_be_the_subject_of_the_story() -> None:
    top = "पत्रकार राजेश कुमार ने 'नदी टाइम्स' को कहा अलविदा\n\nइंडिया टीवी ब्यूरो\nPublished - 20 April, 2022\n"
    body = "\n\nवह पांच साल से नोएडा में काम करते थे और डेस्क के सह प्रभारी थे। अब वह दूसरे अखबार में जाएंगे।\n"
    assert article(f"{top}Rajesh Kumar{body}").authors == ()
    assert [a.name for a in article(f"{top}Asha Rani{body}").authors] == ["Asha Rani"]


def test_a_paper_named_as_its_own_writer_is_the_outlet() -> None:
    parsed = article("पुल का काम पूरा, यातायात शुरू\nBy\nPurvanchali\nMarch 5, 2022\n\nपूर्वांचली संवाददाता |\n\n" + TEXT)
    assert parsed.authors == ()
    assert parsed.outlet is not None
    assert (parsed.outlet.name, parsed.credit) == ("Purvanchali", "पूर्वांचली संवाददाता")


def test_one_word_may_be_a_writer() -> None:
    parsed = article("पुल का काम पूरा, यातायात शुरू\nBy Bhavana\nMarch 5, 2022\n\nपूर्वांचली संवाददाता |\n\n" + TEXT)
    assert [a.name for a in parsed.authors] == ["Bhavana"]


def test_a_writer_printed_twice_is_one() -> None:
    top = "पुल का काम पूरा, यातायात शुरू हुआ\nAsha Rani\nBY ASHA RANI\nOCT 21, 2024, 18:13 IST\n\n"
    assert [a.name for a in article(top + TEXT).authors] == ["Asha Rani"]


def test_a_site_ends_all_its_headlines_with_its_section() -> None:
    top = "पुल का काम पूरा, यातायात शुरू हुआ - Sagar News in Hindi\nOCT 21, 2024, 18:13 IST\n\n"
    assert article(top + TEXT).headline == "पुल का काम पूरा, यातायात शुरू हुआ"


def test_whom_a_picture_shows_is_no_writer() -> None:
    top = "पुल का काम पूरा, यातायात शुरू हुआ\nBy: Asha Rani\nOCT 21, 2024, 18:13 IST\nप्रगतिशील किसान राजेश शर्मा\n\n"
    assert [a.name for a in article(top + TEXT).authors] == ["Asha Rani"]


FILED = "नगर के तालाब की सफाई सोमवार को शुरू हुई और काम तीन सप्ताह में पूरा होगा।"
MORE = "अध्यक्ष ने बताया कि तालाब में बीस साल से गाद भरी है और किनारों पर पेड़ लगाए जाएंगे।"


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (f"{FILED}\n\n{FILED}\n\nThe post तालाब की सफाई appeared first on Naya Sagar.", "Naya Sagar"),
        (f"{FILED}\n\n{FILED}\n\nRelated Stories\nMalwa Vani | मालवा वाणी", "Malwa Vani"),
        (f"{FILED}\n\n{FILED}\n\nRelated Stories\nwww.malwavani.in", "malwavani.in"),
        (f"{FILED}\n\n{FILED}\n\nRelated Stories\nwww.facebook.com", None),
        (f"सागर, (मालवा न्यूज़ 27 मई2021) {FILED}", "मालवा न्यूज़"),
        (f"वाराणसी 26 दिसंबर (asha india live)। {FILED}", "asha india live"),
        (f"ASHANEWSJ : सरायकेला । {FILED}", "ASHANEWSJ"),
        (f"बीकानेर Ashatimes.com {FILED}", "ashatimes.com"),
        (f"Sagar News: सागर, 12 मई। {FILED}", None),
        (f"भोपाल/ सागर (ashatimes.com)| {FILED}", "ashatimes.com"),
        (f"सागर(लाइवमालवा24)। {FILED}", "लाइवमालवा24"),
        (f"{FILED}\n\n{MORE}\n- ASHA NEWS", "ASHA NEWS"),
        (f"{FILED}\n\n{MORE}\n- SAGAR NEWS", None),  # a town's news is a section
        (f"नदी पर पुल का काम पूरा, अब होगा उद्घाटन\n\nमालवा न्यूज़,\nBy -\n0\n{FILED}\n\n{FILED}", "मालवा न्यूज़"),
        (f"सागर(वार्ड24)। {FILED}", None),
        (f"ASHA NewsTv\n\nनदी पर पुल का काम पूरा, अब होगा उद्घाटन\n\nसागर। {FILED}", "ASHA NewsTv"),
        (f"ASHA Newsroom\n\nनदी पर पुल का काम पूरा, अब होगा उद्घाटन\n\nसागर। {FILED}", None),
        # "राज एक्सप्रेस" is a paper; what ends like it is not.
        (f"सागर, (महाराज एक्सप्रेस न्यूज़ 27 मई2021) {FILED}", "महाराज एक्सप्रेस न्यूज़"),
        (f"MADHYA PRADESH NEWS\nनदी पर पुल का काम पूरा, अब होगा उद्घाटन\nMay 4, 2023\nसागर। {FILED}", None),
    ],
)
def test_who_prints_it(text: str, outlet: str | None) -> None:
    found = article(text).outlet
    assert (found and found.name) == outlet
