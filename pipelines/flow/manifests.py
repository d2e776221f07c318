"""Batches on record: which files belong together, found again from any folder."""

import os.path
from collections.abc import Iterator, Sequence

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
    listed = list_files(paths)
    # Two folders can hold files of the same relative names: only whole paths tell their batches apart.
    files = (FileRef(_whole(uri), size) for uri, size in listed)
    given_whole = any(_is_whole(path) for path in paths)
    for key, uris in cut_batches(files, documents=settings.batch_documents, max_bytes=settings.batch_bytes):
        yield key, records.write(key, MANIFEST, (_listed(uri, given_whole) for uri in uris))


def _is_whole(uri: str) -> bool:
    return scheme_of(uri) is not None or uri.startswith(("/", "file://", "local://"))


def _whole(uri: str) -> str:
    # Not resolve(): a link keeps the name it was given.
    return uri if _is_whole(uri) else os.path.abspath(uri)  # noqa: PTH100


def _listed(place: str, given_whole: bool) -> Listed:
    return Listed(uri=place if given_whole or scheme_of(place) else os.path.relpath(place), place=place)
