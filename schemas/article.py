"""The record: one validated news article."""

from typing import Annotated, Literal, Self

from pydantic import computed_field, model_validator

from schemas.document import Block, check_tiling
from schemas.entity import Entity, EntityKind
from schemas.figure import Figure
from schemas.flat_figures import FlatFigures, distinct
from schemas.mark import (
    DATE,
    HINDI,
    KEYWORD,
    LONG,
    NAMES,
    NESTED,
    OBJECT,
    STORED,
    STORED_TEXT,
    Index,
    IndexedRecord,
)
from schemas.source import Source

SCHEMA_VERSION = "1"


class Outlet(IndexedRecord):
    """The publisher. `basis`: stated in the text or metadata, implied by a layout, or read off the address."""

    id: Annotated[str, Index(KEYWORD)]
    name: Annotated[str, Index(KEYWORD)]
    basis: Annotated[Literal["stated", "layout", "address"], Index(KEYWORD)]


class NewsDate(IndexedRecord):
    """A date that keeps its precision."""

    value: Annotated[str, Index(DATE)]
    """ISO 8601 at its precision: "2025", "2024-06", "2025-08-13", "2025-08-13T14:09+05:30"."""
    precision: Annotated[Literal["year", "month", "day", "minute"], Index(KEYWORD)]
    zone: Annotated[Literal["stated", "inferred"] | None, Index(KEYWORD)]
    """Whether the zone was printed or is the default Asia/Kolkata; None where no time of day is given."""
    basis: Annotated[str, Index(KEYWORD)]
    """Where it came from: "text", "metadata" ..., with the rule for what was inferred."""
    text: Annotated[str, Index(STORED_TEXT)]
    """As printed."""


class Author(IndexedRecord):
    """A person who wrote (writer) or edited or published (editor) the article."""

    name: Annotated[str, Index(KEYWORD)]
    role: Annotated[Literal["writer", "editor"], Index(KEYWORD)]


class Agency(IndexedRecord):
    """A news agency credited; `text` as printed."""

    id: Annotated[str, Index(KEYWORD)]
    name: Annotated[str, Index(KEYWORD)]
    text: Annotated[str, Index(STORED_TEXT)]


class Dateline(IndexedRecord):
    """The place (and day) a report was filed from: "सियोल, 3 सितंबर". None: not stated."""

    place: Annotated[str | None, Index(KEYWORD)]
    date: Annotated[NewsDate | None, Index(OBJECT)]
    text: Annotated[str, Index(STORED_TEXT)]


