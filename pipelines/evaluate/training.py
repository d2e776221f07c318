"""Train the entity model: a linear-chain CRF on labelled sentences, written as a small file of quantised weights.

The same data give the same file. A fifth can be held back to score on, decided by a hash, so that neither order nor
machine matters: of the sentences, or of the templates, so that sentences that are one but for their names and numbers
go to one side.
"""

import hashlib
import re
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import numpy as np

from pipelines.errors import UsageError
from pipelines.evaluate.conll import Sentence
from pipelines.evaluate.uses import Uses
from pipelines.parse.entities.model.contexts import WIDEST
from pipelines.parse.entities.model.features import (
    COLUMNS,
    CONTEXTS,
    FAR,
    LABELS,
    NEAR,
    REACH,
    Columns,
    attributes_of,
    columns_of,
    far_attributes_of,
    near_attributes_of,
)
from pipelines.parse.entities.model.scores import FORMAT, UNKNOWN
from pipelines.parse.entities.reading import read_marks
from pipelines.parse.entities.words import EDGE, Words, read_words

PARTS = 5
"""One sentence or template in so many is held back."""
Split = Literal["random", "template"]
_PARAMETERS = {"c1": 0.05, "c2": 0.15, "max_iterations": 100, "feature.possible_transitions": True}
SCALE = 0.01
"""Weights are kept as multiples of this."""
_FORBIDDEN = -1e6
WILLING = {"B-person": 0.5, "B-organisation": 0.5}
"""Added to what begins such a name: the labels leave out many of them."""
Weights = Mapping[tuple[str, str], float]


def template_of(sentence: Sentence) -> str:
    """Return a sentence without its names, numbers and punctuation.

    >>> template_of(Sentence("सोनपुर बिहार का एक गाँव है।", ((0, 6, "place"), (7, 12, "place"))))
    'का एक गाँव है'
    """
    text, at, kept = sentence.text, 0, []
    for start, end, _ in sorted(sentence.spans):
        kept.append(text[at:start])
        at = end
    plain = re.sub(r"[0-9०-९]+", "0", " ".join([*kept, text[at:]]))
    return " ".join(re.findall(r"[^\W_](?:[\w\u0900-\u0963])*", plain.replace("।", " ")))


def is_held_back(sentence: Sentence, split: Split) -> bool:
    """Say whether a sentence is of the fifth that `split` keeps out of the training."""
    decides = template_of(sentence) if split == "template" else sentence.text
    return int(hashlib.sha256(decides.encode()).hexdigest(), 16) % PARTS == 0


def attributes(columns: Columns) -> Iterator[list[str]]:
    """Yield the attributes of each word in its place, as the model's file names them."""
    padded = {name: [*[EDGE] * REACH, *getattr(columns, name), *[EDGE] * REACH] for name in COLUMNS}
    for i in range(len(columns.k)):
        found = [a for place in range(-FAR, FAR + 1) for a in _seen(padded["k"][i + REACH + place], place)]
        for number, context in enumerate(CONTEXTS):
            values = (padded[name][i + REACH + offset] for name, offset in context)
            found.append("\t".join((f"c{number}", *values)))
        yield found


@lru_cache(maxsize=50_000)
def _seen(key: str, place: int) -> list[str]:
    """Return the attributes of a word that the one at `place` from it, itself or a neighbour, sees."""
    if key == EDGE:
        seen = [EDGE]
    elif abs(place) > NEAR:
        seen = far_attributes_of(key)
    else:
        seen = near_attributes_of(key) if place else attributes_of(key)
    return [f"{place + FAR}{attribute}" for attribute in seen]


def labels_of(words: Words, sentence: Sentence) -> list[str]:
    """Return the label of each word."""
    labels = ["O"] * len(words)
    for start, end, kind in sentence.spans:
        inside = [i for i in range(len(words)) if words.starts[i] < end and words.ends[i] > start]
        for n, i in enumerate(inside):
            labels[i] = f"{'I' if n else 'B'}-{kind}"
    return labels


def train_model(sentences: Iterable[Sentence], to: Path) -> None:
    """Train on `sentences` and write the model file. Raises UsageError when python-crfsuite is not installed."""
    read = [(words, labels_of(words, s)) for s in sentences if len(words := read_words(s.text))]
    uses = Uses((words.keys, labels) for words, labels in read)
    rows = ((_rows(words, labels, uses), labels) for words, labels in read)
    with to.open("wb") as file:
        np.savez_compressed(file, **_packed(*_learn(rows), uses.all()))


def _rows(words: Words, labels: list[str], uses: Uses) -> list[list[str]]:
    return list(attributes(columns_of(words, read_marks(words), uses.all_but((words.keys, labels)))))


def _learn(rows: Iterable[tuple[list[list[str]], list[str]]]) -> tuple[Weights, Weights]:
    """Return the weights of attributes and of transitions."""
    try:
        import pycrfsuite
    except ImportError as error:
        raise UsageError("training needs python-crfsuite", mend="pip install python-crfsuite") from error
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=_PARAMETERS, verbose=False)
    for attributes_, labels in rows:
        trainer.append(attributes_, labels)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "crf")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        tagger.close()
    return info.state_features, info.transitions


def _packed(states: Weights, transitions: Weights, uses: Mapping[str, str]) -> dict[str, Any]:
    """Return the arrays of the model file."""
    words: defaultdict[str, Any] = defaultdict(lambda: np.zeros((2 * FAR + 1, len(LABELS)), np.int16))
    contexts: defaultdict[tuple[int, ...], Any] = defaultdict(lambda: np.zeros(len(LABELS), np.int16))
    values: dict[str, dict[str, int]] = {name: {UNKNOWN: 0} for name in COLUMNS}
    for (attribute, label), weight in sorted(states.items()):
        small, column = round(weight / SCALE), LABELS.index(label)
        if small and attribute[0] == "c":
            contexts[_context(attribute[1:], values)][column] = small
        elif small:
            words[attribute[1:]][int(attribute[0]), column] = small
    known = sorted(words)
    return {
        "format": np.array(FORMAT),
        "labels": _text(LABELS),
        "scale": np.array(SCALE, np.float32),
        "attributes": _text(known),
        "weights": np.array([words[name] for name in known]),
        "transitions": _transitions(transitions),
        "contexts": np.array(list(contexts), np.int32),
        "context_weights": np.array(list(contexts.values())),
        **{f"values_{name}": _text(numbers) for name, numbers in values.items()},
        "used": _text(uses),
        "uses": _text(uses.values()),
    }


def _context(attribute: str, values: dict[str, dict[str, int]]) -> tuple[int, ...]:
    """Return the number of a context and those of its values, as many as the widest has."""
    number, *seen = attribute.split("\t")
    columns = [column for column, _ in CONTEXTS[int(number)]]
    row = [values[column].setdefault(value, len(values[column])) for column, value in zip(columns, seen, strict=True)]
    return (int(number), *row, *[0] * (WIDEST - len(row)))


def _transitions(learnt: Weights) -> Any:
    """Return the weights from label to label; a name goes on only after its own kind."""
    table = np.zeros((len(LABELS), len(LABELS)), np.float32)
    for i, before in enumerate(LABELS):
        for j, after in enumerate(LABELS):
            goes_on = after[0] != "I" or before[2:] == after[2:]
            weight = learnt.get((before, after), 0.0) + WILLING.get(after, 0.0)
            table[i, j] = round(weight, 3) if goes_on else _FORBIDDEN
    return table


def _text(lines: Iterable[str]) -> Any:
    return np.frombuffer("\n".join(lines).encode(), np.uint8)
