"""The Latin phonetic key: analysis parts that turn both scripts into one form, from `reference/latin_key.yaml`."""

from typing import Any

from pydantic import BaseModel, ConfigDict

from pipelines.hindi.normalise import INVISIBLE, NUKTA
from pipelines.reference import load

# Letters that Unicode has in one piece with their dot below.
COMPOSED = {
    **dict(zip(["क", "ख", "ग", "ज", "ड", "ढ", "फ", "य"], map(chr, range(0x958, 0x960)), strict=True)),
    **{"न": "\u0929", "र": "\u0931", "ळ": "\u0934"},
}
_DIGITS = "०१२३४५६७८९"
_VIRAMA = "्"


class _Key(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    consonants: dict[str, str]
    nukta: dict[str, str]
    vowels: dict[str, str]
    signs: dict[str, str]
    labials: str
    latin: dict[str, str]
    doubled: dict[str, str]
    silent: dict[str, str]
    endings: dict[str, list[tuple[str, str]]]


def build_key() -> dict[str, dict[str, Any]]:
    """Return char filters, filters and analysers of the keys, named as in the data."""
    data = load("latin_key.yaml", _Key)
    sounds = _sounds(data)
    parts: dict[str, dict[str, Any]] = {"char_filter": {}, "filter": {}, "analyzer": {}}
    for name, silent in data.silent.items():
        heard = {printed: _without(silent, sound) for printed, sound in sounds.items()}
        mappings = [f"{_escaped(printed)} => {sound}" for printed, sound in heard.items()]
        endings = {f"{name}_{number}": rule for number, rule in enumerate(data.endings[name], start=1)}
        parts["char_filter"][f"{name}_letters"] = {"type": "mapping", "mappings": mappings}
        for part, (pattern, replacement) in endings.items():
            parts["filter"][part] = {"type": "pattern_replace", "pattern": pattern, "replacement": replacement}
        parts["analyzer"][name] = {
            "type": "custom",
            "char_filter": [f"{name}_letters"],
            "tokenizer": "standard",
            "filter": ["lowercase", *endings],
        }
    return parts


def _sounds(data: _Key) -> dict[str, str]:
    """Return printed letters -> their sound, in every form they are printed in."""
    plain = {**data.consonants, **data.vowels, **dict.fromkeys(INVISIBLE, ""), **data.signs}
    sounds = {**plain, **_dotted(data), **_nasals(data), **_twins(data), **_latin(data)}
    return {**sounds, **{digit: str(value) for value, digit in enumerate(_DIGITS)}}


def _dotted(data: _Key) -> dict[str, str]:
    return {form: sound for letter, sound in data.nukta.items() for form in (letter + NUKTA, COMPOSED[letter])}


def _nasals(data: _Key) -> dict[str, str]:
    """A nasal sign before a consonant, dotted or not; at the end of a word people do not type it."""
    after = {**data.consonants, **_dotted(data)}
    return {
        nasal + letter: ("m" if letter[0] in data.labials else "n") + sound
        for nasal in "ंँ"
        for letter, sound in after.items()
    }


def _twins(data: _Key) -> dict[str, str]:
    """A letter doubled, also by its aspirate, sounds as one: मक्का, अच्छा."""
    letters = data.consonants
    return {a + _VIRAMA + b: letters[a] for a in letters for b in letters if letters[a] == letters[b]}


def _latin(data: _Key) -> dict[str, str]:
    single = {letter: data.latin.get(letter, letter) for letter in "abcdefghijklmnopqrstuvwxyz"}
    single["y"] = "i"
    double = {letter * 2: sound for letter, sound in single.items() if letter not in "aeiouyc"}
    groups = {**single, "aa": "a", **double, **data.latin, **data.doubled}
    return {form: sound for group, sound in groups.items() for form in (group, group.capitalize(), group.upper())}


def _without(silent: str, sound: str) -> str:
    return "".join(letter for letter in sound if letter not in silent)


def _escaped(text: str) -> str:
    """Return text as a mapping rule takes it: what is invisible or combines is written as its code."""
    return "".join(c if c.isalnum() and not 0x0958 <= ord(c) <= 0x095F else f"\\u{ord(c):04X}" for c in text)
