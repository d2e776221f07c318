"""Search inside the values of a facet, in both scripts."""

from pipelines.errors import NotFoundError
from pipelines.index.mapping import facet_fields
from pipelines.serve.api.answers import FacetAnswer, ValueCount
from pipelines.serve.api.reader import Reader
from pipelines.serve.beginnings import build_values, is_seen, read_values


async def find_values(reader: Reader, facet: str, prefix: str, size: int) -> FacetAnswer:
    """Return the most frequent values of a facet that have a word beginning with `prefix`.

    A person, place or organisation is found by any spelling in either script: `put` finds व्लादिमीर पुतिन.
    Raises NotFoundError for a facet that does not exist.
    """
    if facet not in facet_fields():
        raise NotFoundError(f"there is no facet {facet!r}", mend=f"use {', '.join(facet_fields())}")
    if prefix and not is_seen(prefix):
        return FacetAnswer(facet=facet, values=())
    response = await reader.ask({"size": 0, "aggs": {facet: build_values(facet, prefix, size)}})
    values = read_values(response["aggregations"][facet], facet, prefix)
    counts = tuple(ValueCount(value=value, articles=articles) for value, articles in values[:size])
    return FacetAnswer(facet=facet, values=counts)
