"""The model's file and its scores: sums of vectors, reckoned once for each distinct word, and contexts in one table."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from operator import itemgetter
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple, Self

import numpy as np
import numpy.typing as npt

from pipelines.errors import ReferenceDataError
from pipelines.parse.entities.model.contexts import ALONE, WIDE, Contexts, Keys, build_contexts
from pipelines.parse.entities.model.features import (
    COLUMNS,
    CONTEXTS,
    FAR,
    LABELS,
    LAST_PLACE,
    OF_WORDS,
    REACH,
    UNMARKED,
    attributes_of,
    class_of,
    classes_of_mark,
    ending_of,
    gap_class,
    use_in,
)
from pipelines.parse.entities.words import EDGE
from pipelines.reference import path_of

FORMAT = 3
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

    def add(self, keys: Sequence[str], scores: Keys, values: Sequence[Sequence[int]]) -> None:
        """Add words that are not here yet."""
        first, end = len(self.ids), len(self.ids) + len(keys)
        while end > len(self.hopeful):
            self.scores = np.concatenate([self.scores, np.zeros_like(self.scores)])
            self.values = np.concatenate([self.values, np.zeros_like(self.values)])
            self.hopeful = np.concatenate([self.hopeful, np.zeros_like(self.hopeful)])
        self.scores[first:end] = scores
        self.values[first:end] = values
        names, none = scores[:, REACH, 1 : len(LABELS)].max(axis=1), scores[:, REACH, 0]
        self.hopeful[first:end] = (names > none - _NO_NAME) & [key != EDGE for key in keys]
        self.ids.update(zip(keys, range(first, end), strict=True))


class _Alone(NamedTuple):
    """A context that hangs on one word: where it stands in the window, and its weights by that word's values."""

    place: int
    values_of: Callable[[Sequence[int]], Any]
    rows: Mapping[Any, int]
    weights: Floats

    @classmethod
    def build(cls, number: int, alone: Mapping[tuple[int, ...], Floats]) -> Self:
        """Return the context of that number, of `alone` by number and values of all."""
        context = CONTEXTS[number]
        values_of = itemgetter(*(OF_WORDS.index(column) for column, _ in context))
        own = [row for row in alone if row[0] == number]
        met = (row[1] if len(context) == 1 else row[1 : len(context) + 1] for row in own)
        weights = np.array([alone[row] for row in own], np.float32).reshape(-1, WIDE)
        return cls(REACH + context[0][1], values_of, {values: i for i, values in enumerate(met)}, weights)

    def add_to(self, scores: Keys, values: Sequence[Sequence[int]]) -> None:
        """Add what the context says of the words that see each of these, by all its `values`, to their scores."""
        rows = map(self.rows.get, map(self.values_of, values))
        met = [(i, row) for i, row in enumerate(rows) if row is not None]
        if met:
            words, found = zip(*met, strict=True)
            scores[list(words), self.place] += self.weights[list(found)]


class WordScores:
    """The scores of each distinct word at each place of the window, and its values; reckoned once."""

    def __init__(
        self,
        weights: tuple[Sequence[str], npt.NDArray[np.int16], float],
        values: Mapping[str, Mapping[str, int]],
        uses: Mapping[str, str],
        alone: Mapping[tuple[int, ...], Floats],
    ) -> None:
        names, own, self._scale = weights
        # Row 0 is of nothing: every word has it, so that no word has no row at all.
        self._weights = np.concatenate([np.zeros_like(own[:1]), own])
        self._rows = {name: i for i, name in enumerate(names, 1)}
        self._alone = [_Alone.build(number, alone) for number in ALONE]
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
                self._add(known, [key for key in dict.fromkeys(keys) if key not in known.ids])
            return np.fromiter(map(known.ids.__getitem__, keys), np.int64, len(keys)), known

    def _add(self, known: KnownWords, keys: Sequence[str]) -> None:
        found, first = list[int](), list[int]()
        for key in keys:
            first.append(len(found))
            found.append(0)
            found += filter(None, map(self._rows.get, [key] if key == EDGE else attributes_of(key)))
        values = [[self._values[name].get(value, 0) for name, value in self._seen(key)] for key in keys]
        scores = np.zeros((len(keys), 2 * REACH + 1, WIDE))
        own = np.add.reduceat(self._weights.take(found, axis=0), first, axis=0, dtype=np.int32) * self._scale
        scores[:, REACH - FAR : REACH + FAR + 1, : len(LABELS)] = own
        for context in self._alone:
            context.add_to(scores, values)
        known.add(keys, scores, values)

    def _seen(self, key: str) -> list[tuple[str, str]]:
        if key == EDGE:
            return [(name, EDGE) for name in OF_WORDS]
        values = {"k": key, "c": class_of(key), "u": use_in(self._uses, key), "e": ending_of(key)}
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
