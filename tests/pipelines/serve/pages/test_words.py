"""Both languages say everything."""

import re
from importlib.resources import files
from typing import Any

import pytest
import yaml

from pipelines.errors import QueryError
from pipelines.index.mapping import facet_fields
from pipelines.serve.pages.routes import ERROR_WORDS
from pipelines.serve.pages.words import LANGUAGES, Language, Words
from pipelines.settings import ROOT

PAGES = files("pipelines.serve.pages")
TABLE: dict[str, Any] = yaml.safe_load((PAGES / "words.yaml").read_text(encoding="utf-8"))
EXAMPLES = {"other_language", "search_hint", "figure_hint", "noun_hint", "faults.condition"}
FAULTS = {f"faults.{fault}": pair for fault, pair in TABLE["faults"].items()}
PAIRS = {key: pair for key, pair in TABLE.items() if isinstance(pair, list) and key != "months"}
CODES = {f"{group}.{code}": pair for group, codes in TABLE["values"].items() for code, pair in codes.items()}


@pytest.mark.parametrize(("key", "pair"), {**PAIRS, **CODES, **FAULTS}.items(), ids=str)
def test_each_phrase_is_said_in_both(key: str, pair: list[str]) -> None:
    hindi, english = pair
    assert hindi.count("{}") == english.count("{}")
    assert not re.search("[ऀ-ॿ]", english) or key in EXAMPLES or key.startswith("how_")


def reasons() -> set[str]:
    """Every reason for which the reference data drop a line."""
    found: set[str] = set()
    for name in ("markers.yaml", "sequence.yaml"):
        text = (files("pipelines.reference") / name).read_text(encoding="utf-8")
        found |= {reason.strip() for reason in re.findall(r"reason: ([a-z ]+)", text)}
    return found


def test_each_reason_for_dropping_is_said() -> None:
    assert reasons() == set(TABLE["values"]["reason"])


def test_each_fault_of_a_search_is_said() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "pipelines" / "serve").rglob("*.py"))
    assert set(re.findall(r'fault="(\w+)"', code)) == set(TABLE["faults"]) - {"other"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fault_without_a_name_is_still_told(language: Language) -> None:
    told = Words(language).fault(QueryError("size 0 is out of range", mend="ask for more"))
    assert told.startswith("size 0" if language == "en" else "कोई शब्द")


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


@pytest.mark.parametrize("key", sorted({*ERROR_WORDS.values(), "error_other", "error_cluster"}))
def test_each_error_says_what_helps(key: str) -> None:
    assert {key, f"{key}_help"} <= set(TABLE)
