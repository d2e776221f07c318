"""Around every request: the names we answer to, security headers, a time limit, and no work for clients that left."""

import asyncio
from collections.abc import Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pipelines.serve.api.problems import make_problem, respond

MAX_QUERY_BYTES = 8192
CONTENT_POLICY = "; ".join(
    [
        "default-src 'none'",
        *(f"{kind}-src 'self'" for kind in ("style", "script", "img", "connect", "manifest")),
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
HEADERS = {
    "content-security-policy": CONTENT_POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


class Guard:
    """ASGI middleware. hosts: names in the Host header we answer to, against DNS rebinding ("*": any)."""

    def __init__(self, app: ASGIApp, *, hosts: Sequence[str], timeout: float) -> None:
        self.app = app
        self.hosts = frozenset(hosts)
        self.timeout = timeout

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "private, no-cache")
            await send(message)

        wrong = self._wrong(scope)
        if wrong is not None:
            await respond(make_problem(*wrong))(scope, receive, guarded)
            return
        await self._serve(scope, receive, guarded)

    def _wrong(self, scope: Scope) -> tuple[int, str, str] | None:
        host = Headers(scope=scope).get("host", "").rpartition(":")
        name = host[0] if host[2].isdigit() else "".join(host)
        if "*" not in self.hosts and name.lower() not in self.hosts:
            return 421, "host", "this server is not called by that name"
        if len(scope["query_string"]) > MAX_QUERY_BYTES:
            return 414, "too_large", f"ask in at most {MAX_QUERY_BYTES} bytes"
        return None

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run the app until it has answered, the client has left or takes nothing more, or time is up."""
        started = False
        stuck: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        async def noting(message: Message) -> None:
            nonlocal started
            started = True
            try:
                async with asyncio.timeout(self.timeout):
                    await send(message)
            except TimeoutError:
                stuck.set_result(None)
                await asyncio.Event().wait()

        work = asyncio.ensure_future(self.app(scope, _once(receive), noting))
        left = asyncio.ensure_future(_gone(receive))
        ends = {work, left, stuck}
        done, _ = await asyncio.wait(ends, timeout=self.timeout, return_when=asyncio.FIRST_COMPLETED)
        if not done and started:  # a stream that has begun does not end by the clock
            done, _ = await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        left.cancel()
        if work in done:
            await work
            return
        work.cancel()
        await asyncio.wait({work})
        if not done:
            late = make_problem(503, "timeout", f"no answer within {self.timeout:g} seconds", "ask for less")
            await respond(late)(scope, receive, send)


def _once(receive: Receive) -> Receive:
    """Nothing that we serve reads a body: the app sees an empty one, and the guard alone listens to the client."""
    sent = False

    async def empty() -> Message:
        nonlocal sent
        if not sent:
            sent = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await asyncio.Event().wait()
        raise AssertionError("never")

    return empty


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
