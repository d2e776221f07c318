from itertools import pairwise, product

import numpy as np
import pytest

from pipelines.parse.entities.model.decoding import decode

LABELS = 3


def _best(scores: np.ndarray, transitions: np.ndarray) -> tuple[list[int], list[float]]:
    """Return the best labels of neighbours between words of no name, tried one by one, and their margins."""
    totals = {}
    for labels in product(range(LABELS), repeat=scores.shape[1]):
        path = [0, *labels, 0]
        moves = sum(transitions[a, b] for a, b in pairwise(path))
        totals[labels] = sum(scores[label, i] for i, label in enumerate(labels)) + moves
    best = max(totals, key=lambda labels: totals[labels])
    none = [max(total for labels, total in totals.items() if labels[i] == 0) for i in range(len(best))]
    return list(best), [totals[best] - other for other in none]


@pytest.mark.parametrize("seed", range(60))
def test_the_best_labels_are_those_that_trying_all_finds(seed: int) -> None:
    draw = np.random.default_rng(seed)
    runs = [np.arange(first, first + draw.integers(1, 7)) for first in (2, 10, 20, 30)]
    transitions = draw.normal(scale=2, size=(LABELS, LABELS)).astype(np.float32)
    scores = draw.normal(scale=3, size=(LABELS, sum(map(len, runs)))).astype(np.float32)
    scores[0] += draw.choice([0, 2, 5])
    expected, begin = [], 0
    for run in runs:
        labels, margins = _best(scores[:, begin : begin + len(run)], transitions)
        rows = zip(run.tolist(), labels, margins, strict=True)
        expected += [(at, label, pytest.approx(margin, abs=1e-3)) for at, label, margin in rows if label]
        begin += len(run)
    found = decode(np.concatenate(runs), scores, transitions)
    assert list(zip(*(each.tolist() for each in found), strict=True)) == expected


def test_no_words_and_endless_runs_are_decoded() -> None:
    transitions = np.zeros((LABELS, LABELS), np.float32)
    nothing = decode(np.zeros(0, np.int64), np.zeros((LABELS, 0), np.float32), transitions)
    assert not len(nothing.at)
    scores = np.array([[0.0] * 500, [1.0] * 500, [0.5] * 500], np.float32)
    found = decode(np.arange(500), scores, transitions)
    assert found.at.tolist() == list(range(500))
    assert set(found.labels.tolist()) == {1}
