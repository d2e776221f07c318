"""Numeric facts in Hindi text: each number of a stretch read by the first reader of a kind that knows it."""

import datetime
from collections.abc import Callable, Iterator, Sequence

from pipelines.parse.figures.amounts import read_adjective, read_age_in_brackets, read_amount
from pipelines.parse.figures.counts import read_bare, read_count, read_times
from pipelines.parse.figures.dates import read_date, read_year
from pipelines.parse.figures.found import Found, Quantity, read_number, read_quantity
from pipelines.parse.figures.guards import after_unread, skip_code, skip_name
from pipelines.parse.figures.hedges import describe, supply_nouns
from pipelines.parse.figures.orders import read_ordinal, read_rank, read_ratio, read_score
from pipelines.parse.figures.times import read_time
from pipelines.parse.figures.tokens import Tokens, read_tokens
from pipelines.parse.figures.vocabulary import vocabulary
from schemas.entity import Stretch
from schemas.figure import Figure

_DIGITS = frozenset(".0123456789")
# Kinds with a shape of their own, read from the tokens; before them only names are told apart.
SHAPES: dict[str, Callable[[Tokens, int], Found | None]] = {
    "time": read_time,
    "score": read_score,
    "ratio": read_ratio,
    "ordinal": read_ordinal,
    "year": read_year,
}
# Kinds told by what follows a number or a range, in this order.
QUANTITIES: dict[str, Callable[[Tokens, Quantity], Found | None]] = {
    "amount": read_amount,
    "age": read_adjective,
    "bracketed": read_age_in_brackets,
    "rank": read_rank,
    "times": read_times,
    "count": read_count,
    "number": read_bare,
}


def find_figures(stretches: Sequence[Stretch], published: datetime.date | None) -> list[Figure]:
    """Return the numeric facts of `stretches` in reading order; spans count from the start of the whole text.

    published: the day that days without a year and "पिछले साल जून" are resolved against; None leaves the first at
    "--09-03" and the second out.

    >>> [f.value for f in find_figures([Stretch(0, "साढ़े सात हजार लोग और 3.5 करोड़ रुपये")], None)]
    ['7500', '35000000']
    """
    return [figure for stretch in stretches for figure in _read_stretch(stretch, published)]


def _read_stretch(stretch: Stretch, published: datetime.date | None) -> Iterator[Figure]:
    tokens = read_tokens(stretch.text)
    found = supply_nouns(tokens, list(_scan(tokens, published)))
    for fact in found:
        start, end = tokens.starts[fact.start], tokens.ends[fact.stop - 1]
        number = read_number(tokens, fact.start)
        yield Figure(
            kind=fact.kind,
            value=fact.value,
            value_max=fact.value_max,
            unit=fact.unit,
            of=fact.of,
            currency=fact.currency,
            text=stretch.text[start:end],
            start=stretch.start + start,
            end=stretch.start + end,
            **describe(tokens, fact, number.stop if number else fact.stop),
        )


def _scan(tokens: Tokens, published: datetime.date | None) -> Iterator[Found]:
    starts, keys = vocabulary().starts, tokens.keys
    done = 0
    for at in [i for i, key in enumerate(keys[: len(tokens.starts)]) if key in starts or key[0] in _DIGITS]:
        if at >= done:
            found, done = _read_at(tokens, at, published)
            if found is not None:
                yield found


def _read_at(tokens: Tokens, at: int, published: datetime.date | None) -> tuple[Found | None, int]:
    """The figure at a token, if any, and where to go on."""
    if (skipped := skip_name(tokens, at)) is not None:
        return None, skipped
    found = read_date(tokens, at, published)
    if found is None and (skipped := skip_code(tokens, at)) is not None:
        return None, skipped
    found = found or next(filter(None, (read(tokens, at) for read in SHAPES.values())), None)
    return (found, found.stop) if found else _read_quantity(tokens, at)


def _read_quantity(tokens: Tokens, at: int) -> tuple[Found | None, int]:
    quantity = read_quantity(tokens, at)
    if quantity is None:
        return None, after_unread(tokens, at)
    found = next(filter(None, (read(tokens, quantity) for read in QUANTITIES.values())), None)
    return found, found.stop if found else quantity.stop
