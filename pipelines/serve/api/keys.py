"""API keys: made here, shown once, kept as hashes in a file that only its owner reads."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from pydantic import Field, TypeAdapter, ValidationError

from pipelines.errors import KhabarError, NotFoundError, UsageError
from schemas.mark import Record

Scope = Literal["read", "export", "metrics"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
PREFIX = "khabar_"
PER_MINUTE = 600


class Key(Record):
    """A key without its secret. sha256: hash of the whole key, which is 256 random bits and needs no salt."""

    name: str = Field(pattern=r"^[\w.@-]{1,64}$")
    sha256: str
    scopes: tuple[Scope, ...] = Field(min_length=1)
    per_minute: int = Field(ge=1)
    """Requests a minute."""
    made: date


_KEYS = TypeAdapter(tuple[Key, ...])


class Added(NamedTuple):
    """A new key and its secret, which is kept nowhere."""

    key: Key
    secret: str


def read_keys(file: Path) -> tuple[Key, ...]:
    """Return the keys of the file, none where there is no file. Raises KhabarError for one that cannot be read."""
    try:
        return _KEYS.validate_json(file.read_bytes())
    except FileNotFoundError:
        return ()
    except (OSError, ValidationError) as error:
        raise KhabarError(f"the keys in {file} cannot be read: {error}", mend="mend it, or remove it") from error


def add_key(file: Path, name: str, scopes: Iterable[Scope], per_minute: int = PER_MINUTE) -> Added:
    """Make a key and keep its hash. Raises UsageError for a name that is taken or a value that makes no key."""
    keys = read_keys(file)
    if any(key.name == name for key in keys):
        raise UsageError(f"there is a key {name!r} already", mend="choose another name, or revoke that one")
    secret = PREFIX + secrets.token_urlsafe(32)
    try:
        key = Key(
            name=name,
            sha256=hash_of(secret),
            scopes=tuple(scopes),
            per_minute=per_minute,
            made=datetime.now(UTC).date(),
        )
    except ValidationError as error:
        wrong = "; ".join(f"{one['loc'][0]}: {one['msg']}" for one in error.errors())
        raise UsageError(f"that makes no key: {wrong}", mend="see `khabar keys add --help`") from error
    _write(file, (*keys, key))
    return Added(key, secret)


def revoke_key(file: Path, name: str) -> None:
    """Forget a key; a server that runs forgets it with the next request. Raises NotFoundError."""
    keys = read_keys(file)
    left = tuple(key for key in keys if key.name != name)
    if len(left) == len(keys):
        raise NotFoundError(f"there is no key {name!r}", mend="see `khabar keys list`")
    _write(file, left)


def hash_of(secret: str) -> str:
    """Return what is kept of a key."""
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).hexdigest()


def _write(file: Path, keys: tuple[Key, ...]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.{secrets.token_hex(4)}.part")
    part.touch(mode=0o600)
    part.write_bytes(_KEYS.dump_json(keys, indent=2) + b"\n")
    part.replace(file)
