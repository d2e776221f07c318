"""Texts written for a font that draws Devanagari over Latin codes (`reference/legacy_fonts.yaml`).

They decode without an error and mean nothing as Unicode: told by how many of their words are the commonest Hindi
words in that font's codes, or by letters that no text in Latin script has so many of.
"""

import re
from functools import cache

from pydantic import BaseModel, ConfigDict

from pipelines.reference import load

_TOKEN = re.compile("[^\\s\u0900-\u097f।]+")
_HIGH = re.compile("[\u00a1-\u00ff]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
# Danda, comma and brackets as these fonts have them, which stick to the word before.
_TAIL = "A]|,.-Ð"
_SAMPLE = 20_000
_FEWEST = 8
# Such a text has hardly any letter else; a Hindi text with fewer of these is not looked at further.
_FOREIGN = re.compile("[A-Za-z\u00a1-\u00ff\ue000-\uf8ff]+")
_FOREIGN_SHARE = 0.04


class Font(BaseModel):
    """One font: the commonest Hindi words in its codes, a text in it and one that is not."""

    model_config = ConfigDict(extra="forbid")
    name: str
    words: frozenset[str]
    example: str
    not_: str

    def __init__(self, **data: object) -> None:
        super().__init__(**{"not_" if key == "not" else key: value for key, value in data.items()})


class LegacyFonts(BaseModel):
    """The fonts and the limits of the rule."""

    model_config = ConfigDict(extra="forbid")
    share: float
    distinct: int
    high_letters: float
    private_letters: float
    fonts: list[Font]


@cache
def legacy_fonts() -> LegacyFonts:
    """Return the reference data."""
    return load("legacy_fonts.yaml", LegacyFonts)


def legacy_font(text: str) -> str | None:
    """Return the legacy font a text is written for, None when it is Unicode (or too short to tell).

    >>> legacy_font("iz/kkuea=h us dgk fd Hkkjr ds fdlku vkSj etnwj lcls vkxs gSaA"), legacy_font("प्रधानमंत्री ने कहा")
    ('Kruti Dev / DevLys', None)
    """
    sample = text[:_SAMPLE]
    if sum(map(len, _FOREIGN.findall(sample))) < _FOREIGN_SHARE * len(sample):
        return None
    words = [token.rstrip(_TAIL) or token for token in _TOKEN.findall(sample)]
    if len(words) < _FEWEST:
        return None
    rules = legacy_fonts()
    for font in rules.fonts:
        known = [word for word in words if word in font.words]
        if len(known) >= rules.share * len(words) and len(set(known)) >= rules.distinct:
            return font.name
    return _by_letters(sample, rules)


def _by_letters(text: str, rules: LegacyFonts) -> str | None:
    high, private = len(_HIGH.findall(text)), len(_PRIVATE.findall(text))
    if high + private < _FEWEST:
        return None
    letters = sum(map(str.isalpha, text))
    if private > rules.private_letters * letters:
        return "with private use characters"
    if high > rules.high_letters * letters:
        return "of eight bits that is not known here"
    return None
