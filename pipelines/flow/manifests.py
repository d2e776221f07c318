"""Batches on record: which files belong together, found again from any folder."""

import os.path
from collections.abc import Iterable, Iterator, Sequence

from pipelines.flow.records import MANIFEST, Records
from pipelines.flow.report import Listed
from pipelines.settings import Settings
from pipelines.sources.batches import cut_batches
from pipelines.sources.listing import FileRef, list_files
from pipelines.sources.places import scheme_of


def write_manifests(paths: Sequence[str], settings: Settings, records: Records) -> Iterator[tuple[str, int]]:
    """Cut what `paths` name into batches and store their manifests; yield (key, number of files) of each.

    The same files are the same batches, from whatever folder they were named.
    Raises UsageError for a missing path, before anything is written.
    """
    given_whole = any(_is_whole(path) for path in paths)
    return write_batches(list_files(paths), settings, records, given_whole=given_whole)


def write_batches(
    files: Iterable[FileRef], settings: Settings, records: Records, *, given_whole: bool = True
) -> Iterator[tuple[str, int]]:
    """Cut `files` into batches and store their manifests; yield (key, number of files) of each.

    given_whole: articles say the whole path of their file; otherwise the one from this folder.
    """
    # Two folders can hold files of the same relative names: only whole paths tell their batches apart.
    whole = (FileRef(to_whole(uri), size) for uri, size in files)
    for key, uris in cut_batches(whole, documents=settings.batch_documents, max_bytes=settings.batch_bytes):
        yield key, records.write(key, MANIFEST, (_listed(uri, given_whole) for uri in uris))


def to_whole(uri: str) -> str:
    """Return the address of a file from any folder. Links keep the names they were given."""
    return uri if _is_whole(uri) else os.path.abspath(uri)  # noqa: PTH100 - resolve() would follow links


def _is_whole(uri: str) -> bool:
    return scheme_of(uri) is not None or uri.startswith(("/", "file://", "local://"))


def _listed(place: str, given_whole: bool) -> Listed:
    return Listed(uri=place if given_whole or scheme_of(place) else os.path.relpath(place), place=place)
