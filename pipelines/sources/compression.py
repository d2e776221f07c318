"""Compressed streams: read as they come, never whole, and never silently short.

A stream that ends before its end mark raises EOFError, so a truncated download is told from a complete one.
"""

import bz2
import gzip
import io
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, cast

import zstandard

from pipelines.sources.members import Found, Member

# python-zstandard gives all that a chunk expands to at once, at worst 128 KiB for 4 bytes: 8 MiB here.
_PACKED_CHUNK = 256
# Frames that ask for a larger window than `zstd --long` writes by default are refused.
_MAX_WINDOW = 1 << 27


class _ZstdStream(io.RawIOBase):
    """Decompress zstd frames one by one; python-zstandard's own reader takes a cut-off frame for a whole one."""

    def __init__(self, packed: BinaryIO) -> None:
        self._packed = packed
        self._decompressor = zstandard.ZstdDecompressor(max_window_size=_MAX_WINDOW)
        self._frame: Any = None
        self._rest = b""
        self._ready = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._ready:
            chunk = self._rest or self._packed.read(_PACKED_CHUNK)
            if not chunk:
                if self._frame is not None:
                    raise EOFError("the zstd frame is not complete")
                return 0
            self._take(chunk)
        count = min(len(buffer), len(self._ready))
        buffer[:count], self._ready = self._ready[:count], self._ready[count:]
        return count

    def _take(self, chunk: bytes) -> None:
        self._frame = self._frame or self._decompressor.decompressobj()
        self._ready = memoryview(self._frame.decompress(chunk))
        self._rest = b""
        if self._frame.eof:
            self._rest, self._frame = self._frame.unused_data, None


def _unzstd(packed: BinaryIO) -> BinaryIO:
    return cast(BinaryIO, io.BufferedReader(_ZstdStream(packed), 1 << 17))


DECOMPRESSORS: dict[str, Callable[[BinaryIO], BinaryIO]] = {
    "gz": lambda packed: cast(BinaryIO, gzip.GzipFile(fileobj=packed, mode="rb")),
    "tgz": lambda packed: cast(BinaryIO, gzip.GzipFile(fileobj=packed, mode="rb")),
    "bz2": lambda packed: cast(BinaryIO, bz2.BZ2File(packed)),
    "zst": _unzstd,
}


def open_compressed(format: str) -> Callable[[Member, BinaryIO, int], Iterator[Found]]:
    """Return the opener of one compressed format: it yields what is inside under the file's own address."""

    def opener(member: Member, stream: BinaryIO, _max_bytes: int) -> Iterator[Found]:
        inner = member.name.rpartition(".")[0] if "." in member.name else member.name
        name = f"{inner}.tar" if format == "tgz" else inner
        yield member._replace(name=name, open=lambda: DECOMPRESSORS[format](stream), size=None, depth=member.depth + 1)

    return opener
