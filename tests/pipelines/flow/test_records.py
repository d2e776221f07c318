"""Stored records: whole or not at all, the same back, on a folder or a bucket."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.errors import KhabarError
from pipelines.flow.records import MANIFEST, RAW, REJECTED, Records
from pipelines.flow.report import Listed
from schemas.source import RejectCode, Rejected
from tests.pipelines.flow.samples import raw_file


@pytest.fixture(params=["folder", "memory"])
def records(request: pytest.FixtureRequest, tmp_path: Path) -> Records:
    return Records(str(tmp_path / "records") if request.param == "folder" else f"memory://{tmp_path.name}/records")


def test_what_is_written_is_read_again(records: Records) -> None:
    raws = [raw_file(f"{n}.txt", "पहला\u2028दूसरा\nतीसरा\r\n" * n) for n in range(1, 5)]
    assert records.write("b1", RAW, raws) == 4
    assert list(records.read("b1", RAW)) == raws
    assert records.has("b1", RAW)
    assert not records.has("b1", REJECTED)


def test_bytes_that_are_no_text_survive(records: Records) -> None:
    raw = raw_file("x.bin", bytes(range(256)))
    records.write("b1", RAW, [raw])
    assert next(records.read("b1", RAW)).content == bytes(range(256))


def test_batches_are_the_folders_with_a_manifest(records: Records) -> None:
    assert records.batches() == []
    for key in ("b2", "b1"):
        records.write(key, MANIFEST, [Listed(uri="a.txt", place="/a.txt")])
    records.write("half", RAW, [])
    assert records.batches() == ["b1", "b2"]


def test_an_interrupted_write_leaves_the_old_file_and_no_rest(tmp_path: Path) -> None:
    records = Records(str(tmp_path))
    records.write("b1", MANIFEST, [Listed(uri="old", place="/old")])

    def cut_short() -> Iterator[Listed]:
        yield Listed(uri="new", place="/new")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        records.write("b1", MANIFEST, cut_short())
    assert [line.uri for line in records.read("b1", MANIFEST)] == ["old"]
    assert [p.name for p in (tmp_path / "b1").iterdir()] == ["manifest.jsonl.zst"]


def test_no_records_at_all_is_a_file_too(records: Records) -> None:
    assert records.write("b1", REJECTED, []) == 0
    assert list(records.read("b1", REJECTED)) == []


def test_plain_records_may_be_of_any_schema(records: Records) -> None:
    source = raw_file("a.txt", "क").source
    records.write("b1", REJECTED, [Rejected(source=source, code=RejectCode.EMPTY, detail="nothing in it")])
    assert [plain["code"] for plain in records.read_plain("b1", REJECTED)] == ["empty"]


def test_a_missing_file_says_what_to_do(records: Records) -> None:
    with pytest.raises(KhabarError, match="khabar run"):
        list(records.read("b1", RAW))


def test_a_damaged_file_names_itself(tmp_path: Path) -> None:
    records = Records(str(tmp_path))
    records.write("b1", MANIFEST, [Listed(uri="a", place="/a")])
    Path(records.path("b1", MANIFEST)).write_bytes(b"no zstd at all")
    with pytest.raises(KhabarError, match="manifest"):
        list(records.read("b1", MANIFEST))


def test_a_line_of_another_shape_is_named(tmp_path: Path) -> None:
    records = Records(str(tmp_path))
    records.write("b1", MANIFEST, [Listed(uri="a", place="/a")])
    Path(records.path("b1", RAW)).write_bytes(Path(records.path("b1", MANIFEST)).read_bytes())
    with pytest.raises(KhabarError, match="line 1"):
        list(records.read("b1", RAW))
