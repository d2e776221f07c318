"""Which language a text is in: by script, then by the commonest words, then by py3langid where these leave a doubt.

py3langid tells Hindi, Marathi, Nepali, Sanskrit and Konkani apart well; Bhojpuri, Magahi and Maithili it does not
know, nor Hindi in Latin letters: `reference/languages.yaml` has words for those. Awadhi, Braj, Rajasthani and other
languages of the Hindi belt come out as Hindi.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict

from pipelines.reference import load

_WORD = re.compile("[\u0900-\u0963\u0970-\u097f\u200c\u200d]+")
_LATIN_WORD = re.compile("[A-Za-z]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]+")
_OTHER = re.compile("[\u0370-\u08ff\u0980-\u1fff\u3040-\ud7a3]+")
_WRITTEN_IN_DEVANAGARI = frozenset({"hi", "mr", "ne", "sa", "gom"})
_SAMPLE, _WORDS, _LIBRARY = 10_000, 300, 1000
# Shares of Devanagari among all letters, vowel signs counted: Hindi with English names, headings and menus has more
# than the first, English with Hindi quotations less than the second.
_MAINLY, _PARTLY = 0.3, 0.12
_FEWEST_LETTERS = 12


class _Hindi(BaseModel):
    model_config = ConfigDict(extra="forbid")
    words: frozenset[str]
    own: frozenset[str]
    examples: list[str]


class _Sister(BaseModel):
    model_config = ConfigDict(extra="forbid")
    words: frozenset[str]
    examples: list[str]


class _Latin(BaseModel):
    model_config = ConfigDict(extra="forbid")
    words: frozenset[str]
    sure: frozenset[str]
    examples: list[str]


class Languages(BaseModel):
    """The words and examples of `reference/languages.yaml`."""

    model_config = ConfigDict(extra="forbid")
    hindi: _Hindi
    sisters: dict[str, _Sister]
    others: dict[str, list[str]]
    latin: _Latin


@cache
def languages() -> Languages:
    """Return the reference data."""
    return load("languages.yaml", Languages)


@cache
def _library() -> Any:
    # Imported here: it loads a model, and most Hindi texts never need it.
    from py3langid import langid

    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)


def detect_language(text: str) -> str:
    """Return the BCP 47 code of a text: "hi", "hi-Latn", "mr", "ne", "sa", "bho", "mai", "en" ...

    "mul": Devanagari and another script, neither of them a mere addition. "und": too little text to tell. Only the
    first thousands of characters are looked at, so that the time does not grow with the text.

    >>> detect_language("सरकार ने कहा कि बैठक बुधवार को होगी।"), detect_language("The meeting will be on Wednesday.")
    ('hi', 'en')
    >>> detect_language("सरकारने सांगितले की बैठक बुधवारी होणार आहे."), detect_language("13.08.2025")
    ('mr', 'und')
    """
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample)
    devanagari = sum(map(len, words))
    if devanagari >= max(_MAINLY * len(sample), _FEWEST_LETTERS):
        return _in_devanagari(words[:_WORDS])  # whatever the other characters are
    latin, other = (sum(map(len, runs)) for runs in (_LATIN.findall(sample), _OTHER.findall(sample)))
    letters = devanagari + latin + other
    if letters < _FEWEST_LETTERS:
        return "und"
    if devanagari >= _MAINLY * letters:
        return _in_devanagari(words[:_WORDS])
    if devanagari >= _PARTLY * letters:
        return "mul"
    return _in_latin(sample) if latin >= other else _by_library(sample[:_LIBRARY])


def _in_devanagari(words: list[str]) -> str:
    own = _share(words, languages().hindi.own)
    sister, share = max(
        ((code, _share(words, sister.words)) for code, sister in languages().sisters.items()),
        key=lambda found: found[1],
    )
    if share > max(0.06, 2 * own) and len(languages().sisters[sister].words & set(words)) >= 3:
        return sister
    common = _share(words, languages().hindi.words)
    # Headlines and menus leave out the verbs that are Hindi's own, and are full of its postpositions.
    if (own > 0.04 and common > 0.12) or (own > 0.02 and common > 0.2):
        return "hi"
    return _by_library(" ".join(words), _WRITTEN_IN_DEVANAGARI)


def _in_latin(sample: str) -> str:
    words = [word.lower() for word in _LATIN_WORD.findall(sample)[:_WORDS]]
    latin = languages().latin
    if _share(words, latin.words) > 0.15 and len(latin.words & set(words)) >= 4 and latin.sure & set(words):
        return "hi-Latn"
    return _by_library(sample[:_LIBRARY])


def _by_library(sample: str, among: Iterable[str] | None = None) -> str:
    ranked = _library().rank(sample)
    return next((str(code) for code, _ in ranked if among is None or code in among), "und")


def _share(words: list[str], of: frozenset[str]) -> float:
    return sum(map(of.__contains__, words)) / max(len(words), 1)
