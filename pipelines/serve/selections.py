"""What is chosen in a facet, as a filter: by value, by id, and names by every spelling known."""

from typing import Any

from pipelines.index.mapping import facet_fields, searched_fields
from pipelines.parse.entities import find_entities
from schemas.entity import Stretch

# Ids are values too: `--agency ians`, `?person=person:vladimir-putin`.
IDS = {
    "outlet": "outlet.id",
    "agency": "agencies.id",
    "person": "entity_ids",
    "place": "entity_ids",
    "organisation": "entity_ids",
}


def build_selection(facet: str, values: tuple[str, ...]) -> dict[str, Any]:
    """Return the filter of a facet: any of the values, in any case of Latin letters.

    A person, place or organisation is also found by each name printed in the article and by the Latin one, and under
    every alias of the reference data: नॉर्थ कोरिया finds articles that print only उत्तर कोरिया.
    """
    fields = [facet_fields()[facet], *([IDS[facet]] if facet in IDS else [])]
    any_of: list[dict[str, Any]] = [
        {"term": {field: {"value": value, "case_insensitive": True}}} for value in values for field in fields
    ]
    names = f"{facet}_names"
    if names in searched_fields():
        any_of += [{"match_phrase": {names: value}} for value in values]
        known = sorted({found for value in values for found in _known_ids(facet, value)})
        any_of += [{"terms": {"entity_ids": known}}] if known else []
    return {"bool": {"should": any_of, "minimum_should_match": 1}}


def _known_ids(kind: str, value: str) -> list[str]:
    """Return the id that the reference data give the whole of `value`; nothing for a name they do not know."""
    found = find_entities([Stretch(0, value)])
    return [
        entity.id
        for entity in found
        if entity.kind == kind and entity.basis == "reference" and entity.mentions[0].text == value
    ]
