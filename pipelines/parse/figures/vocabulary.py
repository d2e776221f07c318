"""The words around numbers, from `reference/figures.yaml` and `reference/units.yaml`, as tables of folded keys."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from pipelines.hindi.calendar import month_numbers
from pipelines.hindi.normalise import fold
from pipelines.hindi.number_words import number_words
from pipelines.parse.figures.tokens import Phrases, build_phrases, phrase_keys
from pipelines.parse.figures.word_files import Currency, UnitFile, WordFile, unit_file, word_file
from schemas.figure import FigureKind

MEASURED: tuple[FigureKind, ...] = ("percent", "duration", "temperature", "measure")


class Unit(NamedTuple):
    """What a unit word says: the kind of the figure, the unit's English name, the currency of money."""

    kind: FigureKind
    name: str | None
    currency: str | None = None


class Vocabulary(NamedTuple):
    """Tables of folded keys and phrases; see `reference/figures.yaml` for what each is for."""

    sets: dict[str, frozenset[str]]
    units: Phrases[Unit]
    signs: Phrases[str]
    scales: dict[str, str]
    months: dict[str, int]
    adjectival: dict[str, str]
    dayparts: dict[str, str]
    relative_years: Phrases[int]
    relative_months: Phrases[int]
    hedges_after: Phrases[bool]
    bounds_before: dict[str, list[tuple[tuple[str, ...], str]]]
    bounds_after: Phrases[str]
    references: frozenset[tuple[str, ...]]
    reference_ends: frozenset[str]
    sign_ends: frozenset[str]
    idioms: Phrases[bool]
    reaching: tuple[str, ...]
    qualifying: frozenset[str]
    """Keys at which what is said after a number of its size may begin: से अधिक, के करीब, तक."""
    said_before: frozenset[str]
    """Keys before a figure that say how sure, how bounded or how changed it is."""
    changing: frozenset[str]
    """Keys after a figure that may begin what is said of a change: बढ़ा, की गिरावट, पर पहुंचा, तक, प्रति लीटर."""
    no_year_after: Phrases[bool]
    age_after: Phrases[bool]
    starts: frozenset[str]
    dated: frozenset[str]
    """Keys at which only a date may begin: months, पिछले of पिछले साल."""
    ordered: frozenset[str]
    """Keys at which only an ordinal may begin."""
    after_one: frozenset[str]
    """What makes एक a number; before all else it is the article."""
    abbreviation: re.Pattern[str]


def reaches(key: str) -> bool:
    """Whether a folded word says that something came as far as a number: पहुंचा, बढ़ा, आई, जाएगा."""
    table = vocabulary()
    return key in table.sets["reached"] or key.startswith(table.reaching)


