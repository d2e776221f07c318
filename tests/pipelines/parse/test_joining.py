"""Short and long prints of one name in one article; what is named after a person."""

import pytest

from pipelines.parse.entities import find_entities
from pipelines.parse.entities.institutions import join_acronyms
from pipelines.parse.entities.joining import is_shorter, join_bodies, join_persons, join_spellings
from pipelines.parse.entities.namesakes import settle_namesakes
from schemas.entity import Stretch
from tests.pipelines.parse.pieces import piece_of, printed


def test_another_length_of_a_vowel_is_a_misprint_of_the_usual_name() -> None:
    piece = piece_of("आलोक तनवर, आलोक तनवर, अलोक तनवर", "आलोक तनवर", "आलोक तनवर", "अलोक तनवर")
    join_spellings([piece])
    assert {name for name, _ in printed(piece)} == {"आलोक तनवर"}


@pytest.mark.parametrize(
    ("one", "other"), [("विमल शर्मा", "विमला शर्मा"), ("कमल यादव", "कमाल यादव"), ("सलमा खान", "सलीम खान")]
)
def test_two_people_stay_two(one: str, other: str) -> None:
    """A last vowel tells a woman; and where both are printed once, neither is the other's misprint."""
    piece = piece_of(f"{one} और {other}", one, other)
    join_spellings([piece])
    assert [name for name, _ in printed(piece)] == [one, other]


@pytest.mark.parametrize(("full", "joined"), [("मिजो नेशनल फ्रंट", True), ("खासी नेशनल फ्रंट", False)])
def test_an_acronym_belongs_to_the_organisation_it_spells(full: str, joined: bool) -> None:
    piece = piece_of(f"{full} ने कहा, एमएनएफ ने भी", full, "एमएनएफ", person=False)
    join_acronyms([piece])
    assert [name for name, _ in printed(piece)] == [full, full if joined else "एमएनएफ"]


def test_a_middle_name_left_out() -> None:
    piece = piece_of("सुशील कुमार मोदी आए, सुशील मोदी बोले", "सुशील कुमार मोदी", "सुशील मोदी")
    join_persons([piece])
    assert [name for name, _ in printed(piece)] == ["सुशील कुमार मोदी"] * 2


def test_a_short_form_in_another_spelling_and_script() -> None:
    piece = piece_of("सुनिल शर्मा और Sunil Kumar Sharma", "सुनिल शर्मा", "Sunil Kumar Sharma")
    join_persons([piece])
    assert len({mark.name.id for mark in piece.marks}) == 1


def test_two_longer_names_leave_the_short_one_alone() -> None:
    names = ("राम कुमार सिंह", "राम प्रसाद सिंह", "राम सिंह")
    piece = piece_of(", ".join(names), *names)
    join_persons([piece])
    assert [name for name, _ in printed(piece)] == list(names)


def test_a_name_ends_where_it_mostly_ends() -> None:
    piece = piece_of("अमन बाबर ठुमके लगाए, अमन बाबर ने, अमन बाबर", "अमन बाबर ठुमके", "अमन बाबर", "अमन बाबर")
    join_persons([piece])
    assert printed(piece) == [("अमन बाबर", "अमन बाबर")] * 3


def test_a_surname_is_no_word_too_many() -> None:
    names = ("अमन कुमार वर्मा", "अमन कुमार", "अमन कुमार")
    piece = piece_of(", ".join(names), *names)
    join_persons([piece])
    assert {name for name, _ in printed(piece)} == {"अमन कुमार वर्मा"}


def test_the_end_of_a_body_is_the_body() -> None:
    text = "सूरजमुखी बापू ट्रस्ट की बैठक, सूरजमुखी बापू ट्रस्ट ने"
    piece = piece_of(text, "सूरजमुखी बापू ट्रस्ट", "बापू ट्रस्ट", person=False)
    join_bodies([piece])
    assert printed(piece) == [("सूरजमुखी बापू ट्रस्ट", "सूरजमुखी बापू ट्रस्ट")] * 2


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("अमन वर्मा मैदान पर मैच", []),
        ("अमन वर्मा मैदान पहुंचे", ["अमन वर्मा"]),
        ("सांता अमन में", ["सांता अमन"]),
    ],
)
def test_named_after_a_person(text: str, left: list[str]) -> None:
    piece = piece_of(text, "अमन वर्मा" if "वर्मा" in text else "अमन")
    settle_namesakes([piece])
    assert [mark.name.name for mark in piece.marks] == left


def test_a_person_named_elsewhere_went_there() -> None:
    piece = piece_of("अमन वर्मा मैदान पर उतरे, अमन वर्मा ने", "अमन वर्मा", "अमन वर्मा")
    settle_namesakes([piece])
    assert len(piece.marks) == 2


@pytest.mark.parametrize("text", ["चेन्नई सुपरकिंग्स ने", "चेन्नई सुपर-किंग्स ने", "चेन्नई सुपर किंग्स ने", "चेन्नईसुपरकिंग्स ने"])
def test_spaces_in_listed_names(text: str) -> None:
    assert [e.id for e in find_entities([Stretch(0, text)])] == ["org:chennai-super-kings"]


def test_shorter_is_not_itself() -> None:
    assert not is_shorter(("a", "b"), ("a", "b"))
    assert not is_shorter(("b", "a"), ("a", "c", "b"))
