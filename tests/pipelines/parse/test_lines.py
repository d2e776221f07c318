"""Lines, hard wraps and the plain text beneath the rules."""

from hypothesis import given
from hypothesis import strategies as st

from pipelines.parse.labelled import join_labels
from pipelines.parse.lines import join_wrapped, split_lines
from pipelines.parse.plain import to_plain
from tests.pipelines.parse.test_samples import sample


def test_wrapped_paragraphs_are_joined() -> None:
    text = sample("04_hard_wrapped")[0]
    joined = join_wrapped(text, split_lines(text))
    assert len(joined) == 3
    assert joined[1].text.startswith("अकोला, 9 नवंबर")
    assert joined[1].text.endswith("मांग की।")


def test_paragraphs_of_one_line_each_stay_apart() -> None:
    text = sample("01_label_lines")[0]
    lines = split_lines(text)
    assert join_wrapped(text, lines) == lines


def test_a_label_alone_waits_for_its_value() -> None:
    text = "Written By:\nआशा रानी\nUpdated:\n\t12 Mar 2024\n1.\nपहली बात यह है"
    lines = join_labels(text, split_lines(text))
    assert [" ".join(line.text.split()) for line in lines] == [
        "Written By: आशा रानी",
        "Updated: 12 Mar 2024",
        "1. पहली बात यह है",
    ]


@given(st.text(alphabet="अक\u200d\xa0 \n\t\u095c\ufeffa.", max_size=60))
def test_plain_offsets_point_at_the_same_letters(text: str) -> None:
    plain = to_plain(text)
    for offset, char in enumerate(plain.text):
        if char in "अकa.":
            assert text[plain.origin(offset)] == char
    assert plain.origin(len(plain.text)) == len(text)


@given(st.text(alphabet="अ \n।", max_size=80))
def test_lines_are_where_they_say(text: str) -> None:
    for line in split_lines(text):
        assert text[line.start : line.end] == line.text
