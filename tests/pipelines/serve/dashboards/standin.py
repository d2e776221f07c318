"""A stand-in for OpenSearch Dashboards' saved objects over HTTP, written from its source (3.x):

routes/import.ts, routes/bulk_get.ts, import/{collect_saved_objects,validate_references,create_saved_objects}.ts of
src/core/server/saved_objects, the xsrf check of src/core/server/http, and the login and tenant of the security plugin.
"""

import base64
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import PurePath
from ssl import SSLContext
from typing import Any
from urllib.parse import parse_qs, urlsplit

TYPES = ("index-pattern", "search", "visualization", "dashboard")
# Only these are looked up; a chart that is missing from a dashboard is found out when it is opened.
VALIDATED = ("index-pattern", "search")
RESOLVABLE = ("conflict", "ambiguous_conflict", "missing_references")


class Answer(Exception):
    """Ends a request: status and body."""

    def __init__(self, status: int, body: Any, **headers: str) -> None:
        super().__init__(status)
        self.status, self.body, self.headers = status, body, headers


@dataclass
class StandIn:
    """What the server holds and how it behaves.

    held: objects by tenant, type and id. login: "user:password", or None for none. stores: whether an import that
    is answered with success is stored at all. status: the answer to everything, None for the right one.
    """

    held: dict[tuple[str, str, str], dict[str, Any]] = field(default_factory=dict)
    login: str | None = None
    stores: bool = True
    types: tuple[str, ...] = TYPES
    broken: Answer | None = None
    url: str = ""

    def answer(self, path: str, headers: Message, body: bytes) -> Any:
        if self.broken is not None:
            raise self.broken
        if self.login is not None and headers.get("authorization") != _basic(self.login):
            raise Answer(401, "Authentication required")
        if "osd-xsrf" not in headers:
            raise Answer(400, {"statusCode": 400, "message": "Request must contain a osd-xsrf header."})
        tenant = headers.get("securitytenant", "private")
        target = urlsplit(path)
        if target.path == "/api/saved_objects/_import":
            overwrite = parse_qs(target.query).get("overwrite") == ["true"]
            return self._import(tenant, _uploaded(headers, body), overwrite)
        if target.path == "/api/saved_objects/_bulk_get":
            return {"saved_objects": [self._get(tenant, one) for one in json.loads(body)]}
        raise Answer(404, {"statusCode": 404, "error": "Not Found", "message": "Not Found"})

    def _import(self, tenant: str, objects: list[dict[str, Any]], overwrite: bool) -> dict[str, Any]:
        names = [(one["type"], one["id"]) for one in objects]
        if len(set(names)) < len(names):
            raise Answer(400, {"statusCode": 400, "message": "Non-unique import objects detected"})
        errors = [_error(one, {"type": "unsupported_type"}) for one in objects if one["type"] not in self.types]
        objects = [one for one in objects if one["type"] in self.types]
        errors += [_error(one, lacking) for one in objects if (lacking := self._lacking(tenant, one, names))]
        if not overwrite:
            errors += [
                _error(one, {"type": "conflict"}) for one in objects if (tenant, one["type"], one["id"]) in self.held
            ]
        failed = {(error["type"], error["id"]) for error in errors}
        taken = [one for one in objects if (one["type"], one["id"]) not in failed]
        # The fault of the real one: those without an error are told as imported all the same.
        if self.stores and not any(error["error"]["type"] in RESOLVABLE for error in errors):
            self.held.update({(tenant, one["type"], one["id"]): one for one in taken})
        told = [{"type": one["type"], "id": one["id"], "meta": {"title": one["attributes"]["title"]}} for one in taken]
        answer: dict[str, Any] = {"successCount": len(taken), "success": not errors}
        return answer | ({"successResults": told} if told else {}) | ({"errors": errors} if errors else {})

    def _lacking(self, tenant: str, one: dict[str, Any], coming: list[tuple[str, str]]) -> dict[str, Any] | None:
        wanted = [(ref["type"], ref["id"]) for ref in one.get("references", ()) if ref["type"] in VALIDATED]
        absent = [name for name in wanted if name not in coming and (tenant, *name) not in self.held]
        references = [{"type": kind, "id": name} for kind, name in absent]
        return {"type": "missing_references", "references": references} if references else None

    def _get(self, tenant: str, name: dict[str, str]) -> dict[str, Any]:
        found = self.held.get((tenant, name["type"], name["id"]))
        if found is None:
            return {**name, "error": {"statusCode": 404, "error": "Not Found", "message": "not found"}}
        # What is read holds more than what was sent.
        return {**found, "updated_at": "2025-09-03T00:00:00.000Z", "version": "WzEsMV0=", "namespaces": ["default"]}


@contextmanager
def serving(standin: StandIn, tls: SSLContext | None = None) -> Iterator[StandIn]:
    """Serve on a free port of this machine, over TLS where a context is given; `standin.url` is its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            try:
                self._send(Answer(200, standin.answer(self.path, self.headers, body)))
            except Answer as answer:
                self._send(answer)

        def _send(self, answer: Answer) -> None:
            body = answer.body if isinstance(answer.body, str) else json.dumps(answer.body)
            self.send_response(answer.status)
            for name, value in {**answer.headers, "Content-Length": str(len(body.encode()))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: Any) -> None:
            """Keep the test's output clean."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: Any) -> None:
            """A client that refuses the certificate ends the handshake; that is its right."""

    with Server(("127.0.0.1", 0), Handler) as server:
        if tls is not None:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        standin.url = f"{'https' if tls else 'http'}://localhost:{server.server_address[1]}"
        yield standin
        server.shutdown()
        thread.join()


def _uploaded(headers: Message, body: bytes) -> list[dict[str, Any]]:
    """Return the objects in the one file of the form."""
    if not headers.get("content-type", "").startswith("multipart/form-data"):
        raise Answer(415, {"statusCode": 415, "message": "Unsupported Media Type"})
    form = message_from_bytes(b"Content-Type: " + headers["content-type"].encode() + b"\r\n\r\n" + body)
    parts = form.get_payload()
    assert isinstance(parts, list)
    (part,) = parts
    assert isinstance(part, Message)
    assert part.get_param("name", header="content-disposition") == "file"
    suffix = PurePath(part.get_filename() or "").suffix.lower()
    if suffix != ".ndjson":
        raise Answer(400, {"statusCode": 400, "message": f"Invalid file extension {suffix}"})
    file = part.get_payload(decode=True)
    assert isinstance(file, bytes)
    return [json.loads(line) for line in file.decode("utf-8").split("\n") if line.strip()]


def _error(one: dict[str, Any], error: dict[str, Any]) -> dict[str, Any]:
    title = one["attributes"].get("title")
    return {"type": one["type"], "id": one["id"], "title": title, "meta": {"title": title}, "error": error}


def _basic(login: str) -> str:
    return f"Basic {base64.b64encode(login.encode()).decode()}"
