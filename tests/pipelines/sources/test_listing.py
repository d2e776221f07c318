import os
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fsspec
import pytest

from pipelines.errors import UsageError
from pipelines.sources import listing
from pipelines.sources.listing import FileRef, list_files
from tests.pipelines.sources.reading import outcomes


def listed(*paths: Path | str) -> list[str]:
    return [ref.uri for ref in list_files(map(str, paths))]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "sub/c.html", "sub/deep/d.txt", ".hidden/e.txt", ".f.txt", "khabar-columns.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("खबर")
    return tmp_path


def test_a_file_keeps_the_path_as_given(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert list(list_files(["a.txt", "./sub/../b.txt"])) == [FileRef("a.txt", 9), FileRef("./sub/../b.txt", 9)]


def test_a_folder_is_listed_in_order_without_hidden_names(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    expected = ["a.txt", "b.txt", "sub/c.html", "sub/deep/d.txt"]
    assert listed(folder) == [f"{folder}/{name}" for name in expected]
    assert listed(".") == [f"./{name}" for name in expected]
    assert listed("sub/") == ["sub/c.html", "sub/deep/d.txt"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.txt", ["a.txt", "b.txt"]),
        ("[a]*", ["a.txt"]),
        ("sub/*", ["sub/c.html", "sub/deep/d.txt"]),
        ("**/*.txt", ["a.txt", "b.txt", "sub/deep/d.txt"]),
        ("**", ["a.txt", "b.txt", "sub/c.html", "sub/deep/d.txt"]),
        ("s*/d*/*.txt", ["sub/deep/d.txt"]),
        ("s?b/**/d.txt", ["sub/deep/d.txt"]),
    ],
)
def test_globs(folder: Path, monkeypatch: pytest.MonkeyPatch, pattern: str, expected: list[str]) -> None:
    monkeypatch.chdir(folder)
    assert listed(pattern) == expected
    assert listed(f"{folder}/{pattern}") == [f"{folder}/{name}" for name in expected]


def test_a_name_with_glob_letters_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "news[1].txt").write_text("खबर")
    assert listed(tmp_path / "news[1].txt") == [f"{tmp_path}/news[1].txt"]


@pytest.mark.parametrize("missing", ["nothing.txt", "no/where", "*.parquet", "memory://no/where"])
def test_a_missing_path_stops_before_any_work(folder: Path, monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    monkeypatch.chdir(folder)
    with pytest.raises(UsageError, match=r"no (such )?file") as raised:
        list_files(["a.txt", missing])
    assert missing in raised.value.what


@pytest.mark.parametrize(("uri", "says"), [("s3://bucket/x", "s3fs"), ("nonsense://x", "nonsense")])
def test_a_system_without_its_package_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, uri: str, says: str
) -> None:
    def missing(*_: Any, **__: Any) -> None:
        raise (ImportError if uri.startswith("s3") else ValueError)(f"protocol {uri} is not known")

    monkeypatch.setattr(fsspec.core, "url_to_fs", missing)
    with pytest.raises(UsageError, match=says):
        list_files([uri])


def test_symlink_loops_are_survived_and_each_folder_listed_once(folder: Path) -> None:
    (folder / "sub" / "up").symlink_to(folder)
    (folder / "sub" / "self").symlink_to("self")
    (folder / "twice").symlink_to(folder / "sub" / "deep")
    found = listed(folder)
    assert [uri for uri in found if uri.endswith("d.txt")] == [f"{folder}/sub/deep/d.txt"]
    assert outcomes(f"{folder}/sub/self") == [": unreadable"]


def test_a_symlink_to_nowhere_is_listed_and_rejected_by_name(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to("nowhere.txt")
    assert list(list_files([str(tmp_path)])) == [FileRef(f"{tmp_path}/gone.txt", None)]
    assert outcomes(tmp_path / "gone.txt") == [": unreadable"]


@pytest.mark.parametrize("name", ["two\nlines.txt", "ख़बर एक.txt", " .txt ", "100%.txt", "a?b#c.txt", "-x.txt"])
def test_odd_names_are_listed_and_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("खबर")
    (uri,) = listed(tmp_path)
    assert outcomes(uri) == [": page"]


def test_a_name_that_is_no_unicode_becomes_an_address_that_json_can_hold(tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xe0.txt")
    Path(path).write_text("खबर")
    assert listed(tmp_path) == listed(path) == [f"file://{tmp_path}/%FF%E0.txt"]
    assert outcomes(listed(tmp_path)[0]) == [": page"]


def test_a_folder_that_cannot_be_listed_is_rejected_by_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def refused(path: str) -> Any:
        if path.endswith("deep"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refused)
    assert f"{folder}/sub/deep" in listed(folder)
    assert outcomes(folder / "sub" / "deep") == [": unreadable"]


def test_a_deep_path_is_no_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(1200):
        Path("d").mkdir()
        os.chdir("d")
    Path("a.txt").write_text("खबर")
    assert len(listed(tmp_path)) == 1
    Path("a.txt").unlink()
    for _ in range(1200):  # the test runner's own cleaning is recursive
        os.chdir("..")
        Path("d").rmdir()


class FakeEntry:
    """A directory entry that costs nothing to make."""

    def __init__(self, number: int) -> None:
        self.name = f"{number * 7919 % 10_000_019:08d}.txt"
        self.path = f"folder/{self.name}"

    def is_dir(self) -> bool:
        return False

    def stat(self) -> os.stat_result:
        return os.stat_result((0,) * 10)


class FakeFolder:
    """A folder of `size` names, generated as they are asked for."""

    def __init__(self, size: int) -> None:
        self._entries = map(FakeEntry, range(size))

    def __enter__(self) -> Iterator[FakeEntry]:
        return self._entries

    def __exit__(self, *_: object) -> None:
        pass


def peak_of_listing(size: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> int:
    monkeypatch.setattr(os, "scandir", lambda _: FakeFolder(size))
    monkeypatch.setattr(listing, "CHUNK", 2_000)
    tracemalloc.start()
    try:
        assert sum(1 for _ in list_files([str(tmp_path)])) == size
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_number_of_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    few, many = (peak_of_listing(size, monkeypatch, tmp_path) for size in (5_000, 50_000))
    assert many < 1.2 * few


def test_remote_systems_are_listed_like_local_ones() -> None:
    memory = fsspec.filesystem("memory")
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt"):
        memory.pipe(f"/listed/{name}", "खबर".encode())
    assert list(list_files(["memory://listed"])) == [
        FileRef(f"memory:///listed/{name}", 9) for name in ("a.txt", "b.txt", "sub/c.txt")
    ]
    assert listed("memory://listed/**/*.txt") == [f"memory:///listed/{n}" for n in ("a.txt", "b.txt", "sub/c.txt")]
    assert listed("memory://listed/a.txt") == ["memory://listed/a.txt"]
    assert outcomes("memory:///listed/sub/c.txt") == [": page"]


def test_a_link_to_the_folder_that_was_given_lists_nothing_twice(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("ख़बर", encoding="utf-8")
    (tmp_path / "loop").symlink_to(".")
    assert [file.uri for file in list_files([str(tmp_path)])] == [f"{tmp_path}/a.txt"]


def test_an_empty_path_is_a_wrong_call() -> None:
    with pytest.raises(UsageError, match="empty path"):
        list_files([""])
