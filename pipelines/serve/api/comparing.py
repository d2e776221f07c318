"""One thing over outlets and time: which numbers were reported of it, by whom, when."""

from collections.abc import Iterable

from pydantic import model_validator

from pipelines.errors import QueryError
from pipelines.serve.api.figures import FigureQuery, ReportedFigure, find_figures
from pipelines.serve.api.reader import Reader
from pipelines.serve.query import MAX_SIZE
from schemas.figure import FigureKind
from schemas.mark import Record

# Articles of one answer; `next` goes on from there.
PAGES = 5


class CompareQuery(FigureQuery):
    """A question about figures that says of what, or about whom. `sort` and `size` have no say: oldest first."""

    @model_validator(mode="after")
    def _says_what(self) -> "CompareQuery":
        if not (self.of or self.about):
            raise QueryError("nothing says what to compare", mend="name a thing with `of`, or somebody with `about`")
        return self


class Number(Record):
    """What makes figures of several articles one number: equal values of the same thing, however they are hedged."""

    value: str
    value_max: str | None
    kind: FigureKind
    of: str | None
    unit: str | None
    currency: str | None


class ReportedNumber(Number):
    """One number, and who reported it. Equal values of the same thing are one, however they are hedged."""

    reports: int
    outlets: tuple[str, ...]
    """In the order of their first report; articles whose outlet is unknown are counted in `reports` alone."""
    first: str | None
    """Date of the earliest report that has one, and of the latest."""
    last: str | None


class CompareAnswer(Record):
    """What was reported. `total` counts articles that may hold any; `next` is null when all of them were looked at."""

    total: int
    next: str | None
    numbers: tuple[ReportedNumber, ...]
    """Distinct numbers, those of most reports first."""
    reports: tuple[ReportedFigure, ...]
    """Every report, oldest first, with its sentence, article and outlet; undated ones last."""


async def compare_figures(reader: Reader, asked: CompareQuery) -> CompareAnswer:
    """Return who reported which numbers. Raises QueryError like a search."""
    asked = asked.model_copy(update={"size": MAX_SIZE, "sort": "oldest"})
    reports: list[ReportedFigure] = []
    for _ in range(PAGES):
        page = await find_figures(reader, asked, steady=True)
        reports += page.figures
        if page.next is None:
            break
        asked = asked.model_copy(update={"cursor": page.next})
    return CompareAnswer(total=page.total, next=page.next, numbers=_numbers(reports), reports=tuple(reports))


def _numbers(reports: Iterable[ReportedFigure]) -> tuple[ReportedNumber, ...]:
    found: dict[Number, list[ReportedFigure]] = {}
    for report in reports:
        number = Number(**{name: getattr(report.figure, name) for name in Number.model_fields})
        found.setdefault(number, []).append(report)
    numbers = (_number(number, same) for number, same in found.items())
    return tuple(sorted(numbers, key=lambda number: -number.reports))


def _number(number: Number, reports: list[ReportedFigure]) -> ReportedNumber:
    days = [report.dated for report in reports if report.dated]
    return ReportedNumber(
        **number.model_dump(),
        reports=len(reports),
        outlets=tuple(dict.fromkeys(report.outlet for report in reports if report.outlet)),
        first=min(days, default=None),
        last=max(days, default=None),
    )
