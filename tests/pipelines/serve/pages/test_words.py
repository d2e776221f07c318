"""Both languages say everything."""

import re
from importlib.resources import files
from typing import Any

import pytest
import yaml

from pipelines.index.mapping import facet_fields
from pipelines.serve.pages.words import LANGUAGES, Language, Words

PAGES = files("pipelines.serve.pages")
TABLE: dict[str, Any] = yaml.safe_load((PAGES / "words.yaml").read_text(encoding="utf-8"))
PAIRS = {key: pair for key, pair in TABLE.items() if isinstance(pair, list) and key != "months"}
CODES = {f"{group}.{code}": pair for group, codes in TABLE["values"].items() for code, pair in codes.items()}


@pytest.mark.parametrize(("key", "pair"), {**PAIRS, **CODES}.items(), ids=str)
def test_each_phrase_is_said_in_both(key: str, pair: list[str]) -> None:
    hindi, english = pair
    assert hindi.count("{}") == english.count("{}")
    assert not re.search("[ऀ-ॿ]", english) or key in {"other_language", "search_hint", "figure_hint", "noun_hint"}


def test_each_month_is_named_in_both() -> None:
    assert [len(months) for months in TABLE["months"]] == [12, 12]


def test_each_facet_has_a_name() -> None:
    assert set(facet_fields()) <= set(TABLE["facets"])


def test_what_templates_say_is_there() -> None:
    folder = PAGES / "templates"
    said = {key for page in folder.iterdir() for key in re.findall(r'\bw\("(\w+)"', page.read_text(encoding="utf-8"))}
    assert said <= set(TABLE)


@pytest.mark.parametrize(
    ("language", "number", "written"),
    [("hi", 1500000, "15,00,000"), ("en", 1500000, "1,500,000"), ("hi", 999, "999"), ("hi", 0.5, "0.5"),
     ("hi", -1234.25, "-1,234.25"), ("en", -1234.25, "-1,234.25"), ("hi", 100000, "1,00,000")],
)  # fmt: skip
def test_numbers_are_grouped_as_readers_do(language: Language, number: float, written: str) -> None:
    assert Words(language).number(number) == written


def test_the_languages_are_two() -> None:
    assert LANGUAGES == ("hi", "en")
