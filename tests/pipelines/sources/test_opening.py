"""What comes out of a file whatever is in it: every input format, and every bad input, by name and with its code."""

import bz2
import gzip
import io
import json
import os
import random
import tracemalloc
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import fsspec
import pytest
import zstandard

from pipelines.sources.opening import open_raw
from schemas.source import RawFile, RejectCode, Rejected
from tests.pipelines.sources.reading import MIB, SENTENCE, outcomes, page, read, rejected
from tests.pipelines.sources.twins import FOLDER, ROW, TEXT, tar_gz, zipped

NOISE = random.Random(2025)
ROWS = "".join(json.dumps({**ROW, "url": f"{ROW['url']}?{n}"}, ensure_ascii=False) + "\n" for n in range(4))


def raw(path: Path, *, max_bytes: int = MIB) -> list[RawFile | Rejected]:
    return list(open_raw(str(path), max_bytes=max_bytes))


def test_a_raw_file_holds_its_bytes_hash_and_size(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff\x00abc")
    (found,) = raw(tmp_path / "a.txt")
    assert isinstance(found, RawFile)
    assert (found.content, found.source.bytes, found.source.format) == (b"\xff\x00abc", 5, "txt")
    assert found.source.sha256 == sha256(found.content).hexdigest()
    assert RawFile.model_validate_json(found.model_dump_json()) == found


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\r\n ", "empty"),
        ("a.html", b"", "empty"),
        ("a.txt", NOISE.randbytes(4096), None),
        ("a.txt", "सरकार\0".encode(), "binary"),
        ("a.txt", b"\xff\xfe\x00", "undecodable"),
        ("photo.jpg", b"\xff\xd8\xff\xe0" + b"\x00" * 90, "binary"),
        ("paper", b"%PDF-1.4\n", "binary"),
        ("letter.docx", b"PK\x03\x04", "unsupported"),
        ("style.css", b"a{}", "unsupported"),
        ("feed.xml", b"<rss/>", "unsupported"),
        ("a.gz", b"no gzip at all", "damaged"),
        ("a.zst", b"no zstd at all", "damaged"),
        ("a.bz2", b"no bzip2 at all", "damaged"),
        ("a.zip", b"no zip at all", "damaged"),
        ("a.tar", b"no tar at all" * 100, "damaged"),
        ("a.warc", b"no warc at all", "damaged"),
        ("a.parquet", b"no parquet at all", "damaged"),
        ("a.json", b"[{", "damaged"),
        ("a.json", b"nonsense that is no JSON at all", "damaged"),
        ("a.json", b"[1, 2]", "schema"),
        ("a.jsonl", b"nonsense\n", "damaged"),
        ("a.csv", b"a,b\n1,2\n", "schema"),
        ("a.tsv", b"", "schema"),
    ],
)
def test_a_bad_file_is_rejected_by_name_with_its_code(
    tmp_path: Path, name: str, content: bytes, code: str | None
) -> None:
    (tmp_path / name).write_bytes(content)
    found = read(tmp_path / name)
    assert found
    for item in found:
        assert isinstance(item, Rejected)
        assert item.code == code or (code is None and item.code in ("binary", "undecodable"))
        assert item.source.uri.startswith(str(tmp_path / name))
        assert item.detail


def test_what_is_no_regular_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "pipe" in rejected(tmp_path / "pipe.txt").detail
    assert "folder" in rejected(tmp_path).detail
    assert "No such file" in rejected(tmp_path / "gone.txt").detail


def test_an_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("खबर")
    (tmp_path / "a.txt").chmod(0)
    if os.geteuid() == 0:  # root may read anything

        def refused(*_: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "open", refused)
    found = rejected(tmp_path / "a.txt")
    assert found.code is RejectCode.UNREADABLE
    assert "Permission denied" in found.detail


def test_a_file_of_fifty_megabytes_is_too_large_and_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(50 * MIB)
    found = rejected(tmp_path / "a.txt", max_bytes=20 * MIB)
    assert (found.code, found.source.bytes, found.source.sha256) == (RejectCode.TOO_LARGE, 50 * MIB, "")
    assert "KHABAR_MAX_FILE_BYTES" in found.detail


