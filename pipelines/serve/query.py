"""The question: `SearchParams`, and the one search request it becomes."""

from typing import Annotated, Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from pipelines.errors import QueryError
from pipelines.hindi.normalise import to_nfc
from pipelines.index.mapping import facet_fields
from pipelines.serve.conditions import build_condition
from pipelines.serve.dates import TIME_ZONE, build_range
from pipelines.serve.question import Question, read_question
from pipelines.serve.selections import CLOSED, build_selection, check_values
from pipelines.serve.words import build_question, build_words, marked_fields

# Ties are broken by id, so that the same question has the same answer, page after page.
_TIES: list[dict[str, Any]] = [{"id": "asc"}]
SORTS: dict[str, list[dict[str, Any]]] = {
    "relevance": [{"_score": "desc"}, {"dated": {"order": "desc", "missing": "_last"}}, *_TIES],
    "newest": [{"dated": {"order": "desc", "missing": "_last"}}, *_TIES],
    "oldest": [{"dated": {"order": "asc", "missing": "_last"}}, *_TIES],
}
MAX_SIZE = 100
MAX_LENGTH = 1000
FACET_VALUES = 20
BARS = 24
FRAGMENTS = 3
# How much more an article of today scores than an old one.
FRESH = 0.1
Values = tuple[str, ...]


class Marking(NamedTuple):
    """What stands before and after a found word. html: escape the text around, since the tags are HTML."""

    before: str = "<mark>"
    after: str = "</mark>"
    html: bool = True


HTML = Marking()


