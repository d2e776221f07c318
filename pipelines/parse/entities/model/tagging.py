"""The trained model at work: a linear-chain CRF, for a whole article at once."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from pipelines.parse.entities.marks import Mark
from pipelines.parse.entities.model.contexts import PLACES, WIDE, Keys
from pipelines.parse.entities.model.decoding import Floats, Ints, Named, decode
from pipelines.parse.entities.model.features import COLUMNS, KINDS, LABELS, LAST_PLACE, OF_WORDS, REACH
from pipelines.parse.entities.model.scores import Scores, load_scores
from pipelines.parse.entities.names import NOTHING
from pipelines.parse.entities.words import EDGE, Words
from schemas.entity import EntityKind

Stretches = Sequence[tuple[Words, Sequence[Mark]]]
# In its place, a word this far under being none is none.
_HOPELESS = 4.0
_COLUMN = {name: number for number, name in enumerate(COLUMNS)}
_EDGES = [EDGE] * REACH
# How far from a word's row in the table of all values stand the values that its contexts see.
_SEEN = np.array([[offset * len(COLUMNS) + _COLUMN[name]] for offset, name in PLACES])
_FIRST_PLACES = np.arange(LAST_PLACE)
_WINDOW = np.arange(-REACH, REACH + 1)[:, None]


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
    hopeful = np.flatnonzero(scores[1:].max(axis=0) > scores[0] - _HOPELESS)
    found: list[list[Span]] = [[] for _ in stretches]
    n, first, end = -1, 0, 0
    for span in _spans(decode(at[hopeful], scores[:, hopeful], model.transitions)):
        while span.start >= end:
            n, first = n + 1, end + REACH
            end = first + len(stretches[n][0])
        found[n].append(Span(span.start - first, span.end - first, span.kind, span.margin))
    return found


def _score(model: Scores, stretches: Stretches) -> tuple[Ints, Floats]:
    """Return the places of the words that may be names, and their score for each label (label, word).

    REACH empty places stand round every stretch.
    """
    keys = list(_EDGES)
    for words, _ in stretches:
        keys += words.keys
        keys += _EDGES
    rows, known = model.words.look_up(keys)
    values = _values(model, stretches, known.values.take(rows, axis=0), np.flatnonzero(rows == rows[0]))
    at = np.flatnonzero(known.hopeful.take(rows))
    window = rows.take(at + _WINDOW) * len(_WINDOW) + np.arange(len(_WINDOW))[:, None]
    scores = known.scores.reshape(-1, WIDE).take(window, axis=0).sum(axis=0)
    scores += model.contexts.look_up(values.ravel().take(_SEEN + at * len(COLUMNS)))
    return at, np.ascontiguousarray(scores[:, : len(LABELS)].T)


def _values(model: Scores, stretches: Stretches, of_words: Keys, edges: Ints) -> Keys:
    """Return the numbers of all values (word, column); `edges`: the empty places."""
    gaps, first = _EDGES.copy(), REACH
    marked, firsts = dict[int, int](), list[int]()
    for words, marks in stretches:
        gaps += words.gaps
        gaps += _EDGES
        for start, end, name, how in marks:
            if name is not NOTHING:
                begins, goes_on = model.marks[name.kind, name.basis, how]
                marked[first + start] = begins
                for i in range(first + start + 1, first + end):
                    marked[i] = goes_on
        firsts.append(first)
        first += len(words) + REACH
    values = np.empty((len(of_words), len(COLUMNS)))
    values[:, : len(OF_WORDS)] = of_words
    values[:, _COLUMN["g"]] = np.fromiter(map(model.gaps.__getitem__, gaps), np.int64, len(gaps))
    values[:, _COLUMN["m"]] = model.marks.none
    values[list(marked), _COLUMN["m"]] = list(marked.values())
    values[edges, _COLUMN["m"]] = model.marks.edge
    values[:, _COLUMN["p"]] = model.places[-1]
    # A stretch shorter than that runs into its edges.
    values[np.array(firsts, np.int64)[:, None] + _FIRST_PLACES, _COLUMN["p"]] = model.places[:LAST_PLACE]
    values[edges, _COLUMN["p"]] = 0
    return values


def _spans(found: Named) -> Iterator[Span]:
    """Yield the names that labels spell: a beginning and what goes on right after it."""
    open_: Span | None = None
    for i, label, more in zip(*(each.tolist() for each in found), strict=True):
        kind = KINDS[(label - 1) // 2]
        if open_ and open_.end == i and label % 2 == 0 and open_.kind == kind:
            open_ = Span(open_.start, i + 1, kind, max(open_.margin, more))
            continue
        if open_:
            yield open_
        open_ = Span(i, i + 1, kind, more)
    if open_:
        yield open_