def _turned(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {word: name for name, words in table.items() for word in words}


def _by_last(table: Mapping[str, str]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Phrases by their last key: they are met from behind."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, entry in table.items():
        keys = phrase_keys(phrase)
        found.setdefault(keys[-1], []).append((keys, entry))
    return found


def _flags(words: Iterable[str]) -> Phrases[bool]:
    return build_phrases(dict.fromkeys(words, True))


@cache
def vocabulary() -> Vocabulary:
    """Return the tables, read once. Raises ReferenceDataError when a row is wrong."""
    words, units = word_file(), unit_file()
    said = _unit_words(units)
    references = frozenset(map(phrase_keys, words.reference_phrases))
    return Vocabulary(
        sets={name: frozenset(fold(w) or w for w in rows) for name, rows in words if isinstance(rows, list)},
        units=build_phrases(said),
        signs=build_phrases({s: code for code, c in units.currencies.items() for s in c.signs}),
        scales={fold(w): name for w, name in _turned(units.scales).items()},
        months=month_numbers(),
        adjectival={fold(k): v for k, v in words.adjectival.items()},
        dayparts={fold(w): part for w, part in _turned(words.dayparts).items()},
        relative_years=build_phrases(words.relative_years),
        relative_months=build_phrases(words.relative_months),
        hedges_after=_flags(words.hedges_after),
        bounds_before=_by_last(_turned(words.bounds_before)),
        bounds_after=build_phrases(_turned(words.bounds_after)),
        references=references,
        reference_ends=frozenset(keys[-1] for keys in references),
        sign_ends=frozenset(phrase_keys(s)[-1] for c in units.currencies.values() for s in c.signs),
        idioms=_flags(words.idioms),
        reaching=tuple(map(fold, words.reaching)),
        qualifying=_qualifying(words),
        said_before=_said_before(words),
        changing=_changing(words),
        no_year_after=_flags(words.no_year_after),
        age_after=_flags(words.age_after),
        starts=_starting_keys(words),
        dated=_dated_keys(words) - frozenset(number_words().values),
        ordered=frozenset({*number_words().ordinals, *number_words().unsure_ordinals}),
        after_one=_after_one(words, units),
        abbreviation=re.compile(f"(?:{'|'.join(sorted(map(fold, words.letters), key=len, reverse=True))}){{2,}}"),
    )


def _unit_words(units: UnitFile) -> dict[str, Unit]:
    said = {w: Unit("money", None, code) for code, c in units.currencies.items() for w in (*c.words, *_symbols(c))}
    said |= {w: Unit("money", None) for w in units.shared_currencies}
    said |= {
        w: Unit("money", name, code)
        for code, c in units.currencies.items()
        for name, words in c.cents.items()
        for w in words
    }
    for kind in MEASURED:
        said |= {w: Unit(kind, name) for w, name in _turned(getattr(units, kind)).items()}
    said |= {word[:-1]: unit for word, unit in said.items() if word.endswith("ों")}
    return {_apart(word, units.prefixes): unit for word, unit in said.items()} | said


def _apart(word: str, prefixes: Iterable[str]) -> str:
    """The unit as some print it: किलो मीटर, हॉर्स पावर."""
    prefix = next((p for p in prefixes if word.startswith(p) and len(word) > len(p) + 1 and word[len(p)] != " "), "")
    return f"{prefix} {word[len(prefix) :]}" if prefix else word


def _qualifying(words: WordFile) -> frozenset[str]:
    return frozenset(phrase_keys(p)[0] for p in (*words.hedges_after, *_turned(words.bounds_after)))


def _said_before(words: WordFile) -> frozenset[str]:
    last = (phrase_keys(phrase)[-1] for phrase in (*words.hedges, *_turned(words.bounds_before), *words.to_before))
    return frozenset(last) | {"प्रति"}


def _changing(words: WordFile) -> frozenset[str]:
    said = (*words.rise, *words.fall, *words.by, *words.rise_stems, *words.fall_stems, *words.change_adjectives)
    return frozenset(map(fold, (*said, *words.rates, "की", "का", "के", "पर", "तक"))) | _qualifying(words)


def _symbols(currency: Currency) -> list[str]:
    """The signs that may also follow their number: "100 €"; letters (Rs) may not."""
    return [sign for sign in currency.signs if len(sign) == 1 and unicodedata.category(sign) == "Sc"]


def _dated_keys(words: WordFile) -> frozenset[str]:
    return frozenset(month_numbers()) | {fold(p).split()[0] for p in (*words.relative_years, *words.relative_months)}


def _after_one(words: WordFile, units: UnitFile) -> frozenset[str]:
    """Every key that may go on after एक: magnitudes, units, bounds, parts, months and what joins numbers."""
    n = number_words()
    phrases = [
        *_unit_words(units),
        *words.hedges_after,
        *_turned(words.bounds_after),
        *words.idioms,
        *words.one_goes_on,
    ]
    listed = {phrase_keys(p)[0] for p in phrases if phrase_keys(p)} | {
        k for i in map(phrase_keys, words.idioms) for k in i
    }
    spoken = {*n.going_on, *n.values, *n.parts, *n.signs, *n.ordinals, *month_numbers()}
    named = {fold(w) for w in (*words.adjectival, *words.age_adjective, *words.times, *words.numbered)}
    return frozenset(listed | spoken | named | {""})


def _starting_keys(words: WordFile) -> frozenset[str]:
    """Every key but digits at which a figure may begin."""
    n = number_words()
    magnitudes = set(n.magnitudes) - n.need_a_number
    spoken = {
        *n.values,
        *n.english_ones,
        *n.english,
        *n.english_ordinals,
        *magnitudes,
        *n.added,
        *n.alone,
        *n.signs,
        *n.ordinals,
        *n.unsure_ordinals,
        *n.dozen,
    }
    # Joined to its भर: दर्जनभर.
    spoken |= {f"{word}भर" for word in n.dozen}
    return frozenset(spoken) | _dated_keys(words) | {"."}
