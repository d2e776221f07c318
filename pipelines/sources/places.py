"""Where a uri points: the local disk, or any system fsspec knows. The only importer of fsspec."""

import os
import re
import stat
from pathlib import Path
from typing import Any, BinaryIO, cast
from urllib.parse import unquote_to_bytes

import fsspec

from pipelines.errors import UsageError

# Which package brings which system; fsspec's own message names the class, not what to install.
_PACKAGES = {
    "s3": "s3fs",
    "gs": "gcsfs",
    "gcs": "gcsfs",
    "http": "aiohttp",
    "https": "aiohttp",
    "az": "adlfs",
    "abfs": "adlfs",
}
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)(?:://|::)")


def scheme_of(uri: str) -> str | None:
    """Return the scheme of a remote address in lower case, or None for a local path (`file://` is local).

    >>> scheme_of("s3://bucket/a.txt"), scheme_of("खबर/a.txt"), scheme_of("file:///a.txt")
    ('s3', None, None)
    """
    found = _SCHEME.match(uri)
    return found[1].lower() if found and found[1].lower() not in ("file", "local") else None


def local_path(uri: str) -> str:
    """Return the path a local uri names; `file://` addresses are unquoted byte by byte."""
    for prefix in ("file://", "local://"):
        if uri.startswith(prefix):
            return os.fsdecode(unquote_to_bytes(uri.removeprefix(prefix)))
    return uri


def local_uri(path: str) -> str:
    """Return the path itself, or a quoted `file://` address where its name is no Unicode and no JSON could hold it."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return Path(path).absolute().as_uri()
    return path


def remote(uri: str) -> tuple[Any, str]:
    """Return the fsspec filesystem of a remote address and the path in it.

    Raises UsageError when the system is unknown or its package is not installed.
    """
    scheme = str(scheme_of(uri))
    try:
        return cast(tuple[Any, str], fsspec.core.url_to_fs(uri, use_listings_cache=False))
    except ImportError as error:
        mend = f"pip install {_PACKAGES[scheme]}" if scheme in _PACKAGES else str(error)
        raise UsageError(f"{uri}: {scheme}:// needs a package", mend=mend) from error
    except ValueError as error:
        raise UsageError(f"{uri}: {error}", mend="give a path, a glob or an address fsspec knows") from error


def open_place(uri: str) -> BinaryIO:
    """Open a uri for reading bytes.

    Raises OSError for what cannot be read, a pipe or a device included: one of those would block the batch for ever.
    """
    if scheme_of(uri):
        system, path = remote(uri)
        # A web server need not answer for parts of a file, so its files are streamed.
        options = {"block_size": 0} if scheme_of(uri) in ("http", "https") else {}
        return cast(BinaryIO, system.open(path, "rb", **options))
    path = local_path(uri)
    mode = Path(path).stat().st_mode
    if stat.S_ISDIR(mode):
        raise IsADirectoryError("it is a folder that cannot be listed")
    if not stat.S_ISREG(mode):
        raise PermissionError("it is a pipe or a device, no file")
    return Path(path).open("rb")


def size_of(stream: BinaryIO) -> int | None:
    """Return the size of an opened file in bytes, None where it shows only when read to the end."""
    try:
        return os.fstat(stream.fileno()).st_size
    except (OSError, AttributeError):
        return cast(int | None, getattr(stream, "size", None))
