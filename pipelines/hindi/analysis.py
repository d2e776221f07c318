"""The analysis chain of the index: `reference/analysis.json`, filled with our word lists and the Latin key.

Plain OpenSearch settings made of built-in filters only, so that any cluster can run them; why each part is there is
written in the file's `_notes`.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from pipelines.hindi.acronyms import LETTER_OF
from pipelines.hindi.inflection import base_forms
from pipelines.hindi.latin_key import COMPOSED, build_key
from pipelines.hindi.normalise import NUKTA, SHORT_VOWELS, VIRAMA, to_nfc
from pipelines.reference import load

# Part of OpenSearch itself (module analysis-common): no plugin, no script.
CHAR_FILTERS = frozenset({"mapping", "pattern_replace"})
FILTERS = frozenset({"stop", "stemmer_override", "keyword_marker", "stemmer", "pattern_replace"})
READY_MADE = frozenset({"lowercase", "decimal_digit", "hindi_normalization"})
ANALYZERS = frozenset({"hindi_index", "hindi_search", "exact", "latin", "sound"})
# Stands for the dot of a word that lives by it; no word holds one.
DOT = "·"
# The words that `short` of the chain keeps as they are, and what is folded in the others.
_SHORT = re.compile(".{1,3}|..[^ीू][^ुू]")
_FOLDED = str.maketrans({**SHORT_VOWELS, VIRAMA: None})
_LETTERS = [chr(code) for code in (*range(0x905, 0x915), *range(0x915, 0x93A))]
_DIGITS = "0123456789०१२३४५६७८९"
_CODE = re.compile(r"\\u([0-9A-Fa-f]{4})")
Phrases = Annotated[tuple[str, ...], BeforeValidator(lambda text: tuple(" ".join(p.split()) for p in text.split(",")))]
Words = Annotated[tuple[str, ...], BeforeValidator(lambda text: tuple(text.split()))]


class _Variants(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    spellings: list[tuple[str, ...]]
    joined: Phrases
    prefixes: Words
    apart: Phrases
    nukta_words: Words


class _Analyzer(BaseModel):
    model_config = ConfigDict(extra="forbid")
    type: str = Field(pattern="custom")
    char_filter: list[str]
    tokenizer: str = Field(pattern="standard")
    filter: list[str]


class _Analysis(BaseModel):
    model_config = ConfigDict(extra="forbid")
    notes: dict[str, str] = Field(alias="_notes")
    char_filter: dict[str, dict[str, Any]]
    filter: dict[str, dict[str, Any]]
    analyzer: dict[str, _Analyzer]

    @model_validator(mode="before")
    @classmethod
    def _with_the_key(cls, data: Any) -> Any:
        key = build_key()
        return {**data, **{part: {**data[part], **key[part]} for part in key}}

    @model_validator(mode="after")
    def _holds(self) -> Self:
        if missing := ANALYZERS - self.analyzer.keys():
            raise ValueError(f"analyzer lacks {', '.join(sorted(missing))}")
        _check_types("char_filter", self.char_filter, CHAR_FILTERS)
        _check_types("filter", self.filter, FILTERS)
        for name, analyzer in self.analyzer.items():
            unknown = {*analyzer.char_filter} - self.char_filter.keys()
            unknown |= {*analyzer.filter} - self.filter.keys() - READY_MADE
            if unknown:
                raise ValueError(f"analyzer {name} uses {', '.join(sorted(unknown))}, which the file does not define")
        return self


def _check_types(part: str, entries: Mapping[str, Mapping[str, Any]], allowed: frozenset[str]) -> None:
    for name, entry in entries.items():
        if entry.get("type") not in allowed:
            raise ValueError(
                f"{part}.{name} is of type {entry.get('type')!r}; built-in are {', '.join(sorted(allowed))}"
            )


def build_analysis() -> dict[str, Any]:
    """Return the `analysis` part of the index settings.

    Raises ReferenceDataError for a filter that is not built in, or a name that is not defined.
    """
    analysis = load("analysis.json", _Analysis).model_dump(exclude={"notes"})
    variants = load("variants.yaml", _Variants)
    letters = _read(analysis["char_filter"]["letters"]["mappings"])
    analysis["char_filter"]["letters"]["mappings"] += [*_dots(variants), *_numbered(), *_compounds(variants, letters)]
    analysis["filter"]["nukta_words"]["rules"] = [
        f"{unify(word, letters)} => {unify(word, letters).replace(NUKTA, DOT)}" for word in variants.nukta_words
    ]
    analysis["filter"]["words"]["rules"] = _words(variants, letters)
    return analysis


def unify(text: str, letters: Mapping[str, str]) -> str:
    """Return `text` as the char filter `letters` leaves it: at each place the longest group that fits.

    >>> unify("पाँच", {"ँ": "ं"})
    'पांच'
    """
    longest = max(map(len, letters))
    out, at = [], 0
    while at < len(text):
        group = next((text[at : at + n] for n in range(longest, 0, -1) if text[at : at + n] in letters), None)
        out.append(text[at] if group is None else letters[group])
        at += len(group or " ")
    return "".join(out)


def _read(mappings: list[str]) -> dict[str, str]:
    pairs = (rule.split(" => ") for rule in mappings)
    return {_CODE.sub(lambda m: chr(int(m[1], 16)), a): _CODE.sub(lambda m: chr(int(m[1], 16)), b) for a, b in pairs}


def _dots(variants: _Variants) -> list[str]:
    """A dot between letters: none in an abbreviation or acronym (आर.बी.आई.), a space where a sentence ends (हुई.इसके)."""
    rules = {f".{letter}": f" {letter}" for letter in _LETTERS}
    rules |= {f".{name}": name for name in LETTER_OF}
    rules |= {word: word.replace(".", "") for row in variants.spellings for word in row if "." in word}
    return [f"{printed} => {_spaced(unified)}" for printed, unified in rules.items()]


def _numbered() -> list[str]:
    """A number right behind a letter name is a word of its own, as behind a hyphen: टी20 is टी-20."""
    lasts = sorted({name[-1] for name in LETTER_OF})
    return [f"{last}{digit} => {_spaced(f'{last} {digit}')}" for last in lasts for digit in _DIGITS]


def _compounds(variants: _Variants, letters: Mapping[str, str]) -> list[str]:
    """Join what is printed apart and split what is printed together, in each spelling of its letters."""
    rules: dict[str, str] = {}
    for phrase in variants.joined:
        for spelt in _spellings(phrase, letters):
            rules |= {spelt.replace(" ", between): unify(phrase.replace(" ", ""), letters) for between in " -"}
    for prefix in variants.prefixes:
        for spelt in _spellings(prefix, letters):
            rules |= {spelt + between: unify(prefix, letters) for between in " -"}
    for phrase in variants.apart:
        rules |= {spelt.replace(" ", ""): unify(phrase, letters) for spelt in _spellings(phrase, letters)}
    return [f"{_spaced(printed)} => {_spaced(unified)}" for printed, unified in rules.items()]


def _spellings(text: str, letters: Mapping[str, str]) -> Iterator[str]:
    """Yield a phrase as people print it: with and without dots, with dots in one piece, with letters unified."""
    dotted = to_nfc(text)
    composed = dotted
    for letter, one in COMPOSED.items():
        composed = composed.replace(letter + NUKTA, one)
    unified = unify(dotted, letters)
    yield from dict.fromkeys((dotted, composed, dotted.replace(NUKTA, ""), unified, unified.replace(NUKTA, "")))


def _spaced(text: str) -> str:
    return text.replace(" ", "\\u0020")


def _words(variants: _Variants, letters: Mapping[str, str]) -> list[str]:
    """Return the rules of words that are looked up; a spelling comes before a form."""

    def plain(word: str) -> str:
        return unify(word.replace(".", ""), letters).replace(NUKTA, "")

    forms = {plain(form): plain(base) for form, base in base_forms().items()}
    forms |= {plain(other): plain(first) for first, *others in variants.spellings for other in others}
    groups: dict[str, list[str]] = {}
    for form, base in forms.items():
        if form != base:
            groups.setdefault(base, []).append(form)
    # What is looked up is not touched again, so it is folded here as the chain folds the word itself.
    return [f"{', '.join(found)} => {fold_lengths(base)}" for base, found in groups.items()]


def fold_lengths(word: str) -> str:
    """Return a word as OpenSearch's `hindi_normalization` leaves it, unless it is one of the short ones.

    >>> fold_lengths("डाक्टर"), fold_lengths("नया")
    ('डाकटर', 'नया')
    """
    if _SHORT.fullmatch(word):
        return word
    return word.replace("न्", "ं").translate(_FOLDED)
