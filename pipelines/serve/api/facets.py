"""Search inside the values of a facet, in both scripts."""

import asyncio
import re
from typing import Any

from pipelines.errors import NotFoundError
from pipelines.hindi.normalise import fold, to_nfc
from pipelines.index.mapping import facet_fields, searched_fields
from pipelines.serve.api.answers import FacetAnswer, ValueCount
from pipelines.serve.api.reader import Reader
from schemas.article import Article
from schemas.mark import Record

LOOKED_AT = 100
# Facets whose values complete what is being typed.
SUGGESTED = ("person", "place", "organisation", "counted")


class Suggestion(Record):
    """A value that what was typed may become, and the facet it is of."""

    value: str
    facet: str
    articles: int


class SuggestAnswer(Record):
    """Suggestions, those of most articles first."""

    suggestions: tuple[Suggestion, ...]


async def suggest(reader: Reader, typed: str, size: int) -> SuggestAnswer:
    """Return names and things counted that `typed` begins, in either script; none for nothing typed."""
    if not typed.strip():
        return SuggestAnswer(suggestions=())
    answers = await asyncio.gather(*(find_values(reader, facet, typed, size) for facet in SUGGESTED))
    found = [
        Suggestion(value=one.value, facet=answer.facet, articles=one.articles)
        for answer in answers
        for one in answer.values
    ]
    return SuggestAnswer(suggestions=tuple(sorted(found, key=lambda one: -one.articles)[:size]))


async def find_values(reader: Reader, facet: str, prefix: str, size: int) -> FacetAnswer:
    """Return the most frequent values of a facet that have a word beginning with `prefix`.

    A person, place or organisation is found by any spelling in either script: `put` finds व्लादिमीर पुतिन.
    Raises NotFoundError for a facet that does not exist.
    """
    fields = facet_fields()
    if facet not in fields:
        raise NotFoundError(f"there is no facet {facet!r}", mend=f"use {', '.join(fields)}")
    prefix = to_nfc(prefix).strip()
    terms: dict[str, Any] = {"field": fields[facet], "size": size}
    if prefix:
        terms["include"] = _beginning(prefix)
    if prefix and f"{facet}_names" in searched_fields():
        names = await _names_beginning(reader, facet, prefix)
        if not names:
            return FacetAnswer(facet=facet, values=())
        terms["include"] = names
    response = await reader.ask({"size": 0, "aggs": {"values": {"terms": terms}}})
    buckets = response["aggregations"]["values"]["buckets"]
    values = tuple(ValueCount(value=bucket["key"], articles=bucket["doc_count"]) for bucket in buckets)
    return FacetAnswer(facet=facet, values=values)


def _beginning(prefix: str) -> str:
    """Return the pattern of Lucene for values with a word that begins so, in any case of Latin letters."""
    letters = "".join(
        f"[{c.lower()}{c.upper()}]" if c.isascii() and c.isalpha() else re.sub(r"\W", r"\\\g<0>", c) for c in prefix
    )
    return f"(.*[ \\-])?{letters}.*"


async def _names_beginning(reader: Reader, facet: str, prefix: str) -> list[str]:
    """Return the canonical names one spelling of which begins so, from the newest articles that have any."""
    articles = await reader.ask(
        {
            "size": LOOKED_AT,
            "query": {"match_phrase_prefix": {f"{facet}_names": {"query": prefix}}},
            "sort": [{"dated": {"order": "desc", "missing": "_last"}}],
        }
    )
    begin = fold(prefix)
    found = (Article.model_validate(hit["_source"]) for hit in articles["hits"]["hits"])
    entities = (entity for article in found for entity in article.entities if entity.kind == facet)
    return sorted(
        {
            entity.name
            for entity in entities
            for name in (entity.name, entity.name_latin or "", *(mention.text for mention in entity.mentions))
            if f" {fold(name)}".find(f" {begin}") >= 0
        }
    )
