"""Merges of entities: kept beside the stored records, applied on the way into the index.

The file `merges.jsonl` is the user's own: proposals and decisions, one a line, good to keep under version control. The
stored records stay as they were parsed, so that a decision can be taken back; which decisions an index was made with is
part of its generation.
"""

import hashlib
from collections.abc import Iterable, Mapping

import fsspec
from pydantic import ValidationError

from pipelines.errors import ReferenceDataError, UsageError
from pipelines.flow.records import Records
from pipelines.index.generations import NO_MERGES
from schemas.article import Article
from schemas.entity import Entity
from schemas.merge import Merge, MergeState, Named

FILE = "merges.jsonl"

Handle = tuple[str, str]
"""An id and a name: one id has several names where articles spell it otherwise."""
Accepted = Mapping[Handle, Named]
"""What is given up -> what is kept in its place."""


def read_merges(records: Records) -> list[Merge]:
    """Return all proposals and decisions. Raises ReferenceDataError for a line that is none."""
    fs, path = fsspec.url_to_fs(_path(records))
    if not fs.exists(path):
        return []
    merges: list[Merge] = []
    for number, line in enumerate(fs.cat_file(path).decode("utf-8").splitlines(), start=1):
        try:
            merges += [Merge.model_validate_json(line)] if line.strip() else []
        except ValidationError as error:
            raise ReferenceDataError(f"{path}, line {number}: {error.errors()[0]['msg']}") from error
    return merges


def write_merges(records: Records, merges: Iterable[Merge]) -> None:
    """Write the file anew: decisions first, then proposals, the likeliest first."""
    ordered = sorted(merges, key=lambda m: (m.state == "proposed", -m.score, m.key))
    fs, path = fsspec.url_to_fs(_path(records))
    fs.makedirs(path.rpartition("/")[0], exist_ok=True)
    fs.pipe_file(path, "".join(merge.model_dump_json() + "\n" for merge in ordered).encode())


def _path(records: Records) -> str:
    return f"{records.root.rstrip('/')}/{FILE}"


def settle(records: Records, keys: Iterable[str], state: MergeState) -> list[Merge]:
    """Accept, refuse or reopen the merges of those keys and return them.

    Raises UsageError for a key that is not there, and for accepted merges that would go round in a circle.
    """
    wanted, merges = set(keys), read_merges(records)
    unknown = wanted - {merge.key for merge in merges}
    if unknown:
        raise UsageError(f"no merge has the key {', '.join(sorted(unknown))}", mend="see `khabar merges list`")
    settled = [merge.model_copy(update={"state": state}) if merge.key in wanted else merge for merge in merges]
    to_accepted(settled)
    write_merges(records, settled)
    return [merge for merge in settled if merge.key in wanted]


def to_accepted(merges: Iterable[Merge]) -> Accepted:
    """Return what each one given up has become in the end (a to b, b to c: a to c). Raises UsageError for a circle."""
    direct = {_handle(merge.gone): merge.kept for merge in merges if merge.state == "accepted"}
    found: dict[Handle, Named] = {}
    for gone, kept in direct.items():
        passed = {gone}
        while _handle(kept) in direct:
            if _handle(kept) in passed:
                raise UsageError(f"accepted merges go round in a circle at {kept.name}", mend="refuse one of them")
            passed.add(_handle(kept))
            kept = direct[_handle(kept)]
        found[gone] = kept
    return found


def _handle(named: Named | Entity) -> Handle:
    return named.id, named.name


def version_of(accepted: Accepted) -> str:
    """Return a short name of a set of accepted merges, part of the generation of an index made with them."""
    if not accepted:
        return NO_MERGES
    lines = "\n".join(" ".join((*gone, *_handle(kept))) for gone, kept in sorted(accepted.items()))
    return hashlib.sha256(lines.encode()).hexdigest()[:12]


def merge_entities(article: Article, accepted: Accepted) -> Article:
    """Return the article with the entities given up named as those kept, one of each with all its mentions."""
    if not any(_handle(entity) in accepted for entity in article.entities):
        return article
    merged: dict[str, Entity] = {}
    own = {_handle(entity): entity for entity in article.entities}
    for entity in article.entities:
        named = _renamed(entity, accepted, own)
        before = merged.get(named.id)
        mentions = (*(before.mentions if before else ()), *entity.mentions)
        merged[named.id] = named.model_copy(update={"mentions": tuple(sorted(mentions, key=lambda m: m.start))})
    return article.model_copy(update={"entities": tuple(merged.values())})


def _renamed(entity: Entity, accepted: Accepted, own: Mapping[Handle, Entity]) -> Entity:
    kept = accepted.get(_handle(entity))
    if kept is None:
        return entity
    # What the article itself says of the one kept is newer than what was stored with the decision.
    here = own.get(_handle(kept))
    names = {"id": kept.id, "name": kept.name, "name_latin": kept.name_latin, "basis": "reference"}
    return here or entity.model_copy(update=names)
