"""Read what is at a path, as the tests of this folder need it."""

from pathlib import Path

from pipelines.sources.opening import open_raw
from pipelines.sources.readers import read_page
from schemas.source import Page, Rejected

MIB = 1 << 20
SENTENCE = "सरकार ने बुधवार को कहा कि किसानों को मुआवजा दिया जाएगा। "


def read(path: Path | str, *, max_bytes: int = MIB) -> list[Page | Rejected]:
    """Return all that is in the file, pages and rejections in order."""
    found = open_raw(str(path), max_bytes=max_bytes)
    return [item if isinstance(item, Rejected) else read_page(item) for item in found]


def outcomes(path: Path | str, *, max_bytes: int = MIB) -> list[str]:
    """Return "member: page" or "member: code" for all that is in the file; the member is what follows its name."""
    return [
        f"{item.source.uri.removeprefix(str(path)).removeprefix('!/')}: "
        + (item.code.value if isinstance(item, Rejected) else "page")
        for item in read(path, max_bytes=max_bytes)
    ]


def rejected(path: Path | str, *, max_bytes: int = MIB) -> Rejected:
    """Return the only rejection in the file."""
    (found,) = [item for item in read(path, max_bytes=max_bytes) if isinstance(item, Rejected)]
    return found


def page(path: Path | str) -> Page:
    """Return the only page in the file."""
    (found,) = read(path)
    assert isinstance(found, Page), found
    return found
