"""One thing to be read out of a file, and how it ends: as raw bytes or rejected."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import BinaryIO, NamedTuple, TypeAlias

from schemas.source import Facts, RawFile, RejectCode, Rejected, Source

NO_FACTS = Facts()


class Member(NamedTuple):
    """A stream that is still to be opened: a file, or one member of an archive.

    name decides its format; size is None where it is not known; depth counts the archives around it.
    """

    uri: str
    name: str
    open: Callable[[], BinaryIO]
    size: int | None = None
    facts: Facts = NO_FACTS
    depth: int = 0


Found: TypeAlias = Member | RawFile | Rejected
Opener: TypeAlias = Callable[[Member, BinaryIO, int], Iterator[Found]]
"""Takes a member, its opened stream and the most bytes one article may have."""


def to_raw(uri: str, format: str, content: bytes, facts: Facts = NO_FACTS) -> RawFile:
    """Return the bytes of one article with their hash."""
    source = Source(
        uri=uri, url=web_address(facts.url), sha256=sha256(content).hexdigest(), format=format, bytes=len(content)
    )
    return RawFile(source=source, content=content, facts=facts)


def web_address(url: str | None) -> str | None:
    """Return an address on the web without its fragment, None for anything else.

    >>> web_address("https://example.in/खबर#टिप्पणी"), web_address("/खबर")
    ('https://example.in/खबर', None)
    """
    found = (url or "").strip().partition("#")[0]
    return found if found.lower().startswith(("http://", "https://")) and " " not in found else None


def reject(uri: str, format: str, code: RejectCode, detail: str, *, size: int | None = None) -> Rejected:
    """Return the rejection of something that was not read whole: its hash is "", `bytes` its size where known."""
    return Rejected(source=Source(uri=uri, sha256="", format=format, bytes=size or 0), code=code, detail=detail)


def too_large(uri: str, format: str, max_bytes: int, size: int | None = None) -> Rejected:
    """Return the rejection of an article larger than one may be."""
    printed = f"{size:,} bytes" if size else "more"
    detail = f"{printed}, and one article may have {max_bytes:,}; raise KHABAR_MAX_FILE_BYTES or split it"
    return reject(uri, format, RejectCode.TOO_LARGE, detail, size=size)


def explain(error: Exception, code: RejectCode) -> tuple[RejectCode, str]:
    """Return the code and one sentence for an error met while opening (unreadable) or reading (damaged)."""
    said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    if isinstance(error, EOFError):
        return RejectCode.DAMAGED, f"cut off: it ends before its end mark ({error})"
    if isinstance(error, OSError) and error.strerror:
        return RejectCode.UNREADABLE, f"cannot be read: {error.strerror}"
    return code, f"{'damaged' if code is RejectCode.DAMAGED else 'cannot be read'}: {said}"
