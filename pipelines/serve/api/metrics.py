"""What the service does, for Prometheus: requests by operation and status, and how long they took."""

import time

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

REGISTRY = CollectorRegistry()
REQUESTS = Counter("khabar_requests", "Requests answered.", ["operation", "status"], registry=REGISTRY)
SECONDS = Histogram(
    "khabar_request_seconds",
    "Time to the first byte.",
    ["operation"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
    registry=REGISTRY,
)
router = APIRouter(include_in_schema=False)


@router.get("/metrics")
async def metrics() -> Response:
    """Tell the counters since the start."""
    return Response(generate_latest(REGISTRY), media_type=CONTENT_TYPE_LATEST)


class Measure:
    """ASGI middleware. Operations are told by their path's pattern, never by what was asked."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve and count one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began = time.perf_counter()

        async def counting(message: Message) -> None:
            if message["type"] == "http.response.start":
                # The router writes the route it found into the scope.
                operation = getattr(scope.get("route"), "path", "none")
                REQUESTS.labels(operation, message["status"]).inc()
                SECONDS.labels(operation).observe(time.perf_counter() - began)
            await send(message)

        await self.app(scope, receive, counting)
