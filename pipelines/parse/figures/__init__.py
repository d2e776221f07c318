"""Numeric facts in Hindi text."""

import datetime
from collections.abc import Sequence

from schemas.entity import Stretch
from schemas.figure import Figure


def find_figures(stretches: Sequence[Stretch], published: datetime.date | None) -> list[Figure]:
    """Return the numeric facts of `stretches` in reading order; spans count from the start of the whole text.

    published: the day relative dates are resolved against; None leaves them unresolved.
    """
    return []
