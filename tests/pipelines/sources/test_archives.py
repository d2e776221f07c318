import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from schemas.source import Page
from tests.pipelines.sources.reading import SENTENCE, outcomes, page, read, rejected
from tests.pipelines.sources.twins import HTML, TEXT, parquet_of, tar_gz, warc, warc_record, zipped

FILES = {f"day/{name}": f"{name} {SENTENCE * 3}".encode() for name in ("one.txt", "two.txt", "three.txt")}


def test_of_an_archive_hidden_files_and_folders_are_left_out(tmp_path: Path) -> None:
    files = {"a/one.txt": TEXT.encode(), "a/": b"", "a/.DS_Store": b"x", "__MACOSX/a/._one.txt": b"x"}
    (tmp_path / "a.zip").write_bytes(zipped(files))
    assert outcomes(tmp_path / "a.zip") == ["a/one.txt: page"]


@pytest.mark.parametrize("name", ["two\nlines.txt", "ख़बर.txt", "../../etc/up.txt", "/abs.txt"])
def test_members_keep_their_names_and_nothing_is_unpacked(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({name: TEXT.encode()}))
    (tmp_path / "a.tgz").write_bytes(tar_gz(**{name: TEXT.encode()}))
    assert outcomes(tmp_path / "a.zip") == outcomes(tmp_path / "a.tgz") == [f"{name}: page"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.tgz", "a.zip"]


def test_a_broken_member_of_a_zip_is_rejected_and_the_rest_is_read(tmp_path: Path) -> None:
    content = bytearray(zipped(FILES))
    content[content.index(b"day/two.txt") + 30] ^= 0xFF
    (tmp_path / "a.zip").write_bytes(content)
    assert outcomes(tmp_path / "a.zip") == ["day/one.txt: page", "day/two.txt: damaged", "day/three.txt: page"]


def test_an_encrypted_member_is_rejected_by_name(tmp_path: Path) -> None:
    content = bytearray(zipped(FILES))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        content[content.index(mark) + (6 if mark.endswith(b"\x04") else 8)] |= 1
    (tmp_path / "a.zip").write_bytes(content)
    assert outcomes(tmp_path / "a.zip") == ["day/one.txt: unreadable", "day/two.txt: page", "day/three.txt: page"]
    assert "encrypted" in rejected(tmp_path / "a.zip").detail


@pytest.mark.parametrize("streamed", [False, True])
@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_of_a_truncated_zip_all_before_the_cut_is_read(tmp_path: Path, method: int, streamed: bool) -> None:
    buffer = io.BytesIO()
    target = _NoSeek(buffer) if streamed and method == zipfile.ZIP_DEFLATED else buffer
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in FILES.items():
            archive.writestr(name, content)
    whole = buffer.getvalue()
    (tmp_path / "a.zip").write_bytes(whole[: whole.index(b"PK\x01\x02") + 20])
    assert outcomes(tmp_path / "a.zip") == [*(f"{name}: page" for name in FILES), ": damaged"]
    (tmp_path / "a.zip").write_bytes(whole[: whole.index(b"day/three.txt") + 40])
    assert outcomes(tmp_path / "a.zip") == [
        "day/one.txt: page",
        "day/two.txt: page",
        "day/three.txt: damaged",
        ": damaged",
    ]


class _NoSeek(io.RawIOBase):
    """A pipe: a zip written to one puts the sizes behind each file."""

    def __init__(self, target: io.BytesIO) -> None:
        self._target = target

    def writable(self) -> bool:
        return True

    def write(self, content: bytes) -> int:  # type: ignore[override]
        return self._target.write(content)


def test_of_a_truncated_tar_all_before_the_cut_is_read(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, content in FILES.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    (tmp_path / "a.tar").write_bytes(buffer.getvalue()[:2700])
    assert outcomes(tmp_path / "a.tar")[0] == "day/one.txt: page"
    assert outcomes(tmp_path / "a.tar")[-1] == ": damaged"
    packed = tar_gz(**FILES)
    (tmp_path / "a.tgz").write_bytes(packed[:-40])
    assert outcomes(tmp_path / "a.tgz")[-1] == ": damaged"


def test_a_table_in_an_archive_that_must_be_sought_in(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"a.parquet": parquet_of({"title": "क", "text": SENTENCE})}))
    (tmp_path / "a.tgz").write_bytes(tar_gz(**{"b.zip": (tmp_path / "a.zip").read_bytes()}))
    assert outcomes(tmp_path / "a.zip") == ["a.parquet!/1: page"]
    assert outcomes(tmp_path / "a.tgz") == ["b.zip!/a.parquet!/1: page"]


