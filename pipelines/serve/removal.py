"""Which articles a removal means: the query language of the search, taken at its word."""

from typing import Any

from pipelines.errors import QueryError
from pipelines.serve.conditions import build_condition
from pipelines.serve.dates import build_range
from pipelines.serve.question import MAX_EACH, Part, read_question
from pipelines.serve.selections import build_selection
from pipelines.serve.words import build_phrase


def build_removal(q: str) -> dict[str, Any]:
    """Return the query for the articles that hold every word, phrase and condition asked for, as printed.

    A search also finds what is nearly meant; that is no reason to remove an article. Raises QueryError for a question
    that narrows nothing, and for one longer than the language reads: a part left out would remove more.
    """
    asked = read_question(q)
    if any(len(parts) >= MAX_EACH for parts in (asked.phrases, asked.without, asked.figures, *asked.chosen.values())):
        raise QueryError(f"a removal takes fewer than {MAX_EACH} parts of a kind", mend="remove in several steps")
    holding = [*map(build_phrase, (*asked.words.split(), *asked.phrases)), *map(_any_of, asked.either)]
    holding += [build_selection(name, values) for name, values in asked.chosen.items()]
    holding += map(build_condition, asked.figures)
    if (days := build_range(asked.days.get("date_from"), asked.days.get("date_to"))) is not None:
        holding.append({"range": {"dated": days}})
    if not holding:
        raise QueryError(f"{q!r} means every article", mend="say which ones: words, outlet:NAME, from:2025-01")
    return {"bool": {"filter": holding, "must_not": [build_phrase(text) for text in asked.without]}}


def _any_of(group: tuple[Part, ...]) -> dict[str, Any]:
    return {"bool": {"should": [build_phrase(part.text) for part in group], "minimum_should_match": 1}}
