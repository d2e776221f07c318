"""Streams as the libraries that read from them need them: one to peek into, to seek in, to end without an error."""

import io
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, cast

import zstandard

from pipelines.sources.members import Member

# What must be sought in and lies in another archive is copied to disk: so many articles of full size at most.
_COPIED = 64
IN_MEMORY = 1 << 22
"""Bytes a copy may have before it goes to disk."""


class _Borrowed(io.RawIOBase):
    """Another stream, to be buffered: closing this one leaves that open, and no byte before an error is lost."""

    def __init__(self, stream: BinaryIO) -> None:
        self._read = getattr(stream, "read1", stream.read)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        chunk = self._read(len(buffer))
        buffer[: len(chunk)] = chunk
        return len(chunk)


def buffered(stream: BinaryIO) -> io.BufferedReader:
    """Return a stream one can peek into; the given one stays its opener's to close."""
    return cast(io.BufferedReader, io.BufferedReader(_Borrowed(stream), 1 << 16))


class Patient:
    """A stream for libraries that lose what they read just before an error: the error waits until the end.

    A damaged stream ends where its damage begins, all before it is delivered, and `complain` raises.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._read = getattr(stream, "read1", stream.read)
        self._error: Exception | None = None

    def read(self, size: int) -> bytes:
        """Return up to `size` bytes, none at the end or where the damage begins."""
        try:
            return b"" if self._error else cast(bytes, self._read(size))
        except (EOFError, OSError, zlib.error, zstandard.ZstdError) as error:
            self._error = error
            return b""

    def complain(self) -> None:
        """Raise the error that ended the stream early, if any."""
        if self._error:
            raise self._error


def copy_limit(max_bytes: int) -> int:
    """Return how large a copy on disk of something within an archive may be, in bytes."""
    return _COPIED * max_bytes


def _can_seek(stream: BinaryIO) -> bool:
    """Return whether a stream really seeks: one of fsspec says it does and fails when it comes from a web server."""
    try:
        stream.seek(0, io.SEEK_END)
        stream.seek(0)
    except (OSError, ValueError):
        return False
    return True


@contextmanager
def seekable(member: Member, stream: BinaryIO, max_bytes: int) -> Iterator[BinaryIO]:
    """Give a stream one can seek in: itself, or a copy on disk when it comes out of an archive or a slow pipe.

    Raises ValueError when the copy would be larger than an archive in an archive may be.
    """
    if member.depth == 0 and _can_seek(stream):
        yield stream
        return
    limit = copy_limit(max_bytes)
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as copy:
        while chunk := stream.read(1 << 20):
            if copy.tell() + len(chunk) > limit:
                raise ValueError(f"its content is larger than {limit:,} bytes; unpack it first")
            copy.write(chunk)
        copy.seek(0)
        yield cast(BinaryIO, copy)
