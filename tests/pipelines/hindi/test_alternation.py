"""A tree of letters takes what the plain alternation of the same words takes."""

import re

from hypothesis import given
from hypothesis import strategies as st

from pipelines.hindi.alternation import any_run, any_word

WORDS = st.lists(st.text("कखत.| ", min_size=1, max_size=5), min_size=1, max_size=8)


@given(WORDS, st.text("कखत.| ", max_size=30))
def test_the_longest_word_is_taken(words: list[str], text: str) -> None:
    plain = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    assert re.findall(any_word(words), text) == re.findall(plain, text)


def test_pieces_may_be_regex() -> None:
    assert re.fullmatch(any_run([["आ", "ज"], ["आ", "ज", r"\s?", "तक"]]), "आजतक")
