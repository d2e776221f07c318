"""What a node's last words mean to a person."""

import re
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from pipelines.errors import EngineError
from pipelines.reference import load

TAIL_LINES = 15
TAIL_BYTES = 64 * 1024
DISK_FULL = "No space left on device"


class Trouble(BaseModel):
    """A cause: a regex of what is printed, what it means and what mends it. `examples` must match."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    pattern: str
    what: str
    mend: str
    examples: tuple[str, ...]


class Troubles(BaseModel):
    """`reference/engine_troubles.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    troubles: tuple[Trouble, ...]


def find_trouble(printed: str) -> Trouble | None:
    """Return the first known cause in what was printed, or None.

    >>> find_trouble("java.io.IOException: No space left on device").what
    'the disk that holds {folder} is full'
    """
    known = load("engine_troubles.yaml", Troubles).troubles
    return next((t for t in known if re.search(t.pattern, printed)), None)


def read_tail(path: Path) -> str:
    """Return the end of a log, at most 64 KiB; "" when there is none."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - TAIL_BYTES))
            return file.read().decode("utf-8", "replace")
    except OSError:
        return ""


def known_error(printed: str, *, heap: str, folder: Path) -> EngineError | None:
    """Return the error for a known cause in what a node, Java or the system printed; None: no known cause."""
    if (trouble := find_trouble(printed)) is None:
        return None
    return EngineError(trouble.what.format(heap=heap, folder=folder), mend=trouble.mend)


def folder_error(error: OSError, *, heap: str, folder: Path) -> EngineError:
    """Return the error for a folder that the system refuses us."""
    return known_error(str(error), heap=heap, folder=folder) or EngineError(
        f"{folder} cannot be the node's folder: {error}", mend="set KHABAR_DATA to another folder"
    )


def ended_error(printed: str, *, heap: str, folder: Path, killed: bool) -> EngineError:
    """Return the error for a node that ended while it started. `killed`: by signal 9, without last words."""
    if error := known_error(printed, heap=heap, folder=folder):
        return error
    if killed:
        return EngineError(
            "the node was killed from outside while it started, most often because memory ran out",
            mend="close other programs, or set KHABAR_ENGINE_HEAP to less, such as 512m",
        )
    tail = "\n".join(printed.strip().splitlines()[-TAIL_LINES:])
    return EngineError(f"the node did not start; its last lines:\n{tail}", mend=f"the whole log is in {folder}/logs")
