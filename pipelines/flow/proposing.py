"""Which unlisted names may be one: names that sound alike, are a part of each other or their letters, in like company.

A person decides. Whatever was decided stays; a pair is proposed once.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import combinations
from typing import Any

from pipelines.flow.merging import read_merges, write_merges
from pipelines.flow.records import ARTICLES, Records
from pipelines.hindi.normalise import fold
from pipelines.hindi.sounding import to_sound
from schemas.entity import EntityKind
from schemas.merge import Merge, Named

LEAST = 0.6
"""Pairs less likely than this are not proposed."""
MOST = 1000
"""Proposals that are kept at most: the likeliest."""
_CROWD = 50
# Names that share a block with more others than that are too common to tell anything: all who are called Kumar.
_SHORTEST = 4
# Keys shorter than that sound like too many others.


@dataclass(slots=True)
class Bearer:
    """A name of an entity of the stored records: its articles and who else is in them.

    One id has several where articles print it otherwise: शाहरुख ख़ान and शाहरूख़ ख़ान.
    """

    id: str
    kind: EntityKind
    name: str
    latin: str | None
    listed: bool
    articles: int = 0
    company: Counter[str] = field(default_factory=Counter)

    @property
    def handle(self) -> str:
        """The id with the name: what tells it from all others."""
        return f"{self.id} {self.name}"

    @property
    def key(self) -> str:
        """How the name sounds, words in their order."""
        return "-".join(map(to_sound, fold(self.name).split()))


def propose_merges(records: Records) -> list[Merge]:
    """Look through the stored records for pairs not yet decided, store them as proposals and return these.

    Proposals of an earlier look are weighed anew; decisions stay.
    """
    decided = [merge for merge in read_merges(records) if merge.state != "proposed"]
    known = {merge.key for merge in decided}
    proposals = [merge for merge in find_merges(read_bearers(records)) if merge.key not in known]
    write_merges(records, [*decided, *proposals])
    return proposals


def read_bearers(records: Records) -> Collection[Bearer]:
    """Return all names of entities of the stored articles."""
    found: dict[str, Bearer] = {}
    for batch in records.batches():
        for article in records.read_plain(batch, ARTICLES) if records.has(batch, ARTICLES) else ():
            read = [_bearer(entity) for entity in article["entities"]]
            here = [found.setdefault(bearer.handle, bearer) for bearer in read]
            for bearer in here:
                bearer.articles += 1
                bearer.company.update(other.id for other in here if other is not bearer)
    return found.values()


def _bearer(entity: dict[str, Any]) -> Bearer:
    names = (entity["id"], entity["kind"], entity["name"], entity["name_latin"])
    return Bearer(*names, listed=entity["basis"] == "reference")


def find_merges(bearers: Collection[Bearer]) -> list[Merge]:
    """Return the likeliest pairs, at least one of each unlisted, the likeliest first."""
    by_handle = {bearer.handle: bearer for bearer in bearers}
    weighed = {(one, other): _score(by_handle[one], by_handle[other]) for one, other in set(_pairs(bearers))}
    likely = sorted((pair for pair, score in weighed.items() if score >= LEAST), key=lambda p: (-weighed[p], p))
    return [_merge(by_handle[one], by_handle[other], weighed[one, other]) for one, other in likely[:MOST]]


def _pairs(bearers: Iterable[Bearer]) -> Iterator[tuple[str, str]]:
    """Yield the pairs worth a look: they share a block of names that sound alike."""
    blocks: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    listed: set[str] = set()
    for bearer in bearers:
        listed |= {bearer.handle} if bearer.listed else set()
        for block in _blocks(bearer):
            blocks[bearer.kind, block].add(bearer.handle)
    for ids in blocks.values():
        if len(ids) <= _CROWD:
            yield from (pair for pair in combinations(sorted(ids), 2) if not listed.issuperset(pair))


def _blocks(bearer: Bearer) -> set[str]:
    """Return what a name shares with those it may be: its sound but for a letter, outer words, first letters."""
    key = bearer.key
    parts = key.split("-")
    sounds = {key, *(key[:i] + key[i + 1 :] for i in range(len(key)))} if len(key) > _SHORTEST else {key}
    ends = {f"{parts[0]} {parts[-1]}", f"only {parts[0]}", f"only {parts[-1]}"} if len(parts) > 1 else {f"only {key}"}
    return sounds | ends | _letters(bearer)


def _letters(bearer: Bearer) -> set[str]:
    """Return the letters of an acronym, or the first letters of a name's words; its C may sound like K."""
    latin = bearer.latin or ""
    if latin.isupper():
        return {f"letters {latin.lower()}", f"letters {latin.lower().replace('c', 'k')}"}
    words = (latin.lower().split(), bearer.key.split("-"))
    return {"letters " + "".join(word[:1] for word in some) for some in words if len(some) > 2}


def _score(one: Bearer, other: Bearer) -> float:
    """Return how likely two are one: how alike they sound, how alike their company is, and not both in one article."""
    alike = max(SequenceMatcher(None, one.key, other.key).ratio(), _as_part(one, other), _as_letters(one, other))
    shared = sum((one.company & other.company).values())
    company = shared / max(1, min(one.company.total(), other.company.total()))
    together = one.company[other.id] / min(one.articles, other.articles)
    return round(0.65 * alike + 0.35 * company - 0.5 * together, 3)


def _as_part(one: Bearer, other: Bearer) -> float:
    """Say how much of a name is the other's: शिवराज चौहान and शिवराज सिंह चौहान."""
    short, long = sorted((one.key.split("-"), other.key.split("-")), key=len)
    if len(short) < 2 and one.kind != "organisation":
        return 0.0  # one word is anybody's
    return 0.95 if set(short) < set(long) and short[-1] == long[-1] and short[0] == long[0] else 0.0


def _as_letters(one: Bearer, other: Bearer) -> float:
    """Say whether one is the other's acronym: बीपीएससी and बिहार लोक सेवा आयोग."""
    acronyms = [(bearer.latin or "").isupper() for bearer in (one, other)]
    return 0.95 if acronyms.count(True) == 1 and _letters(one) & _letters(other) else 0.0


def _merge(one: Bearer, other: Bearer, score: float) -> Merge:
    """Return the proposal: the listed one is kept, else the one of more articles, else the longer name."""
    gone, kept = sorted((one, other), key=lambda b: (b.listed, b.articles, len(b.name), b.handle))
    key = hashlib.sha256(" ".join(sorted((one.handle, other.handle))).encode()).hexdigest()[:8]
    return Merge(key=key, kind=one.kind, gone=_named(gone), kept=_named(kept), score=score)


def _named(bearer: Bearer) -> Named:
    return Named(id=bearer.id, name=bearer.name, name_latin=bearer.latin, articles=bearer.articles)
