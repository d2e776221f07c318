"""Markdown without its marks: what a reader of the page would see."""

import re

# Bounded, so that a line of a hundred thousand brackets costs no more than any other.
_RULES = (
    (re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\s]{0,1000}\)"), ""),
    (re.compile(r"\[([^\[\]\n]{1,300})\]\([^()\s]{0,1000}(?: \"[^\"\n]{0,200}\")?\)"), r"\1"),
    (re.compile(r"^#{1,6}[ \t]+(?=\S)", re.MULTILINE), ""),
    (re.compile(r"^(?:[ \t]*[*_-]){3,}[ \t]*$", re.MULTILINE), ""),
    (re.compile(r"(?<![\w*])(\*{1,3})(?=\S)([^*\n]{1,2000}?)(?<=\S)\1(?![\w*])"), r"\2"),
    (re.compile(r"(?<![\w_])(_{1,3})(?=\S)([^_\n]{1,2000}?)(?<=\S)\1(?![\w_])"), r"\2"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!|>-])"), r"\1"),
)


def unmarked(text: str) -> str:
    """Return Markdown as plain text: headings, emphasis, links and escapes without their marks, images gone.

    List marks and quote marks stay: a plain text has them too.

    >>> unmarked("## बैठक\\n**दिल्ली** में [मंत्री](https://example.in) ने कहा।")
    'बैठक\\nदिल्ली में मंत्री ने कहा।'
    """
    for pattern, plain in _RULES:
        text = pattern.sub(plain, text)
    return text
