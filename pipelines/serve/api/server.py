"""The HTTP server around the app: how long it waits for clients, and how many it takes at once."""

import socket
from asyncio import TimerHandle, Transport

import uvicorn
from fastapi import FastAPI
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from pipelines.errors import UsageError

# Connections at the same time; more are told to come again.
CONNECTIONS = 500
KEEP_ALIVE_SECONDS = 5
# A request must have come whole within so many seconds and bytes; what we answer must be taken, piece by piece, too.
HEAD_SECONDS = 10.0
HEAD_BYTES = 32_768
TAKEN_SECONDS = 30


class Impatient(HttpToolsProtocol):
    """HTTP/1.1 that closes connections on which no request comes to its end: uvicorn itself waits for ever."""

    _late: TimerHandle | None = None
    _read = 0

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]
        """Begin to wait for a request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take what has come; wait for the rest of the request where one has begun."""
        self._read = len(data) + (self._read if self._late else 0)
        super().data_received(data)
        if self._late is not None and self._read > HEAD_BYTES:
            self._refuse(b"431 Request Header Fields Too Large")
        elif self._late is None and (self.cycle is None or self.cycle.response_complete):
            self._wait()

    def on_headers_complete(self) -> None:
        """Answer; the rest of the time belongs to the app."""
        self._stop()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing more."""
        self._stop()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._late = self.loop.call_later(HEAD_SECONDS, self._refuse, b"408 Request Timeout")

    def _stop(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None

    def _refuse(self, status: bytes) -> None:
        self._stop()
        if not self.transport.is_closing():
            self.transport.write(b"HTTP/1.1 %b\r\ncontent-length: 0\r\nconnection: close\r\n\r\n" % status)
            self.transport.close()


def make_server(app: FastAPI) -> uvicorn.Server:
    """Return the server of an app; `run([socket])` serves until it is told to end."""
    config = uvicorn.Config(
        app,
        http=Impatient,
        ws="none",
        log_level="warning",
        server_header=False,
        limit_concurrency=CONNECTIONS,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
    )
    return uvicorn.Server(config)


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens there; port 0 takes any that is free. Raises UsageError for one that is taken."""
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if hasattr(socket, "TCP_USER_TIMEOUT"):  # Linux: connections whose client takes nothing are dropped by the kernel
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, TAKEN_SECONDS * 1000)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise UsageError(f"cannot listen on {host}:{port}: {error.strerror}", mend="choose another --port") from error
    return listening
