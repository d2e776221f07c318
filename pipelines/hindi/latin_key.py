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


class _Key(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    consonants: dict[str, str]
    nukta: dict[str, str]
    vowels: dict[str, str]
    signs: dict[str, str]
    labials: str
    latin: dict[str, str]
    keys: dict[str, list[tuple[str, str]]]


def build_key() -> dict[str, dict[str, Any]]:
    """Return char filter, filters and analysers of the keys, named as in the data."""
    data = load("latin_key.yaml", _Key)
    mappings = [f"{_escaped(print_)} => {sound}" for print_, sound in _sounds(data).items()]
    filters: dict[str, Any] = {}
    analyzers: dict[str, Any] = {}
    for name, rules in data.keys.items():
        numbered = {f"{name}_{number}": rule for number, rule in enumerate(rules, start=1)}
        for part, (pattern, replacement) in numbered.items():
            filters[part] = {"type": "pattern_replace", "pattern": pattern, "replacement": replacement}
        analyzers[name] = {
            "type": "custom",
            "char_filter": ["latin_letters"],
            "tokenizer": "standard",
            "filter": ["lowercase", *numbered],
        }
    letters = {"latin_letters": {"type": "mapping", "mappings": mappings}}
    return {"char_filter": letters, "filter": filters, "analyzer": analyzers}


def _sounds(data: _Key) -> dict[str, str]:
    """Return printed letters -> their sound, in every form they are printed in."""
    sounds = {**data.consonants, **data.vowels, **dict.fromkeys(INVISIBLE, ""), **data.signs}
    for letter, sound in data.nukta.items():
        sounds[letter + NUKTA] = sounds[COMPOSED[letter]] = sound
    for nasal in "ंँ":
        sounds |= {nasal + letter: "m" + data.consonants[letter] for letter in data.labials}
    for group, sound in data.latin.items():
        sounds |= dict.fromkeys((group, group.capitalize(), group.upper()), sound)
    return {**sounds, **{digit: str(value) for value, digit in enumerate(_DIGITS)}}


def _escaped(text: str) -> str:
    """Return text as a mapping rule takes it: what is invisible or combines is written as its code."""
    return "".join(c if c.isalnum() and not 0x0958 <= ord(c) <= 0x095F else f"\\u{ord(c):04X}" for c in text)
