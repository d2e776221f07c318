"""Score the finding of names against labelled sentences: precision, recall and F1 of exact spans, per kind.

News-like sentences are scored apart: those whose wording no other sentence shares, but for names and numbers. Of the
collection that a model was trained on, only the sentences held back from it say how good it is.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import orjson
from rich.table import Table

from pipelines.errors import UsageError
from pipelines.evaluate.conll import Sentence, Span, read_sentences, trim
from pipelines.evaluate.training import Split, is_held_back, template_of
from pipelines.parse.entities import find_entities
from pipelines.parse.entities.model.features import KINDS
from pipelines.parse.entities.model.scores import Scores
from schemas.entity import Stretch

NEWS_WORDS = 8
"""Words beside names, at least, of a news-like sentence."""


class Score(NamedTuple):
    """Names that were found and labelled, found at all, and labelled at all."""

    right: int
    found: int
    labelled: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.labelled if self.labelled else 0.0

    @property
    def f1(self) -> float:
        both = self.found + self.labelled
        return 2 * self.right / both if both else 0.0


Scored = dict[str, Score]
"""By kind, and "micro" for all kinds together."""


def find_names(sentence: Sentence, model: Scores | None = None) -> set[Span]:
    """Return the spans that Khabar finds in a sentence, with its own model or another."""
    found = find_entities([Stretch(0, sentence.text)], model)
    return {trim(sentence.text, (m.start, m.end, e.kind)) for e in found for m in e.mentions}


def score_sentences(sentences: Sequence[Sentence], model: Scores | None = None) -> Scored:
    """Return the scores of exact spans, edge punctuation aside."""
    right, found, labelled = Counter[str](), Counter[str](), Counter[str]()
    for sentence in sentences:
        gold, own = set(sentence.spans), find_names(sentence, model)
        for counter, spans in ((right, gold & own), (found, own), (labelled, gold)):
            counter.update(kind for *_, kind in spans)
    scores: Scored = {kind: Score(right[kind], found[kind], labelled[kind]) for kind in KINDS}
    return {**scores, "micro": Score(right.total(), found.total(), labelled.total())}


def news_like(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences of at least NEWS_WORDS words beside names whose wording stands alone in the collection."""
    templates = [template_of(sentence) for sentence in sentences]
    times = Counter(templates)
    return [
        sentence
        for sentence, template in zip(sentences, templates, strict=True)
        if times[template] == 1 and len(template.split()) >= NEWS_WORDS
    ]


def evaluate_entities(file: Path, *, held_back: Split | None = None, model: Scores | None = None) -> dict[str, Scored]:
    """Return the scores of a CoNLL file by group of sentences: "all" and "news".

    With `held_back` only of the fifth that `khabar train entities --hold-back` keeps out. Raises UsageError for a file
    without sentences.
    """
    sentences = list(read_sentences(file))
    if not sentences:
        raise UsageError(f"{file} holds no sentences")
    groups = {"all": sentences, "news": news_like(sentences)}
    kept = {
        name: [s for s in group if held_back is None or is_held_back(s, held_back)] for name, group in groups.items()
    }
    return {name: score_sentences(group, model) for name, group in kept.items()}


def to_json(groups: dict[str, Scored]) -> str:
    """Return the scores as one JSON object."""
    numbers = {
        name: {
            kind: {
                "precision": round(s.precision, 4),
                "recall": round(s.recall, 4),
                "f1": round(s.f1, 4),
                **s._asdict(),
            }
            for kind, s in scores.items()
        }
        for name, scores in groups.items()
    }
    return orjson.dumps(numbers).decode()


def to_table(groups: dict[str, Scored]) -> Table:
    """Return the scores for people."""
    table = Table("sentences", "kind", "precision", "recall", "F1", "labelled", title="Names, exact spans")
    for name, scores in groups.items():
        for kind, s in scores.items():
            table.add_row(name, kind, f"{s.precision:.3f}", f"{s.recall:.3f}", f"{s.f1:.3f}", str(s.labelled))
    return table
