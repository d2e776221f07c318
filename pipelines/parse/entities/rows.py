"""The rows of the reference files, one shape for all, territories completed from CLDR."""

import re
import unicodedata
from datetime import date
from functools import cache
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, model_validator

from pipelines.hindi.normalise import to_nfc
from pipelines.reference import load
from schemas.entity import EntityKind

KINDS: dict[str, EntityKind] = {"place": "place", "org": "organisation", "person": "person"}
FILES = ("entities_india.yaml", "entities_world.yaml", "entities_organisations.yaml", "entities_persons.yaml")


class Row(BaseModel):
    """One reference entity; the comments of the files say what each list of names is for."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str
    name: str
    latin: str
    aliases: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    titled: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    proven: tuple[str, ...] = ()
    proofs: tuple[str, ...] = ()
    cue: bool = False
    office: str | None = None
    since: int | None = None

    @model_validator(mode="after")
    def _has_kind(self) -> Self:
        if self.id.split(":")[0] not in KINDS:
            raise ValueError(f"{self.id}: an id begins with place:, org: or person:")
        return self

    @property
    def kind(self) -> EntityKind:
        return KINDS[self.id.split(":")[0]]


class Example(BaseModel):
    """A line and the ids (or, for rules, the names) that must be found in it; run by the tests."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    text: str
    found: tuple[str, ...]


class _Territory(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str | None = None
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    cue: bool = False


class _Territories(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    examples: tuple[Example, ...]
    territories: dict[str, _Territory]


class _Rows(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    prefix: str
    examples: tuple[Example, ...]
    rows: tuple[Row, ...]
    as_of: date | None = None

    @model_validator(mode="before")
    @classmethod
    def _with_ids(cls, file: dict[str, Any]) -> dict[str, Any]:
        return {**file, "rows": [_with_id(row, file["prefix"]) for row in file["rows"]]}


def _with_id(row: dict[str, Any], prefix: str) -> dict[str, Any]:
    return row if "id" in row else {"id": f"{prefix}:{slug(row['latin'])}", **row}


def slug(latin: str) -> str:
    """Return a Latin name in small ASCII letters and digits with hyphens.

    >>> slug("Xi Jinping"), slug("Korean People's Army"), slug("São Paulo")
    ('xi-jinping', 'korean-peoples-army', 'sao-paulo')
    """
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode().lower().replace("'", "")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _territory_rows() -> list[Row]:
    # Imported here: the ICU library costs more than all else the parser loads, and most of its users never need it.
    from icu import Locale, LocaleDisplayNames

    hindi, english = (LocaleDisplayNames.createInstance(Locale(code)) for code in ("hi", "en"))
    listed = load("entities_territories.yaml", _Territories).territories
    rows = []
    for code in Locale.getISOCountries():
        extra = listed.get(code, _Territory())
        # CLDR adds what Hong Kong is in brackets, and dashes the two Congos; nobody prints that.
        cldr = re.sub(r"\s*[-–]\s*", "-", re.sub(r"\s*\(.*\)", "", to_nfc(hindi.regionDisplayName(code))))
        name = extra.name or cldr
        fields = extra.model_dump(exclude={"name", "aliases"})
        rows.append(
            Row(
                id=f"place:{code}",
                name=name,
                latin=english.regionDisplayName(code),
                aliases=(cldr, *extra.aliases),
                **fields,
            )
        )
    return rows


@cache
def read_rows() -> tuple[Row, ...]:
    """Return all reference rows. Raises ReferenceDataError naming file and row."""
    listed = (row for file in FILES for row in load(file, _Rows).rows)
    return (*_territory_rows(), *listed)


@cache
def read_examples() -> tuple[Example, ...]:
    """Return the examples of all row files, for the tests."""
    files = (load(file, _Rows).examples for file in FILES)
    return (*load("entities_territories.yaml", _Territories).examples, *(e for file in files for e in file))
