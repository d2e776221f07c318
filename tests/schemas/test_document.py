import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from schemas.document import Block, Document, Role, check_tiling


def block(start: int, end: int) -> Block:
    return Block(role=Role.PARAGRAPH, start=start, end=end)


def test_printed_leaves_out_the_white_space_a_block_owns() -> None:
    document = Document(text="दिल्ली में।\n\nदूसरा", blocks=(block(0, 13), block(13, 18)))
    assert [document.printed(b) for b in document.blocks] == ["दिल्ली में।", "दूसरा"]


@pytest.mark.parametrize(
    ("blocks", "complaint"),
    [
        ([], "run from 0"),
        ([block(1, 4)], "run from 0"),
        ([block(0, 3)], "run from 0 to 4"),
        ([block(0, 2), block(3, 4)], "gap or overlap at 2:3"),
        ([block(0, 3), block(2, 4)], "gap or overlap at 3:2"),
    ],
)
def test_blocks_that_do_not_tile_are_refused(blocks: list[Block], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        check_tiling("ख़बर", blocks)


@given(st.lists(st.integers(min_value=1, max_value=20), min_size=1))
def test_any_cut_of_a_text_into_pieces_tiles_it(lengths: list[int]) -> None:
    ends = [sum(lengths[: i + 1]) for i in range(len(lengths))]
    starts = [0, *ends[:-1]]
    check_tiling("अ" * ends[-1], [block(s, e) for s, e in zip(starts, ends, strict=True)])


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 2), (-1, 2)])
def test_an_empty_or_negative_span_is_no_block(start: int, end: int) -> None:
    with pytest.raises(ValidationError, match="empty or negative span"):
        block(start, end)


def test_a_reason_belongs_to_dropped_blocks_and_only_there() -> None:
    with pytest.raises(ValidationError, match="reason belongs"):
        Block(role=Role.DROPPED, start=0, end=1)
    with pytest.raises(ValidationError, match="reason belongs"):
        Block(role=Role.PARAGRAPH, start=0, end=1, reason="share")


def test_an_empty_text_has_no_blocks() -> None:
    check_tiling("", [])
    with pytest.raises(ValueError, match="has no blocks"):
        check_tiling("", [block(0, 1)])
