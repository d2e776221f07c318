"""Labelled sentences, their split, the scores, and a model made twice."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from pipelines.errors import UsageError
from pipelines.evaluate.conll import Sentence, read_sentences, trim
from pipelines.evaluate.entities import Score, evaluate_entities, news_like, score_sentences
from pipelines.evaluate.training import attributes, is_held_back, labels_of, template_of, train_model
from pipelines.evaluate.uses import Labelled, Uses
from pipelines.parse.entities.marks import Mark
from pipelines.parse.entities.model import scores
from pipelines.parse.entities.model.features import LABELS, UNSEEN, columns_of
from pipelines.parse.entities.model.tagging import find_spans
from pipelines.parse.entities.words import Words, read_words

ROWS = """मीरा	B-PERSON
देवगन	I-PERSON
ने	O
"सूरत	B-LOCATION
,	O
में	O
कहा	O

रवि	B-PERSON
दिल्ली	B-LOCATION
गए	O
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "names.conll"
    path.write_text(ROWS, encoding="utf-8")
    return path


def test_sentences_are_read_with_spans_that_hold(file: Path) -> None:
    first, second = read_sentences(file)
    assert [first.text[start:end] for start, end, _ in first.spans] == ["मीरा देवगन", "सूरत"]
    assert [kind for *_, kind in second.spans] == ["person", "place"]


def test_a_line_without_label_is_told(tmp_path: Path) -> None:
    (tmp_path / "bad").write_text("मीरा\n", encoding="utf-8")
    with pytest.raises(UsageError, match="line 1"):
        list(read_sentences(tmp_path / "bad"))
    with pytest.raises(UsageError, match="no file"):
        list(read_sentences(tmp_path / "none"))


def test_punctuation_at_the_edges_is_no_part_of_a_name() -> None:
    assert trim("'पटना',", (0, 7, "place")) == (1, 5, "place")
    assert trim("...", (0, 3, "place")) == (0, 3, "place")


def village(name: str) -> Sentence:
    return Sentence(f"{name} जिले का गाँव है।", ((0, len(name), "place"),))


def test_sentences_of_one_template_stay_on_one_side() -> None:
    assert {template_of(village(name)) for name in ("सोनपुर", "रामगढ़", "कोटा")} == {"जिले का गाँव है"}
    assert len({is_held_back(village(name), "template") for name in ("सोनपुर", "रामगढ़", "कोटा")}) == 1
    assert news_like([village("सोनपुर"), village("कोटा")]) == []


def test_of_many_sentences_a_fifth_is_held_back() -> None:
    held = [is_held_back(village(f"गांव{number}"), "random") for number in range(500)]
    assert 60 < sum(held) < 140


def test_a_word_is_judged_by_the_other_sentences() -> None:
    sentences: list[Labelled] = [(["मीरा", "ने"], ["B-person", "O"]), (["मीरा"], ["B-person"]), (["ने"], ["O"])]
    uses = Uses(sentences)
    assert uses.all_but(sentences[0]) == {"मीरा": "person1", "ने": "O1"}
    assert Uses(sentences[:1]).all_but(sentences[0]) == {"मीरा": UNSEEN, "ने": UNSEEN}
    assert uses.all() == {"ने": "O1", "मीरा": "person1"}


def test_scores_count_exact_spans() -> None:
    found = score_sentences([Sentence("पुतिन ने बीजिंग में कहा", ((0, 5, "person"), (9, 19, "place")))])
    assert (found["person"], found["place"]) == (Score(1, 1, 1), Score(0, 1, 1))
    assert (found["micro"].precision, found["micro"].recall, found["micro"].f1) == (0.5, 0.5, 0.5)
    assert Score(0, 0, 0).f1 == Score(0, 0, 0).precision == Score(0, 0, 0).recall == 0


def test_a_file_without_sentences_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").write_text("\n\n", encoding="utf-8")
    with pytest.raises(UsageError, match="no sentences"):
        evaluate_entities(tmp_path / "empty")


def test_training_sees_what_the_model_scores() -> None:
    words = read_words("मीरा देवगन ने")
    rows = list(attributes(columns_of(words, [], {})))
    assert labels_of(words, Sentence(words.text, ((0, 10, "person"),))) == ["B-person", "I-person", "O"]
    assert "2wमीरा" in rows[0]
    assert "1wमीरा" in rows[1]
    assert "0wमीरा" in rows[2]


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A model of a few sentences, in place of the real one."""
    names, places = ("ज़ूलू", "मकोबा", "तुंगी", "वेरा"), ("ओम्बा", "किलिम", "सालो")
    data = [
        Sentence(f"{n} ने {p} में कहा", ((0, len(n), "person"), (len(n) + 4, len(n) + 4 + len(p), "place")))
        for n in names
        for p in places
    ]
    path = tmp_path / "model.npz"
    train_model(data, path)
    train_model(data, tmp_path / "again.npz")
    monkeypatch.setattr(scores, "path_of", lambda name: path)
    scores.load_scores.cache_clear()
    yield path
    scores.load_scores.cache_clear()


def test_the_same_data_make_the_same_file(small: Path) -> None:
    assert small.read_bytes() == (small.parent / "again.npz").read_bytes()


def test_a_model_finds_what_it_learnt_in_each_stretch(small: Path) -> None:
    nothing: list[Mark] = []
    stretches: list[tuple[Words, list[Mark]]] = [
        (read_words(text), nothing) for text in ("मकोबा ने सालो में कहा", "", "वेरा ने किलिम में कहा")
    ]
    found = [[(s.start, s.end, s.kind) for s in one] for one in find_spans(stretches)]
    assert found == [[(0, 1, "person"), (2, 3, "place")], [], [(0, 1, "person"), (2, 3, "place")]]


def test_a_name_goes_on_only_after_its_own_kind(small: Path) -> None:
    transitions = scores.load_scores().transitions
    assert transitions[LABELS.index("O"), LABELS.index("I-place")] < -1000
    assert transitions[LABELS.index("B-person"), LABELS.index("I-place")] < -1000
    assert np.isfinite(transitions).all()
