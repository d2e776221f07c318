"""Train the entity model: a linear-chain CRF on labelled sentences, written as a small file of quantised weights.

The same data give the same file. The split is by template: sentences that are one but for their names and numbers go to
one side, decided by a hash, so that neither order nor machine matters.
"""

import hashlib
import re
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from pipelines.errors import UsageError
from pipelines.evaluate.conll import Sentence
from pipelines.parse.entities.features import (
    CONTEXTS,
    EDGE,
    LABELS,
    NEAR,
    REACH,
    Columns,
    attributes_of,
    columns_of,
    far_attributes_of,
    near_attributes_of,
)
from pipelines.parse.entities.reading import read_marks
from pipelines.parse.entities.scores import FORMAT
from pipelines.parse.entities.words import Words, read_words

PARTS = 5
"""One template in so many is held back."""
_PARAMETERS = {"c1": 0.02, "c2": 0.2, "max_iterations": 100, "feature.possible_transitions": True}
SCALE = 0.01
"""Weights are kept as multiples of this."""
_FORBIDDEN = -1e6


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


def is_held_back(sentence: Sentence) -> bool:
    """Say whether a sentence is kept out of the training."""
    return int(hashlib.sha256(template_of(sentence).encode()).hexdigest(), 16) % PARTS == 0


def attributes(columns: Columns) -> Iterator[list[str]]:
    """Yield the attributes of each word in its place, as the model's file names them."""
    keys = [*[EDGE] * REACH, *columns.keys, *[EDGE] * REACH]
    padded = {name: [*[EDGE] * REACH, *getattr(columns, name), *[EDGE] * REACH] for name in "kgm"}
    for i in range(len(columns.keys)):
        found = [f"{place}{a}" for place in range(2 * REACH + 1) for a in _seen(keys[i + place], abs(place - REACH))]
        for number, places in enumerate(CONTEXTS.values()):
            found.append(f"c{number}\t" + "\t".join(padded[name][i + REACH + offset] for name, offset in places))
        yield found


def _seen(key: str, distance: int) -> list[str]:
    if key == EDGE:
        return [EDGE]
    if distance == 0:
        return attributes_of(key)
    return near_attributes_of(key) if distance <= NEAR else far_attributes_of(key)


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
    try:
        import pycrfsuite
    except ImportError as error:
        raise UsageError("training needs python-crfsuite", mend="pip install python-crfsuite") from error
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=_PARAMETERS, verbose=False)
    for sentence in sentences:
        words = read_words(sentence.text)
        if len(words):
            trainer.append(list(attributes(columns_of(words, read_marks(words)))), labels_of(words, sentence))
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "crf")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        tagger.close()
    with to.open("wb") as file:
        np.savez_compressed(file, **_packed(info.state_features, info.transitions))


def _packed(states: Mapping[tuple[str, str], float], transitions: Mapping[tuple[str, str], float]) -> dict[str, Any]:
    """Return the arrays of the model file."""
    words: defaultdict[str, Any] = defaultdict(lambda: np.zeros((2 * REACH + 1, len(LABELS)), np.int16))
    contexts: list[defaultdict[tuple[str, ...], Any]] = [
        defaultdict(lambda: np.zeros(len(LABELS), np.int16)) for _ in CONTEXTS
    ]
    for (attribute, label), weight in sorted(states.items()):
        small = round(weight / SCALE)
        if small and attribute[0] == "c":
            of, *values = attribute[1:].split("\t")
            contexts[int(of)][tuple(values)][LABELS.index(label)] = small
        elif small:
            words[attribute[1:]][int(attribute[0]), LABELS.index(label)] = small
    classes = _classes(contexts)
    packed = {
        "format": np.array(FORMAT),
        "labels": _text(LABELS),
        "scale": np.array(SCALE, np.float32),
        "attributes": _text(sorted(words)),
        "weights": np.array([words[name] for name in sorted(words)]),
        "transitions": _transitions(transitions),
        **{f"classes_{name}": _text(values) for name, values in classes.items()},
    }
    for number, (places, table) in enumerate(zip(CONTEXTS.values(), contexts, strict=True)):
        rows = {_row(values, [classes[name] for name, _ in places]): weights for values, weights in table.items()}
        packed[f"context_{number}_rows"] = np.array(sorted(rows), np.int64)
        packed[f"context_{number}_weights"] = np.array([rows[row] for row in sorted(rows)], np.int16).reshape(
            -1, len(LABELS)
        )
    return packed


def _classes(contexts: Iterable[Mapping[tuple[str, ...], Any]]) -> dict[str, list[str]]:
    """Return the classes of each column that some weight knows; the first stands for all others."""
    found: dict[str, set[str]] = {"k": set(), "g": set(), "m": set()}
    for places, table in zip(CONTEXTS.values(), contexts, strict=True):
        for values in table:
            for (name, _), value in zip(places, values, strict=True):
                found[name].add(value)
    return {name: ["?" * 3, *sorted(values)] for name, values in found.items()}


def _row(values: tuple[str, ...], classes: list[list[str]]) -> int:
    row = 0
    for value, known in zip(values, classes, strict=True):
        row = row * len(known) + known.index(value)
    return row


def _transitions(learnt: Mapping[tuple[str, str], float]) -> Any:
    """Return the weights from label to label; a name goes on only after its own kind."""
    table = np.zeros((len(LABELS), len(LABELS)), np.float32)
    for i, before in enumerate(LABELS):
        for j, after in enumerate(LABELS):
            goes_on = after[0] != "I" or before[2:] == after[2:]
            table[i, j] = round(learnt.get((before, after), 0.0), 3) if goes_on else _FORBIDDEN
    return table


def _text(lines: Iterable[str]) -> Any:
    return np.frombuffer("\n".join(lines).encode(), np.uint8)
