import numpy as np

from pipelines.parse.entities.model.scores import FILE, read_scores
from pipelines.parse.entities.words import EDGE
from pipelines.reference import path_of

KEYS = [EDGE, "पुतिन", "ने", "ज़क्वेतल", "2025", "KCNA", "पुतिन"]


def test_a_word_scores_alike_met_alone_or_with_others() -> None:
    together, alone = read_scores(path_of(FILE)).words, read_scores(path_of(FILE)).words
    rows, known = together.look_up(KEYS)
    assert rows[1] == rows[-1]
    for key, row in zip(KEYS, rows, strict=True):
        own, met = alone.look_up([key])
        assert np.array_equal(met.scores[own[0]], known.scores[row])
        assert np.array_equal(met.values[own[0]], known.values[row])
        assert met.hopeful[own[0]] == known.hopeful[row]
    assert not known.hopeful[rows[0]]


def test_more_words_than_the_first_tables_hold_are_kept() -> None:
    words = read_scores(path_of(FILE)).words
    keys = [f"क{number}" for number in range(3000)]
    first, _ = words.look_up(keys[:1])
    rows, known = words.look_up(keys)
    assert rows[0] == first[0]
    assert sorted(rows.tolist()) == list(range(3000))
    assert len(known.scores) >= len(keys)
