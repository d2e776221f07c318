"""Raw bytes become a page: its text and what it says about itself. One small function per format; pure.

A new format is one function and one line in `READERS`.
"""

from collections.abc import Callable
from typing import TypeAlias

from pipelines.sources.decoding import Problem, decode
from schemas.source import Facts, Page, RawFile, RejectCode, Rejected

Reader: TypeAlias = Callable[[bytes, Facts], tuple[str, Facts] | Problem]
"""Takes the bytes and what the container said of them; returns the text and all facts, or why there are none."""


def read_page(raw: RawFile) -> Page | Rejected:
    """Return the text and facts in `raw`, or why it is no page. Never raises for what it holds."""
    source = raw.source
    reader = READERS.get(source.format)
    if reader is None:
        detail = f"no reader for {source.format}; there are {', '.join(READERS)}"
        return Rejected(source=source, code=RejectCode.UNSUPPORTED, detail=detail)
    if not raw.content:
        return Rejected(source=source, code=RejectCode.EMPTY, detail="it has no bytes")
    found = reader(raw.content, raw.facts)
    if isinstance(found, Problem):
        return Rejected(source=source, code=found.code, detail=found.detail)
    text, facts = found
    return Page(source=source.model_copy(update={"url": facts.url}), text=text, facts=facts)


def read_text(content: bytes, facts: Facts) -> tuple[str, Facts] | Problem:
    """Read plain text."""
    text = decode(content)
    return text if isinstance(text, Problem) else (text, facts)


READERS: dict[str, Reader] = {
    "txt": read_text,
}
