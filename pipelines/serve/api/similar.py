"""Articles about the same: the same names and the same telling words."""

from typing import Any

from pipelines.serve.api.reader import Reader
from schemas.article import Article
from schemas.mark import Record

# Fields, and how much they say about what an article is about.
ALIKE = {"headline": 2, "standfirst": 1.5, "body": 1}


class SimilarAnswer(Record):
    """Articles about the same, the most alike first."""

    articles: tuple[Article, ...]


async def find_similar(reader: Reader, article: Article, size: int) -> SimilarAnswer:
    """Return up to `size` other articles that share names or telling words with `article`."""
    like = [{"_id": article.id}]
    words: list[dict[str, Any]] = [
        {
            "more_like_this": {
                "fields": [field],
                "like": like,
                "min_term_freq": 1,
                "min_doc_freq": 2,
                "max_query_terms": 25,
                "minimum_should_match": "25%",
                "boost": boost,
            }
        }
        for field, boost in ALIKE.items()
    ]
    names = [{"term": {"entity_ids": {"value": entity.id, "boost": 0.5}}} for entity in article.entities[:30]]
    alike = {"should": [*words, *names], "minimum_should_match": 1, "must_not": [{"ids": {"values": [article.id]}}]}
    response = await reader.ask({"size": size, "query": {"bool": alike}})
    found = tuple(Article.model_validate(hit["_source"]) for hit in response["hits"]["hits"])
    return SimilarAnswer(articles=found)
