"""Who may ask: on this machine everybody, from elsewhere whoever has a key with the scope, as often as it allows."""

import base64
import binascii
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil
from pathlib import Path

from fastapi import Request

from pipelines.errors import ScopeError, TooManyError, UnknownKeyError
from pipelines.serve.api.keys import Key, Scope, hash_of, read_keys

# What needs more than reading; and what tells a probe that the service runs, which is nobody's secret.
SCOPES: dict[str, Scope] = {"/v1/export": "export", "/metrics": "metrics"}
OPEN = frozenset({"/v1/health/live", "/v1/health/ready"})


@dataclass(slots=True)
class Bucket:
    """Requests that a key may still make now: `left` of them at the time `at`, refilled evenly."""

    left: float
    at: float


@dataclass(slots=True)
class Access:
    """The keys of a file, read again when it changes, and how much of its rate each has used.

    clock: seconds, monotonic. Rates are counted in this process.
    """

    file: Path
    clock: Callable[[], float] = time.monotonic
    _stamp: tuple[int, int] | None = None
    _keys: dict[str, Key] = field(default_factory=dict)
    _buckets: dict[str, Bucket] = field(default_factory=dict)

    def check(self, path: str, authorization: str | None) -> None:
        """Raise UnknownKeyError, ScopeError or TooManyError when this may not be asked."""
        if path in OPEN:
            return
        key = self._find(_secret_in(authorization))
        scope = SCOPES.get(path, "read")
        if scope not in key.scopes:
            raise ScopeError(f"this key has no scope {scope!r}", mend="ask for a key with it")
        self._count(key)

    def _find(self, secret: str | None) -> Key:
        self._refresh()
        key = self._keys.get(hash_of(secret)) if secret else None
        if key is None:
            told = "this key is unknown" if secret else "this needs an API key"
            raise UnknownKeyError(told, mend="send it as `Authorization: Bearer KEY`")
        return key

    def _refresh(self) -> None:
        try:
            found = self.file.stat()
            stamp = (found.st_mtime_ns, found.st_ino)
        except FileNotFoundError:
            stamp = None
        if stamp is None or stamp != self._stamp:
            self._keys = {key.sha256: key for key in read_keys(self.file)}
            self._stamp = stamp

    def _count(self, key: Key) -> None:
        now, rate = self.clock(), key.per_minute / 60
        bucket = self._buckets.setdefault(key.sha256, Bucket(key.per_minute, now))
        bucket.left = min(key.per_minute, bucket.left + (now - bucket.at) * rate)
        bucket.at = now
        if bucket.left < 1:
            raise TooManyError(
                f"this key allows {key.per_minute} requests a minute", seconds=ceil((1 - bucket.left) / rate)
            )
        bucket.left -= 1


async def check_access(request: Request) -> None:
    """Refuse what may not be asked; everything is allowed where the app asks for no keys."""
    access: Access | None = request.app.state.access
    if access is not None:
        access.check(request.url.path, request.headers.get("authorization"))


def _secret_in(authorization: str | None) -> str | None:
    """Return the key of a Bearer token, or of the password of a Basic login; None where neither is there."""
    scheme, _, value = (authorization or "").strip().partition(" ")
    if scheme.lower() == "bearer":
        return value.strip() or None
    if scheme.lower() != "basic":
        return None
    try:
        return base64.b64decode(value.strip(), validate=True).decode().partition(":")[2] or None
    except (binascii.Error, UnicodeDecodeError):
        return None
