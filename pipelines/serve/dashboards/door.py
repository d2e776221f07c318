"""The HTTP door of OpenSearch Dashboards: one request, and every failure in words."""

import base64
import ssl
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from typing import Any, NoReturn
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, HTTPSHandler, OpenerDirector, Request, build_opener

import orjson

from pipelines.errors import ClusterError, UsageError

MENDS = {
    401: "set OPENSEARCH_USER and OPENSEARCH_PASSWORD",
    403: "use a user that may write saved objects in this tenant",
    404: "check the address; behind a proxy it has a base path, as in https://host/dashboards",
    413: "raise savedObjects.maxImportPayloadBytes of Dashboards",
    503: "Dashboards is starting or its OpenSearch is away; try again in a moment",
}


class DashboardsError(ClusterError):
    """OpenSearch Dashboards cannot be reached, refuses, or did not do what it said."""


class _NoRedirect(HTTPRedirectHandler):
    """A redirect leads to a login page, whose 200 would look like an answer."""

    def redirect_request(self, *_: Any) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Door:
    """Where Dashboards is and how it is entered.

    url: with its base path, if any. user: None for no login. ca_certs: PEM file of a private authority; None: the
    system's. tenant: of the security plugin; ignored without it. timeout: seconds before a request is given up.
    """

    url: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    ca_certs: Path | None = None
    tenant: str = "global"
    timeout: float = 30.0

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise UsageError(f"{self.url!r} is no address", mend="write it as http://localhost:5601")
        if self.ca_certs is not None and not self.ca_certs.is_file():
            raise UsageError(f"the certificate file {self.ca_certs} does not exist", mend="set OPENSEARCH_CA_CERTS")
        if not (self.url.isascii() and self.tenant.isascii() and f"{self.url}{self.tenant}".isprintable()):
            raise UsageError(f"{self.url} or tenant {self.tenant!r} has signs that HTTP cannot send")

    def send(self, path: str, body: bytes, content: str) -> Any:
        """Post `body` of the type `content` and return the answer's JSON. Raises DashboardsError for any failure."""
        request = Request(self.url.rstrip("/") + path, body, self._headers() | {"Content-Type": content})
        try:
            with self._opener().open(request, timeout=self.timeout) as answer:
                return orjson.loads(answer.read())
        except HTTPError as error:
            self._refused(error)
        except orjson.JSONDecodeError as error:
            raise DashboardsError(f"{self.url} gave an answer that is no Dashboards'", mend=MENDS[404]) from error
        except (OSError, HTTPException) as error:
            self._unreached(error)

    def _headers(self) -> dict[str, str]:
        # Dashboards takes no write without the first; the second is read by its security plugin only.
        headers = {"osd-xsrf": "true", "securitytenant": self.tenant}
        if self.user is not None:
            login = base64.b64encode(f"{self.user}:{self.password or ''}".encode()).decode()
            headers["Authorization"] = f"Basic {login}"
        return headers

    def _opener(self) -> OpenerDirector:
        authorities = str(self.ca_certs) if self.ca_certs else None
        return build_opener(_NoRedirect, HTTPSHandler(context=ssl.create_default_context(cafile=authorities)))

    def _refused(self, error: HTTPError) -> NoReturn:
        with error:
            said = error.read(2000).decode("utf-8", "replace")
        if 300 <= error.code < 400:
            login = f"{self.url} sends elsewhere, to {error.headers.get('Location')}"
            raise DashboardsError(login, mend=f"give the address it is served at, or {MENDS[401]}") from error
        raise DashboardsError(
            f"{self.url} answered {error.code}: {_message(said)}", mend=MENDS.get(error.code)
        ) from error

    def _unreached(self, error: Exception) -> NoReturn:
        cause = error.reason if isinstance(error, URLError) else error
        if isinstance(cause, ssl.SSLError):
            raise DashboardsError(
                f"the certificate of {self.url} is not trusted: {cause}",
                mend="point OPENSEARCH_CA_CERTS at the authority's PEM file, or check that the address is right",
            ) from error
        if isinstance(cause, TimeoutError):
            raise DashboardsError(f"{self.url} did not answer in time", mend="raise OPENSEARCH_TIMEOUT") from error
        raise DashboardsError(f"{self.url} cannot be reached: {cause}", mend="check the address") from error


def _message(said: str) -> str:
    """Return the reason in an error's body, which is JSON or plain text."""
    try:
        found = orjson.loads(said)
    except orjson.JSONDecodeError:
        return said.strip()[:200]
    return str(found.get("message", found)) if isinstance(found, dict) else said