def test_a_web_archive_gives_its_pages_with_address_and_time(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(warc(HTML.replace('rel="canonical"', ""), HTML))
    first, second = read(tmp_path / "a.warc.gz")
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert first.source.uri == f"{tmp_path}/a.warc.gz!/https://samachar.example.in/0"
    assert first.source.url == first.facts.url == "https://samachar.example.in/0"
    assert first.facts.fetched == "2025-03-05T00:00:00Z"
    assert str(second.source.url).endswith("naya-pustakalaya-101.html")


def test_of_a_truncated_web_archive_all_before_the_cut_is_read(tmp_path: Path) -> None:
    packed = warc(HTML, HTML, HTML)
    (tmp_path / "a.warc.gz").write_bytes(packed[: len(packed) // 2])
    assert outcomes(tmp_path / "a.warc.gz")[0] == "https://samachar.example.in/0: page"
    assert outcomes(tmp_path / "a.warc.gz")[-1].endswith(": damaged")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (warc_record("response", "text/html", HTML.encode()), "page"),
        (warc_record("response", "text/html", HTML.encode(), status="404 Not Found"), None),
        (warc_record("response", "image/png", b"\x89PNG"), None),
        (warc_record("resource", "text/html", HTML.encode()), "page"),
        (warc_record("conversion", "text/plain", TEXT.encode()), "page"),
        (warc_record("metadata", "text/plain", TEXT.encode()), None),
        (warc_record("response", "text/html", HTML.encode())[:-900], "damaged"),
    ],
)
def test_which_records_of_a_web_archive_are_pages(tmp_path: Path, content: bytes, expected: str | None) -> None:
    (tmp_path / "a.warc").write_bytes(content)
    found = outcomes(tmp_path / "a.warc")
    assert found == ([f"https://samachar.example.in/x: {expected}"] if expected else [])


def test_the_text_of_a_converted_page_keeps_its_address(tmp_path: Path) -> None:
    (tmp_path / "a.wet").write_bytes(warc_record("conversion", "text/plain", TEXT.encode()))
    assert page(tmp_path / "a.wet").source.url == "https://samachar.example.in/x"


def test_pages_of_a_web_archive_in_another_encoding(tmp_path: Path) -> None:
    payload = HTML.replace('<meta charset="utf-8">', "").encode("utf-16-le")
    (tmp_path / "a.warc").write_bytes(warc_record("response", "text/html; charset=utf-16le", payload))
    assert outcomes(tmp_path / "a.warc") == ["https://samachar.example.in/x: page"]


def test_a_page_packed_with_brotli_is_read_or_says_what_to_install(tmp_path: Path) -> None:
    head = "text/html\r\nContent-Encoding: br"
    packed = b"\x1b\x0f\x00\xf8\xa5[\xca\xe6\x89\x90" * 20  # warcio gives back what it cannot unpack
    (tmp_path / "a.warc").write_bytes(
        warc_record("response", head, packed) + warc_record("response", head, HTML.encode())
    )
    first, second = read(tmp_path / "a.warc")
    assert not isinstance(first, Page)
    assert first.code in ("unsupported", "binary")
    assert isinstance(second, Page)  # the header says so, and the page is not packed
