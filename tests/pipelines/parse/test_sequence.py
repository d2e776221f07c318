"""The sequence data: every state and pair named is real, and steps keep their order."""

import pytest

from pipelines.parse.sequence import _sequence, _steps, best_run, role_of


def test_names_in_the_data_are_states() -> None:
    known = _sequence()
    named = {*known.follows, *known.only_after, *known.tail}
    named |= {after for row in known.follows.values() for after in row}
    named |= {before for row in known.only_after.values() for before in row}
    assert named - set(known.states) == set()


def test_a_run_never_goes_back() -> None:
    states = _sequence().states
    for after, row in _steps().items():
        assert all(states[after].phase >= states[before].phase for before in row)


def test_there_is_one_headline() -> None:
    assert best_run([{"head": 5, "para": 0}, {"head": 5, "para": 0}]).count("head") == 1


def test_units_that_cannot_follow_are_paragraphs() -> None:
    assert best_run([{"para": 0}, {"head": 9}]) == ["para", "para"]


def test_start_is_no_state_of_a_unit() -> None:
    with pytest.raises(ValueError, match="start"):
        role_of("start")
