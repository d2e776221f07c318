"""The explaining view shows every field, every block, and why lines were dropped."""

from rich.console import Console

from pipelines.parse.article import parse_page
from pipelines.parse.explain import explain
from schemas.article import Article
from schemas.source import Rejected
from tests.pipelines.parse.test_article import page
from tests.pipelines.parse.test_samples import parse, sample


def shown(item: Article | Rejected) -> str:
    console = Console(width=120, force_terminal=False)
    with console.capture() as capture:
        console.print(explain(item))
    return capture.get()


def test_fields_blocks_and_reasons() -> None:
    article = parse(sample("24_cookie_app")[0])
    printed = shown(article)
    for expected in ("published", "2023-11-22T23:48+05:30", "subscription", "headline", "नहर टूटने से"):
        assert expected in printed


def test_a_rejection_says_why() -> None:
    rejected = parse_page(page(""))
    assert isinstance(rejected, Rejected)
    assert "no_body" in shown(rejected)
