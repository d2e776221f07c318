"""Tokens of each searched field, so that anyone can see why two words match."""

import uuid
from collections.abc import Iterable, Iterator
from itertools import islice

from pydantic import BaseModel

from pipelines.hindi.analysis import build_analysis
from pipelines.index.mapping import build_mapping
from pipelines.index.store import Store

# All prose is analysed alike, and all names: one field stands for each. The first is the main searched field.
FIELDS = ("body", "person_names")
# Lines in one request: the node allows 10,000 tokens.
LINES = 50


class Analysed(BaseModel):
    """A line of text and the tokens it becomes, per field."""

    text: str
    tokens: dict[str, list[str]]


def analyse(store: Store, lines: Iterable[str]) -> Iterator[Analysed]:
    """Yield the tokens of each line, as an article that holds it is indexed. An index is made for it and deleted."""
    index = f"analysis-{uuid.uuid4().hex[:12]}"
    settings = {"number_of_replicas": 0, "analysis": build_analysis()}
    store.request("PUT", f"/{index}", {"settings": settings, "mappings": build_mapping()})
    try:
        rows = iter(lines)
        while chunk := list(islice(rows, LINES)):
            found = {field: _tokens(store, index, field, chunk) for field in searched_parts()}
            for at, text in enumerate(chunk):
                yield Analysed(text=text, tokens={field: tokens[at] for field, tokens in found.items()})
    finally:
        store.request("DELETE", f"/{index}")


def searched_parts() -> list[str]:
    """Return the fields whose tokens are told: each of FIELDS with its subfields."""
    properties = build_mapping()["properties"]
    return [
        part for name in FIELDS for part in (name, *(f"{name}.{sub}" for sub in properties[name].get("fields", {})))
    ]


def _tokens(store: Store, index: str, field: str, texts: list[str]) -> list[list[str]]:
    """Return the tokens of each text. Offsets of a list run on through it, in UTF-16 units, one between two texts."""
    answer = store.request("POST", f"/{index}/_analyze", {"field": field, "text": texts})
    found: list[list[str]] = []
    tokens = iter(answer["tokens"])
    token = next(tokens, None)
    end = 0
    for text in texts:
        end += len(text.encode("utf-16-le")) // 2 + 1
        found.append([])
        while token is not None and token["start_offset"] < end:
            found[-1].append(token["token"])
            token = next(tokens, None)
    return found