@pytest.mark.parametrize("name", ["a.txt.gz", "a.txt.zst", "a.zip", "a.tgz", "a.jsonl", "a.txt"])
def test_a_gigabyte_or_a_bomb_takes_no_more_memory_than_an_article_may(tmp_path: Path, name: str) -> None:
    path, blanks = tmp_path / name, b" " * (64 * MIB)
    packed: dict[str, Callable[[bytes], bytes]] = {
        "gz": lambda content: gzip.compress(content, 1),
        "zst": zstandard.compress,
        "zip": lambda content: zipped({"bomb.txt": content}),
        "tgz": lambda content: tar_gz(**{"bomb.txt": content}),
    }
    if path.suffix[1:] in packed:
        path.write_bytes(packed[path.suffix[1:]](blanks))
    else:
        with path.open("wb") as file:
            file.truncate(1 << 30)
    del blanks
    tracemalloc.start()
    found = read(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert {item.code for item in found if isinstance(item, Rejected)} <= {"too_large", "damaged"}
    assert found
    assert peak < 16 * MIB


def test_a_table_of_any_size_is_read_in_the_memory_of_a_row(tmp_path: Path) -> None:
    def peak(rows: int) -> int:
        path = tmp_path / f"{rows}.jsonl.gz"
        line = json.dumps({"text": SENTENCE * 20}).encode() + b"\n"
        with gzip.open(path, "wb", 1) as file:
            for _ in range(rows):
                file.write(line)
        tracemalloc.start()
        assert sum(isinstance(item, RawFile) for item in open_raw(str(path), max_bytes=MIB)) == rows
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    assert peak(4000) < peak(400) + 100_000


@pytest.mark.parametrize("depth", [1, 3, 4, 6])
def test_archives_in_archives_are_read_to_a_depth(tmp_path: Path, depth: int) -> None:
    content = TEXT.encode()
    for level in range(depth):
        content = zipped({"a.zip" if level else "a.txt": content})
    (tmp_path / "a.zip").write_bytes(content)
    expected = "page" if depth <= 4 else "unsupported"
    assert [outcome.rpartition(": ")[2] for outcome in outcomes(tmp_path / "a.zip")] == [expected]


def test_compressed_files_keep_their_address_and_format(tmp_path: Path) -> None:
    for name, content in {
        "a.txt.gz": gzip.compress(TEXT.encode()),
        "b.txt.zst": zstandard.compress(TEXT.encode()) + zstandard.compress("और".encode()),
        "c.txt.bz2": bz2.compress(TEXT.encode()),
        "no-ending": gzip.compress(TEXT.encode()),
        "d.gz": gzip.compress(gzip.compress(TEXT.encode())),
    }.items():
        (tmp_path / name).write_bytes(content)
        found = page(tmp_path / name)
        assert found.text.startswith(TEXT)
        assert (found.source.uri, found.source.format) == (str(tmp_path / name), "txt")


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.zst", "a.jsonl.bz2"])
def test_of_a_truncated_stream_all_before_the_cut_is_read(tmp_path: Path, name: str) -> None:
    noise = "".join(json.dumps({"text": SENTENCE + NOISE.randbytes(300).hex()}) + "\n" for _ in range(400)).encode()
    packers: dict[str, Callable[[bytes], bytes]] = {
        "gz": gzip.compress,
        "zst": zstandard.compress,
        "bz2": lambda content: bz2.compress(content, 1),
    }
    packed = packers[name.rpartition(".")[2]](noise)
    (tmp_path / name).write_bytes(packed[: len(packed) * 2 // 3])
    *before, last = outcomes(tmp_path / name)
    assert last == ": damaged"
    assert len(before) > 100
    assert before == [f"{number}: page" for number in range(1, len(before) + 1)]
    assert "cut off" in rejected(tmp_path / name).detail


def test_a_broken_byte_in_the_middle_ends_a_stream_with_its_name(tmp_path: Path) -> None:
    packed = bytearray(gzip.compress(NOISE.randbytes(20_000).hex().encode()))
    packed[5_000] ^= 0xFF
    (tmp_path / "a.txt.gz").write_bytes(packed)
    assert outcomes(tmp_path / "a.txt.gz") == [": damaged"]


def test_remote_files_are_read_like_local_ones() -> None:
    memory = fsspec.filesystem("memory")
    memory.pipe("/opened/a.zip", zipped({"x/a.txt": TEXT.encode(), "rows.jsonl": ROWS.encode()}))
    memory.pipe("/opened/khabar-columns.yaml", b"headline: sitename")
    assert outcomes("memory://opened/a.zip") == ["x/a.txt: page"] + [f"rows.jsonl!/{n}: page" for n in (1, 2, 3, 4)]
    assert outcomes("memory://opened/none.txt") == [": unreadable"]
    assert {item.facts.headline for item in read("memory://opened/a.zip")[1:] if not isinstance(item, Rejected)} == {
        "उदाहरण समाचार"
    }


def test_a_page_of_the_web_says_where_it_came_from(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "page").write_text(f"<html><body><article><p>{SENTENCE * 5}</p></article></body></html>")
    monkeypatch.setattr("pipelines.sources.opening.open_place", lambda _: (tmp_path / "page").open("rb"))
    found = page("https://samachar.example.in/khabar-12?ref=home#top")
    assert found.source.format == "html"
    assert found.source.url == "https://samachar.example.in/khabar-12?ref=home"


def test_a_system_that_fails_in_its_own_way_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    class StrangeError(Exception):
        pass

    def fails(_: str) -> None:
        raise StrangeError("quota")

    monkeypatch.setattr("pipelines.sources.opening.open_place", fails)
    assert rejected("s3://bucket/a.txt").detail == "cannot be read: StrangeError: quota"


def test_a_member_does_not_take_the_address_of_its_archive(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"a.txt": TEXT.encode(), "b.txt": TEXT.encode()}))
    monkeypatch.setattr("pipelines.sources.opening.open_place", lambda _: (tmp_path / "a.zip").open("rb"))
    assert [item.source.url for item in read("https://samachar.example.in/a.zip")] == [None, None]


class Streamed(io.BytesIO):
    """A file of a web server that answers for whole files only."""

    def seek(self, position: int, whence: int = 0) -> int:
        raise ValueError("Cannot seek streaming HTTP file")


@pytest.mark.parametrize("name", ["article.zip", "article.parquet", "article.warc.gz", "article.tgz"])
def test_archives_that_cannot_be_sought_in_are_read(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    content = (FOLDER / name).read_bytes()
    monkeypatch.setattr("pipelines.sources.opening.open_place", lambda _: Streamed(content))
    assert [outcome.rpartition(": ")[2] for outcome in outcomes(f"https://samachar.example.in/{name}")] in (
        ["page"],
        ["page", "page"],
    )
