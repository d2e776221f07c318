"""What the web interface shows of a step: counts, a preview and where the records are."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

import dagster as dg

from pipelines.flow.records import ARTICLES, REJECTED, Kind, Records
from pipelines.flow.report import BatchReport, Opened, Parsed
from schemas.article import Article
from schemas.source import Rejected

ROWS = 10
CELL = 60


def tell_opened(records: Records, batch: str, opened: Opened, kind: Kind[Any]) -> dict[str, Any]:
    """Return the metadata of `raw_files`."""
    return {
        "dagster/row_count": opened.files,
        "listed_files": opened.listed,
        "bytes": opened.bytes,
        "unopened": opened.unopened,
        "records": dg.MetadataValue.path(records.path(batch, kind)),
    }


def tell_articles(records: Records, batch: str, parsed: Parsed) -> dict[str, Any]:
    """Return the metadata of `articles`, with a preview."""
    return {
        "dagster/row_count": parsed.articles,
        "missing": _table(("field", "articles"), _by_count(parsed.missing)),
        "preview": _table(ARTICLE_COLUMNS, map(_article, islice(records.read(batch, ARTICLES), ROWS))),
        "records": dg.MetadataValue.path(records.path(batch, ARTICLES)),
    }


def tell_rejected(records: Records, batch: str, parsed: Parsed) -> dict[str, Any]:
    """Return the metadata of `rejected`: how many of which code, and the first of them."""
    return {
        "dagster/row_count": parsed.rejected,
        "codes": _table(("code", "files"), _by_count(parsed.codes)),
        "preview": _table(("file", "code", "why"), map(_reject, islice(records.read(batch, REJECTED), ROWS))),
        "records": dg.MetadataValue.path(records.path(batch, REJECTED)),
    }


def tell_report(report: BatchReport, url: str) -> dict[str, Any]:
    """Return the metadata of `article_index`: what became of each file, and where the index answers."""
    index = report.loaded.index
    return {
        "dagster/row_count": report.loaded.indexed + report.loaded.duplicate,
        "files": report.files,
        **report.counts,
        "index": index,
        "count": dg.MetadataValue.url(f"{url}/{index}/_count"),
    }


ARTICLE_COLUMNS = ("headline", "outlet", "published", "authors", "entities", "figures")


def _article(article: Article) -> Sequence[object]:
    dated = article.published or article.updated
    return (
        article.headline or article.standfirst or article.body,
        article.outlet.name if article.outlet else "–",
        dated.value if dated else "–",
        ", ".join(author.name for author in article.authors) or "–",
        len(article.entities),
        len(article.figures),
    )


def _reject(rejected: Rejected) -> Sequence[object]:
    return rejected.source.uri, rejected.code.value, rejected.detail


def _by_count(counts: dict[str, int]) -> Iterable[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> dg.MarkdownMetadataValue:
    lines = [_row(row) for row in rows]
    if not lines:
        return dg.MetadataValue.md("none")
    return dg.MetadataValue.md("\n".join([_row(head), _row(["---"] * len(head)), *lines]))


def _row(cells: Sequence[object]) -> str:
    return "| " + " | ".join(_cell(str(cell)) for cell in cells) + " |"


def _cell(text: str) -> str:
    line = " ".join(text.split()).replace("|", "\\|")
    return line if len(line) <= CELL else line[: CELL - 1] + "…"
