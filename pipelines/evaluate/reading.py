"""Score the reading of articles against labels: per field right, missing, wrong, invented; the body's F1."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any, Literal

from rich.table import Table

from pipelines.evaluate.reading_gold import Gold, gold_body, normal, read_gold
from pipelines.parse.article import parse_page
from pipelines.sources.listing import list_files
from pipelines.sources.opening import open_raw
from pipelines.sources.readers import read_page
from schemas.article import Article, NewsDate
from schemas.source import RawFile, Rejected

Verdict = Literal["right", "missing", "wrong", "invented", "null"]
_MAX_BYTES = 20 * 1024 * 1024


@dataclass(slots=True)
class ReadingReport:
    """Verdicts counted per field, body F1 per file, furniture left in bodies, and a note for each thing not right."""

    fields: dict[str, Counter[Verdict]] = field(default_factory=dict)
    f1: dict[str, float] = field(default_factory=dict)
    furniture: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def found(self, name: str) -> float | None:
        """Return the share of stated values of a field that were found; None where nothing is stated."""
        count = self.fields.get(name, Counter())
        stated = count["right"] + count["missing"] + count["wrong"]
        return count["right"] / stated if stated else None

    @property
    def f1_mean(self) -> float | None:
        return sum(self.f1.values()) / len(self.f1) if self.f1 else None

    @property
    def f1_min(self) -> float | None:
        return min(self.f1.values(), default=None)


def _names(value: str | Iterable[str] | None) -> set[str]:
    return {normal(n) for n in ([value] if isinstance(value, str) else value or [])} - {""}


def _same_date(got: str, want: str) -> bool:
    got, want = got.replace("Z", "+00:00"), want.replace("Z", "+00:00")
    if len(want) <= 10:
        return got == want
    return got[:16] == want[:16] and (want[-6:-5] not in ("+", "-") or got[-6:] == want[-6:])


def _same_outlet(got: tuple[str, ...], want: str) -> bool:
    words = (set(re.split(r"[\s._-]+", normal(text))) - {""} for text in (" ".join(got), want))
    return bool(set.intersection(*words))


def _value(date: NewsDate | None) -> str | None:
    return date.value if date else None


# Field of the gold -> its value in an Article, and how the two are compared.
FIELDS: Mapping[str, tuple[Callable[[Article], Any], Callable[[Any, Any], bool]]] = {
    "headline": (lambda a: a.headline, lambda got, want: normal(got) == normal(want)),
    "outlet": (lambda a: (a.outlet.id, a.outlet.name) if a.outlet else None, _same_outlet),
    "published": (lambda a: _value(a.published), _same_date),
    "updated": (lambda a: _value(a.updated), _same_date),
    "authors": (
        lambda a: [x.name for x in a.authors if x.role == "writer"],
        lambda got, want: _names(got) == _names(want),
    ),
    "editors": (
        lambda a: [x.name for x in a.authors if x.role == "editor"],
        lambda got, want: _names(got) == _names(want),
    ),
    "agency": (
        lambda a: [name for x in a.agencies for name in (x.id, x.name, x.text)],
        lambda got, want: bool(_names(got) & _names(want)),
    ),
    "credit": (lambda a: a.credit or a.desk, lambda got, want: normal(got) == normal(want)),
    "dateline_place": (
        lambda a: a.dateline.place if a.dateline else None,
        lambda got, want: normal(got) == normal(want),
    ),
}


def judge(got: Any, want: Any, same: Callable[[Any, Any], bool]) -> Verdict:
    """Return the verdict on one value: `null` where neither states one."""
    if not want:
        return "invented" if got else "null"
    if not got:
        return "missing"
    return "right" if same(got, want) else "wrong"


def token_f1(got: str, want: str) -> float:
    """Return the F1 of the words of two texts.

    >>> token_f1("नदी का जल", "नदी का तट")
    0.6666666666666666
    """
    a, b = Counter(normal(got).split()), Counter(normal(want).split())
    return 2 * (a & b).total() / ((a.total() + b.total()) or 1)


def score_reading(golds: Iterable[Gold], articles: Mapping[str, Article]) -> ReadingReport:
    """Return the report on `articles` (by the name of their file) against `golds`."""
    report = ReadingReport(fields={name: Counter() for name in FIELDS})
    for gold in golds:
        article = articles.get(gold.file)
        if article is None:
            report.unread.append(gold.file)
        _score_fields(report, gold, article)
        if article is not None:
            _score_body(report, gold, article)
    return report


def _score_fields(report: ReadingReport, gold: Gold, article: Article | None) -> None:
    for name, (take, same) in FIELDS.items():
        want = getattr(gold, name)
        if name not in gold.model_fields_set or (article is None and not want):
            continue
        got = take(article) if article else None
        verdict = judge(got, want, same)
        report.fields[name][verdict] += 1
        if verdict not in ("right", "null"):
            report.notes.append(f"{gold.file}: {name} {verdict}: {got!r} for {want!r}")


def _score_body(report: ReadingReport, gold: Gold, article: Article) -> None:
    want = gold_body(gold, article.text)
    if want is None:
        return
    report.f1[gold.file] = token_f1(article.body, want)
    got = normal(article.body)
    left = [j for j in gold.junk_markers if normal(j) and normal(j) in got and normal(j) not in normal(want)]
    report.furniture += [f"{gold.file}: {phrase}" for phrase in left]


def evaluate_reading(gold: Path, paths: Iterable[str]) -> ReadingReport:
    """Read the files at `paths` and score them against the labels in `gold`, matched by file name."""
    golds = read_gold(gold)
    wanted = {g.file for g in golds}
    raws = (raw for file in list_files(paths) for raw in open_raw(file.uri, max_bytes=_MAX_BYTES))
    articles: dict[str, Article] = {}
    for raw in raws:
        name = PurePath(raw.source.uri).name
        if name in wanted and isinstance(raw, RawFile):
            page = read_page(raw)
            article = page if isinstance(page, Rejected) else parse_page(page, any_language=True)
            if isinstance(article, Article):
                articles[name] = article
    return score_reading(golds, articles)


def to_table(report: ReadingReport) -> Table:
    """Return the report as a table for the terminal."""
    table = Table("field", "found", "right", "missing", "wrong", "invented", title="reading")
    for name, count in report.fields.items():
        share = report.found(name)
        cells = [str(count[verdict]) for verdict in ("right", "missing", "wrong", "invented")]
        table.add_row(name, "–" if share is None else f"{share:.3f}", *cells)
    if report.f1:
        table.add_section()
        table.add_row(
            "body F1", f"{report.f1_mean:.3f}", f"min {report.f1_min:.3f}", "", "", f"{len(report.furniture)} left"
        )
    return table


def to_json(report: ReadingReport) -> str:
    """Return the report as one JSON object: fields with counts and share found, body, notes, unread."""
    fields = {name: {"found": report.found(name), **count} for name, count in report.fields.items()}
    body = {"f1_mean": report.f1_mean, "f1_min": report.f1_min, "scored": len(report.f1), "furniture": report.furniture}
    found = {"fields": fields, "body": body, "notes": report.notes, "unread": report.unread}
    return json.dumps(found, ensure_ascii=False)
