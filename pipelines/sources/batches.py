"""Files cut into batches whose keys are the same for the same input.

The cut is content-defined: a batch ends after a file whose address hashes to a boundary, so a file added in the middle
changes the keys of a batch or two and leaves the others alone (a cut by count would move every boundary after it).
As in FastCDC (Xia et al., USENIX ATC 2016), boundaries count only from a least size on: a small folder is always one
batch.
"""

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import NamedTuple

from pipelines.sources.listing import FileRef

# A run without a boundary ends here, as a multiple of the target: one batch in e³ = 20 is cut so.
_LONGEST = 2


class Batch(NamedTuple):
    """Files that are handled together. `key` names the Dagster partition: a readable stem and a hash of the uris."""

    key: str
    uris: tuple[str, ...]


def cut_batches(files: Iterable[FileRef], *, documents: int, max_bytes: int) -> Iterator[Batch]:
    """Yield `files` in batches of about `documents` files (half to twice that) and at most `max_bytes`.

    Only the last batch and one cut for its bytes can be shorter. A file of unknown size counts nothing; one larger than
    `max_bytes` is a batch of its own. A file given twice within a batch is there once.
    """
    uris: list[str] = []
    total = 0
    least = (documents + 1) // 2
    for uri, size in files:
        if uris and total + (size or 0) > max_bytes:
            yield _batch(uris)
            uris, total = [], 0
        uris.append(uri)
        total += size or 0
        if (len(uris) >= least and _hash(uri) % least == 0) or len(uris) >= _LONGEST * documents:
            yield _batch(uris)
            uris, total = [], 0
    if uris:
        yield _batch(uris)


def _batch(uris: list[str]) -> Batch:
    ordered = tuple(sorted(set(uris)))
    return Batch(f"{_stem(ordered[0])}-{_hash(chr(0).join(ordered)):016x}", ordered)


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest())


def _stem(uri: str) -> str:
    """Return the name of the folder a uri is in as plain ASCII, "files" where it has none of that."""
    folder = uri.rpartition("/")[0].rpartition("/")[2]
    return re.sub(r"[^A-Za-z0-9_]+", "-", folder).strip("-")[:40] or "files"
