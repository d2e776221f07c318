"""A loopback proxy in front of a real node that fails as told, then lets through."""

import base64
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

# Seconds that a client of the proxy waits for an answer.
PATIENCE = 1.5
HANG = "hang"
CUT = "cut"
LATE = "late"


class Faults:
    """What becomes of the next requests whose path holds `where`: a status, HANG (no answer), CUT (the connection is
    closed) or LATE (done by the node, and the answer comes too late)."""

    def __init__(self, target: str, login: str | None) -> None:
        self.target = urlsplit(target)
        self.login = login and "Basic " + base64.b64encode(login.encode()).decode()
        self.where = "_bulk"
        self.queue: list[int | str] = []
        self.seen = 0
        self._lock = threading.Lock()

    def next_for(self, path: str) -> int | str | None:
        with self._lock:
            if self.where not in path:
                return None
            self.seen += 1
            return self.queue.pop(0) if self.queue else None


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    faults: Faults

    def _serve(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        fault = self.faults.next_for(self.path)
        if self.faults.login is not None and self.headers.get("authorization") != self.faults.login:
            self._answer(401, b"Unauthorized")  # as the security plugin says it
        elif isinstance(fault, int):
            self._answer(fault, b'{"error": {"type": "made_up", "reason": "told to"}}')
        elif fault in {HANG, CUT}:
            time.sleep(PATIENCE * 2 if fault == HANG else 0)
            self.close_connection = True
        else:
            answer = self._pass_on(body)
            time.sleep(PATIENCE * 2 if fault == LATE else 0)
            self._answer(*answer)

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = _serve

    def _pass_on(self, body: bytes) -> tuple[int, bytes]:
        connection = HTTPConnection(str(self.faults.target.hostname), self.faults.target.port, timeout=30)
        headers = {"content-type": self.headers.get("content-type") or "application/json"}
        connection.request(self.command, self.path, body or None, headers)
        response = connection.getresponse()
        found = response.status, response.read()
        connection.close()
        return found

    def _answer(self, status: int, body: bytes) -> None:
        try:
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        except OSError:  # the client gave up waiting, as it should
            self.close_connection = True

    def log_message(self, *args: object) -> None:
        """Stay quiet."""


@contextmanager
def faulty(target: str, tls: ssl.SSLContext | None = None, login: str | None = None) -> Iterator[tuple[str, Faults]]:
    """Yield the proxy's address and the faults to set. tls: speak it. login: "user:password", others get 401."""
    faults = Faults(target, login)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"faults": faults}))
    server.daemon_threads = True
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http{'s' if tls else ''}://127.0.0.1:{server.server_address[1]}", faults
    finally:
        server.shutdown()
        server.server_close()
