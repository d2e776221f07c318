"""Cursors: where a page ended, as text that a client sends back. They belong to one question.

A cursor of the pages goes on in the index as it is then. One of the API goes on in one state of it, which it names;
it is signed, so that nobody names a state that is not theirs.
"""

import base64
import hashlib
import hmac
from typing import Any, NamedTuple

import orjson

from pipelines.errors import ExpiredError, QueryError

AGAIN = "leave it out to begin at the first page"
EXPIRED = ExpiredError("the state of the index that this cursor pages through was let go", mend=AGAIN)
# Bytes of an id: enough to tell the articles of a first page from all others.
SHORT = 8


class Cursor(NamedTuple):
    """Where a page ended.

    position: sort values of its last hit. state: the point in time it pages through; None: none was opened yet.
    seen: beginnings of the ids on the first page, which was read before the state was opened; scores change meanwhile.
    """

    position: list[Any]
    state: str | None = None
    seen: tuple[str, ...] = ()


def key_of(body: dict[str, Any]) -> str:
    """Return what makes two pages parts of one answer: all that finds and orders the hits."""
    asked = [body["query"], body.get("post_filter"), body["sort"]]
    return hashlib.sha256(orjson.dumps(asked)).hexdigest()[:16]


def shorten(id: str) -> str:
    """Return the beginning of an id."""
    return id[: 2 * SHORT]


def write_cursor(cursor: Cursor, key: str, secret: bytes) -> str:
    """Return the text of a cursor."""
    told: list[Any] = [key, cursor.position]
    if cursor.state or cursor.seen:
        told += [cursor.state, "".join(cursor.seen)]
        told.append(_sign(told, secret))
    return base64.urlsafe_b64encode(orjson.dumps(told)).decode().rstrip("=")


def read_cursor(text: str, key: str, secret: bytes) -> Cursor:
    """Return the cursor of a text. Raises QueryError for a text that is none or of another question, ExpiredError
    for one that we did not sign since we started."""
    try:
        padded = text + "=" * (-len(text) % 4)
        owner, position, *rest = orjson.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (ValueError, TypeError) as error:
        raise QueryError("this is no cursor of ours", mend=AGAIN, fault="cursor") from error
    if owner != key or not isinstance(position, list):
        raise QueryError("this cursor belongs to another question", mend=AGAIN, fault="cursor")
    if not rest:
        return Cursor(position)
    if not hmac.compare_digest(_sign([owner, position, *rest[:-1]], secret), str(rest[-1])):
        raise EXPIRED
    state, seen = rest[:-1]
    return Cursor(position, state, tuple(seen[at : at + 2 * SHORT] for at in range(0, len(seen), 2 * SHORT)))


def _sign(told: list[Any], secret: bytes) -> str:
    return hmac.digest(secret, orjson.dumps(told), "sha256").hex()[:32]
