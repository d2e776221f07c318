"""The files of words and units around numbers, as they are written."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from pipelines.reference import load


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Currency(_Strict):
    """Signs before a number, words after it, and the names of its hundredths."""

    signs: list[str]
    words: list[str]
    cents: dict[str, list[str]] = {}


class UnitFile(_Strict):
    """`reference/units.yaml`."""

    currencies: dict[str, Currency]
    shared_currencies: list[str]
    percent: dict[str, list[str]]
    duration: dict[str, list[str]]
    temperature: dict[str, list[str]]
    measure: dict[str, list[str]]
    scales: dict[str, list[str]]
    prefixes: list[str]


class WordFile(_Strict):
    """`reference/figures.yaml`."""

    hedges: list[str]
    hedges_after: list[str]
    bounds_before: dict[str, list[str]]
    bounds_after: dict[str, list[str]]
    reference_words: list[str]
    reference_phrases: list[str]
    idioms: list[str]
    verb_stems: list[str]
    spoken_references: list[str]
    one_goes_on: list[str]
    ordered: list[str]
    ordered_english: list[str]
    not_ordinal_before: list[str]
    not_ordinal_after: list[str]
    dayparts: dict[str, list[str]]
    relative_years: dict[str, int]
    relative_months: dict[str, int]
    year_before: list[str]
    year_after: list[str]
    no_year_after: list[str]
    age_before: list[str]
    age_after: list[str]
    persons: list[str]
    age_adjective: list[str]
    day_adjective: list[str]
    lasting: list[str]
    score_cues: list[str]
    ratio_cues: list[str]
    part_nouns: list[str]
    temperature_cues: list[str]
    temperature_scale: list[str]
    angle_cues: list[str]
    weight_cues: list[str]
    ranks: list[str]
    fates: list[str]
    money_nouns: list[str]
    money_verbs: list[str]
    money_itself: list[str]
    called: list[str]
    reaching: list[str]
    reached: list[str]
    zero_is: list[str]
    zero_out: list[str]
    numbered: list[str]
    trains: list[str]
    adjectival: dict[str, str]
    divisible: list[str]
    letters: list[str]
    indices: list[str]
    vague: list[str]
    not_degrees: list[str]
    count_cues: list[str]
    age_brackets: list[str]
    not_age: list[str]
    designations: list[str]
    times: list[str]
    rise: list[str]
    fall: list[str]
    to_before: list[str]
    by: list[str]
    rates: list[str]
    apart: list[str]
    rise_stems: list[str]
    fall_stems: list[str]
    going: list[str]
    change_adjectives: list[str]
    real_fall: list[str]
    arrived: list[str]


@cache
def word_file() -> WordFile:
    """Return `reference/figures.yaml`. Raises ReferenceDataError when a row is wrong."""
    return load("figures.yaml", WordFile)


@cache
def unit_file() -> UnitFile:
    """Return `reference/units.yaml`. Raises ReferenceDataError when a row is wrong."""
    return load("units.yaml", UnitFile)
