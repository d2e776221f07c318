"""Values seen together round a word, and their weights, found for all words of an article by a few sums of numbers.

Columns of few values (a word's class, its use, the gap, the mark) are counted together: a table has a row for every
combination, and the row's number is a sum of the values, each times its stride. Of the rest (words, endings) only the
combinations that have a weight are kept, by a key that is such a sum with large random factors. So rows and keys of all
contexts of all words are one product of matrices. Sums stay under 2^53 and are exact in floating point.
"""

from collections.abc import Mapping, Sequence
from math import prod
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipelines.errors import ReferenceDataError
from pipelines.parse.entities.model.features import CONTEXTS, LABELS, OF_WORDS, REACH

Floats = npt.NDArray[np.float32]
Keys = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]
Place = tuple[int, str]

WIDEST = max(map(len, CONTEXTS))
WIDE = -(-len(LABELS) // 8) * 8
"""The length of a row of weights, the labels' and some zeros: rows of 32 bytes are copied several times as fast."""


def _places(number: int) -> tuple[Place, ...]:
    return tuple((offset, column) for column, offset in CONTEXTS[number])


def _of_one_word(number: int) -> bool:
    (first, _), *_ = places = _places(number)
    return all(column in OF_WORDS and offset == first and abs(offset) <= REACH for offset, column in places)


ALONE = tuple(filter(_of_one_word, range(len(CONTEXTS))))
"""The contexts that hang on one word alone: their weights are part of the word's own scores."""
TOGETHER = tuple(number for number in range(len(CONTEXTS)) if number not in ALONE)
PLACES = tuple(sorted({place for number in TOGETHER for place in _places(number)}))
"""The columns and distances that the others see: the rows of what `Contexts.look_up` is given."""

_MOST_ROWS = 2**17
_MOST_VALUES, _LARGEST_FACTOR = 2**16, 2**33
_BITS = 18
_MOST_MOVES = 1000


class Hashed(NamedTuple):
    """Weights by key. Each key has a slot in the first table or, that taken by another, in the second."""

    first: npt.NDArray[np.int32]
    second: npt.NDArray[np.int32]
    keys: Whole
    weights: Floats

    def look_up(self, keys: Whole) -> Floats:
        """Return the weights of each key, zeros for one that has none."""
        rows = self.first.take(_slot(keys)).ravel()
        # Most keys are of no context: their slot is free.
        met = np.flatnonzero(rows)
        found, asked = rows.take(met), keys.ravel().take(met)
        other = self.second.take(_second_slot(asked))
        rows[met] = np.where(self.keys.take(found) == asked, found, np.where(self.keys.take(other) == asked, other, 0))
        return self.weights.take(rows, axis=0).reshape(*keys.shape, WIDE)


class Contexts(NamedTuple):
    """The weights of contexts: of those of one word by number and values, of the others by row or key.

    factors: for each table, then for each hashed context, how much each of PLACES counts; bases: what is added.
    """

    alone: Mapping[tuple[int, ...], Floats]
    factors: Keys
    bases: Keys
    tables: int
    weights: Floats
    hashed: Hashed

    def look_up(self, values: Keys) -> Floats:
        """Return the scores of each word for each label (word, WIDE); `values` has a row for each of PLACES."""
        keys = (self.factors @ values + self.bases).astype(np.int64)
        found: Floats = self.weights.take(keys[: self.tables], axis=0).sum(axis=0)
        found += self.hashed.look_up(keys[self.tables :]).sum(axis=0)
        return found


def _slot(keys: Whole) -> Whole:
    slots: Whole = np.bitwise_and(keys, 2**_BITS - 1)
    return slots


def _second_slot(keys: Whole) -> Whole:
    return _slot(np.right_shift(keys, _BITS))


def widen(weights: npt.NDArray[np.floating]) -> Floats:
    """Return rows of weights with zeros behind them."""
    wide = np.zeros((*weights.shape[:-1], WIDE), np.float32)
    wide[..., : weights.shape[-1]] = weights
    return wide


def build_contexts(rows: npt.NDArray[np.int32], weights: Floats, counts: Mapping[str, int]) -> Contexts:
    """Return the tables of `rows` (number of the context, numbers of its values) and their `weights` for each label.

    counts: how many values each column has.
    """
    rows, weights = rows.reshape(-1, WIDEST + 1), widen(weights)
    single = np.isin(rows[:, 0], ALONE)
    alone = {tuple(row): weight for row, weight in zip(rows[single].tolist(), weights[single], strict=True)}
    groups = _groups(counts)
    tables = [_table(group, rows, weights, counts) for group in groups]
    counted = [number for group in groups for number in group.numbers]
    hashed = tuple(number for number in TOGETHER if number not in counted)
    left = np.isin(rows[:, 0], hashed)
    factors, own = _factors(hashed)
    return Contexts(
        alone,
        np.concatenate([_strides(groups, counts), factors]),
        np.concatenate([np.cumsum([0, *map(len, tables)])[:-1], own])[:, None],
        len(tables),
        np.concatenate([*tables, np.zeros((1, WIDE), np.float32)]),
        _hashed(_keys(rows[left], hashed, factors, own), weights[left]),
    )


class _Group(NamedTuple):
    """Contexts that are counted together, and the places they see."""

    numbers: list[int]
    places: tuple[Place, ...]


def _size(places: Sequence[Place], counts: Mapping[str, int]) -> int:
    return prod(counts[column] for _, column in places)


def _groups(counts: Mapping[str, int]) -> list[_Group]:
    """Return the contexts of few combinations, each with the first group that stays small with it."""
    groups: list[_Group] = []
    for number in sorted(TOGETHER, key=lambda number: -_size(_places(number), counts)):
        if _size(_places(number), counts) > _MOST_ROWS:
            continue
        for i, group in enumerate(groups):
            both = tuple(sorted({*group.places, *_places(number)}))
            if _size(both, counts) <= _MOST_ROWS:
                groups[i] = _Group([*group.numbers, number], both)
                break
        else:
            groups.append(_Group([number], tuple(sorted(_places(number)))))
    return groups


def _table(group: _Group, rows: npt.NDArray[np.int32], weights: Floats, counts: Mapping[str, int]) -> Floats:
    """Return the sums of the weights of a group's contexts for every combination of values."""
    table = np.zeros((*(counts[column] for _, column in group.places), WIDE), np.float32)
    for number in group.numbers:
        places, these = _places(number), rows[:, 0] == number
        own = np.zeros((*(counts[column] for _, column in places), WIDE), np.float32)
        own[tuple(rows[these, 1 : 1 + len(places)].T)] = weights[these]
        order = sorted(range(len(places)), key=lambda i: places[i])
        seen = [counts[column] if (offset, column) in places else 1 for offset, column in group.places]
        table += own.transpose(*order, len(places)).reshape(*seen, WIDE)
    return table.reshape(-1, WIDE)


def _strides(groups: Sequence[_Group], counts: Mapping[str, int]) -> Keys:
    strides = np.zeros((len(groups), len(PLACES)))
    for row, group in enumerate(groups):
        for i, place in enumerate(group.places):
            strides[row, PLACES.index(place)] = _size(group.places[i + 1 :], counts)
    return strides


def _factors(hashed: Sequence[int]) -> tuple[Keys, Keys]:
    """Return the factor of each place in each hashed context, and a number of the context's own."""
    random = np.random.default_rng(0)
    factors, own = np.zeros((len(hashed), len(PLACES))), np.zeros(len(hashed))
    for row, number in enumerate(hashed):
        for place in _places(number):
            factors[row, PLACES.index(place)] = random.integers(1, _LARGEST_FACTOR)
        own[row] = random.integers(1, _LARGEST_FACTOR) * (_MOST_VALUES - 1)
    return factors, own


def _keys(rows: npt.NDArray[np.int32], hashed: Sequence[int], factors: Keys, own: Keys) -> Whole:
    keys = np.empty(len(rows))
    for row, number in enumerate(hashed):
        places, these = _places(number), rows[:, 0] == number
        keys[these] = rows[these, 1 : 1 + len(places)] @ factors[row, list(map(PLACES.index, places))] + own[row]
    return keys.astype(np.int64)


def _hashed(keys: Whole, weights: Floats) -> Hashed:
    first, second = np.zeros(2**_BITS, np.int32), np.zeros(2**_BITS, np.int32)
    every = np.arange(1, len(keys) + 1, dtype=np.int32)
    first[_slot(keys)] = every
    homeless = first[_slot(keys)] != every
    second[_second_slot(keys[homeless])] = every[homeless]
    found = Hashed(first, second, np.append(-1, keys), np.concatenate([np.zeros((1, WIDE), np.float32), weights]))
    for row in every[homeless][second[_second_slot(keys[homeless])] != every[homeless]].tolist():
        _find_home(found, row)
    return found


def _find_home(into: Hashed, row: int) -> None:
    """Give a row a slot: whose it was moves to the other of its own two, and so on (cuckoo hashing).

    Raises ReferenceDataError when that does not end: two contexts of the same key.
    """
    for turn in range(_MOST_MOVES):
        table, slot = ((into.first, _slot), (into.second, _second_slot))[turn % 2]
        at = slot(into.keys[row])
        row, table[at] = int(table[at]), row
        if not row:
            return
    raise ReferenceDataError("the model has more contexts than its tables hold", mend="train it with fewer")
