"""Web pages: main text by trafilatura, facts from the page's metadata."""

import codecs
import logging
import re
from typing import Any

from pipelines.sources.decoding import Problem, check_text, decode
from pipelines.sources.page_metadata import article_body, page_facts
from schemas.source import Facts, RejectCode

# What it complains of comes out as a rejection; on standard error it would stand among those.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,30})", re.IGNORECASE)
_BLOCKS = ("p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr", "section", "figcaption")
_UNSEEN = ("script", "style", "head", "noscript", "iframe")
_LOST = "\ufffd"


def read_html(content: bytes, facts: Facts) -> tuple[str, Facts] | Problem:
    """Read the main text of a web page and what the page says about itself.

    Bytes outside the text may be anything; within what is kept, one that cannot be decoded rejects the page.
    """
    from trafilatura import extract
    from trafilatura.utils import load_html

    markup = _decoded(content)
    if isinstance(markup, Problem):
        return markup
    try:
        whole = "<body" in markup.lower()
        tree = load_html(markup if whole else f"<html><body><article>{markup}</article></body></html>")
        if tree is None:
            return Problem(RejectCode.NO_BODY, "no HTML element in it")
        facts = page_facts(tree, facts)
        body = article_body(tree)
        text = (extract(tree, include_comments=False) if whole else _blocks(tree)) or body or ""
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


def _blocks(tree: Any) -> str:
    """Return all text of a fragment, the cell of a table: it is the article, so nothing has to be told from it."""
    for element in list(tree.iter(*_UNSEEN)):
        element.drop_tree()
    for element in tree.iter(*_BLOCKS):
        element.tail = f"\n{element.tail or ''}"
    lines = ("".join(tree.itertext())).split("\n")
    return "\n".join(" ".join(line.split()) for line in lines if line.strip())


def _decoded(content: bytes) -> str | Problem:
    """Return the page as text: UTF-8 where it is that, else by its own declaration, lost bytes marked."""
    text = decode(content)
    if isinstance(text, str) or text.code != RejectCode.UNDECODABLE:
        return text
    declared = _CHARSET.search(content[:4096])
    try:
        codec = codecs.lookup(declared[1].decode()).name if declared else "utf-8"
        return content.decode(codec, errors="replace")
    except (LookupError, ValueError):  # no codec, or one that decodes no text
        return content.decode(errors="replace")
