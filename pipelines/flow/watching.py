"""A folder that grows: which of its files are new and no longer being written."""

from itertools import islice
from typing import NamedTuple

from pipelines.flow.manifests import to_whole
from pipelines.flow.records import MANIFEST, Records
from pipelines.sources.listing import FileRef, list_files

# New files looked at in one go; the rest waits for the next look, so what is remembered between two stays small.
AT_ONCE = 10_000


class Look(NamedTuple):
    """What one look at the folder gave. `settled`: files to index. `growing`: address -> size, for the next look."""

    settled: list[FileRef]
    growing: dict[str, int]


def look_for_new(folder: str, records: Records, before: dict[str, int]) -> Look:
    """Return the files under `folder` that are in no batch yet and have the size they had at the look `before`.

    A file that is in a batch and changes is not noticed: `khabar run` takes it again.
    Raises UsageError when the folder does not exist.
    """
    known = {str(line["place"]) for batch in records.batches() for line in records.read_plain(batch, MANIFEST)}
    files = (FileRef(to_whole(uri), size) for uri, size in list_files([folder]))
    new = list(islice((file for file in files if file.uri not in known), AT_ONCE))
    settled = [file for file in new if before.get(file.uri) == (file.size or 0)]
    taken = {file.uri for file in settled}
    return Look(settled, {file.uri: file.size or 0 for file in new if file.uri not in taken})
