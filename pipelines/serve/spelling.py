"""Did you mean: another spelling of a question that finds little, or either of its two words, where that finds more.

Two requests, and only where an answer has few hits: one asks the index for known words near the unknown ones, the other
counts what each proposal would find under the same dates, figures and choices.
"""

import re
from collections.abc import Generator, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pipelines.serve.query import SearchParams, build_search
from pipelines.serve.question import read_question

# More hits than these need no proposal.
FEW = 2
# Words of a question that are looked at, and proposals that are tried.
MAX_WORDS, MAX_TRIED, MIN_LENGTH = 8, 4, 4
# Where words are known from: as printed, names also in Latin letters.
KNOWN = ("body.exact", "headline.exact", "person_names", "place_names", "organisation_names")
# A word that sounds so is known too, in whichever script.
HEARD = ("body.latin", "headline.latin")
# Of a word's letters so many must stay: पुतीनन is near पुतिन, and नहर is not near शहर.
NEAR = 0.6
_NEAR_WORDS = {"suggest_mode": "missing", "max_edits": 2, "prefix_length": 1, "min_word_length": MIN_LENGTH, "size": 3}
_BETWEEN = re.compile(r'([\s"“”„«»]+)')
_LATIN = re.compile("[a-z]", re.IGNORECASE)

Steps = Generator[dict[str, Any], Mapping[str, Any], str | None]


class Near(NamedTuple):
    """A known word near an unknown one: how alike, from 0 to 1, and in how many articles."""

    word: str
    alike: float
    articles: int


def find_correction(params: SearchParams, total: int) -> Steps:
    """Yield the requests of a correction, take their answers, return the better question; None where there is none.

    total: hits of the question as it is. What is returned has more hits under the same selections.
    """
    if total > FEW:
        return None
    words, either = _words(params.q), _either(params.q)
    near = _read_near((yield _ask_near(words)), words) if words else {}
    spelt = list(_proposals(params.q, near))[:MAX_TRIED]
    if not (tried := spelt + either):
        return None
    answer = yield _ask_hits(params, tried)
    hits = [bucket["doc_count"] for bucket in answer["aggregations"]["tried"]["buckets"]]
    more = [at for at, found in enumerate(hits) if found > total]
    best = min(more, key=lambda at: (at >= len(spelt), -hits[at], at), default=None)
    return None if best is None else tried[best]


def _either(q: str) -> list[str]:
    """Two words must both be there: what has one of them is the last proposal."""
    words = read_question(q).words.split()
    return [" OR ".join(words)] if len(words) == 2 and words == q.split() else []


def _words(q: str) -> list[str]:
    asked = read_question(q)
    typed = " ".join((asked.words, *asked.all_phrases)).split()
    return list(dict.fromkeys(word for word in typed if len(word) >= MIN_LENGTH))[:MAX_WORDS]


def _ask_near(words: Sequence[str]) -> dict[str, Any]:
    known = {word: {"multi_match": {"query": word, "fields": _fields(word)}} for word in words}
    return {
        "size": 0,
        "aggs": {"known": {"filters": {"filters": known}}},
        "suggest": {
            f"{at} {field}": {"text": word, "term": {"field": field, **_NEAR_WORDS}}
            for at, word in enumerate(words)
            for field in KNOWN
        },
    }


def _fields(word: str) -> list[str]:
    """A Latin word is heard; a Hindi one must be printed so."""
    return [*KNOWN, *(HEARD if _LATIN.search(word) else ())]


def _read_near(answer: Mapping[str, Any], words: Sequence[str]) -> dict[str, list[Near]]:
    """Return unknown word -> known words near it, the most alike and the most frequent first."""
    known = answer["aggregations"]["known"]["buckets"]
    found: dict[str, list[Near]] = {}
    for at, word in enumerate(words):
        if known[word]["doc_count"]:
            continue
        entries = [entry for field in KNOWN for entry in answer["suggest"][f"{at} {field}"]]
        near = {Near(one["text"], one["score"], one["freq"]) for entry in entries for one in entry["options"]}
        whole = len(entries) == len(KNOWN)  # what the tokenizer cuts in two is not mended in halves
        if fitting := [one for one in near if one.alike >= NEAR and whole]:
            found[word] = sorted(fitting, key=lambda one: (-one.alike, -one.articles, one.word))
    return found


def _proposals(q: str, near: Mapping[str, Sequence[Near]]) -> Iterator[str]:
    """The nearest of each word together, then the next nearest of single words."""
    if not near:
        return
    first = {word: found[0].word for word, found in near.items()}
    yield _with(q, first)
    for word, found in near.items():
        yield from (_with(q, {**first, word: other.word}) for other in found[1:])


def _with(q: str, words: Mapping[str, str]) -> str:
    return "".join(words.get(part, part) for part in _BETWEEN.split(q))


def _ask_hits(params: SearchParams, tried: Sequence[str]) -> dict[str, Any]:
    queries = [_narrowed(build_search(params.model_copy(update={"q": q, "recency": False}))) for q in tried]
    return {"size": 0, "aggs": {"tried": {"filters": {"filters": queries}}}}


def _narrowed(body: Mapping[str, Any]) -> dict[str, Any]:
    chosen = [body["post_filter"]] if "post_filter" in body else []
    return {"bool": {"filter": [body["query"], *chosen]}}
