"""What is chosen in a facet, as a filter: by value, by id, and names by every spelling known."""

from typing import Any, get_args

from pipelines.errors import QueryError
from pipelines.hindi.normalise import fold
from pipelines.index.mapping import facet_fields, searched_fields
from pipelines.parse.article import EXPECTED
from pipelines.parse.figures import find_figures
from pipelines.serve.names import id_of
from schemas.entity import EntityKind, Stretch
from schemas.figure import FigureKind

COUNTED = "counted"
KINDS: dict[str, EntityKind] = {kind: kind for kind in get_args(EntityKind)}
# Facets whose values are a closed list.
CLOSED = {"figure_kind": frozenset(get_args(FigureKind)), "missing": frozenset(EXPECTED)}

# Ids are values too: `--agency ians`, `?person=person:vladimir-putin`.
IDS = {
    "outlet": "outlet.id",
    "agency": "agencies.id",
    "person": "entity_ids",
    "place": "entity_ids",
    "organisation": "entity_ids",
}


def build_selection(facet: str, values: tuple[str, ...]) -> dict[str, Any]:
    """Return the filter of a facet: any of the values, in any case of Latin letters; a thing counted in any form.

    A person, place or organisation is also found by each name printed in the article and by the Latin one, and under
    every alias of the reference data: नॉर्थ कोरिया finds articles that print only उत्तर कोरिया.
    """
    if facet == COUNTED:
        values = tuple(dict.fromkeys(form for value in values for form in (value, *_singular(value))))
    fields = [facet_fields()[facet], *([IDS[facet]] if facet in IDS else [])]
    any_of: list[dict[str, Any]] = [
        {"term": {field: {"value": value, "case_insensitive": True}}} for value in values for field in fields
    ]
    names = f"{facet}_names"
    if names in searched_fields():
        any_of += [{"match_phrase": {names: value}} for value in values]
        kind: EntityKind = KINDS[facet]
        known = sorted({found for value in values if (found := id_of(value, kind))})
        any_of += [{"terms": {"entity_ids": known}}] if known else []
    return {"bool": {"should": any_of, "minimum_should_match": 1}}


def check_values(facet: str, values: tuple[str, ...]) -> None:
    """Raise QueryError for a value that no article can have, naming those it can."""
    allowed = CLOSED.get(facet)
    for value in values:
        if allowed is not None and value.lower() not in allowed:
            raise QueryError(f"{value!r} is no {facet}", mend=f"use {', '.join(sorted(allowed))}")


def _singular(counted: str) -> list[str]:
    """Return what an article that counts so many would have it counted as: सैनिकों is सैनिक."""
    return [figure.of for figure in find_figures([Stretch(0, f"5 {fold(counted)}")], None) if figure.of]
