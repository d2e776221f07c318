"""Errors for people: what is wrong, where, and how to mend it.

Each has a stable `code` and the HTTP `status` the API answers with. An input that cannot become an Article is not an
error but a `schemas.source.Rejected`.
"""

from typing import ClassVar


class KhabarError(Exception):
    """Base of all errors raised on purpose.

    code: stable name, part of the contract. status: HTTP status. exit_code: what the command line ends with.
    """

    code: ClassVar[str] = "internal"
    status: ClassVar[int] = 500
    exit_code: ClassVar[int] = 1

    def __init__(self, what: str, *, mend: str | None = None) -> None:
        super().__init__(what if mend is None else f"{what}\n  → {mend}")
        self.what = what
        self.mend = mend


class UsageError(KhabarError):
    """A wrong call: an unknown path, option or value."""

    code, status, exit_code = "usage", 422, 2


class QueryError(KhabarError):
    """A search that cannot be understood.

    fault: stable name of what is wrong, by which a page finds its own words; None where it has none. value: the words
    that are wrong, as asked.
    """

    code, status, exit_code = "query", 422, 2

    def __init__(self, what: str, *, mend: str | None = None, fault: str | None = None, value: str = "") -> None:
        super().__init__(what, mend=mend)
        self.fault = fault
        self.value = value


class NotFoundError(KhabarError):
    """A record that does not exist."""

    code, status = "not_found", 404


class ReferenceDataError(KhabarError):
    """Reference data that break a law of theirs; names file and row."""

    code = "reference"


class EngineError(KhabarError):
    """The embedded node cannot be installed, started or reached."""

    code, status = "engine", 503


class ClusterError(KhabarError):
    """The OpenSearch cluster refuses, is unreachable or does not hold what it should."""

    code, status = "cluster", 503


class GenerationError(KhabarError):
    """A new index generation could not be built; the serving one was left as it is."""

    code, status = "generation", 503


class UnknownKeyError(KhabarError):
    """A request without an API key where one is needed, or with one that is unknown."""

    code, status = "key", 401


class ScopeError(KhabarError):
    """A request that the API key does not allow."""

    code, status = "scope", 403


class TooManyError(KhabarError):
    """More requests than the API key allows. seconds: when the next one may come."""

    code, status = "too_many", 429

    def __init__(self, what: str, *, seconds: int) -> None:
        super().__init__(what, mend=f"try again in {seconds} s")
        self.seconds = seconds


class ExpiredError(KhabarError):
    """A state of the index, kept for paging, that was let go."""

    code, status = "expired", 410
