"""The best labels of the words of an article (Viterbi, both ways), for all runs of neighbours side by side."""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
# A run of words is cut here, so that no text can make the loop over the places of all runs long.
_LONGEST = 64
# Sums of weights are as exact as this.
_EXACT = 1e-3


class Named(NamedTuple):
    """The words whose best label is not the first (no name): their places, labels and margins, in order.

    A margin is how much better the best labels of all words are than the best ones that take the word for no name.
    """

    at: Ints
    labels: Ints
    margins: Floats


class _Runs(NamedTuple):
    """Runs of neighbours, the longest first: where each begins, and how many are longer than 0, 1, 2 ... words."""

    first: Ints
    counts: Sequence[int]


def decode(at: Ints, scores: Floats, transitions: Floats) -> Named:
    """Return the words that are names; `at`: the words' places, `scores`: (label, word).

    What is not in `at` is no name, nor is what stands before and after.
    """
    first = _first(at)
    ends = np.append(first[1:], len(at))
    hopeful = _may_hold_names(scores, first, transitions)
    runs = _by_length(first[hopeful], (ends - first)[hopeful])
    columns = np.concatenate([np.zeros(0, np.int64), *(runs.first[:n] + t for t, n in enumerate(runs.counts))])
    best = _best_through(scores.take(columns, axis=1), runs.counts, transitions)
    labels = best.argmax(axis=0)
    named = np.flatnonzero(labels)
    named = named[columns[named].argsort()]
    return Named(at[columns[named]], labels[named], best.max(axis=0)[named] - best[0, named])


def _first(at: Ints) -> Ints:
    """Return where a run begins: after a gap, and after _LONGEST words."""
    begins = np.ones(len(at), bool)
    begins[1:] = at[1:] != at[:-1] + 1
    first = np.flatnonzero(begins)
    if len(at) - len(first) >= _LONGEST and np.diff(first, append=len(at)).max() > _LONGEST:
        in_run = np.arange(len(at)) - np.repeat(first, np.diff(first, append=len(at)))
        first = np.flatnonzero(in_run % _LONGEST == 0)
    return first


def _may_hold_names(scores: Floats, first: Ints, transitions: Floats) -> Ints:
    """Return the runs but for those whose words are so surely none that no transitions could make a name of them.

    A name of n words adds to the score of a run at most what its words gain, one transition into the name, n - 1 within
    it and one out of it; that is the sum of the words' gains with one transition within each, and a constant.
    """
    into, within, out = transitions[0, 1:].max(), transitions[1:, 1:].max(), transitions[1:, 0].max()
    none = transitions[0, 0]
    gains = np.maximum(scores[1:].max(axis=0) - scores[0] + (within - none), 0)
    needed = (within - none) - (into - none) - (out - none) - _EXACT
    return np.flatnonzero(np.add.reduceat(gains, first) > needed) if len(first) else first


def _by_length(first: Ints, lengths: Ints) -> _Runs:
    order = np.argsort(-lengths, kind="stable")
    longest = lengths.max(initial=0)
    return _Runs(first[order], (lengths[:, None] > np.arange(longest)).sum(axis=0).tolist())


def _best_through(own: Floats, counts: Sequence[int], transitions: Floats) -> Floats:
    """Return the score of the best labels of its run through each label of each word (label, word).

    The words stand in the order of their places in the runs: all first ones, all second ones ...
    """
    steps = list(zip(accumulate(counts, initial=0), counts[1:], strict=False))
    onward, back = transitions[:, :, None], transitions.T[:, :, None]
    best = own.copy()
    best[:, : counts[0] if counts else 0] += transitions[0, :, None]
    after = np.empty_like(own)
    after[:] = transitions[:, 0, None]
    for t, (start, n) in enumerate(steps):
        here = start + counts[t]
        best[:, here : here + n] += np.maximum.reduce(best[:, None, start : start + n] + onward)
    for t, (start, n) in reversed(list(enumerate(steps))):
        here = start + counts[t]
        following = own[:, here : here + n] + after[:, here : here + n]
        after[:, start : start + n] = np.maximum.reduce(following[:, None] + back)
    best += after
    return best
