"""What the pages say in Hindi and in English, and how they write dates and numbers."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

import yaml

from pipelines.errors import QueryError

Language = Literal["hi", "en"]
# Years, months, days and minutes, with any zone.
_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d)(?:T(\d\d:\d\d).*)?)?)?", re.ASCII)
LANGUAGES: tuple[Language, ...] = ("hi", "en")


@cache
def _table() -> Mapping[str, Any]:
    text = (files(__package__) / "words.yaml").read_text(encoding="utf-8")
    table: dict[str, Any] = yaml.safe_load(text)
    return table


class Words(NamedTuple):
    """One language of the pages."""

    language: Language

    @property
    def _column(self) -> int:
        return LANGUAGES.index(self.language)

    def __call__(self, key: str, *filled: object) -> str:
        """Return the phrase of a key. Raises KeyError for one that words.yaml does not have."""
        phrase: str = _table()[key][self._column]
        return phrase.format(*filled)

    def facet(self, name: str) -> str:
        """Return the name of a facet; its own name where words.yaml has none yet."""
        pair = _table()["facets"].get(name)
        return str(pair[self._column]) if pair else name

    def value(self, group: str, value: str) -> str:
        """Return what stands for a code; values that are no codes stand for themselves."""
        pair = _table()["values"].get(group, {}).get(value)
        return str(pair[self._column]) if pair else value

    def fault(self, error: QueryError) -> str:
        """Return what is wrong with a search, and how to write it.

        >>> Words("en").fault(QueryError("'x' is no date", fault="date", value="x"))
        '“x” is no date. Write 2025, 2025-08 or 2025-08-13.'
        """
        if error.fault is None and self.language == "en":
            return str(error)
        phrase: str = _table()["faults"][error.fault or "other"][self._column]
        return phrase.format(error.value)

    def number(self, value: float) -> str:
        """Return a number grouped as its readers write it: 15,00,000 in Hindi, 1,500,000 in English.

        >>> Words("hi").number(1500000), Words("en").number(1500000), Words("hi").number(2.5)
        ('15,00,000', '1,500,000', '2.5')
        """
        whole, dot, rest = f"{value:,.10g}".replace(",", "").partition(".")
        if "e" in whole + rest:
            return f"{value:g}"
        return (_indian(whole) if self.language == "hi" else f"{int(whole):,}") + dot + rest

    def day(self, iso: str | None) -> str:
        """Return an ISO 8601 date at its precision.

        What is no such date stands for itself.

        >>> Words("hi").day("2025-08-13T14:09+05:30"), Words("en").day("2024-06"), Words("en").day("1910")
        ('13 अगस्त 2025, 14:09', 'June 2024', '1910')
        """
        if not iso:
            return self("undated")
        found = _DATE.fullmatch(iso)
        if found is None:
            return iso
        year, month, day, time = found.groups()
        named = _table()["months"][self._column][int(month) - 1] if month else None
        written = " ".join(part for part in (day and str(int(day)), named, year) if part)
        return f"{written}, {time}" if time else written

    def articles(self, articles: int) -> str:
        """Return a number of articles in words."""
        return self("results_one") if articles == 1 else self("results", self.number(articles))


def _indian(whole: str) -> str:
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    head, tail = digits[:-3], digits[-3:]
    pairs: list[str] = []
    while head:
        head, pair = head[:-2], head[-2:]
        pairs.insert(0, pair)
    return sign + ",".join([*pairs, tail])
