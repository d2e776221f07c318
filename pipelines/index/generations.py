"""Generations of the index: one for each mapping, analysis and parser version; readers see them through one alias.

A new generation is built beside the serving one, counted, and swapped in by one atomic step. Until then, and whatever
fails, the old one serves.
"""

import hashlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar

import orjson

from pipelines.errors import ClusterError, GenerationError, KhabarError
from pipelines.hindi.analysis import build_analysis
from pipelines.index.actions import LoadReport
from pipelines.index.mapping import build_mapping
from pipelines.index.store import Store, StoreError
from schemas.article import SCHEMA_VERSION
from schemas.source import IndexedReject

Item = TypeVar("Item")
# Figures of one article that one answer may list; OpenSearch's own limit is 100.
MAX_INNER = 1000
NO_MERGES = "none"
"""An index made without merges of entities, or before there were any."""


@dataclass(frozen=True, slots=True)
class Generation:
    """What an index is made of: its name, settings and mapping. parts: what tells it from another one; in `_meta`."""

    alias: str
    name: str
    parts: dict[str, str]
    settings: dict[str, Any]
    mapping: dict[str, Any]


def plan_generation(
    alias: str, parser_version: str, merges: str = NO_MERGES, *, shards: int = 1, replicas: int = 0
) -> Generation:
    """Return the generation that today's mapping, analysis, parser and accepted merges of entities make.

    replicas: 0 on the embedded node, so that its health is green; 1 or more on a cluster.
    """
    mapping, analysis = build_mapping(), build_analysis()
    parts = {"mapping": _hash(mapping), "analysis": _hash(analysis), "parser": parser_version, "merges": merges}
    settings = {
        "number_of_shards": shards,
        "number_of_replicas": replicas,
        "refresh_interval": "1s",
        "max_inner_result_window": MAX_INNER,
        "analysis": analysis,
    }
    mapping["_meta"] = {"schema": SCHEMA_VERSION, **parts}
    return Generation(alias, f"{alias}-{_hash(parts)}", parts, settings, mapping)


def plan_rejected(alias: str) -> Generation:
    """Return the generation of the index of rejects that belongs to the articles of `alias`: beside it, never in it."""
    mapping = build_mapping(IndexedReject)
    parts = {"mapping": _hash(mapping)}
    settings = {"number_of_shards": 1, "number_of_replicas": 0, "refresh_interval": "1s"}
    mapping["_meta"] = {"schema": SCHEMA_VERSION, **parts}
    own = rejected_alias(alias)
    return Generation(own, f"{own}-{_hash(parts)}", parts, settings, mapping)


def rejected_alias(alias: str) -> str:
    """Return the alias of the rejects that belong to the articles of `alias`."""
    return f"{alias}-rejected"


def serving(store: Store, alias: str) -> str | None:
    """Return the index that serves the alias; None when nothing does yet.

    Raises ClusterError when the alias points at several indices or is itself an index.
    """
    try:
        found: list[str] = sorted(store.request("GET", f"/_alias/{alias}"))
    except StoreError as error:
        if error.answer != 404:
            raise
        if store.exists(f"/{alias}"):
            raise ClusterError(
                f"{alias} is an index, not an alias", mend="delete it or choose another name with KHABAR_ALIAS"
            ) from error
        return None
    if len(found) != 1:
        raise ClusterError(f"alias {alias} points at {', '.join(found)}", mend="remove all but one of them")
    return found[0]


def outdated(store: Store, generation: Generation) -> str | None:
    """Return why the serving index is not what `generation` would make; None when it is, or when nothing serves."""
    name = serving(store, generation.alias)
    if name is None:
        return None
    built = store.request("GET", f"/{name}/_mapping")[name]["mappings"].get("_meta", {})
    built.setdefault("merges", NO_MERGES)
    changed = [part for part in generation.parts if built.get(part) != generation.parts[part]]
    if not changed:
        return None
    return "; ".join(f"{part} is {built.get(part)}, now {generation.parts[part]}" for part in changed)


