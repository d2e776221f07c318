"""Forms and their base, from the word lists."""

import pytest
from pydantic import ValidationError

from pipelines.hindi.analysis import build_analysis, unify
from pipelines.hindi.inflection import _Inflection, base_forms, inflect_verb
from pipelines.reference import _parsed


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("चलता", "चल"),
        ("करता", "करना"),
        ("भागे", "भागना"),
        ("कर", None),
        ("गई", "जा"),
        ("जाना", "जा"),
        ("हारे", "हार"),
        ("बनाया", "बना"),
        ("बड़ी", "बड़ा"),
        ("पांचवीं", "पांचवां"),
        ("मामलों", "मामला"),
        ("किराए", "किराया"),
        ("चिड़ियों", "चिड़िया"),
        ("घटना", None),
        ("नेता", None),
        ("माता", None),
    ],
)
def test_forms_of_the_lists(form: str, base: str | None) -> None:
    assert base_forms().get(form) == base


def test_roots_in_a_vowel_have_endings_of_their_own() -> None:
    assert "बनाई" in inflect_verb("बना")
    assert "बोली" in inflect_verb("बोल")


@pytest.mark.parametrize("part", ["adjectives", "nouns", "nouns_ya"])
def test_a_word_in_the_wrong_list_is_refused(part: str) -> None:
    with pytest.raises(ValidationError, match="भारी"):
        _Inflection.model_validate({**_parsed("inflection.yaml"), part: "भारी"})


def test_a_homonym_is_a_verb() -> None:
    with pytest.raises(ValidationError, match="मेज of homonyms"):
        _Inflection.model_validate({**_parsed("inflection.yaml"), "homonyms": "मेज"})


def test_looked_up_words_are_spelt_as_the_char_filter_leaves_them() -> None:
    rules = build_analysis()["filter"]["words"]["rules"]
    words = [word for rule in rules for side in rule.split(" => ") for word in side.split(", ")]
    assert len(words) > 8000
    assert not [word for word in words if set(word) & set("ँॉ\u093cः")]


def test_the_longest_group_wins() -> None:
    assert unify("कखग", {"क": "a", "कख": "b"}) == "bग"
