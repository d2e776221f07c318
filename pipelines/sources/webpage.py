"""Web pages: main text by trafilatura, facts from the page's metadata."""

import codecs
import re
from typing import Any

from pipelines.sources.decoding import Problem, check_text, decode
from pipelines.sources.page_metadata import article_body, page_facts
from schemas.source import Facts, RejectCode

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,30})", re.IGNORECASE)
_LOST = "\ufffd"


def read_html(content: bytes, facts: Facts) -> tuple[str, Facts] | Problem:
    """Read the main text of a web page and what the page says about itself.

    Bytes outside the text may be anything; within what is kept, one that cannot be decoded rejects the page.
    """
    from trafilatura import extract

    markup = _decoded(content)
    if isinstance(markup, Problem):
        return markup
    try:
        tree = _tree(markup)
        if tree is None:
            return Problem(RejectCode.NO_BODY, "no HTML element in it")
        facts = page_facts(tree, facts)
        body = article_body(tree)
        text = extract(tree, include_comments=False) or body or ""
    # lxml and the extractors raise types of their own on hostile markup, and none may end the batch.
    except Exception as error:  # noqa: BLE001
        return Problem(RejectCode.DAMAGED, f"the page cannot be taken apart: {type(error).__name__}: {error}")
    return _checked(text, facts)


def _checked(text: str, facts: Facts) -> tuple[str, Facts] | Problem:
    if not text.strip() or " ".join(text.split()) in (facts.headline or ""):
        return Problem(RejectCode.NO_BODY, "the page holds no running text")
    if _LOST in text:
        return Problem(
            RejectCode.UNDECODABLE, f"a byte in its text cannot be decoded, at character {text.index(_LOST)}"
        )
    checked = check_text(text)
    return checked if isinstance(checked, Problem) else (checked, facts)


def _tree(markup: str) -> Any:
    from trafilatura.utils import load_html

    if "<body" not in markup[:200_000].lower():
        markup = f"<html><body><article>{markup}</article></body></html>"  # a fragment: the cell of a table
    return load_html(markup)


def _decoded(content: bytes) -> str | Problem:
    """Return the page as text: UTF-8 where it is that, else by its own declaration, lost bytes marked."""
    text = decode(content)
    if isinstance(text, str) or text.code != RejectCode.UNDECODABLE:
        return text
    declared = _CHARSET.search(content[:4096])
    try:
        codec = codecs.lookup(declared[1].decode()).name if declared else "utf-8"
        return content.decode(codec, errors="replace")
    except LookupError:
        return content.decode(errors="replace")
