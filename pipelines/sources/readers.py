"""Raw bytes become a page: its text and what it says about itself. One small function per format; pure.

A new format is one function and one line in `READERS`.
"""

from collections.abc import Callable
from typing import TypeAlias

from pipelines.sources.decoding import Problem, decode
from pipelines.sources.front_matter import split_front_matter
from pipelines.sources.legacy_fonts import legacy_font
from pipelines.sources.markdown import unmarked
from pipelines.sources.members import NO_FACTS, web_address
from pipelines.sources.webpage import read_html
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
    found = reader(raw.content, raw.facts) if raw.content else Problem(RejectCode.EMPTY, "there is nothing in it")
    if not isinstance(found, Problem):
        found = _checked(*found)
    if isinstance(found, Problem):
        return Rejected(source=source, code=found.code, detail=found.detail)
    text, facts = _whole(found[0]), _whole_facts(found[1])
    return Page(source=source.model_copy(update={"url": web_address(facts.url)}), text=text, facts=facts)


def _checked(text: str, facts: Facts) -> tuple[str, Facts] | Problem:
    font = legacy_font(text)
    if font:
        return Problem(RejectCode.LEGACY_FONT, f"written for the font {font}: convert it to Unicode")
    if not text.strip():
        return Problem(RejectCode.NO_BODY, "nothing after its header")
    return text, facts


def _whole(text: str) -> str:
    """Return `text`, halves of surrogate pairs joined or marked: JSON in a page may hold an emoji cut in two."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _whole_facts(facts: Facts) -> Facts:
    if facts == NO_FACTS:
        return facts
    values = {
        field: _whole(value) if isinstance(value, str) else tuple(map(_whole, value or ())) or None
        for field, value in facts
    }
    return Facts(**{field: value for field, value in values.items() if value is not None})


def read_text(content: bytes, facts: Facts) -> tuple[str, Facts] | Problem:
    """Read plain text, with the header before it where there is one."""
    text = decode(content)
    if isinstance(text, Problem):
        return text
    header, text = split_front_matter(text)
    return text, merged(header, facts)


def read_markdown(content: bytes, facts: Facts) -> tuple[str, Facts] | Problem:
    """Read Markdown: as plain text, without its marks."""
    found = read_text(content, facts)
    return found if isinstance(found, Problem) else (unmarked(found[0]), found[1])


def read_row(content: bytes, facts: Facts) -> tuple[str, Facts] | Problem:
    """Read the text cell of a table's row; the row's other cells are its facts."""
    text = decode(content)
    return text if isinstance(text, Problem) else (text, facts)


def merged(first: Facts, second: Facts) -> Facts:
    """Return the facts of `first`, each that it leaves open taken from `second`."""
    if first == NO_FACTS:
        return second
    return Facts(**{field: getattr(first, field) or getattr(second, field) for field in Facts.model_fields})


READERS: dict[str, Reader] = {
    "txt": read_text,
    "md": read_markdown,
    "html": read_html,
    "jsonl": read_row,
    "json": read_row,
    "csv": read_row,
    "parquet": read_row,
}
