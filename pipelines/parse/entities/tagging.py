"""The trained model at work: a linear-chain CRF, decoded for a whole article at once."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from pipelines.parse.entities.features import CONTEXTS, EDGE, KINDS, LABELS, REACH, mark_classes
from pipelines.parse.entities.marks import Mark
from pipelines.parse.entities.scores import Floats, Ints, Scores, load_scores
from pipelines.parse.entities.words import Words
from schemas.entity import EntityKind

Stretches = Sequence[tuple[Words, Sequence[Mark]]]
_NO_NAME_HERE = np.array([0, *[-1e6] * (len(LABELS) - 1)], np.float32)
# In its place, a word this far under being none is none.
_HOPELESS = 4.0
# A run of words is cut here, so that no text can make the table of all runs large.
_LONGEST = 64
_SEEN = sorted({place for places in CONTEXTS.values() for place in places})


class Span(NamedTuple):
    """The words `start` to `end` (exclusive) of a stretch name a `kind`; `margin`: how much better than no name."""

    start: int
    end: int
    kind: EntityKind
    margin: float


def find_spans(stretches: Stretches) -> list[list[Span]]:
    """Return the names in each stretch of one article, given the marks of the rules."""
    model = load_scores()
    at, scores = _score(model, stretches)
    hopeful = scores[:, 1:].max(axis=1) > scores[:, 0] - _HOPELESS
    at, scores = at[hopeful], scores[hopeful]
    found: list[list[Span]] = [[] for _ in stretches]
    ends = list(accumulate(len(words) + REACH for words, _ in stretches))
    n = 0
    for span in _spans(at, _decode(at, scores, model.transitions), scores):
        while span.start >= ends[n]:
            n += 1
        before = ends[n] - len(stretches[n][0]) - REACH
        found[n].append(Span(span.start - before, span.end - before, span.kind, span.margin))
    return found


def _columns(model: Scores, stretches: Stretches) -> tuple[Ints, dict[str, Ints]]:
    """Return the rows and the classes of all words; REACH empty places stand round every stretch."""
    words_edge, gaps_edge, marks_edge = ([EDGE] * REACH, *([model.classes[name].get(EDGE, 0)] * REACH for name in "gm"))
    keys, gaps, marked = list(words_edge), list(gaps_edge), list(marks_edge)
    of_gap, of_mark = model.gaps, model.classes["m"]
    for words, marks in stretches:
        text = words.text
        keys += [*words.keys, *words_edge]
        gaps += [of_gap[text[end:start]] for end, start in zip(words.ends, words.starts[1:], strict=False)]
        gaps += gaps_edge[: min(1, len(words))] + gaps_edge
        marked += [of_mark.get(name, 0) for name in mark_classes(words, marks)] + marks_edge
    rows = model.words.look_up(keys)
    return rows, {"k": model.words.classes[rows], "g": np.array(gaps), "m": np.array(marked)}


def _score(model: Scores, stretches: Stretches) -> tuple[Ints, Floats]:
    """Return the places of the words that may be names, and their score for each label."""
    rows, columns = _columns(model, stretches)
    at = np.flatnonzero(model.words.hopeful[rows])
    scores = model.words.scores[REACH].take(rows[at], axis=0)
    for place in (place for place in range(2 * REACH + 1) if place != REACH):
        scores += model.words.scores[place].take(rows[at + (place - REACH)], axis=0)
    near = {(name, offset): columns[name][at + offset] for name, offset in _SEEN}
    for context in model.contexts:
        index = np.zeros(len(at), np.int64)
        for name, offset, step in context.places:
            index += near[name, offset] * step
        scores += context.table.take(index, axis=0)
    return at - REACH, scores


def _decode(at: Ints, scores: Floats, transitions: Floats) -> Ints:
    """Return the best label of every word (Viterbi), runs of neighbours side by side."""
    if not len(at):
        return np.zeros(0, np.int64)
    every = np.arange(len(at))
    after_gap = np.append(True, at[1:] != at[:-1] + 1)
    in_run = every - np.maximum.accumulate(every * after_gap)
    first = np.flatnonzero(in_run % _LONGEST == 0)
    ends = np.append(first[1:], len(at))
    rows = first[:, None] + np.arange((ends - first).max())
    real = rows < ends[:, None]
    own = scores.take(rows, axis=0, mode="clip")
    own[~real] = _NO_NAME_HERE
    labels = np.zeros(len(at), np.int64)
    labels[rows[real]] = _best_paths(own, transitions)[real]
    return labels


def _best_paths(own: Floats, transitions: Floats) -> Ints:
    """Return the best labels of runs (run, word, label), each between words that are no names; changes `own`."""
    runs, length, _ = own.shape
    own[:, 0] += transitions[0]
    for t in range(1, length):
        own[:, t] += np.maximum.reduce(own[:, t - 1, :, None] + transitions, axis=1)
    labels = np.empty((runs, length), np.int64)
    after, into = np.zeros(runs, np.int64), np.ascontiguousarray(transitions.T)
    for t in range(length - 1, -1, -1):
        # The best way here, given the label that follows: no table of ways back is kept.
        after = (own[:, t] + into[after]).argmax(axis=1)
        labels[:, t] = after
    return labels


def _spans(at: Ints, labels: Ints, scores: Floats) -> Iterator[Span]:
    """Yield the names that labels spell: a beginning and what goes on right after it."""
    named = np.flatnonzero(labels)
    margins = (scores[named, labels[named]] - scores[named, 0]).tolist()
    open_: Span | None = None
    for i, label, more in zip(at[named].tolist(), labels[named].tolist(), margins, strict=True):
        kind = KINDS[(label - 1) // 2]
        if open_ and open_.end == i and label % 2 == 0 and open_.kind == kind:
            open_ = Span(open_.start, i + 1, kind, open_.margin + more)
            continue
        if open_:
            yield open_
        open_ = Span(i, i + 1, kind, more)
    if open_:
        yield open_
