"""The model's file and its scores: sums of vectors, reckoned once for each distinct word, and contexts in one table."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from pipelines.errors import ReferenceDataError
from pipelines.parse.entities.contexts import ALONE, WIDE, WIDEST, Contexts, build_contexts
from pipelines.parse.entities.features import (
    COLUMNS,
    CONTEXTS,
    FAR,
    LABELS,
    LAST_PLACE,
    OF_WORDS,
    REACH,
    UNMARKED,
    UNSEEN,
    attributes_of,
    class_of,
    classes_of_mark,
    ending_of,
    gap_class,
)
from pipelines.parse.entities.words import EDGE
from pipelines.reference import path_of

FORMAT = 2
FILE = "entities_model.npz"
UNKNOWN = "?" * 3
"""Stands for every value that no weight of the model knows; its number is 0."""
Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
# A word whose best score as a name lies this far under its score of being none, by itself, is taken for none whatever
# its neighbours are.
_NO_NAME = 3.0
_MOST_WORDS, _MOST_GAPS = 100_000, 10_000


class KnownWords:
    """What is known of each word that was met: its row, and in that row its scores, its values and whether it may be a
    name at all. Rows are added, never changed: who holds a row number and this may read it."""

    def __init__(self) -> None:
        self.ids: dict[str, int] = {}
        self.scores = np.zeros((1024, 2 * REACH + 1, WIDE), np.float32)
        """For each place of the window, what the word adds to the score of the word that sees it there."""
        self.values = np.zeros((1024, len(OF_WORDS)))
        self.hopeful = np.zeros(1024, bool)

    def add(self, key: str, scores: npt.NDArray[np.float64], values: Sequence[int]) -> None:
        row = len(self.ids)
        if row == len(self.hopeful):
            self.scores = np.concatenate([self.scores, np.zeros_like(self.scores)])
            self.values = np.concatenate([self.values, np.zeros_like(self.values)])
            self.hopeful = np.concatenate([self.hopeful, np.zeros_like(self.hopeful)])
        self.scores[row] = scores
        self.values[row] = values
        self.hopeful[row] = key != EDGE and scores[REACH, 1 : len(LABELS)].max() > scores[REACH, 0] - _NO_NAME
        self.ids[key] = row


class WordScores:
    """The scores of each distinct word at each place of the window, and its values; reckoned once."""

    def __init__(
        self,
        weights: tuple[Sequence[str], npt.NDArray[np.int16], float],
        values: Mapping[str, Mapping[str, int]],
        uses: Mapping[str, str],
        alone: Mapping[tuple[int, ...], Floats],
    ) -> None:
        self._alone = alone
        names, self._weights, self._scale = weights
        self._rows = {name: i for i, name in enumerate(names)}
        self._values, self._uses, self._lock = values, uses, Lock()
        self._known = KnownWords()

    def look_up(self, keys: Sequence[str]) -> tuple[Ints, KnownWords]:
        """Return the row of each key, and what the rows say."""
        known = self._known
        try:
            return np.fromiter(map(known.ids.__getitem__, keys), np.int64, len(keys)), known
        except KeyError:
            with self._lock:
                known = self._known = self._known if len(self._known.ids) < _MOST_WORDS else KnownWords()
                for key in keys:
                    if key not in known.ids:
                        self._add(known, key)
            return np.fromiter(map(known.ids.__getitem__, keys), np.int64, len(keys)), known

    def _add(self, known: KnownWords, key: str) -> None:
        found = [self._rows[name] for name in ([key] if key == EDGE else attributes_of(key)) if name in self._rows]
        numbers = {name: self._values[name].get(value, 0) for name, value in self._seen(key)}
        scores = np.zeros((2 * REACH + 1, WIDE))
        own = self._weights[found].sum(axis=0, dtype=np.int32) * self._scale
        scores[REACH - FAR : REACH + FAR + 1, : len(LABELS)] = own
        self._add_alone(scores, numbers)
        known.add(key, scores, list(numbers.values()))

    def _add_alone(self, scores: npt.NDArray[np.float64], numbers: Mapping[str, int]) -> None:
        """Add what the contexts of this word alone say of the words round it."""
        for number in ALONE:
            context = CONTEXTS[number]
            row = (number, *(numbers[column] for column, _ in context), *[0] * (WIDEST - len(context)))
            if row in self._alone:
                scores[REACH + context[0][1]] += self._alone[row]

    def _seen(self, key: str) -> list[tuple[str, str]]:
        if key == EDGE:
            return [(name, EDGE) for name in OF_WORDS]
        values = {"k": key, "c": class_of(key), "u": self._uses.get(key, UNSEEN), "e": ending_of(key)}
        return [(name, values[name]) for name in OF_WORDS]


class Gaps(dict[str, int]):
    """The class number of each gap, reckoned once."""

    def __init__(self, classes: dict[str, int]) -> None:
        self._classes = classes
        self[EDGE] = classes.get(EDGE, 0)

    def __missing__(self, gap: str) -> int:
        number = self._classes.get(gap_class(gap), 0)
        if len(self) < _MOST_GAPS:
            self[gap] = number
        return number


class MarkNumbers(dict[tuple[str, str, str], tuple[int, int]]):
    """The numbers of a mark's first word and of its further ones, by kind, basis and how; of no mark, of the edges."""

    def __init__(self, classes: dict[str, int]) -> None:
        self._classes = classes
        self.none, self.edge = classes.get(UNMARKED, 0), classes.get(EDGE, 0)

    def __missing__(self, mark: tuple[str, str, str]) -> tuple[int, int]:
        first, further = classes_of_mark(*mark)
        self[mark] = numbers = self._classes.get(first, 0), self._classes.get(further, 0)
        return numbers


class Scores(NamedTuple):
    """The model, loaded: scores of words, of contexts and from label to label; numbers of gaps, marks and places."""

    words: WordScores
    gaps: Gaps
    marks: MarkNumbers
    places: Sequence[int]
    contexts: Contexts
    transitions: Floats
    uses: Mapping[str, str]


@cache
def load_scores() -> Scores:
    """Return the model that Khabar uses."""
    return read_scores(path_of(FILE))


def read_scores(path: Path) -> Scores:
    """Return the model of a file. Raises ReferenceDataError for one that is missing or of another format."""
    try:
        with np.load(path, allow_pickle=False) as file:
            parts: dict[str, Any] = {name: file[name] for name in file.files}
    except (OSError, ValueError) as error:
        raise ReferenceDataError(f"{path} cannot be read: {error}") from error
    if int(parts["format"]) != FORMAT or tuple(_lines(parts["labels"])) != LABELS:
        raise ReferenceDataError(f"{path} is of another format", mend="make it again: khabar train entities")
    scale = float(parts["scale"])
    values = {name: {value: i for i, value in enumerate(_lines(parts[f"values_{name}"]))} for name in COLUMNS}
    uses = dict(zip(_lines(parts["used"]), _lines(parts["uses"]), strict=True))
    places = [values["p"].get(str(place), 0) for place in range(LAST_PLACE + 1)]
    counts = {name: len(numbers) for name, numbers in values.items()}
    contexts = build_contexts(parts["contexts"], parts["context_weights"] * np.float32(scale), counts)
    words = WordScores((_lines(parts["attributes"]), parts["weights"], scale), values, uses, contexts.alone)
    return Scores(
        words,
        Gaps(values["g"]),
        MarkNumbers(values["m"]),
        places,
        contexts,
        parts["transitions"].astype(np.float32),
        uses,
    )


def _lines(packed: npt.NDArray[np.uint8]) -> list[str]:
    return bytes(packed).decode().split("\n")
