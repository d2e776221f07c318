"""The header facts of an article, each with where it comes from."""

from collections.abc import Iterator
from typing import NamedTuple

from pipelines.serve.pages.words import Words
from schemas.article import Article, NewsDate


class Fact(NamedTuple):
    """A fact; `basis` says in words where it comes from, `printed` how the source writes it; "" where as shown."""

    name: str
    value: str
    basis: str = ""
    printed: str = ""


def facts_of(article: Article, words: Words) -> list[Fact]:
    """Return what the source says about itself, in reading order."""
    return [fact._replace(name=words.value("fact", fact.name)) for fact in _facts(article, words) if fact.value]


def _facts(article: Article, words: Words) -> Iterator[Fact]:
    if article.outlet:
        yield Fact("outlet", article.outlet.name, words.value("basis", article.outlet.basis))
    for name, date in (("published", article.published), ("updated", article.updated)):
        if date:
            yield Fact(name, words.day(date.value), _basis(date, words), date.text)
    for author in article.authors:
        yield Fact("author", author.name, words.value("role", author.role))
    for agency in article.agencies:
        yield Fact("agency", agency.name, "", agency.text if agency.text != agency.name else "")
    if article.dateline:
        date = article.dateline.date
        told = [article.dateline.place or "", words.day(date.value) if date else ""]
        yield Fact(
            "dateline", ", ".join(filter(None, told)), _basis(date, words) if date else "", article.dateline.text
        )
    yield from (Fact(name, getattr(article, name) or "") for name in ("section", "desk", "credit"))
    yield Fact("tags", ", ".join(article.tags))
    yield Fact("language", words.value("language", article.language))
    yield Fact("source", article.source.uri, article.source.format)
    yield Fact("layout", article.layout)


def _basis(date: NewsDate, words: Words) -> str:
    told = [_told(part, words) for part in date.basis.split("; ") if not part.startswith("zone")]
    return " · ".join([*told, words.value("zone", date.zone)] if date.zone else told)


def _told(part: str, words: Words) -> str:
    """Return one part of a basis in words; what else the source says reads "metadata has 2025-08-13: why not"."""
    seen, _, why = part.partition(": ")
    where, other, value = seen.partition(" has ")
    if not other:
        return words.value("basis", part)
    return f"{words.value('basis', where)}: {words.day(value)} ({words.value('basis', why)})"
