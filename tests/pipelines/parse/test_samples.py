"""Every sample article, each another shape of dump, comes out as its golden says."""

from functools import cache
from typing import Any

import pytest
import yaml

from pipelines.evaluate.reading_gold import Gold, gold_body, normal
from pipelines.parse.article import parse_page
from pipelines.settings import ROOT
from schemas.article import Article
from schemas.document import check_tiling
from schemas.source import Page, Source

FOLDER = ROOT / "tests" / "samples"
SAMPLES = sorted(path.stem for path in FOLDER.glob("*.txt"))
HEADER = ("headline", "published", "updated", "authors", "editors", "agency", "credit", "desk", "dateline_place")
REST = ("outlet", "standfirst", "section", "tags", "summary")


def parse(text: str, name: str = "sample") -> Article:
    source = Source(uri=f"{name}.txt", sha256="0", format="txt", bytes=len(text))
    article = parse_page(Page(source=source, text=text), any_language=True)
    assert isinstance(article, Article), article
    return article


def facts(article: Article) -> dict[str, Any]:
    return {
        "headline": article.headline,
        "outlet": article.outlet and article.outlet.name,
        "published": article.published and article.published.value,
        "updated": article.updated and article.updated.value,
        "authors": [a.name for a in article.authors if a.role == "writer"],
        "editors": [a.name for a in article.authors if a.role == "editor"],
        "agency": [a.name for a in article.agencies],
        "credit": article.credit,
        "desk": article.desk,
        "dateline_place": article.dateline and article.dateline.place,
        "standfirst": article.standfirst,
        "section": article.section,
        "tags": list(article.tags),
        "summary": list(article.summary_points),
    }


@cache
def sample(name: str) -> tuple[str, dict[str, Any]]:
    path = FOLDER / name
    gold = yaml.load(path.with_suffix(".yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return path.with_suffix(".txt").read_text(encoding="utf-8"), {k: _none(v) for k, v in gold.items()}


def _none(value: Any) -> Any:
    return None if value in ("null", "") else value


def test_there_are_enough_shapes() -> None:
    assert len(SAMPLES) >= 25
    assert [n for n in SAMPLES if not (FOLDER / f"{n}.yaml").exists()] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_header(name: str) -> None:
    text, gold = sample(name)
    found = facts(parse(text, name))
    assert {k: found[k] for k in (*HEADER, *REST)} == {k: gold[k] for k in (*HEADER, *REST)}


@pytest.mark.parametrize("name", SAMPLES)
def test_body_is_all_of_the_article_and_nothing_else(name: str) -> None:
    text, gold = sample(name)
    article = parse(text, name)
    keys = ("body_first_words", "body_last_words", "body_start", "body_end", "body_gaps", "junk_markers")
    want = gold_body(Gold.model_validate({"file": name, **{k: gold[k] for k in keys if gold.get(k)}}), text)
    assert want is not None
    assert normal(article.body).split() == normal(want).split()
    check_tiling(article.text, article.blocks)


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("change", ["nbsp", "spaces", "blank_lines"])
def test_what_scrapes_differ_in_changes_nothing(name: str, change: str) -> None:
    text, _ = sample(name)
    changed = {
        "nbsp": text.replace(" ", "\xa0"),
        "spaces": "\n".join(f"  {line}\t" for line in text.split("\n")),
        "blank_lines": text if "wrapped" in name else text.replace("\n", "\n\n"),
    }[change]
    assert facts(parse(changed)) == facts(parse(text))


def test_copies_have_one_id() -> None:
    text, _ = sample(SAMPLES[0])
    assert parse(text, "a").id == parse(f"\ufeff{text}\n", "b").id


def test_sample_texts_are_small() -> None:
    assert max(p.stat().st_size for p in FOLDER.glob("*.txt")) < 8_000
