"""Values seen together round a word, and their weights: one table for all, found by a sum of numbers.

A context's key is a sum of its values' numbers, each times a fixed large factor, so that the keys of all contexts of
all words are one product of matrices. Sums stay under 2^53 and are exact in floating point.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipelines.parse.entities.features import CONTEXTS, FAR, LABELS, OF_WORDS

WIDEST = max(map(len, CONTEXTS))


def _of_one_word(context: tuple[tuple[str, int], ...]) -> bool:
    return all(column in OF_WORDS and offset == context[0][1] and abs(offset) <= FAR for column, offset in context)


ALONE = tuple(number for number, context in enumerate(CONTEXTS) if _of_one_word(context))
"""The contexts that hang on one word alone: their weights are part of the word's own scores."""
TOGETHER = tuple(number for number in range(len(CONTEXTS)) if number not in ALONE)
PLACES = tuple(sorted({(offset, column) for number in TOGETHER for column, offset in CONTEXTS[number]}))
"""The columns and distances that the others see: the rows of what `Contexts.look_up` is given."""

_MOST_VALUES, _LARGEST_FACTOR = 2**16, 2**33
_BITS = 18
Floats = npt.NDArray[np.float32]
Keys = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]


class Contexts(NamedTuple):
    """The weights of contexts: of those of one word by number and values, of the others by key.

    Each key has a slot in the first table or, that taken, in the second.
    """

    alone: Mapping[tuple[int, ...], Floats]
    factors: Keys
    first: npt.NDArray[np.int32]
    second: npt.NDArray[np.int32]
    keys: Keys
    weights: Floats

    def look_up(self, values: Keys) -> Floats:
        """Return the scores of each word for each label; `values` has a row for each of PLACES and one of ones."""
        keys = self.factors @ values
        whole = keys.astype(np.int64)
        rows = self.first.take(_slot(whole))
        other = self.second.take(_second_slot(whole))
        rows = np.where(self.keys.take(rows) == keys, rows, np.where(self.keys.take(other) == keys, other, 0))
        found: Floats = self.weights.take(rows, axis=0).sum(axis=0)
        return found


def _slot(keys: Whole) -> Whole:
    slots: Whole = np.bitwise_and(keys, 2**_BITS - 1)
    return slots


def _second_slot(keys: Whole) -> Whole:
    return _slot(np.right_shift(keys, _BITS))


def _factors() -> Keys:
    """Return the factor of each place in each context; the last column is a number of the context's own."""
    random = np.random.default_rng(0)
    factors = np.zeros((len(TOGETHER), len(PLACES) + 1))
    for row, number in enumerate(TOGETHER):
        for column, offset in CONTEXTS[number]:
            factors[row, PLACES.index((offset, column))] = random.integers(1, _LARGEST_FACTOR)
        factors[row, -1] = random.integers(1, _LARGEST_FACTOR) * (_MOST_VALUES - 1)
    return factors


def _keys(rows: npt.NDArray[np.int32], factors: Keys) -> Keys:
    keys = np.empty(len(rows))
    for row, number in enumerate(TOGETHER):
        context, these = CONTEXTS[number], rows[:, 0] == number
        own = [factors[row, PLACES.index((offset, column))] for column, offset in context]
        keys[these] = rows[these, 1 : 1 + len(context)] @ np.array(own) + factors[row, -1]
    return keys


def build_contexts(rows: npt.NDArray[np.int32], weights: Floats) -> Contexts:
    """Return the table of `rows` (number of the context, numbers of its values) and their `weights` for each label.

    The heaviest are placed first; a few in a thousand that find both slots taken are left out.
    """
    rows = rows.reshape(-1, WIDEST + 1)
    single = np.isin(rows[:, 0], ALONE)
    alone = {tuple(row): weight for row, weight in zip(rows[single].tolist(), weights[single], strict=True)}
    rows, weights = rows[~single], weights[~single]
    order = np.argsort(-np.abs(weights).max(axis=1), kind="stable")
    rows, weights = rows[order], weights[order]
    factors = _factors()
    keys = _keys(rows, factors)
    first, second = np.zeros(2**_BITS, np.int32), np.zeros(2**_BITS, np.int32)
    every = np.arange(1, len(keys) + 1, dtype=np.int32)
    whole = keys.astype(np.int64)
    # The last to be written stays: so the heaviest are written last.
    first[_slot(whole)[::-1]] = every[::-1]
    homeless = first[_slot(whole)] != every
    second[_second_slot(whole[homeless])[::-1]] = every[homeless][::-1]
    nothing = np.zeros((1, len(LABELS)), np.float32)
    return Contexts(alone, factors, first, second, np.append(-1.0, keys), np.concatenate([nothing, weights]))
