"""What a reader hands on: raw bytes, the text and facts in them, or the reason why there is none."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import ConfigDict

from schemas.mark import DATE, KEYWORD, LONG, OBJECT, TEXT, Index, IndexedRecord, Record


class Source(IndexedRecord):
    """Where an article came from."""

    uri: Annotated[str, Index(KEYWORD)]
    """The path or address as given; a member of an archive is `archive!/member`."""
    url: Annotated[str | None, Index(KEYWORD)] = None
    """The article's canonical address on the web, or None when the source does not say."""
    sha256: Annotated[str, Index(KEYWORD)]
    """Hash of the raw bytes, hexadecimal."""
    format: Annotated[str, Index(KEYWORD)]
    """The reader that took it: txt, html, jsonl ..."""
    bytes: Annotated[int, Index(LONG)]
    """Number of raw bytes."""


class Facts(Record):
    """What a source says about an article outside its running text (page metadata, front matter, columns).

    Every field is as printed in the source; None or empty: the source does not say. `parse` weighs them against the
    text and names the winner in `basis`.
    """

    headline: str | None = None
    standfirst: str | None = None
    published: str | None = None
    updated: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None
    fetched: str | None = None
    """When the source was captured (WARC-Date ...), ISO 8601."""


class RawFile(Record):
    """One article's raw bytes as found: a file, or one member of an archive."""

    # Bytes are raw in Python and base64 in JSON, so that any file can be stored as one JSON line.
    model_config = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")

    source: Source
    content: bytes
    facts: Facts = Facts()
    """What the container says of the member (a WARC header, a mapped column)."""


class Page(Record):
    """A readable source: its text (Unicode, newlines unified, nothing else changed) and what it says about itself."""

    source: Source
    text: str
    facts: Facts = Facts()


class RejectCode(StrEnum):
    """Why an input could not become an Article. The code is a contract: facets, exit codes and tests use it."""

    EMPTY = "empty"
    UNREADABLE = "unreadable"
    UNDECODABLE = "undecodable"
    BINARY = "binary"
    TOO_LARGE = "too_large"
    LEGACY_FONT = "legacy_font"
    DAMAGED = "damaged"
    UNSUPPORTED = "unsupported"
    LANGUAGE = "language"
    NO_BODY = "no_body"
    SCHEMA = "schema"


class Rejected(IndexedRecord):
    """An input that cannot become an Article. Its raw bytes stay beside it, so that it can be replayed."""

    source: Annotated[Source, Index(OBJECT)]
    code: Annotated[RejectCode, Index(KEYWORD)]
    detail: Annotated[str, Index(TEXT)]
    """One sentence for a person: what is wrong, where, and what would mend it."""


class IndexedReject(Rejected):
    """A reject as the index holds it, apart from the articles: of which batch, and when it was rejected."""

    batch: Annotated[str, Index(KEYWORD)]
    at: Annotated[datetime, Index(DATE)]
