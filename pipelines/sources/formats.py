"""Which format a file is in: by the end of its name, else by its first bytes."""

import re

SUFFIXES = {
    "txt": "txt",
    "text": "txt",
    "md": "md",
    "markdown": "md",
    "html": "html",
    "htm": "html",
    "xhtml": "html",
    "jsonl": "jsonl",
    "ndjson": "jsonl",
    "json": "json",
    "csv": "csv",
    "tsv": "csv",
    "parquet": "parquet",
    "warc": "warc",
    "wet": "warc",
    "gz": "gz",
    "zst": "zst",
    "bz2": "bz2",
    "zip": "zip",
    "tar": "tar",
    "tgz": "tgz",
}
_MAGIC = (
    (b"\x1f\x8b", "gz"),
    (b"\x28\xb5\x2f\xfd", "zst"),
    (b"BZh", "bz2"),
    (b"PK\x03\x04", "zip"),
    (b"PAR1", "parquet"),
    (b"WARC/", "warc"),
)
# Files that are readable as text and are no article whatever is in them.
_NO_ARTICLES = frozenset(
    {"css", "js", "mjs", "ts", "py", "sh", "xml", "rss", "atom", "svg", "yaml", "yml", "toml", "ini", "cfg", "lock"}
    | {"docx", "xlsx", "pptx", "odt", "ods", "epub", "jar", "apk", "sql", "log", "tex", "bib", "srt", "vtt", "po"}
)
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,400}?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)


def suffix_of(name: str) -> str:
    """Return the end of a name in lower case, "" where it has none.

    >>> suffix_of("ख़बर.JSONL"), suffix_of("खबर")
    ('jsonl', '')
    """
    return name.rpartition(".")[2].lower() if "." in name else ""


def format_of(name: str) -> str:
    """Return the format a name announces; "" where it announces none, "unsupported" where it can be no article."""
    suffix = suffix_of(name)
    return SUFFIXES.get(suffix, "unsupported" if suffix in _NO_ARTICLES else "")


def format_of_bytes(head: bytes) -> str:
    """Return the format the first bytes show; text when nothing else is recognised."""
    return next((format for magic, format in _MAGIC if head.startswith(magic)), "txt")


def is_html(content: bytes) -> bool:
    """Return whether a file is a web page whatever its name says: scrapers save pages as `.txt`."""
    return _HTML.match(content[:4096]) is not None
