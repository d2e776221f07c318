import pytest

from pipelines.parse.entities.words import EDGE, read_words

TEXTS = ("", " ", "सेना ने, आर.एस.एस. के (12) कहा।", "  डॉ. एम. एल. तहलियानी-किम जोंग-उन", "U.S. से\nउ०प्र० तक")


@pytest.mark.parametrize("text", TEXTS)
def test_words_and_gaps_are_the_text(text: str) -> None:
    words = read_words(text)
    assert "".join(words.pieces) == text
    assert len(words.keys) == len(words.gaps) == len(words.starts) == len(words.ends)
    assert words.gaps[-1:] == [EDGE] * bool(words)
    for i in range(len(words)):
        assert words.printed(i, i + 1) == text[words.starts[i] : words.ends[i]]
        assert words.printed(0, i + 1) == text[words.starts[0] : words.ends[i]]
        assert i + 1 == len(words) or words.gaps[i] == text[words.ends[i] : words.starts[i + 1]]


def test_words_are_found_by_their_keys_and_the_last_is_joined_to_none() -> None:
    words = read_words("सेना ने सेना")
    assert list(words.at({"सेना"})) == [0, 2]
    assert [words.joined(i) for i in range(3)] == [True, True, False]