class Article(FlatFigures):
    """One article. None means "the source does not say"; nothing is guessed; what was inferred says so in `basis`.

    The computed facets below the stored fields are indexed and never stored or printed.
    """

    id: Annotated[str, Index(KEYWORD)]
    """sha256 of the source's identity: its canonical URL where known, else its folded text."""
    version: Annotated[int, Index(LONG)]
    """ms since 1970: updated, else published, else the date the source carries, else 0."""
    schema_version: Annotated[str, Index(KEYWORD)] = SCHEMA_VERSION
    parser_version: Annotated[str, Index(KEYWORD)]
    source: Annotated[Source, Index(OBJECT)]
    batch: Annotated[str | None, Index(KEYWORD)] = None
    """The partition that loaded it; None until indexed."""
    layout: Annotated[str, Index(KEYWORD, facet="layout")]
    language: Annotated[str, Index(KEYWORD, facet="language")]
    """BCP 47."""
    outlet: Annotated[Outlet | None, Index(OBJECT)]
    headline: Annotated[str | None, Index(HINDI, boost=4)]
    kicker: Annotated[str | None, Index(HINDI, boost=2)]
    standfirst: Annotated[str | None, Index(HINDI, boost=2)]
    section: Annotated[str | None, Index(KEYWORD, facet="section")]
    desk: Annotated[str | None, Index(KEYWORD, facet="desk")]
    credit: Annotated[str | None, Index(KEYWORD, facet="credit")]
    summary_points: Annotated[tuple[str, ...], Index(HINDI, boost=1.5)] = ()
    tags: Annotated[tuple[str, ...], Index(KEYWORD, facet="tag")] = ()
    published: Annotated[NewsDate | None, Index(OBJECT)]
    updated: Annotated[NewsDate | None, Index(OBJECT)]
    authors: Annotated[tuple[Author, ...], Index(OBJECT)] = ()
    agencies: Annotated[tuple[Agency, ...], Index(OBJECT)] = ()
    dateline: Annotated[Dateline | None, Index(OBJECT)]
    text: Annotated[str, Index(STORED_TEXT)]
    """The document's whole text, stored once; blocks, mentions and figures point into it."""
    blocks: Annotated[tuple[Block, ...], Index(STORED)]
    body: Annotated[str, Index(HINDI, boost=1)]
    """The article's own text: paragraphs, subheads, lists, quotes, entries, joined by blank lines."""
    entities: Annotated[tuple[Entity, ...], Index(STORED)] = ()
    figures: Annotated[tuple[Figure, ...], Index(NESTED)] = ()
    missing: Annotated[tuple[str, ...], Index(KEYWORD, facet="missing")] = ()
    """Expected fields the source did not give."""

    @model_validator(mode="after")
    def _spans_hold(self) -> Self:
        check_tiling(self.text, self.blocks)
        spans = [(m.start, m.end, m.text) for e in self.entities for m in e.mentions]
        for start, end, printed in spans + [(f.start, f.end, f.text) for f in self.figures]:
            if self.text[start:end] != printed:
                raise ValueError(f"{printed!r} is not what the text holds at {start}:{end}")
        return self

    def _named(self, kind: EntityKind) -> list[str]:
        return [e.name for e in self.entities if e.kind == kind]

    def _spellings(self, kind: EntityKind) -> list[str]:
        found = (e for e in self.entities if e.kind == kind)
        return distinct(n for e in found for n in (e.name, e.name_latin, *(m.text for m in e.mentions)) if n)

    @computed_field
    @property
    def outlet_name(self) -> Annotated[str | None, Index(KEYWORD, facet="outlet")]:
        return self.outlet.name if self.outlet else None

    @computed_field
    @property
    def dated(self) -> Annotated[str | None, Index(DATE)]:
        """The date an article is filed under: published, else updated."""
        date = self.published or self.updated
        return date.value if date else None

    @computed_field
    @property
    def writers(self) -> Annotated[list[str], Index(KEYWORD, facet="author")]:
        return [a.name for a in self.authors if a.role == "writer"]

    @computed_field
    @property
    def agency_names(self) -> Annotated[list[str], Index(KEYWORD, facet="agency")]:
        return distinct(a.name for a in self.agencies)

    @computed_field
    @property
    def entity_ids(self) -> Annotated[list[str], Index(KEYWORD)]:
        return [e.id for e in self.entities]

    @computed_field
    @property
    def persons(self) -> Annotated[list[str], Index(KEYWORD, facet="person")]:
        return self._named("person")

    @computed_field
    @property
    def person_names(self) -> Annotated[list[str], Index(NAMES, boost=2)]:
        """Every spelling in both scripts: what `--person` and plain words match."""
        return self._spellings("person")

    @computed_field
    @property
    def places(self) -> Annotated[list[str], Index(KEYWORD, facet="place")]:
        return self._named("place")

    @computed_field
    @property
    def place_names(self) -> Annotated[list[str], Index(NAMES, boost=2)]:
        return self._spellings("place")

    @computed_field
    @property
    def organisations(self) -> Annotated[list[str], Index(KEYWORD, facet="organisation")]:
        return self._named("organisation")

    @computed_field
    @property
    def organisation_names(self) -> Annotated[list[str], Index(NAMES, boost=2)]:
        return self._spellings("organisation")
