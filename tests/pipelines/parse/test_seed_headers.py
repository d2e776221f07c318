"""Header, roles and body of the five seeds: goldens written by hand from the texts (tests/golden/seeds)."""

from collections import Counter
from typing import Any

import pytest
import yaml

from pipelines.parse.article import parse_page
from pipelines.settings import ROOT
from schemas.article import Article
from schemas.document import Role
from schemas.source import Page, Source

GOLDENS = {p.stem: p for p in sorted((ROOT / "tests" / "golden" / "seeds").glob("*.yaml"))}


def seed(number: str) -> Article:
    (path,) = (ROOT / "seeds").glob(f"{number}_*.txt")
    text = path.read_text(encoding="utf-8")
    page = Page(source=Source(uri=str(path), sha256="0", format="txt", bytes=len(text)), text=text)
    article = parse_page(page)
    assert isinstance(article, Article)
    return article


def golden(number: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(GOLDENS[number].read_text(encoding="utf-8"))
    return loaded


def test_all_five_are_there() -> None:
    assert list(GOLDENS) == ["000", "001", "002", "003", "004"]


@pytest.mark.parametrize("number", GOLDENS)
def test_header(number: str) -> None:
    article, gold = seed(number), golden(number)
    dateline = article.dateline
    found = {
        "layout": article.layout,
        "language": article.language,
        "headline": article.headline,
        "kicker": article.kicker,
        "standfirst": article.standfirst,
        "published": article.published and article.published.value,
        "updated": article.updated and article.updated.value,
        "updated_zone": article.updated and article.updated.zone,
        "writers": [a.name for a in article.authors if a.role == "writer"],
        "editors": [a.name for a in article.authors if a.role == "editor"],
        "agencies": [a.id for a in article.agencies],
        "outlet": article.outlet and article.outlet.name,
        "desk": article.desk,
        "credit": article.credit,
        "dateline": dateline and dateline.place,
        "dateline_date": dateline and dateline.date and dateline.date.value,
        "summary_points": len(article.summary_points),
    }
    assert found == {key: gold[key] for key in found}


@pytest.mark.parametrize("number", GOLDENS)
def test_roles_and_body(number: str) -> None:
    article, gold = seed(number), golden(number)
    roles = Counter(block.role for block in article.blocks)
    assert {role: roles[Role(role)] for role in gold["roles"]} == gold["roles"]
    assert article.body.startswith(gold["body_first"])
    assert article.body.endswith(gold["body_last"])
    assert [phrase for phrase in gold["not_in_body"] if phrase in article.body] == []


@pytest.mark.parametrize("number", GOLDENS)
def test_what_is_dropped_says_why(number: str) -> None:
    article = seed(number)
    dropped = [(b.reason, article.text[b.start : b.end].strip()) for b in article.blocks if b.role is Role.DROPPED]
    for reason, phrase in golden(number)["dropped"].items():
        assert any(why == reason and printed.startswith(phrase) for why, printed in dropped), (reason, phrase)
