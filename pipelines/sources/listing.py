"""Which files there are: paths, folders, globs and remote addresses as one stream.

Memory does not grow with the number of files: a folder is read in chunks of `CHUNK` names and sorted within each, so
that an ordinary folder comes in order and one of ten million names is still listed. It does grow with the number of
folders (their identities are kept, which is what survives symlink loops).
"""

import fnmatch
import os
import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple

from pipelines.errors import UsageError
from pipelines.sources.columns import MAPPING_FILE
from pipelines.sources.places import local_path, local_uri, remote, scheme_of

CHUNK = 50_000
_MAGIC = re.compile(r"[*?\[]")


class FileRef(NamedTuple):
    """One file to read: where it is, and its size in bytes (None: not known before it is opened)."""

    uri: str
    size: int | None


class _Found(NamedTuple):
    """A name in a folder. `folder` is the identity of a folder, None for a file."""

    path: str
    size: int | None
    folder: Hashable | None


class _Tree(NamedTuple):
    """A filesystem as this module needs it. Both functions take its own paths."""

    entries: Callable[[str], Iterator[_Found]]
    uri: Callable[[str], str]


def list_files(paths: Iterable[str]) -> Iterator[FileRef]:
    """Return the files that `paths` name, as a stream: files, folders (recursive, hidden names left out), globs
    (`*`, `?`, `[..]`, `**`) and addresses (`s3://`, `gs://`, `https://` ...).

    A folder that cannot be listed comes as a file of its own, so that it is rejected by name and not lost.
    Raises UsageError for a path that does not exist or a glob without a match, before anything is listed.
    """
    return chain.from_iterable([_listed_remote(p) if scheme_of(p) else _listed_local(p) for p in paths])


def _listed_local(given: str) -> Iterator[FileRef]:
    if not given:
        raise UsageError("an empty path names no file", mend="check the call; is a variable of the shell empty?")
    path, tree = local_path(given), _Tree(_local_entries, local_uri)
    if Path(path).is_dir():
        return _walk(tree, path, {_identity(Path(path).stat())})
    if os.path.lexists(path):
        return iter([FileRef(local_uri(given), _local_size(path))])
    if _MAGIC.search(path):
        return _at_least_one(given, _glob(tree, path))
    raise UsageError(f"no such file or folder: {local_uri(given)}", mend="check the path; quote a glob")


def _listed_remote(given: str) -> Iterator[FileRef]:
    system, path = remote(given)
    tree = _Tree(partial(_remote_entries, system), system.unstrip_protocol)
    web = scheme_of(given) in ("http", "https")
    if _MAGIC.search(path) and not web:
        return _at_least_one(given, _glob(tree, path))
    try:
        info = system.info(path)
    except FileNotFoundError as error:
        raise UsageError(f"no such file or folder: {given}", mend="check the address") from error
    except OSError as error:
        raise UsageError(f"{given} cannot be reached: {error}", mend="check the address and the network") from error
    # A web page with links in it is a page to read, not a folder to crawl.
    if info["type"] == "directory" and not web:
        return _walk(tree, path, set())
    return iter([FileRef(given, info.get("size"))])


def _at_least_one(given: str, files: Iterator[FileRef]) -> Iterator[FileRef]:
    first = next(files, None)
    if first is None:
        raise UsageError(f"no file matches {given}", mend="check the pattern; hidden names are left out")
    return chain([first], files)


def _walk(tree: _Tree, root: str, seen: set[Hashable]) -> Iterator[FileRef]:
    """Yield every file below `root`, each folder once. A stack and no recursion: paths can be thousands deep."""
    stack = [tree.entries(root)]
    while stack:
        found = next(stack[-1], None)
        if found is None:
            stack.pop()
        elif found.folder is None:
            yield FileRef(tree.uri(found.path), found.size)
        elif found.folder not in seen:
            seen.add(found.folder)
            stack.append(tree.entries(found.path))


def _glob(tree: _Tree, pattern: str) -> Iterator[FileRef]:
    """Yield what a pattern matches; a folder that matches brings what is in it, as in a shell."""
    parts = pattern.split("/")
    at = next(i for i, part in enumerate(parts) if _MAGIC.search(part))
    magic = [part for part in parts[at:] if part]
    if at == 0:  # a pattern from the working folder: its matches carry no "./"
        here = _Tree(tree.entries, lambda path: tree.uri(path.removeprefix("./")))
        return _matches(here, ".", magic, set())
    return _matches(tree, "/".join(parts[:at]) or "/", magic, set())


def _matches(tree: _Tree, folder: str, parts: list[str], seen: set[Hashable]) -> Iterator[FileRef]:
    if parts[0] == "**":
        yield from _matches(tree, folder, parts[1:] or ["*"], seen)
    for found in tree.entries(folder):
        name = found.path.rpartition("/")[2]
        if found.folder is not None and parts[0] == "**" and found.folder not in seen:
            seen.add(found.folder)
            yield from _matches(tree, found.path, parts, seen)
        elif parts[0] != "**" and fnmatch.fnmatchcase(name, parts[0]):
            yield from _matched(tree, found, parts[1:], seen)


def _matched(tree: _Tree, found: _Found, rest: list[str], seen: set[Hashable]) -> Iterator[FileRef]:
    if found.folder is None:
        if not rest:
            yield FileRef(tree.uri(found.path), found.size)
    elif rest:
        yield from _matches(tree, found.path, rest, seen)
    elif found.folder not in seen:
        seen.add(found.folder)
        yield from _walk(tree, found.path, seen)


def _is_source(name: str) -> bool:
    return not name.startswith(".") and name != MAPPING_FILE


def _local_entries(folder: str) -> Iterator[_Found]:
    try:
        with os.scandir(folder) as names:
            while chunk := sorted(islice(names, CHUNK), key=lambda entry: entry.name):
                yield from (_local_found(entry) for entry in chunk if _is_source(entry.name))
    except OSError:
        yield _Found(folder, None, None)


def _local_found(entry: os.DirEntry[str]) -> _Found:
    try:
        status = entry.stat()
        return _Found(entry.path, status.st_size, _identity(status) if entry.is_dir() else None)
    except OSError:  # a symlink to nowhere or to itself: rejected by name when it is opened
        return _Found(entry.path, None, None)


def _identity(status: os.stat_result) -> Hashable:
    """What stays the same when a folder is met again through a link."""
    return (status.st_dev, status.st_ino)


def _local_size(path: str) -> int | None:
    try:
        return Path(path).stat().st_size
    except OSError:
        return None


def _remote_entries(system: Any, folder: str) -> Iterator[_Found]:
    """Yield a remote folder. fsspec gives a folder as one list, so memory grows with the largest single folder."""
    try:
        infos = sorted(system.ls(folder, detail=True), key=lambda info: str(info["name"]))
    except OSError:
        yield _Found(folder, None, None)
        return
    for info in infos:
        path = str(info["name"]).rstrip("/")
        if _is_source(path.rpartition("/")[2]) and path.strip("/") != folder.strip("/"):
            yield _Found(path, info.get("size"), path if info["type"] == "directory" else None)
