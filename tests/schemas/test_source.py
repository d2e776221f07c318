import pytest

from schemas.source import RawFile, Source

SOURCE = Source(uri="a.bin", sha256="0" * 64, format="txt", bytes=4)


@pytest.mark.parametrize("content", [b"", b"\x00\xff\xfe\x80", "ख़बर".encode(), b"aGk=", b"-_-_"])
def test_raw_bytes_come_back_from_json_as_they_were(content: bytes) -> None:
    raw = RawFile(source=SOURCE, content=content)
    assert raw.content == content
    assert RawFile.model_validate_json(raw.model_dump_json()).content == content
