"""The words of a question: what is typed, as full-text clauses."""

import re
from typing import Any, NamedTuple

from pipelines.hindi.normalise import to_nfc
from pipelines.index.mapping import is_prose, searched_fields

_PHRASE = re.compile(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]?")
# Any of a few words, a third of many: a question must not fail on a word that the text says otherwise, and the best
# come first anyway. Where the date sorts, a hit must be about the question. Counted without stop words.
ENOUGH, STRICT = "1<34%", "2<75%"
# Words as they were typed count for more than their stems alone (measured: MRR@10 +.006 to +.011).
EXACT_WEIGHT = 0.5


class Words(NamedTuple):
    """Free words, and the quoted phrases."""

    free: str
    phrases: tuple[str, ...]


def split_text(q: str) -> Words:
    """Return the words and phrases of a question; a quote that is not closed runs to the end.

    >>> split_text('पुतिन "शिखर सम्मेलन" चीन')
    Words(free='पुतिन चीन', phrases=('शिखर सम्मेलन',))
    """
    q = to_nfc(q)
    phrases = (" ".join(found.split()) for found in _PHRASE.findall(q))
    return Words(" ".join(_PHRASE.sub(" ", q).split()), tuple(phrase for phrase in phrases if phrase))


def build_text(q: str, *, strict: bool) -> list[dict[str, Any]]:
    """Return the clauses that must hold for a question; none for an empty one.

    strict: ask for most of the words, for answers that are not sorted by relevance.
    """
    words = split_text(q)
    clauses = [_phrase(phrase, exact=True) for phrase in words.phrases]
    if words.free:
        clauses.append(_free(words.free, STRICT if strict else ENOUGH))
    return clauses


def build_words(words: Words) -> dict[str, Any]:
    """Return the query that marks words and phrases in prose, by stem."""
    clauses = [_phrase(phrase, exact=False) for phrase in words.phrases]
    if words.free:
        clauses.append({"multi_match": {"query": words.free, "fields": _weighed(_prose())}})
    return {"bool": {"should": clauses}}


def _free(words: str, enough: str) -> dict[str, Any]:
    """Words may stand in different fields: a name in the headline, a verb in the body.

    What is found hangs on the words that say something, the order on all of them, stop words and all. A question of
    stop words alone (वह कौन थी) must stand there as typed.
    """
    across = {"query": words, "type": "cross_fields"}
    fields = _weighed(dict(searched_fields()))
    stems = {**across, "fields": fields, "analyzer": "hindi_search", "minimum_should_match": enough}
    typed = {**across, "fields": _weighed(_exact()), "operator": "and"}
    scores = {**across, "fields": fields, "analyzer": "hindi_index"}
    exact = {"query": words, "type": "most_fields", "fields": _weighed(_exact()), "boost": EXACT_WEIGHT}
    found = {"bool": {"should": [{"multi_match": stems}, {"multi_match": typed}], "minimum_should_match": 1}}
    return {"bool": {"filter": [found], "should": [{"multi_match": scores}, {"multi_match": exact}]}}


def _phrase(phrase: str, *, exact: bool) -> dict[str, Any]:
    fields = {**_exact(), **_names()} if exact else _prose()
    return {"multi_match": {"query": phrase, "type": "phrase", "fields": _weighed(fields)}}


def _prose() -> dict[str, float]:
    return {path: boost for path, boost in searched_fields().items() if is_prose(path)}


def _names() -> dict[str, float]:
    return {path: boost for path, boost in searched_fields().items() if not is_prose(path)}


def _exact() -> dict[str, float]:
    return {f"{path}.exact": boost for path, boost in _prose().items()}


def _weighed(fields: dict[str, float]) -> list[str]:
    return [f"{path}^{boost:g}" for path, boost in fields.items()]
