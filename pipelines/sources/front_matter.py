"""A header of names and values before a text, between two lines "---" (trafilatura, Jekyll, Hugo)."""

import re
from typing import Any

import yaml

from pipelines.sources.columns import default_columns, names_field, to_facts
from schemas.source import Facts

_HEADER = re.compile(r"\s{0,20}---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_LINE = re.compile(r"([^\W\d][\w-]{0,40}):[ \t]+(\S.*)")
_QUOTED = ("'", '"', "[", "{", "|", ">", "&", "*")


def split_front_matter(text: str) -> tuple[Facts, str]:
    """Return what the header of a text says, and the text after it; no facts and the whole text without a header.

    >>> facts, text = split_front_matter("---\\ntitle: बैठक: दूसरा दिन\\n---\\nबैठक हुई।")
    >>> facts.headline, text
    ('बैठक: दूसरा दिन', 'बैठक हुई।')
    """
    found = _HEADER.match(text.removeprefix("\ufeff")[:25_000])
    values = _values(found[1]) if found else {}
    if not found or not any(names_field(default_columns(), name) for name in values):
        return Facts(), text
    return to_facts(default_columns(), values), text.removeprefix("\ufeff")[found.end() :]


def _values(header: str) -> dict[str, Any]:
    """Return names and values of a header, every scalar as printed.

    trafilatura writes values bare, so that "बैठक: दूसरा दिन" is no YAML and " #1" would be a comment: a bare value is
    its line; YAML is asked for lists and quoted values only.
    """
    try:
        parsed = yaml.load(header, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        parsed = None
    values: dict[str, Any] = dict(parsed) if isinstance(parsed, dict) else {}
    for line in header.split("\n"):
        bare = _LINE.fullmatch(line.rstrip())
        if bare and not (bare[2].startswith(_QUOTED) and bare[1] in values):
            values[bare[1]] = bare[2]
    return values
