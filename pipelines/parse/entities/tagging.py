"""The trained model at work: a linear-chain CRF, decoded for a whole article at once."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from pipelines.parse.entities.contexts import PLACES, Keys
from pipelines.parse.entities.features import FAR, KINDS, LABELS, OF_WORDS, REACH, mark_classes, places_of
from pipelines.parse.entities.marks import Mark
from pipelines.parse.entities.scores import Floats, Ints, Scores, load_scores
from pipelines.parse.entities.words import EDGE, Words
from schemas.entity import EntityKind

Stretches = Sequence[tuple[Words, Sequence[Mark]]]
_NO_NAME_HERE = np.array([0, *[-1e6] * (len(LABELS) - 1)], np.float32)
# In its place, a word this far under being none is none.
_HOPELESS = 4.0
# A run of words is cut here, so that no text can make the table of all runs large.
_LONGEST = 64


class Span(NamedTuple):
    """The words `start` to `end` (exclusive) of a stretch name a `kind`.

    `margin`: how much better the best reading is than the best one that takes the name's surest word for none.
    """

    start: int
    end: int
    kind: EntityKind
    margin: float


def find_spans(stretches: Stretches, model: Scores | None = None) -> list[list[Span]]:
    """Return the names in each stretch of one article, given the marks of the rules; None: the model Khabar uses."""
    model = model or load_scores()
    at, scores = _score(model, stretches)
    hopeful = scores[:, 1:].max(axis=1) > scores[:, 0] - _HOPELESS
    at, scores = at[hopeful], scores[hopeful]
    found: list[list[Span]] = [[] for _ in stretches]
    ends = list(accumulate(len(words) + REACH for words, _ in stretches))
    n = 0
    for span in _spans(at, *_decode(at, scores, model.transitions)):
        while span.start >= ends[n]:
            n += 1
        before = ends[n] - len(stretches[n][0]) - REACH
        found[n].append(Span(span.start - before, span.end - before, span.kind, span.margin))
    return found


def _columns(model: Scores, stretches: Stretches) -> tuple[Ints, dict[str, Keys]]:
    """Return the rows and the values of all words; REACH empty places stand round every stretch."""
    word_edge, gap_edge, mark_edge = [EDGE] * REACH, [model.gaps[EDGE]] * REACH, [model.marks.get(EDGE, 0)] * REACH
    keys, gaps, marked, places = list(word_edge), list(gap_edge), list(mark_edge), [0] * REACH
    for words, marks in stretches:
        places += [*(model.places[str(place)] for place in places_of(words)), *[0] * REACH]
        keys += [*words.keys, *word_edge]
        gaps += [*map(model.gaps.__getitem__, words.gaps), *gap_edge]
        marked += [model.marks.get(name, 0) for name in mark_classes(words, marks)] + mark_edge
    rows = model.words.look_up(keys)
    values = dict(zip(OF_WORDS, model.words.values.take(rows, axis=1), strict=True))
    return rows, {**values, "g": np.array(gaps, float), "m": np.array(marked, float), "p": np.array(places, float)}


def _score(model: Scores, stretches: Stretches) -> tuple[Ints, Floats]:
    """Return the places of the words that may be names, and their score for each label."""
    rows, columns = _columns(model, stretches)
    at = np.flatnonzero(model.words.hopeful[rows])
    scores = model.words.scores[FAR].take(rows[at], axis=0)
    for place in (place for place in range(-FAR, FAR + 1) if place):
        scores += model.words.scores[FAR + place].take(rows[at + place], axis=0)
    seen = np.stack([*(columns[name].take(at + offset) for offset, name in PLACES), np.ones(len(at))])
    return at - REACH, scores + model.contexts.look_up(seen)


def _decode(at: Ints, scores: Floats, transitions: Floats) -> tuple[Ints, Floats]:
    """Return the best label of every word and its margin, runs of neighbours side by side."""
    if not len(at):
        return np.zeros(0, np.int64), np.zeros(0, np.float32)
    every = np.arange(len(at))
    after_gap = np.append(True, at[1:] != at[:-1] + 1)
    in_run = every - np.maximum.accumulate(every * after_gap)
    first = np.flatnonzero(in_run % _LONGEST == 0)
    ends = np.append(first[1:], len(at))
    rows = first[:, None] + np.arange((ends - first).max())
    real = rows < ends[:, None]
    own = scores.take(rows, axis=0, mode="clip")
    own[~real] = _NO_NAME_HERE
    best = _best_through(own, transitions)[real]
    # `real` is in the order of the runs, which is that of the words.
    labels = best.argmax(axis=1)
    return labels, best[every, labels] - best[:, 0]


def _best_through(own: Floats, transitions: Floats) -> Floats:
    """Return the score of the best labels of a run through each label of each word (run, word, label).

    Runs stand between words that are no names. The best label of a word is that of the best path (Viterbi, both ways).
    """
    runs, length, _ = own.shape
    before = own.copy()
    before[:, 0] += transitions[0]
    for t in range(1, length):
        before[:, t] += np.maximum.reduce(before[:, t - 1, :, None] + transitions, axis=1)
    after = np.broadcast_to(transitions[:, 0], (runs, len(LABELS)))
    for t in range(length - 1, -1, -1):
        before[:, t] += after
        after = np.maximum.reduce((own[:, t] + after)[:, None] + transitions, axis=2)
    return before


def _spans(at: Ints, labels: Ints, margins: Floats) -> Iterator[Span]:
    """Yield the names that labels spell: a beginning and what goes on right after it."""
    named = np.flatnonzero(labels)
    open_: Span | None = None
    for i, label, more in zip(at[named].tolist(), labels[named].tolist(), margins[named].tolist(), strict=True):
        kind = KINDS[(label - 1) // 2]
        if open_ and open_.end == i and label % 2 == 0 and open_.kind == kind:
            open_ = Span(open_.start, i + 1, kind, max(open_.margin, more))
            continue
        if open_:
            yield open_
        open_ = Span(i, i + 1, kind, more)
    if open_:
        yield open_
