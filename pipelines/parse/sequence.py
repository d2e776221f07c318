"""The best run of states over the units of a text: Viterbi over a handful of candidates each."""

from collections.abc import Mapping, Sequence
from functools import cache

from pydantic import BaseModel, ConfigDict

from pipelines.reference import load
from schemas.document import Role

_IMPOSSIBLE = -1e9
Candidates = Mapping[str, float]


class _State(BaseModel):
    model_config = ConfigDict(extra="forbid")
    phase: int
    role: Role | None = None
    reason: str | None = None


class _Sequence(BaseModel):
    model_config = ConfigDict(extra="forbid")
    states: dict[str, _State]
    only_after: dict[str, list[str]]
    tail: list[str]
    tail_without_body: float
    follows: dict[str, dict[str, float]]


@cache
def _sequence() -> _Sequence:
    return load("sequence.yaml", _Sequence)


@cache
def _steps() -> dict[str, dict[str, float]]:
    """State -> the states that may come before it, each with the score of the step."""
    known = _sequence()
    steps: dict[str, dict[str, float]] = {}
    for after, right in known.states.items():
        steps[after] = {
            before: known.follows.get(before, {}).get(after, 0.0)
            + known.tail_without_body * (left.phase < 2 and after in known.tail)
            for before, left in known.states.items()
            if left.phase <= right.phase
            and after != "start"
            and (after not in known.only_after or before in known.only_after[after])
            and not (after == "head" and left.phase == 1)
        }
    return steps


@cache
def _roles() -> dict[str, tuple[Role, str | None]]:
    return {name: (state.role, state.reason) for name, state in _sequence().states.items() if state.role}


def role_of(state: str) -> tuple[Role, str | None]:
    """Return the role a state becomes, and the reason where that is `dropped`."""
    found = _roles().get(state)
    if found is None:
        raise ValueError(f"{state} is no state of a unit")
    return found


def best_run(units: Sequence[Candidates]) -> list[str]:
    """Return one state per unit: the run with the highest sum of looks and steps.

    A unit whose candidates cannot follow (phases) is a paragraph: nothing is lost.
    """
    steps = _steps()
    scores: dict[str, float] = {"start": 0.0}
    back: list[dict[str, str]] = []
    for candidates in units:
        scores, chosen = _advance(scores, candidates, steps)
        if not scores:
            # Cannot happen while every unit may be a paragraph; kept so that no text can stop the reading.
            scores, chosen = {"para": 0.0}, {"para": next(iter(back[-1])) if back else "start"}
        back.append(chosen)
    last = max(scores, key=lambda state: scores[state] + steps["end"].get(state, _IMPOSSIBLE))
    run = []
    for chosen in reversed(back):
        run.append(last)
        last = chosen[last]
    return run[::-1]


def _advance(
    scores: dict[str, float], candidates: Candidates, steps: dict[str, dict[str, float]]
) -> tuple[dict[str, float], dict[str, str]]:
    reached: dict[str, float] = {}
    chosen: dict[str, str] = {}
    so_far = list(scores.items())
    for state, looks in candidates.items():
        best, origin, from_states = _IMPOSSIBLE, "", steps[state]
        for before, score in so_far:
            if before in from_states and (total := score + from_states[before]) > best:
                best, origin = total, before
        if origin:
            reached[state], chosen[state] = best + looks, origin
    return reached, chosen
