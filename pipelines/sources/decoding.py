"""Bytes become text, or the reason why they do not. Strict: what cannot be read for certain is not read.

A text is decoded whole or rejected, never mended with replacement characters: a lost byte can be a digit of a figure.
"""

import codecs
import re
from typing import NamedTuple

from schemas.source import RejectCode


class Problem(NamedTuple):
    """Why bytes are no text."""

    code: RejectCode
    detail: str


# Longest first: the mark of UTF-32 LE begins with that of UTF-16 LE.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a WebP image or a sound file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "compressed with gzip"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x7fELF", "a program"),
)
# Every newline Unicode knows (UAX #14: CR, LF, NEL, VT, FF, LS, PS).
_NEWLINE = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile("[\x01-\x08\x0e-\x1f\x7f\ufffe\uffff]")
# What is invisible: marks and joiners count as blank too.
_BLANK = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\xad\xa0 \t\n"
_SAMPLE = 4096


def decode(content: bytes) -> str | Problem:
    """Return the text in `content` with newlines unified and nothing else changed, or why there is none.

    Read are UTF-8, UTF-16 and UTF-32, with a byte order mark or without, and UTF-8 that was taken for windows-1252
    and encoded again, where undoing that gives valid UTF-8 throughout.

    >>> decode("खबर\\r\\nनई".encode("utf-16"))
    'खबर\\nनई'
    >>> decode("खबर".encode()[:-1]).code.value
    'undecodable'
    """
    for magic, named in _BINARY:
        if content.startswith(magic):
            return Problem(RejectCode.BINARY, f"it is {named}, no text")
    text = _decoded(content)
    if isinstance(text, str):
        text = _undoubled(text)
    return text if isinstance(text, Problem) else check_text(_NEWLINE.sub("\n", text))


def check_text(text: str) -> str | Problem:
    """Return `text` as it is, or why it is none: blank, or full of what no writer types."""
    if not text.strip(_BLANK):
        return Problem(RejectCode.EMPTY, "it holds nothing but white space")
    if "\0" in text:
        return Problem(RejectCode.BINARY, f"no text: NUL at character {text.index(chr(0))}")
    if len(_CONTROL.findall(text)) > len(text) / 100:
        return Problem(RejectCode.BINARY, "no text: more than one in a hundred is a control character")
    if text.count("\ufffd") > len(text) / 100:
        return Problem(RejectCode.UNDECODABLE, "full of replacement characters: damaged before it came here")
    return text


def _decoded(content: bytes) -> str | Problem:
    for mark, codec in _MARKS:
        if content.startswith(mark):
            return _strict(content[len(mark) :], codec)
    return _strict(content, _unmarked_wide(content[:_SAMPLE]) or "utf-8")


def _strict(content: bytes, codec: str) -> str | Problem:
    try:
        return content.decode(codec)
    except UnicodeDecodeError as error:
        return _undecodable(content, error, codec)


def _undecodable(content: bytes, error: UnicodeDecodeError, codec: str) -> Problem:
    sample = content[:_SAMPLE]
    if codec == "utf-8" and b"\0" in sample:
        return Problem(RejectCode.BINARY, f"no text: NUL at byte {content.index(0)}")
    if error.end == len(content) and error.start >= len(content) - 4:
        detail = f"cut off within its last character, at byte {error.start} of {len(content)}"
    elif codec == "utf-8" and len(sample.decode(errors="ignore").encode()) < 0.9 * len(sample):
        detail = f"in an 8-bit encoding (ISCII, a font's own ...), no UTF-8 from byte {error.start} on"
    else:
        bad = content[error.start : error.end].hex(" ")
        detail = f"no {codec} at byte {error.start} of {len(content)} ({bad}): {error.reason}"
    return Problem(RejectCode.UNDECODABLE, f"{detail}; save it as UTF-8")


def _unmarked_wide(sample: bytes) -> str | None:
    """Return the UTF-32 or UTF-16 form of bytes without a mark, None where they are neither.

    The high bytes of Hindi and Latin text are 00, 09 (Devanagari) and 20 (punctuation) only, and stand in one column.
    """
    if b"\0" not in sample and sample.count(b"\x09") < len(sample) / 4:
        return None
    columns = [sample[i::4] for i in range(4)]
    if _share(columns[2] + columns[3], b"\0") > 0.98:
        return "utf-32-le"
    if _share(columns[0] + columns[1], b"\0") > 0.98:
        return "utf-32-be"
    even, odd = (_share(sample[i::2], b"\0\x09\x20") for i in range(2))
    if max(even, odd) < 0.95:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _share(sample: bytes, of: bytes) -> float:
    return sum(sample.count(byte) for byte in of) / max(len(sample), 1)


def _undoubled(text: str) -> str | Problem:
    """Return `text`, decoded once more where its UTF-8 had been taken for windows-1252 ("à¤¹à¤¿" for हि).

    Certain or not at all: every character must map back to its byte and all of them be valid UTF-8.
    """
    if text.count("à¤") + text.count("à¥") < max(3, len(text) / 20):
        return text
    try:
        return b"".join(_windows_byte(char) for char in text.removeprefix("\ufeff")).decode()
    except UnicodeError as error:
        return Problem(RejectCode.UNDECODABLE, f"UTF-8 encoded twice, and undoing it fails: {error.args[-1]}")


def _windows_byte(char: str) -> bytes:
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return char.encode("latin-1")  # the five bytes windows-1252 leaves out, as browsers read them