class SearchParams(BaseModel):
    """A question. Several values of one facet mean any of them; different facets must all hold."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    q: Annotated[str, Field(description='Words, "phrases", -exclusions, OR, field:value, सैनिक >= 10000.')] = ""
    layout: Annotated[Values, Field(description="Layout that read the article.")] = ()
    language: Annotated[Values, Field(description="BCP 47 code: hi, en ...")] = ()
    section: Annotated[Values, Field(description="Section of the outlet, as printed.")] = ()
    desk: Annotated[Values, Field(description="Desk credited, as printed.")] = ()
    credit: Annotated[Values, Field(description="House credit, as printed.")] = ()
    tag: Annotated[Values, Field(description="Tag of the article.")] = ()
    missing: Annotated[Values, Field(description="Field the source did not give.")] = ()
    outlet: Annotated[Values, Field(description="Publisher.")] = ()
    author: Annotated[Values, Field(description="Writer.")] = ()
    agency: Annotated[Values, Field(description="News agency credited.")] = ()
    person: Annotated[Values, Field(description="Person named, in any spelling and either script.")] = ()
    place: Annotated[Values, Field(description="Place named, in any spelling and either script.")] = ()
    organisation: Annotated[Values, Field(description="Organisation named, in any spelling and either script.")] = ()
    figure_kind: Annotated[Values, Field(description="Kind of figure: count, percent, money ...")] = ()
    counted: Annotated[Values, Field(description="Thing counted, in the singular: सैनिक.")] = ()
    date_from: Annotated[str | None, Field(alias="from", description="First day: 2025, 2025-08, 2025-08-13.")] = None
    date_to: Annotated[str | None, Field(alias="to", description="Last day, in the same forms.")] = None
    figure: Annotated[Values, Field(description="Condition on one figure: 'सैनिक >= 10000'. All must hold.")] = ()
    synonyms: Annotated[bool, Field(description="Also find other words and names for the same thing.")] = True
    recency: Annotated[bool, Field(description="Rank newer articles a little higher.")] = True
    sort: Annotated[str, Field(description="relevance, newest or oldest.")] = "relevance"
    size: Annotated[int, Field(description=f"Hits, at most {MAX_SIZE}.")] = 10

    @field_validator("q")
    @classmethod
    def _short_enough(cls, value: str) -> str:
        if len(value) > MAX_LENGTH:
            raise QueryError(
                f"a question of {len(value)} letters is too long", mend=f"use at most {MAX_LENGTH}", fault="long"
            )
        return value

    @field_validator(*CLOSED)
    @classmethod
    def _in_their_list(cls, values: Values, info: ValidationInfo) -> Values:
        check_values(str(info.field_name), values)
        return values

    @field_validator("sort")
    @classmethod
    def _known_order(cls, value: str) -> str:
        if value not in SORTS:
            raise QueryError(f"{value!r} is no order", mend=f"sort by {', '.join(SORTS)}")
        return value

    @field_validator("size")
    @classmethod
    def _bounded(cls, value: int) -> int:
        if not 0 <= value <= MAX_SIZE:
            raise QueryError(f"size {value} is out of range", mend=f"ask for 0 to {MAX_SIZE} hits")
        return value

    @property
    def selected(self) -> dict[str, Values]:
        """The facets with values asked for."""
        values = {name: tuple(map(to_nfc, getattr(self, name))) for name in facet_fields()}
        return {name: asked for name, asked in values.items() if asked}


def build_search(params: SearchParams, marking: Marking = HTML) -> dict[str, Any]:
    """Return the body of the one request that answers `params`: hits, highlights, facets, histogram.

    Selections narrow the hits after counting, and each facet is counted under all selections but its own: what else
    could be chosen stays visible. Raises QueryError naming the value that is wrong.
    """
    asked = read_question(params.q)
    params = _with_operators(params, asked)
    selections = {name: build_selection(name, values) for name, values in params.selected.items()}
    about = bool(asked.words or asked.phrases or asked.either)
    body: dict[str, Any] = {
        "size": params.size,
        "track_total_hits": True,
        "query": _query(params, asked),
        "sort": SORTS["newest" if params.sort == "relevance" and not about else params.sort],
        "aggs": _counts(selections),
    }
    if selections:
        body["post_filter"] = {"bool": {"filter": list(selections.values())}}
    if about:
        body["track_scores"] = True
        body["highlight"] = _highlight(asked, marking)
    return body


def build_ranking(q: str) -> dict[str, Any]:
    """Return the query that finds and ranks the articles of a question, without selections and counts."""
    return _query(SearchParams(q=q[:MAX_LENGTH], recency=False), read_question(q[:MAX_LENGTH]))


def _with_operators(params: SearchParams, asked: Question) -> SearchParams:
    """Return the parameters with what the question itself chooses; an option given apart wins over its dates."""
    chosen = {name: (*getattr(params, name), *values) for name, values in asked.chosen.items()}
    days = {name: day for name, day in asked.days.items() if getattr(params, name) is None}
    return params.model_copy(update={**chosen, **days, "figure": (*params.figure, *asked.figures)})


def _query(params: SearchParams, asked: Question) -> dict[str, Any]:
    """What narrows hits and counts alike: the text, the dates, the figures."""
    narrowing = [build_condition(condition) for condition in params.figure]
    if (days := build_range(params.date_from, params.date_to)) is not None:
        narrowing.append({"range": {"dated": days}})
    text = build_question(asked, strict=params.sort != "relevance", synonyms=params.synonyms)
    query = {"bool": {**text, "filter": narrowing}}
    return _newer_higher(query) if params.recency and params.sort == "relevance" and text["must"] else query


def _newer_higher(query: dict[str, Any]) -> dict[str, Any]:
    """An article of today scores a tenth more than an old one, half of that after a month; undated ones are old.

    Counted from the day, not the moment, so that page after page is of the same scores.
    """
    decay = {
        "filter": {"exists": {"field": "dated"}},
        "exp": {"dated": {"origin": "now/d", "scale": "30d", "offset": "1d"}},
    }
    functions = [{"weight": 1}, {**decay, "weight": FRESH}]
    return {"function_score": {"query": query, "functions": functions, "score_mode": "sum", "boost_mode": "multiply"}}


def _counts(selections: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Facets with a selection are counted apart, the others and the histogram together under all selections."""
    terms = {name: {"terms": {"field": field, "size": FACET_VALUES}} for name, field in facet_fields().items()}
    together: dict[str, Any] = {name: agg for name, agg in terms.items() if name not in selections}
    together["dates"] = {
        "auto_date_histogram": {
            "field": "dated",
            "buckets": BARS,
            "minimum_interval": "day",
            "format": "yyyy-MM-dd",
            "time_zone": TIME_ZONE,
        }
    }
    counts = {"all": {"filter": _all_of(selections), "aggs": together}}
    for name in selections:
        others = {other: clause for other, clause in selections.items() if other != name}
        counts[f"but_{name}"] = {"filter": _all_of(others), "aggs": {name: terms[name]}}
    return counts


def _all_of(selections: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return {"bool": {"filter": list(selections.values())}} if selections else {"match_all": {}}


def _highlight(asked: Question, marking: Marking) -> dict[str, Any]:
    """Short fields whole, the body in sentences. Phrases are marked stemmed, for `.exact` has no text of its own."""
    whole = {"number_of_fragments": 0}
    sentences = {"number_of_fragments": FRAGMENTS, "fragment_size": 200}
    fields = marked_fields(asked.words, asked.all_phrases)
    return {
        "type": "unified",
        "pre_tags": [marking.before],
        "post_tags": [marking.after],
        "encoder": "html" if marking.html else "default",
        "highlight_query": build_words(asked.words, asked.all_phrases),
        "fields": {path: sentences if path.startswith("body") else whole for path in fields},
    }
