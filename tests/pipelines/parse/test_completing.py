"""Names that frames and the whole article tell, without any model: no word has a known use."""

import pytest

from pipelines.parse.entities.frames.completing import complete
from pipelines.parse.entities.marks import Mark, Piece
from pipelines.parse.entities.places import place_of
from pipelines.parse.entities.words import read_words
from tests.pipelines.parse.pieces import piece_of, printed


def found_in(piece: Piece) -> list[str]:
    complete([piece], {})
    return [text for _, text in printed(piece)]


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("न्यायमूर्ति के एम कुरियन की पीठ", "कुरियन", "के एम कुरियन"),
        ("पूर्व न्यायाधीश ए के बिलोरी की", "बिलोरी", "ए के बिलोरी"),
        ("संस्था के अध्यक्ष के बिलोरन ने कहा", "बिलोरन", "के बिलोरन"),
        ("मंत्री के बिलोरन से मिलने पर", "बिलोरन", "बिलोरन"),
        ("राज्य के एम बिलोरन ने", "बिलोरन", "एम बिलोरन"),
        ("यू पी के राजन बिलोरी ने", "राजन बिलोरी", "राजन बिलोरी"),
        ("मंत्री जी बिलोरन ने", "बिलोरन", "बिलोरन"),
    ],
)
def test_initials(text: str, name: str, found: str) -> None:
    assert found_in(piece_of(text, name)) == [found]


@pytest.mark.parametrize("text", ["अध्यक्ष के बेटे ने कहा", "मंत्री के काफिले को रोका", "एम ए के छात्र ने", "वह बस में आई और"])
def test_a_case_marker_is_no_initial(text: str) -> None:
    assert found_in(piece_of(text)) == []


def test_a_word_before_all_mentions_belongs_to_the_name() -> None:
    names = ["वेंगुर्लेकर सोटी"] * 2
    assert found_in(piece_of("वहां मंदार वेंगुर्लेकर सोटी थे। मंदार वेंगुर्लेकर सोटी ने कहा", *names)) == ["मंदार वेंगुर्लेकर सोटी"] * 2
    assert found_in(piece_of("वहां मंदार वेंगुर्लेकर सोटी थे। तब वेंगुर्लेकर सोटी ने कहा", *names)) == names
    # What stands before a given name is sooner a role.
    given = ["राजेश बिलोरी"] * 2
    assert found_in(piece_of("वहां पाठकर राजेश बिलोरी थे। पाठकर राजेश बिलोरी ने कहा", *given)) == given


def test_a_place_that_begins_with_a_persons_surname_is_none() -> None:
    piece = piece_of("मार्टिन बिलोरन आए। बिलोरन सैंडविल के अभिनेता हैं", "मार्टिन बिलोरन")
    place = place_of("बिलोरन सैंडविल")._replace(basis="model")
    piece.replace([*piece.marks, Mark(3, 5, place)])
    assert found_in(piece) == ["मार्टिन बिलोरन"]
    alone = Piece(0, read_words("बिलोरन सैंडविल के अभिनेता"), [Mark(0, 2, place)])
    assert found_in(alone) == ["बिलोरन सैंडविल"]


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("राजेश शर्मा, मंदर सोटकर और विमल यादव को", ["राजेश शर्मा", "विमल यादव"], "मंदर सोटकर"),
        ("राजेश शर्मा, मंदर सोटकर उर्फ लल्ला और विमल यादव को", ["राजेश शर्मा", "विमल यादव"], ""),
        ("राजेश शर्मा, पुलिस और विमल यादव को", ["राजेश शर्मा", "विमल यादव"], ""),
    ],
)
def test_what_stands_between_persons_is_one(text: str, names: list[str], found: str) -> None:
    assert set(found_in(piece_of(text, *names))) - set(names) == ({found} if found else set())
