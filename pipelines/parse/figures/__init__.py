"""Numeric facts in Hindi text: each number of a stretch read by the first reader of a kind that knows it."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from itertools import compress, count

from pipelines.hindi.kept import Kept
from pipelines.parse.figures.ages import read_adjective, read_age_in_brackets
from pipelines.parse.figures.alone import read_alone
from pipelines.parse.figures.amounts import read_amount
from pipelines.parse.figures.codes import skip_code
from pipelines.parse.figures.counts import read_bare, read_count, read_times
from pipelines.parse.figures.dates import read_date, read_year
from pipelines.parse.figures.found import Found, Quantity, read_number, read_quantity, read_single
from pipelines.parse.figures.guards import after_unread, skip_name
from pipelines.parse.figures.hedges import describe
from pipelines.parse.figures.hints import ANY, CODE, DATE, NAME, OTHER, RANGE, SHAPE, UNIT, look
from pipelines.parse.figures.omitted import supply_nouns
from pipelines.parse.figures.orders import read_ordinal, read_rank, read_ratio, read_score
from pipelines.parse.figures.sums import read_sum
from pipelines.parse.figures.times import read_time
from pipelines.parse.figures.tokens import Tokens, read_tokens
from pipelines.parse.figures.vocabulary import vocabulary
from schemas.entity import Stretch
from schemas.figure import Figure

_DIGITS = frozenset(".0123456789")
Reader = Callable[[Tokens, int], Found | None]
# Kinds with a shape of their own, read from the tokens; before them only names are told apart.
SHAPES: dict[str, Reader] = {
    "time": read_time,
    "score": read_score,
    "ratio": read_ratio,
    "ordinal": read_ordinal,
    "year": read_year,
}
# Kinds told by what follows a number or a range, in this order, each with the bits at which it is asked.
QUANTITIES: tuple[tuple[int, Callable[[Tokens, Quantity], Found | None]], ...] = (
    (UNIT, read_amount),
    (OTHER, read_adjective),
    (OTHER, read_age_in_brackets),
    (OTHER, read_rank),
    (OTHER, read_times),
    (RANGE | OTHER, read_sum),
    (ANY, read_count),
    (ANY, read_bare),
)


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
    alone = read_alone(tokens)
    found = [alone] if alone else supply_nouns(tokens, list(_scan(tokens, published)))
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


# Whether a figure may begin at a key.
_BEGINS = Kept(lambda key: key[:1] in _DIGITS or key in vocabulary().starts)


def _scan(tokens: Tokens, published: datetime.date | None) -> Iterator[Found]:
    done = 0
    for at in compress(count(), map(_BEGINS.__getitem__, tokens.keys)):
        if at >= done:
            found, done = _read_at(tokens, at, published)
            if found is not None:
                yield found


def _read_at(tokens: Tokens, at: int, published: datetime.date | None) -> tuple[Found | None, int]:
    """The figure at a token, if any, and where to go on."""
    table, key = vocabulary(), tokens.keys[at]
    if key[0].isdecimal():
        return _read_digits(tokens, at, published)
    if key in table.dated:
        found = read_date(tokens, at, published)
    elif key == "एक" and tokens.keys[at + 1] not in table.after_one and tokens.keys[at - 1] != "नंबर":
        found = None
    elif (skipped := skip_name(tokens, at)) is not None:
        return None, skipped
    elif key in table.ordered:
        found = read_ordinal(tokens, at)
    else:
        return _read_number(tokens, at, published, look(tokens, at))
    return found, found.stop if found else at + 1


def _read_digits(tokens: Tokens, at: int, published: datetime.date | None) -> tuple[Found | None, int]:
    """As any number; the words beside plain digits say which readers need not be asked."""
    marks = look(tokens, at)
    if marks & NAME and (skipped := skip_name(tokens, at)) is not None:
        return None, skipped
    return _read_number(tokens, at, published, marks)


def _read_number(tokens: Tokens, at: int, published: datetime.date | None, marks: int) -> tuple[Found | None, int]:
    if marks & DATE and (found := read_date(tokens, at, published)) is not None:
        return found, found.stop
    if marks & CODE and (skipped := skip_code(tokens, at)) is not None:
        return None, skipped
    for read in SHAPES.values() if marks & SHAPE else ():
        if (found := read(tokens, at)) is not None:
            return found, found.stop
    return _read_quantity(tokens, at, marks)


def _read_quantity(tokens: Tokens, at: int, marks: int) -> tuple[Found | None, int]:
    quantity = read_quantity(tokens, at) if marks & RANGE else read_single(tokens, at)
    if quantity is None:
        return None, after_unread(tokens, at)
    for mark, read in QUANTITIES:
        if marks & mark and (found := read(tokens, quantity)) is not None:
            return found, found.stop
    return None, quantity.stop
