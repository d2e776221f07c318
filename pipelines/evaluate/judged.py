"""Judged collections: documents, queries, and which documents answer which query.

Documents and queries are JSON lines, {id, text} and {id, text, relevant: [ids], class?}; queries also TSV, id and
text. Judgements may stand apart, as TREC qrels (query 0 document grade) or in another file of queries.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipelines.errors import UsageError

Row = TypeVar("Row", bound=BaseModel)
Grades = Mapping[str, Mapping[str, int]]


class Judged(BaseModel):
    """One document of a collection."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    id: str
    text: str


class Query(BaseModel):
    """One query. kind: its class, by which scores are also told; grades: document -> how relevant, from 1."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    id: str
    text: str = ""
    relevant: tuple[str, ...] = ()
    kind: str = Field(default="", alias="class")
    grades: dict[str, int] = {}


def read_corpus(path: Path) -> Iterator[Judged]:
    """Yield the documents of `path`. Raises UsageError naming the line that is none."""
    return _rows(path, Judged)


def read_queries(path: Path, qrels: Path | None = None) -> list[Query]:
    """Return the queries of `path` that have judgements: their own, or those of `qrels`.

    Raises UsageError naming the line that cannot be read, or when no query is judged at all.
    """
    grades = _own(_queries(path)) if qrels is None else _grades(qrels)
    judged = [query.model_copy(update={"grades": grades[query.id]}) for query in _queries(path) if query.id in grades]
    if not judged:
        raise UsageError(f"no query of {path} has a judgement", mend="give `relevant` in the queries, or --qrels FILE")
    return judged


def _queries(path: Path) -> list[Query]:
    if path.suffix != ".tsv":
        return list(_rows(path, Query))
    parts = (line.split("\t", 1) for line in _lines(path) if "\t" in line)
    return [Query(id=name.strip(), text=text.strip()) for name, text in parts]


def _grades(path: Path) -> Grades:
    if path.suffix in {".jsonl", ".json"}:
        return _own(_queries(path))
    found: dict[str, dict[str, int]] = {}
    for number, line in enumerate(_lines(path), start=1):
        parts = line.split()
        if len(parts) != 4 or not parts[3].lstrip("-").isdigit():
            raise UsageError(f"{path}:{number} is no judgement", mend="write: query 0 document grade")
        if int(parts[3]) > 0:
            found.setdefault(parts[0], {})[parts[2]] = int(parts[3])
    return found


def _own(queries: list[Query]) -> Grades:
    return {query.id: dict.fromkeys(query.relevant, 1) for query in queries if query.relevant}


def _rows(path: Path, model: type[Row]) -> Iterator[Row]:
    for number, line in enumerate(_lines(path), start=1):
        try:
            yield model.model_validate_json(line)
        except ValidationError as error:
            raise UsageError(f"{path}:{number} cannot be read: {error.errors()[0]['msg']}") from error


def _lines(path: Path) -> Iterator[str]:
    if not path.is_file():
        raise UsageError(f"there is no file {path}")
    with path.open(encoding="utf-8-sig") as file:
        yield from (line for line in file if line.strip())
