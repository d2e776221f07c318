"""Articles about the same: the same names and the same telling words.

One request. `find_similar` asks it; who cannot block asks `build_similar` and reads the answer with `read_similar`.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from pipelines.errors import NotFoundError
from pipelines.index.store import Store, StoreError
from schemas.article import Article
from schemas.mark import Record

# Fields, and how much they say about what an article is about; a shared name weighs half a word of the body.
ALIKE = {"headline": 2, "standfirst": 1.5, "body": 1}
NAMED = 0.5
# Names and words that are asked for: more say nothing and cost time.
MAX_NAMES, MAX_WORDS = 30, 25


class SimilarAnswer(Record):
    """Articles about the same, the most alike first."""

    articles: tuple[Article, ...]


def find_similar(store: Store, alias: str, id: str, size: int = 10) -> SimilarAnswer:
    """Return up to `size` other articles that share names or telling words with the article `id`.

    Raises NotFoundError for an id that no article has, ClusterError when the cluster fails.
    """
    try:
        found = store.request("GET", f"/{alias}/_doc/{quote(id, safe='')}")
    except StoreError as error:
        if error.answer == 404:
            raise NotFoundError(f"there is no article {id!r}") from error
        raise
    body = build_similar(Article.model_validate(found["_source"]), size)
    return read_similar(store.request("POST", f"/{alias}/_search", body))


def build_similar(article: Article, size: int) -> dict[str, Any]:
    """Return the body of the request for articles like an indexed one."""
    words = [_words(field, boost, article.id) for field, boost in ALIKE.items()]
    names = [{"term": {"entity_ids": {"value": one.id, "boost": NAMED}}} for one in article.entities[:MAX_NAMES]]
    alike = {"should": [*words, *names], "minimum_should_match": 1, "must_not": [{"ids": {"values": [article.id]}}]}
    return {"size": size, "query": {"bool": alike}}


def read_similar(response: Mapping[str, Any]) -> SimilarAnswer:
    """Return the articles in the answer to `build_similar`. Raises ValidationError for a hit that is no Article."""
    return SimilarAnswer(articles=tuple(Article.model_validate(hit["_source"]) for hit in response["hits"]["hits"]))


def _words(field: str, boost: float, id: str) -> dict[str, Any]:
    return {
        "more_like_this": {
            "fields": [field],
            "like": [{"_id": id}],
            "min_term_freq": 1,
            "min_doc_freq": 2,
            "max_query_terms": MAX_WORDS,
            "minimum_should_match": "25%",
            "boost": boost,
        }
    }
