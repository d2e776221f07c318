"""How the cluster is entered: its address, login, certificates."""

import base64
import ssl
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pipelines.errors import UsageError


@dataclass(frozen=True, slots=True)
class Access:
    """Who we are to the cluster, and whom we trust.

    user, password: basic auth; None: none. ca_certs: PEM file of a private authority; None: the system's.
    client_cert, client_key: PEM files of a certificate to be known by; without a key the first holds both.
    """

    user: str | None = None
    password: str | None = field(default=None, repr=False)
    ca_certs: Path | None = None
    client_cert: Path | None = None
    client_key: Path | None = None


NOBODY = Access()


def client_options(url: str, access: Access) -> dict[str, Any]:
    """Return what both clients are made with. Raises UsageError for an address or a file that is none."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise UsageError(f"{url!r} is no OpenSearch address", mend="write it as https://host:9200")
    options: dict[str, Any] = {}
    if parts.scheme == "https":
        options = {"ssl_context": _tls(access), "http_compress": True}
    if access.user is not None:
        # Not the clients' own `http_auth`: it fails for letters that are not Latin.
        login = base64.b64encode(f"{access.user}:{access.password or ''}".encode()).decode()
        options["headers"] = {"authorization": f"Basic {login}"}
    return options


def _tls(access: Access) -> ssl.SSLContext:
    for name in ("ca_certs", "client_cert", "client_key"):
        file = getattr(access, name)
        if file is not None and not file.is_file():
            raise UsageError(f"the certificate file {file} does not exist", mend=f"set OPENSEARCH_{name.upper()}")
    try:
        context = ssl.create_default_context(cafile=access.ca_certs)
    except (ssl.SSLError, OSError) as error:
        raise UsageError(f"{access.ca_certs} holds no certificate", mend="OPENSEARCH_CA_CERTS is a PEM file") from error
    if access.client_cert is not None:
        try:
            context.load_cert_chain(access.client_cert, access.client_key)
        except (ssl.SSLError, OSError) as error:
            raise UsageError(
                f"{access.client_cert} and its key do not belong together: {error}",
                mend="OPENSEARCH_CLIENT_CERT and OPENSEARCH_CLIENT_KEY are PEM files of one certificate",
            ) from error
    return context
