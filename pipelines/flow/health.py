"""Is a batch sound? What the asset checks measure, against the thresholds of `reference/checks.yaml`."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from statistics import median
from typing import Annotated, Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from pipelines.flow.records import ARTICLES, OPENED, PARSED, Records
from pipelines.index.generations import rejected_alias
from pipelines.index.mapping import build_mapping
from pipelines.index.store import Store
from pipelines.reference import load

ASKED_AT_ONCE = 1000
EXAMPLES = 10

Share = Annotated[float, Field(ge=0, le=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Missing(_Strict):
    articles_at_least: int
    rates: dict[str, Share]


class _Volume(_Strict):
    batches: int
    files_at_least: int
    lowest: float
    highest: float


class Thresholds(_Strict):
    """The file `reference/checks.yaml`; what each means is said there."""

    reject_rate: Share
    missing: _Missing
    volume: _Volume


class Case(NamedTuple):
    """What is judged: one batch, and the alias of the index it was loaded into."""

    records: Records
    batch: str
    store: Store
    alias: str


class Finding(NamedTuple):
    """What a check found: one sentence for a person, and the figures it rests on."""

    sound: bool
    told: str
    figures: dict[str, Any]


@cache
def thresholds() -> Thresholds:
    """Return the thresholds. Raises ReferenceDataError naming the row that is wrong."""
    return load("checks.yaml", Thresholds)


def check_conservation(case: Case) -> Finding:
    """Every file is in exactly one count, and every article of the batch is found in the index."""
    records, batch, store, alias = case
    report = records.report(batch)
    ids = {str(plain["id"]) for plain in records.read_plain(batch, ARTICLES)}
    absent = find_absent(store, alias, ids)
    own = {"query": {"term": {"batch": batch}}}
    rejects = store.request("POST", f"/{rejected_alias(alias)}/_count", own)["count"]
    hidden = report.parsed.rejected - rejects
    figures = {"files": report.files, **report.counts, "lost": report.lost, "absent": len(absent), "hidden": hidden}
    sound = not (report.lost or absent or hidden or report.loaded.failed)
    told = (
        f"{len(absent)} of {len(ids)} articles are not in {alias}, {report.lost} files are in no count or in two, "
        f"the index of rejects lacks {hidden} of {report.parsed.rejected}"
    )
    if sound:
        told = f"all {report.files} files are accounted for and all {len(ids)} articles are in {alias}"
    return Finding(sound, told, figures | ({"examples": absent[:EXAMPLES]} if absent else {}))


def find_absent(store: Store, index: str, ids: Iterable[str]) -> list[str]:
    """Return those of `ids` that the index does not hold; asks it directly, so no refresh is needed."""
    absent: list[str] = []
    for some in _in_lots(sorted(ids), ASKED_AT_ONCE):
        answer = store.request("POST", f"/{index}/_mget", {"ids": some}, params={"_source": "false"})
        absent += [doc["_id"] for doc in answer["docs"] if not doc.get("found")]
    return absent


def check_mapping(case: Case) -> Finding:
    """The mapping that the index has is the one that the records' marks give."""
    wanted = dict(_leaves(build_mapping()["properties"]))
    (held,) = (found["mappings"] for found in case.store.request("GET", f"/{case.alias}/_mapping").values())
    live = dict(_leaves(held["properties"]))
    differing = sorted(path for path in wanted.keys() | live.keys() if wanted.get(path) != live.get(path))
    told = f"{len(differing)} of {len(wanted)} mapping entries differ" if differing else "the mapping is as derived"
    return Finding(not differing, told, {"entries": len(wanted), "differing": differing[:EXAMPLES]})


def check_missing(case: Case) -> Finding:
    """No expected field is missing more often than its threshold says."""
    limits, parsed = thresholds().missing, case.records.only(case.batch, PARSED)
    rates = {field: round(count / parsed.articles, 3) for field, count in sorted(parsed.missing.items())}
    if parsed.articles < limits.articles_at_least:
        return Finding(True, f"{parsed.articles} articles are too few to judge a share", rates)
    over = [field for field, limit in limits.rates.items() if rates.get(field, 0) > limit]
    told = f"missing more often than usual: {', '.join(over)}" if over else "no field is missing unusually often"
    return Finding(not over, told, rates)


def check_rejects(case: Case) -> Finding:
    """No more files are rejected than the threshold allows."""
    limit, parsed = thresholds().reject_rate, case.records.only(case.batch, PARSED)
    files = parsed.articles + parsed.rejected
    rate = parsed.rejected / files if files else 0.0
    told = f"{parsed.rejected} of {files} files were rejected ({rate:.0%}; the limit is {limit:.0%})"
    return Finding(rate <= limit, told, {"rate": round(rate, 4), "limit": limit, **parsed.codes})


def check_volume(case: Case) -> Finding:
    """Bytes a file and files a listed file are near the median of other batches."""
    records, batch = case.records, case.batch
    limits, own = thresholds().volume, records.only(batch, OPENED)
    others = (key for key in reversed(records.batches()) if key != batch and records.has(key, OPENED))
    usual = [records.only(key, OPENED) for key in islice(others, limits.batches)]
    usual = [opened for opened in usual if opened.files >= limits.files_at_least]
    if not usual or own.files < limits.files_at_least:
        return Finding(True, "too little to compare with", {"files": own.files, "compared": len(usual)})
    ratios = {
        "bytes_a_file": own.bytes / own.files / max(1.0, median(o.bytes / o.files for o in usual)),
        "files_a_listed": own.files / own.listed / median(o.files / o.listed for o in usual),
    }
    odd = [name for name, ratio in ratios.items() if not limits.lowest <= ratio <= limits.highest]
    told = f"far from the usual: {', '.join(odd)}" if odd else "as usual"
    return Finding(not odd, told, {"files": own.files, **{name: round(r, 3) for name, r in ratios.items()}})


def _in_lots(items: list[str], size: int) -> Iterator[list[str]]:
    return (items[at : at + size] for at in range(0, len(items), size))


def _leaves(properties: dict[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    """Yield (dotted path, value) of a mapping in one form: OpenSearch leaves out `type: object` and prints booleans."""
    for name, value in properties.items():
        here = f"{path}.{name}" if path else name
        if isinstance(value, dict):
            yield from _leaves(value, here)
        elif (name, value) != ("type", "object"):
            yield here, str(value).lower()
