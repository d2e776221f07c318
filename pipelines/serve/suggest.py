"""Suggestions while typing: names, things counted and headlines that begin with what is typed so far, in either script.

One request. `suggest` asks it; who cannot block asks `build_suggestions` and reads the answer with `read_suggestions`.
"""

from collections.abc import Mapping
from typing import Any

from pipelines.index.store import Store
from pipelines.serve.beginnings import EXPANSIONS, build_values, fitting_names, is_seen, read_values
from pipelines.serve.words import split_scripts
from schemas.mark import Record

# Facets whose values complete what is being typed.
SUGGESTED = ("person", "place", "organisation", "counted")
HEADLINE = "headline"
# Places of an answer that headlines may take from names, and how many are looked at.
HEADLINES, LOOKED_AT = 2, 20
MAX_TYPED = 100
_NEWEST = [{"dated": {"order": "desc", "missing": "_last"}}, {"id": "asc"}]


class Suggestion(Record):
    """What may be meant: a value of a facet, or the headline of an article where `facet` is "headline"."""

    value: str
    facet: str
    articles: int


class SuggestAnswer(Record):
    """Suggestions: names and things counted, those of most articles first, then headlines, the newest first."""

    suggestions: tuple[Suggestion, ...]


def suggest(store: Store, alias: str, typed: str, size: int = 8) -> SuggestAnswer:
    """Return up to `size` suggestions from the index behind `alias`; none for nothing typed.

    Raises ClusterError when the cluster fails.
    """
    if not is_seen(typed):
        return SuggestAnswer(suggestions=())
    return read_suggestions(store.request("POST", f"/{alias}/_search", build_suggestions(typed)), typed, size)


def build_suggestions(typed: str) -> dict[str, Any]:
    """Return the body of the one request; `typed` is not empty."""
    typed = typed[:MAX_TYPED]
    aggs = {facet: build_values(facet, typed) for facet in SUGGESTED}
    newest = {"top_hits": {"size": LOOKED_AT, "_source": [HEADLINE], "sort": _NEWEST}}
    return {"size": 0, "aggs": {**aggs, HEADLINE: {"filter": _begun(typed), "aggs": {"newest": newest}}}}


def read_suggestions(response: Mapping[str, Any], typed: str, size: int) -> SuggestAnswer:
    """Return the suggestions in the answer to `build_suggestions(typed)`."""
    typed = typed[:MAX_TYPED]
    answers = response["aggregations"]
    named = [
        Suggestion(value=count.value, facet=facet, articles=count.articles)
        for facet in SUGGESTED
        for count in read_values(answers[facet], facet, typed)
    ]
    headlines = _headlines(answers[HEADLINE], typed)
    names = sorted(named, key=lambda one: -one.articles)[: max(size - len(headlines[:HEADLINES]), 1)]
    return SuggestAnswer(suggestions=(*names, *headlines)[:size])


def _begun(typed: str) -> dict[str, Any]:
    field = "headline.latin" if split_scripts(typed).latin else "headline.exact"
    return {"match_phrase_prefix": {field: {"query": typed, "max_expansions": EXPANSIONS}}}


def _headlines(answer: Mapping[str, Any], typed: str) -> list[Suggestion]:
    """The same headline may stand over several articles: the newest few are counted."""
    found = [hit["_source"][HEADLINE] for hit in answer["newest"]["hits"]["hits"]]
    fitting = fitting_names(typed, {headline: (headline,) for headline in found})
    return [
        Suggestion(value=headline, facet=HEADLINE, articles=found.count(headline))
        for headline in dict.fromkeys(found)
        if headline in fitting
    ]
