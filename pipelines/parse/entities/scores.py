"""The model's file and its scores: sums of vectors, reckoned once for each distinct word."""

from collections.abc import Sequence
from functools import cache
from threading import Lock
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipelines.errors import ReferenceDataError
from pipelines.parse.entities.features import CONTEXTS, EDGE, LABELS, REACH, attributes_of, class_of, gap_class
from pipelines.reference import path_of

FORMAT = 1
FILE = "entities_model.npz"
Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
# A word whose best score as a name lies this far under its score of being none, by itself, is taken for none whatever
# its neighbours are: seven words in ten, and no name of the held-back sentences is lost.
_NO_NAME = 2.0
_MOST_WORDS, _MOST_GAPS = 100_000, 10_000


class WordScores:
    """The scores of each distinct word at each place of the window, and its class; reckoned once."""

    def __init__(
        self, names: Sequence[str], weights: npt.NDArray[np.int16], scale: float, classes: dict[str, int]
    ) -> None:
        self._rows = {name: i for i, name in enumerate(names)}
        self._weights, self._scale, self._classes, self._lock = weights, scale, classes, Lock()
        self._clear()

    def _clear(self) -> None:
        self.ids: dict[str, int] = {}
        self.scores = np.zeros((2 * REACH + 1, 1024, len(LABELS)), np.float32)
        self.classes = np.zeros(1024, np.int64)
        self.hopeful = np.zeros(1024, bool)

    def look_up(self, keys: Sequence[str]) -> Ints:
        """Return the row of each key."""
        ids = self.ids
        try:
            return np.array([ids[key] for key in keys])
        except KeyError:
            with self._lock:
                if len(self.ids) > _MOST_WORDS:
                    self._clear()
                return np.array([self._row_of(key) for key in keys])

    def _row_of(self, key: str) -> int:
        row = self.ids.get(key)
        if row is None:
            row = len(self.ids)
            if row == len(self.classes):
                self.scores = np.concatenate([self.scores, np.zeros_like(self.scores)], axis=1)
                self.classes = np.concatenate([self.classes, np.zeros_like(self.classes)])
                self.hopeful = np.concatenate([self.hopeful, np.zeros_like(self.hopeful)])
            found = [self._rows[name] for name in ([key] if key == EDGE else attributes_of(key)) if name in self._rows]
            scores = self._weights[found].sum(axis=0, dtype=np.int32) * self._scale
            self.scores[:, row] = scores
            self.classes[row] = self._classes.get(EDGE if key == EDGE else class_of(key), 0)
            self.hopeful[row] = key != EDGE and scores[REACH, 1:].max() > scores[REACH, 0] - _NO_NAME
            self.ids[key] = row
        return row


class Gaps(dict[str, int]):
    """The class number of each gap, reckoned once."""

    def __init__(self, classes: dict[str, int]) -> None:
        self._classes = classes

    def __missing__(self, gap: str) -> int:
        number = self._classes.get(gap_class(gap), 0)
        if len(self) < _MOST_GAPS:
            self[gap] = number
        return number


class Context(NamedTuple):
    """The scores of classes seen together: for each column its name, its distance and its step in the table."""

    places: tuple[tuple[str, int, int], ...]
    table: Floats


class Scores(NamedTuple):
    """The model, loaded: scores of words, of classes together and from label to label; numbers of classes."""

    words: WordScores
    gaps: Gaps
    classes: dict[str, dict[str, int]]
    contexts: tuple[Context, ...]
    transitions: Floats


@cache
def load_scores() -> Scores:
    """Return the model. Raises ReferenceDataError for a file that is missing or of another format."""
    try:
        with np.load(path_of(FILE), allow_pickle=False) as file:
            parts = {name: file[name] for name in file.files}
    except (OSError, ValueError) as error:
        raise ReferenceDataError(f"reference/{FILE} cannot be read: {error}") from error
    if int(parts["format"]) != FORMAT or tuple(_lines(parts["labels"])) != LABELS:
        raise ReferenceDataError(f"reference/{FILE} is of another format", mend="make it again: khabar train entities")
    scale = float(parts["scale"])
    classes = {name: {value: i for i, value in enumerate(_lines(parts[f"classes_{name}"]))} for name in "kgm"}
    contexts = tuple(_context(name, parts, classes, scale) for name in CONTEXTS)
    transitions = parts["transitions"].astype(np.float32)
    words = WordScores(_lines(parts["attributes"]), parts["weights"], scale, classes["k"])
    return Scores(words, Gaps(classes["g"]), classes, contexts, transitions)


def _context(
    name: str, parts: dict[str, npt.NDArray[np.int16]], classes: dict[str, dict[str, int]], scale: float
) -> Context:
    number, steps, size = list(CONTEXTS).index(name), list[int](), 1
    for column, _ in reversed(CONTEXTS[name]):
        steps.insert(0, size)
        size *= len(classes[column])
    table = np.zeros((size, len(LABELS)), np.float32)
    table[parts[f"context_{number}_rows"]] = parts[f"context_{number}_weights"] * np.float32(scale)
    return Context(tuple((*place, step) for place, step in zip(CONTEXTS[name], steps, strict=True)), table)


def _lines(packed: npt.NDArray[np.int16]) -> list[str]:
    return bytes(packed).decode().split("\n")
