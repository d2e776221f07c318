"""The text of one article and the blocks that tile it."""

from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise
from typing import Self

from pydantic import model_validator

from schemas.mark import Record


class Role(StrEnum):
    """What a stretch of the text is. `dropped` blocks carry their reason."""

    HEADLINE = "headline"
    KICKER = "kicker"
    STANDFIRST = "standfirst"
    SUMMARY = "summary"
    BYLINE = "byline"
    DATE = "date"
    DATELINE = "dateline"
    CREDIT = "credit"
    OUTLET = "outlet"
    SECTION = "section"
    TAGS = "tags"
    SUBHEAD = "subhead"
    PARAGRAPH = "paragraph"
    LIST = "list"
    QUOTE = "quote"
    ENTRY = "entry"
    QUESTION = "question"
    ANSWER = "answer"
    OPINION = "opinion"
    DROPPED = "dropped"


BODY_ROLES = frozenset({Role.PARAGRAPH, Role.SUBHEAD, Role.LIST, Role.QUOTE, Role.ENTRY})


class Block(Record):
    """A stretch `text[start:end]` (code points) with one role. `reason` says why a block was dropped, else None."""

    role: Role
    start: int
    end: int
    reason: str | None = None

    @model_validator(mode="after")
    def _holds(self) -> Self:
        if not 0 <= self.start < self.end:
            raise ValueError(f"block {self.role} has the empty or negative span {self.start}:{self.end}")
        if (self.role is Role.DROPPED) != (self.reason is not None):
            raise ValueError(f"block {self.role} at {self.start}: a reason belongs to dropped blocks, and only there")
        return self


def check_tiling(text: str, blocks: Sequence[Block]) -> None:
    """Raise ValueError unless every character of `text` belongs to exactly one block (the tiling law)."""
    if not text:
        if blocks:
            raise ValueError("an empty text has no blocks")
        return
    if not blocks or blocks[0].start != 0 or blocks[-1].end != len(text):
        raise ValueError(f"blocks must run from 0 to {len(text)}")
    for left, right in pairwise(blocks):
        if left.end != right.start:
            raise ValueError(f"blocks leave a gap or overlap at {left.end}:{right.start}")


class Document(Record):
    """A text with its blocks in order; they tile it, white space belonging to the block before it."""

    text: str
    blocks: tuple[Block, ...]

    @model_validator(mode="after")
    def _tiles(self) -> Self:
        check_tiling(self.text, self.blocks)
        return self

    def printed(self, block: Block) -> str:
        """Return the block as printed, without the white space around it."""
        return self.text[block.start : block.end].strip()
