import numpy as np
import pytest

from pipelines.errors import ReferenceDataError
from pipelines.parse.entities.model.contexts import ALONE, PLACES, TOGETHER, WIDE, WIDEST, Contexts, build_contexts
from pipelines.parse.entities.model.features import COLUMNS, CONTEXTS, LABELS

# As in the model: some contexts fit a table of all combinations, those with words do not.
COUNTS = {name: 6000 if name == "k" else 900 if name == "e" else 24 for name in COLUMNS}


def _row(number: int, *values: int) -> list[int]:
    return [number, *values, *[0] * (WIDEST - len(values))]


def _built(rows: list[list[int]], weights: np.ndarray) -> Contexts:
    return build_contexts(np.array(rows, np.int32), weights, COUNTS)


def test_every_context_adds_its_weight_where_all_its_values_are_seen() -> None:
    draw = np.random.default_rng(5)
    seen = {place: draw.integers(0, COUNTS[place[1]], 40) for place in PLACES}
    rows: list[list[int]] = []
    for number in TOGETHER:
        places = [(offset, column) for column, offset in CONTEXTS[number]]
        met = {tuple(int(seen[place][word]) for place in places) for word in range(20)}
        near = {tuple((value + 1) % COUNTS[column] for value, (_, column) in zip(m, places, strict=True)) for m in met}
        rows += [_row(number, *values) for values in sorted(met | near)]
    weights = draw.normal(size=(len(rows), len(LABELS))).astype(np.float32)
    known = {tuple(row): weight for row, weight in zip(rows, weights, strict=True)}
    contexts = _built(rows, weights)
    assert 0 < contexts.tables < len(contexts.factors) < len(TOGETHER)
    found = contexts.look_up(np.array([seen[place] for place in PLACES], float))
    for word in range(40):
        of_word = [_row(n, *(int(seen[offset, c][word]) for c, offset in CONTEXTS[n])) for n in TOGETHER]
        expected = sum((known[tuple(row)] for row in of_word if tuple(row) in known), np.zeros(len(LABELS)))
        assert np.allclose(found[word, : len(LABELS)], expected, atol=1e-4)
    assert not found[:, len(LABELS) :].any()
    assert found.shape == (40, WIDE)


def test_contexts_of_one_word_are_kept_by_their_values() -> None:
    contexts = _built([_row(ALONE[0], 3)], np.ones((1, len(LABELS)), np.float32))
    assert list(contexts.alone) == [tuple(_row(ALONE[0], 3))]


def test_no_key_is_left_out_of_the_tables_and_one_that_is_there_twice_is_told() -> None:
    pair = next(number for number in TOGETHER if CONTEXTS[number] == (("k", -1), ("k", 0)))
    rows = [_row(pair, i % 6000, i // 6000) for i in range(100_000)]
    weights = np.arange(1, len(rows) * len(LABELS) + 1, dtype=np.float32).reshape(len(rows), -1)
    hashed = _built(rows, weights).hashed
    assert (hashed.look_up(hashed.keys[1:])[:, : len(LABELS)] == weights).all()
    assert not hashed.look_up(hashed.keys[1:] + 1).any()
    with pytest.raises(ReferenceDataError, match="more contexts"):
        _built([*rows[:1], *rows[:1], *rows[:1]], weights[:3])
