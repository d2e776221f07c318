"""What the cluster did instead of answering, in words for people: what is wrong, and what to do."""

import ssl
from typing import Any, NoReturn

from opensearchpy.exceptions import ConnectionError as Unreachable
from opensearchpy.exceptions import ConnectionTimeout, OpenSearchException, TransportError

from pipelines.errors import ClusterError

# Answers that may be better a moment later. 409 is an answer ("already newer"), 400 and 404 are final.
TRANSIENT = frozenset({429, 502, 503, 504})
# OpenSSL's numbers of what is wrong with a certificate (x509_vfy.h).
_CA = ("is not trusted: its authority is unknown here", "point OPENSEARCH_CA_CERTS at the authority's PEM file")
_NAME = ("is for another name", "write the name it is made for in OPENSEARCH_URL, or have one made for this name")
TLS: dict[object, tuple[str, str]] = {
    9: ("is not valid yet", "check the clocks of both machines"),
    10: ("has expired", "have a new one put in; or check the clock of this machine"),
    18: _CA,
    19: _CA,
    20: _CA,
    21: _CA,
    62: _NAME,
    64: _NAME,
}


class StoreError(ClusterError):
    """The cluster did not do what was asked.

    answer: its HTTP status, None when none came. kind: OpenSearch's name of the error, None when it gave none.
    transient: the same request may succeed later.
    """

    def __init__(
        self, what: str, *, mend: str | None = None, answer: int | None = None, kind: str | None = None
    ) -> None:
        super().__init__(what, mend=mend)
        self.answer = answer
        self.kind = kind
        self.transient = False


def explain(error: OpenSearchException, url: str) -> NoReturn:
    """Raise `error` again in words for people."""
    found = _unanswered(error, url) if isinstance(error, Unreachable) else _answered(error, url)
    raise found from error


def _unanswered(error: Unreachable, url: str) -> StoreError:
    if (tls := _tls_cause(error)) is not None:
        what, mend = _tls_in_words(tls, url)
        return StoreError(what, mend=mend)
    if isinstance(error, ConnectionTimeout):
        found = StoreError(f"{url} did not answer in time", mend="raise OPENSEARCH_TIMEOUT or look at its load")
    else:
        found = StoreError(
            f"{url} cannot be reached: {error.error}",
            mend="see `khabar engine status`, or check OPENSEARCH_URL",
        )
    found.transient = True
    return found


def _tls_cause(error: BaseException) -> ssl.SSLError | None:
    """Return what TLS itself said, however deep the clients have wrapped it; None where a connection was only cut."""
    seen: set[int] = set()
    waiting: list[object] = [error]
    while waiting:
        one = waiting.pop()
        cut = isinstance(one, ssl.SSLEOFError | ssl.SSLZeroReturnError)
        if isinstance(one, ssl.SSLError) and hasattr(one, "reason") and not cut:  # aiohttp's own has none
            return one
        if isinstance(one, BaseException) and id(one) not in seen:
            seen.add(id(one))
            waiting += [*one.args, one.__cause__, one.__context__, getattr(one, "certificate_error", None)]
    return None


def _tls_in_words(error: ssl.SSLError, url: str) -> tuple[str, str]:
    """Return what is wrong and how to mend it."""
    code = getattr(error, "verify_code", None)
    if code in TLS:
        what, mend = TLS[code]
        return f"the certificate of {url} {what}", mend
    if "ALERT_" in (error.reason or ""):
        return (
            f"{url} does not accept us: {error.reason}",
            "set OPENSEARCH_CLIENT_CERT and OPENSEARCH_CLIENT_KEY to a certificate it knows",
        )
    if code is None:
        return f"{url} does not speak TLS: {error.reason or error}", "write http:// if it is meant to be open"
    return f"the certificate of {url} is not trusted: {error}", TLS[20][1]


def _answered(error: OpenSearchException, url: str) -> StoreError:
    if not isinstance(error, TransportError) or not isinstance(error.status_code, int):
        return StoreError(f"{url} gave an answer that is no OpenSearch's: {error}", mend="check OPENSEARCH_URL")
    reason, kind = reason_of(error.info), kind_of(error.info)
    what, mend = _in_words(error.status_code, reason, kind, url)
    found = StoreError(what, mend=mend, answer=error.status_code, kind=kind)
    found.transient = error.status_code in TRANSIENT
    return found


def _in_words(status: int, reason: str, kind: str | None, url: str) -> tuple[str, str | None]:
    """Return what is wrong and how to mend it."""
    if kind == "cluster_block_exception":
        return (
            f"the cluster takes no writes: {reason}",
            "free disk space or raise the watermark; the block goes away by itself afterwards",
        )
    if kind == "circuit_breaking_exception":
        return f"the cluster is out of memory for this request: {reason}", "give it more heap, or try later"
    words = {
        401: (f"{url} refused the user or password", "set OPENSEARCH_USER and OPENSEARCH_PASSWORD"),
        403: (f"this user may not do that on {url}: {reason}", "ask for the rights, or use another user"),
        429: (f"the cluster is too busy: {reason}", "try again in a moment"),
    }
    return words.get(status, (f"the cluster answered {status}: {reason}", None))


def kind_of(info: Any) -> str | None:
    """Return OpenSearch's name of the error in an answer, or None."""
    error = info.get("error") if isinstance(info, dict) else None
    kind = error.get("type") if isinstance(error, dict) else None
    return kind if isinstance(kind, str) else None


def reason_of(info: Any) -> str:
    """Return the innermost reason in an error answer, in OpenSearch's words."""
    error = info.get("error", info) if isinstance(info, dict) else info
    while isinstance(error, dict) and isinstance(error.get("caused_by"), dict):
        error = error["caused_by"]
    if isinstance(error, dict):
        roots = error.get("root_cause") or [error]
        return str(error.get("reason") or roots[0].get("reason"))
    return str(error)[:500]
