"""Words that say little: stop words, which questions lose, and weak words, which alone make no article an answer."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from pipelines.hindi.analysis import build_analysis
from pipelines.hindi.normalise import fold
from pipelines.reference import load

_MARKS = "?!।,;:.'\"()‘’“”"


class _Weak(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    examples: list[dict[str, str | list[str]]]
    rows: dict[str, str]


def is_stop_word(word: str) -> bool:
    """Tell whether the analysis of questions drops this word: a particle, pronoun or auxiliary.

    >>> is_stop_word("हूँ?"), is_stop_word("में"), is_stop_word("कर"), is_stop_word("putin")
    (True, True, False, False)
    """
    return fold(word.strip(_MARKS)) in _stop_words()


def is_weak_word(word: str) -> bool:
    """Tell whether this word stands in articles about anything.

    >>> is_weak_word("लोगों"), is_weak_word("पाँच"), is_weak_word("मौत")
    (True, True, False)
    """
    return fold(word.strip(_MARKS)) in _weak_words()


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(map(fold, build_analysis()["filter"]["stop_words"]["stopwords"]))


@cache
def _weak_words() -> frozenset[str]:
    rows = load("weak_words.yaml", _Weak).rows.values()
    return frozenset(fold(word) for row in rows for word in row.split())
