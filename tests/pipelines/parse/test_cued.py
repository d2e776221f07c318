"""Names that the word beside them tells, how common words are, and the repeats of a name."""

import orjson
import pytest

from pipelines.evaluate.frequencies import to_json
from pipelines.hindi.normalise import fold
from pipelines.parse.entities.cued import cues, is_told_organisation
from pipelines.parse.entities.frequencies import FILE, FOREIGN, RARE, band_of
from pipelines.parse.entities.institutions import organisation_of
from pipelines.parse.entities.marks import Mark, Piece
from pipelines.parse.entities.places import place_of
from pipelines.parse.entities.reading import read_marks
from pipelines.parse.entities.repeats import add_repeats
from pipelines.parse.entities.rows import Example
from pipelines.parse.entities.words import read_words
from pipelines.reference import path_of


@pytest.mark.parametrize("example", cues().examples, ids=lambda example: example.text)
def test_places_told_by_a_cue(example: Example) -> None:
    words = read_words(example.text)
    assert tuple(words.printed(mark.start, mark.end) for mark in read_marks(words)) == example.found


def test_a_word_of_kind_before_a_name() -> None:
    words = read_words("समाचार एजेंसी एफे, कंपनी के और भगवती इंटरप्राइजेज")
    told = [is_told_organisation(words, i, i + 1) for i in range(len(words))]
    assert told == [False, False, True, False, True, False, False, False]
    assert is_told_organisation(words, len(words) - 2, len(words))


def test_frequencies_are_folded_words_of_one_band() -> None:
    bands = [band.split() for band in orjson.loads(path_of(FILE).read_bytes())["bands"]]
    listed = [key for band in bands for key in band]
    assert len(listed) == len(set(listed)) > 20_000
    assert [key for key in listed if fold(key) != key] == []
    assert [band_of(key) for key in (bands[0][0], bands[-1][-1], "2025", "Kim", "कापिकुल")] == [
        "1",
        "5",
        FOREIGN,
        FOREIGN,
        RARE,
    ]


def test_the_file_of_frequencies_is_made_of_the_commonest_spelling() -> None:
    file = orjson.loads(to_json({"सम्भव": 1e-6, "संभव": 2e-4, "the": 0.1, "दर-असल": 1e-5}))
    assert file["bands"] == ["संभव", "", "असल दर", "", ""]


def piece(text: str, *marks: Mark) -> Piece:
    return Piece(0, read_words(text), list(marks))


def repeats(first: Piece, text: str) -> list[str]:
    other = piece(text)
    add_repeats([first, other])
    return [other.words.printed(mark.start, mark.end) for mark in other.marks]


def test_a_name_is_found_at_its_other_places() -> None:
    first = piece("लावेल्ना में", Mark(0, 1, place_of("लावेल्ना")))
    assert repeats(first, "बाद में लावेल्ना, फिर लावेल्ना के लोग") == ["लावेल्ना", "लावेल्ना"]


def test_not_as_part_of_another_name() -> None:
    first = piece("लावेल्ना में", Mark(0, 1, place_of("लावेल्ना")))
    assert repeats(first, "सुरेश लावेल्ना और लावेल्ना ज़ुम्पारा") == []


def test_an_everyday_word_that_was_a_name_once_is_none_elsewhere() -> None:
    assert repeats(piece("प्रगति मैदान", Mark(0, 1, place_of("प्रगति"))), "देश की प्रगति पर") == []


def test_a_company_by_its_first_word() -> None:
    first = piece("ज़ुम्पारा लिमिटेड ने", Mark(0, 2, organisation_of("ज़ुम्पारा लिमिटेड")))
    assert repeats(first, "उसने ज़ुम्पारा को बेचा") == ["ज़ुम्पारा"]
