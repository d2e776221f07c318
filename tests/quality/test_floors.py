"""Floors only rise: no version of a floors file asks for less than an earlier one did."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipelines.settings import ROOT

FILES = sorted((ROOT / "tests" / "quality").glob("floors_*.yaml"))


def _git(*arguments: str) -> str:
    return subprocess.run(["git", "-C", str(ROOT), *arguments], capture_output=True, text=True, check=True).stdout


def earlier(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the committed versions of a file that this clone knows."""
    name = path.relative_to(ROOT).as_posix()
    for commit in _git("log", "--format=%H", "--diff-filter=AM", "--", name).split():
        yield yaml.safe_load(_git("show", f"{commit}:{name}"))


def lowered(now: Any, before: Any, at: str = "") -> list[str]:
    """Return the floors that are lower than before, or gone."""
    if not isinstance(before, dict):
        return [] if isinstance(now, int | float) and now >= before else [f"{at}: {before} -> {now}"]
    known = now if isinstance(now, dict) else {}
    return [gone for key, value in before.items() for gone in lowered(known.get(key), value, f"{at}/{key}")]


def test_no_floor_goes_down_without_a_flag(pytestconfig: pytest.Config) -> None:
    if pytestconfig.getoption("--lower-floors"):
        pytest.skip("SKIPPED: --lower-floors was given")
    if not (ROOT / ".git").exists():
        pytest.skip("SKIPPED: no git history beside the sources")
    assert FILES
    for path in FILES:
        now = yaml.safe_load(path.read_text("utf-8"))
        assert [down for before in earlier(path) for down in lowered(now, before)] == []


def test_what_is_lower_or_gone_is_named() -> None:
    assert lowered({"a": {"b": 0.9}}, {"a": {"b": 0.9}}) == []
    assert lowered({"a": {"b": 0.95}, "c": 1}, {"a": {"b": 0.9}}) == []
    assert lowered({"a": {"b": 0.8}}, {"a": {"b": 0.9, "c": 0.5}}) == ["/a/b: 0.9 -> 0.8", "/a/c: 0.5 -> None"]
