"""What can still be read of a zip archive whose end is missing: its table of contents stands there.

Each file in a zip follows a header of its own, so the files before the cut are found one after the other.
"""

import io
import struct
import tempfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple, cast

from pipelines.sources.streams import IN_MEMORY, buffered

_HEADER = struct.Struct("<4s5H3I2H")
_CHUNK = 4096
_FILE, _DESCRIPTOR = b"PK\x03\x04", b"PK\x07\x08"
_ENCRYPTED, _SIZE_FOLLOWS, _UTF8 = 1, 8, 1 << 11
_STORED, _DEFLATED = 0, 8


class Salvaged(NamedTuple):
    """One file out of a broken archive; content is None for the one the cut goes through."""

    name: str
    content: BinaryIO | None


def salvage(stream: BinaryIO, max_bytes: int) -> Iterator[Salvaged]:
    """Yield the files of a zip archive in the order they stand, up to the cut.

    Raises ValueError for what cannot be followed: no zip at all, encrypted, in a rare compression, or a file that
    expands to more than `max_bytes`.
    """
    reader = buffered(stream)
    found = 0
    while reader.peek(4)[:4] == _FILE:
        head = reader.read(_HEADER.size)
        if len(head) < _HEADER.size:
            return
        _, _, flags, method, _, _, _, packed, _, name_size, extra_size = _HEADER.unpack(head)
        name = reader.read(name_size).decode("utf-8" if flags & _UTF8 else "cp437", errors="replace")
        reader.read(extra_size)
        if flags & _ENCRYPTED or method not in (_STORED, _DEFLATED) or (method == _STORED and flags & _SIZE_FOLLOWS):
            raise ValueError(f"{name}: encrypted or compressed in a way that cannot be followed")
        found += 1
        yield Salvaged(name, _content(reader, method, packed, max_bytes))
        if flags & _SIZE_FOLLOWS:
            reader.read(16 if reader.peek(4)[:4] == _DESCRIPTOR else 12)
    if not found:
        raise ValueError("no zip archive")


def _content(reader: io.BufferedReader, method: int, size: int, max_bytes: int) -> BinaryIO | None:
    """Return the file that starts here and leave the reader behind it; None when the archive ends first."""
    copy = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed by its reader
    try:
        chunks = _inflated(reader) if method == _DEFLATED else _stored(reader, size)
        for chunk in chunks:
            copy.write(chunk)
            if copy.tell() > max_bytes:
                raise ValueError(f"a file in it is larger than {max_bytes:,} bytes")
    except (EOFError, ValueError, zlib.error) as error:
        copy.close()
        if isinstance(error, EOFError):
            return None
        raise
    copy.seek(0)
    return cast(BinaryIO, copy)


def _inflated(reader: io.BufferedReader) -> Iterator[bytes]:
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    while not inflate.eof:
        chunk = reader.peek(1)[:_CHUNK]
        if not chunk:
            raise EOFError
        yield inflate.decompress(chunk)
        reader.read(len(chunk) - len(inflate.unused_data))


def _stored(reader: io.BufferedReader, size: int) -> Iterator[bytes]:
    while size:
        chunk = reader.read(min(size, _CHUNK))
        if not chunk:
            raise EOFError
        size -= len(chunk)
        yield chunk
