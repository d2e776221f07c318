import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.sources.decoding import Problem, decode

TEXT = "सरकार ने बुधवार को कहा कि 12.5 लाख टन गेहूं खरीदा जाएगा।\nThe scheme begins on 1 April.\n" * 3


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("text", [TEXT, "सरकार ने कहा कि बैठक होगी।", "The meeting will be held today."])
def test_every_unicode_form_with_and_without_its_mark(codec: str, mark: str, text: str) -> None:
    assert decode((mark + text).encode(codec)) == text


def test_gb18030_by_its_mark() -> None:
    assert decode("\ufeffसरकार ने कहा".encode("gb18030")) == "सरकार ने कहा"


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_newlines_are_unified(newline: str) -> None:
    assert decode(f"पहली{newline}दूसरी{newline}{newline}तीसरी".encode()) == "पहली\nदूसरी\n\nतीसरी"


@pytest.mark.parametrize("kept", ["क\u00a0ख", "क्\u200dष", "क\u200bख", "\u0921\u093c \u095c", "क\tख  ग", "क\ufeffख"])
def test_nothing_else_is_changed(kept: str) -> None:
    assert decode(kept.encode()) == kept


@given(st.text(st.characters(min_codepoint=0x900, max_codepoint=0x97F), min_size=1))
def test_devanagari_comes_back(text: str) -> None:
    assert decode(text.encode()) == text
    assert decode(text.encode("utf-16")) == text


@given(st.binary())
def test_never_raises(content: bytes) -> None:
    assert isinstance(decode(content), str | Problem)


BAD = {
    "empty": [b"", b" \r\n\t ", "\ufeff\u200b\u00a0\n".encode(), "\ufeff".encode("utf-16-le"), b"\0\0\0\0"[:0]],
    "binary": [
        "सरकार\0ने कहा".encode(),
        b"\0" * 100,
        bytes(range(256)) * 4,
        random.Random(1).randbytes(5000),
        b"%PDF-1.7 \n",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0\x00\x10JFIF",
        b"PK\x03\x04\x14\x00",
        "\x01\x02\x03 सरकार".encode(),
    ],
    "undecodable": [
        TEXT.encode()[:50] + b"\xff" + TEXT.encode()[50:],
        TEXT.encode()[:61],
        b"\xff\xfe" + TEXT.encode("utf-16-le")[:-1],
        TEXT.encode("utf-16-le") + b"\x00\xd8",
        bytes([0xD7, 0xCF, 0xE8, 0xD7, 0xC6, 0x20, 0xB3, 0xBD, 0xD8]) * 20,
        "Le président a été élu à l'unanimité.".encode("latin-1"),
        ("�" * 5 + "सरकार ने कहा").encode(),
        ("सरकार ने कहा " + TEXT.encode().decode("cp1252", "ignore")).encode(),
    ],
}


@pytest.mark.parametrize(("code", "content"), [(code, content) for code, all_ in BAD.items() for content in all_])
def test_what_is_no_text_has_its_code(code: str, content: bytes) -> None:
    problem = decode(content)
    assert isinstance(problem, Problem), problem
    assert problem.code == code
    assert problem.detail


def test_a_bad_byte_is_named_with_its_place() -> None:
    problem = decode("अ".encode() + b"\xff" + TEXT.encode())
    assert isinstance(problem, Problem)
    assert "byte 3 of" in problem.detail
    assert "ff" in problem.detail


@pytest.mark.parametrize("text", [TEXT, "हिन्दी में अआइईउऊऋएऐओऔ कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह ऍऑ\u0943\u0949\u0964"])
@pytest.mark.parametrize("fill", ["cp1252", "latin-1"])
def test_doubly_encoded_utf8_is_read_where_it_is_certain(text: str, fill: str) -> None:
    once = "".join(_as_character(byte, fill) for byte in text.encode())
    assert decode(once.encode()) == text


def _as_character(byte: int, codec: str) -> str:
    try:
        return bytes([byte]).decode(codec)
    except UnicodeDecodeError:
        return chr(byte)


def test_french_is_no_mojibake() -> None:
    text = "À Genève, il va à l'école à pied, à midi, à deux pas de chez lui."
    assert decode(text.encode()) == text


def test_fifty_megabytes_take_a_moment() -> None:
    content = (TEXT * 200_000).encode()[: 50 << 20]
    start = time.process_time()
    assert decode(content + b"\xff") != ""
    assert time.process_time() - start < 60
