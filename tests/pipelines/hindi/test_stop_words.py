"""The examples of `weak_words.yaml`."""

import pytest
import yaml

from pipelines.hindi.stop_words import is_stop_word, is_weak_word
from pipelines.settings import ROOT

WEAK = yaml.safe_load((ROOT / "pipelines" / "reference" / "weak_words.yaml").read_text("utf-8"))


@pytest.mark.parametrize("example", WEAK["examples"])
def test_examples(example: dict[str, str | list[str]]) -> None:
    assert isinstance(example["question"], str)
    words = example["question"].split()
    assert [word for word in words if is_weak_word(word) and not is_stop_word(word)] == example["weak"]


@pytest.mark.parametrize("word", ["मौत", "पुलिस", "सरकार", "चुनाव", "चीन", "कर्ज", "घर"])
def test_what_a_story_may_be_about_is_not_weak(word: str) -> None:
    assert not is_weak_word(word)
    assert not is_stop_word(word)