def ensure(store: Store, generation: Generation) -> str:
    """Return the index that serves, after making an empty one where nothing serves yet. Never swaps."""
    name = serving(store, generation.alias)
    if name is not None:
        return name
    _put_template(store, generation)
    try:
        _create(store, generation, generation.name, serve=True)
    except StoreError as error:
        if error.kind != "resource_already_exists_exception":
            raise
        # Another process was quicker, or a build was killed before its swap.
        if (name := serving(store, generation.alias)) is not None:
            return name
        _discard(store, generation.name)
        _create(store, generation, generation.name, serve=True)
    return generation.name


def build(
    store: Store,
    generation: Generation,
    items: Iterable[Item],
    load: Callable[[Store, str, Iterable[Item]], LoadReport],
) -> LoadReport:
    """Build `generation` by loading all `items`, verify its count and let it serve in place of the old one.

    Raises GenerationError, the old one still serving and the unfinished index deleted, when anything fails: a refused
    document, a count that is wrong, a source of articles that breaks, a cluster that goes away.
    """
    old = serving(store, generation.alias)
    name = generation.name if old != generation.name else f"{generation.name}-again"
    try:
        _put_template(store, generation)
        _discard(store, name)  # the leftover of a build that was killed
        _create(store, generation, name, serve=False)
        report = load(store, name, items)
        _verify(store, name, report)
        _settle(store, name)
        _swap(store, generation.alias, old, name)
    except Exception as error:
        with suppress(ClusterError):  # the next build removes it
            _discard(store, name)
        kept = f"{old} still serves" if old else "nothing serves yet"
        raise GenerationError(f"the new index {name} was not finished: {_cause(error)}; {kept}") from error
    _discard(store, old)
    return report


def _hash(value: Any) -> str:
    return hashlib.sha256(orjson.dumps(value, option=orjson.OPT_SORT_KEYS)).hexdigest()[:12]


def _put_template(store: Store, generation: Generation) -> None:
    """Store the template, so that an index of ours made by hand or restored elsewhere is the same too."""
    body = {
        "index_patterns": [f"{generation.alias}-*"],
        # Of two that fit, the longer name is meant: rejects are beside the articles.
        "priority": 200 + len(generation.alias),
        "template": {"settings": generation.settings, "mappings": generation.mapping},
    }
    store.request("PUT", f"/_index_template/{generation.alias}", body)


def _create(store: Store, generation: Generation, name: str, *, serve: bool) -> None:
    """Create an empty index, serving at once or not refreshed while it fills."""
    settings = generation.settings if serve else {**generation.settings, "refresh_interval": "-1"}
    aliases: dict[str, Any] = {generation.alias: {}} if serve else {}
    store.request("PUT", f"/{name}", {"settings": settings, "mappings": generation.mapping, "aliases": aliases})


def _verify(store: Store, name: str, report: LoadReport) -> None:
    if report.failed:
        first = report.failed[0]
        raise GenerationError(f"{len(report.failed)} documents were refused, first {first.uri}: {first.reason}")
    store.request("POST", f"/{name}/_refresh")
    held, expected = store.request("GET", f"/{name}/_count")["count"], report.indexed - report.replaced
    if held != expected:
        raise GenerationError(f"it holds {held} documents, {expected} were loaded")


def _settle(store: Store, name: str) -> None:
    store.request("PUT", f"/{name}/_settings", {"index": {"refresh_interval": "1s"}})


def _swap(store: Store, alias: str, old: str | None, new: str) -> None:
    actions: list[dict[str, Any]] = [{"add": {"index": new, "alias": alias}}]
    if old is not None:
        actions.append({"remove": {"index": old, "alias": alias, "must_exist": True}})
    store.request("POST", "/_aliases", {"actions": actions})


def _discard(store: Store, name: str | None) -> None:
    if name is not None and store.exists(f"/{name}"):
        store.request("DELETE", f"/{name}")


def _cause(error: Exception) -> str:
    return error.what if isinstance(error, KhabarError) else f"{type(error).__name__}: {error}"
