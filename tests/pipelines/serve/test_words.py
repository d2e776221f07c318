"""Words of a question by script, and the clauses they become."""

import json

from hypothesis import given
from hypothesis import strategies as st

from pipelines.serve.question import read_question
from pipelines.serve.words import MAX_WORDS, Scripts, build_question, split_scripts


def clauses(q: str, *, synonyms: bool = False) -> str:
    return json.dumps(build_question(read_question(q), strict=False, synonyms=synonyms), ensure_ascii=False)


def test_the_script_of_a_word_decides_the_fields() -> None:
    assert split_scripts("putin से मिले 2025 किम-kim") == Scripts("से मिले 2025 किम-kim", "putin")
    assert "body.sound" in clauses("putin")
    assert "hindi_search" not in clauses("putin")
    assert "hindi_search" in clauses("पुतिन")
    assert "hindi_search" in clauses("putin किम")


def test_a_long_question_is_cut() -> None:
    assert len(split_scripts("शब्द " * 500).hindi.split()) == MAX_WORDS


def test_synonyms_can_be_switched_off() -> None:
    assert "प्रधानमंत्री" in clauses("पीएम मोदी", synonyms=True)
    assert "प्रधानमंत्री" not in clauses("पीएम मोदी")
    assert "place:KP" in clauses("नॉर्थ कोरिया", synonyms=True)


@given(st.text())
def test_any_text_is_a_question(q: str) -> None:
    asked = read_question(q)
    found = build_question(asked, strict=False, synonyms=True)
    assert len(found["must"]) == len(asked.phrases) + len(asked.either) + bool(asked.words)
