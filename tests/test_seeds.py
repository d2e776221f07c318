"""The five seeds: every name and number right, by hand (tests/cases/seed_facts.yaml)."""

from collections import Counter
from functools import cache
from typing import Any

import pytest
import yaml

from pipelines.parse.article import parse_page
from pipelines.settings import ROOT
from pipelines.sources.opening import open_raw
from pipelines.sources.readers import read_page
from schemas.article import Article
from schemas.figure import Figure
from schemas.source import Page, RawFile

SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
FACTS: dict[str, Any] = yaml.safe_load((ROOT / "tests" / "cases" / "seed_facts.yaml").read_text(encoding="utf-8"))


@cache
def article(number: str) -> Article:
    path = next(p for p in SEEDS if p.name.startswith(number))
    (raw,) = open_raw(str(path), max_bytes=1_000_000)
    assert isinstance(raw, RawFile)
    page = read_page(raw)
    assert isinstance(page, Page)
    parsed = parse_page(page)
    assert isinstance(parsed, Article)
    return parsed


def row(figure: Figure) -> tuple[Any, ...]:
    thing = figure.of or (figure.unit if figure.kind in ("duration", "measure", "age") else None)
    return (figure.kind, figure.value, figure.value_max, thing, figure.approximate)


@pytest.mark.parametrize("number", FACTS)
@pytest.mark.parametrize("facet", ["persons", "places", "organisations"])
def test_every_facet_value_is_right(number: str, facet: str) -> None:
    found = set(getattr(article(number), facet)) - set(FACTS[number]["may"])
    assert found == set(FACTS[number][facet])


@pytest.mark.parametrize("number", FACTS)
def test_every_figure_is_right(number: str) -> None:
    found = {row(f) for f in article(number).figures}
    want, may = ({tuple(r) for r in FACTS[number][key]} for key in ("figures", "may_figures"))
    assert found - may == want


@pytest.mark.parametrize("kind", ["person", "place", "organisation"])
def test_one_id_a_thing_across_all_files(kind: str) -> None:
    names = {(e.id, e.name) for n in FACTS for e in article(n).entities if e.kind == kind}
    assert [n for n, times in Counter(name for _, name in names).items() if times > 1] == []
    assert [i for i, times in Counter(ident for ident, _ in names).items() if times > 1] == []


@pytest.mark.parametrize("name", ["किम जोंग उन", "व्लादिमीर पुतिन", "उत्तर कोरिया", "रूस"])
def test_the_main_names_are_in_all_five(name: str) -> None:
    assert sum(name in {*article(n).persons, *article(n).places} for n in FACTS) == 5
