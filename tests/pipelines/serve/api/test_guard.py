"""Around every request: names, headers, time, clients that leave."""

import asyncio
from typing import Any

import pytest
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from pipelines.serve.api.guard import Guard


@pytest.mark.parametrize(("host", "status"), [("testserver", 200), ("127.0.0.1:8080", 200), ("evil.example", 421)])
def test_it_answers_to_its_own_names_only(client: TestClient, host: str, status: int) -> None:
    assert client.get("/v1/health/live", headers={"host": host}).status_code == status


@pytest.mark.parametrize("path", ["/v1/health/live", "/v1/nope", "/v1/search?x=1"])
def test_every_answer_has_the_security_headers(client: TestClient, path: str) -> None:
    headers = client.get(path, headers={"origin": "https://elsewhere.example"}).headers
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in headers


def scope() -> Scope:
    return {"type": "http", "query_string": b"", "headers": [(b"host", b"here")]}


async def call(app: Any, receive: Receive, timeout: float) -> list[Message]:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    await Guard(app, hosts=["here"], timeout=timeout)(scope(), receive, send)
    return sent


def test_work_for_a_client_that_left_is_cancelled() -> None:
    ended = []

    async def endless(scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(True)

    async def leave() -> Message:
        return {"type": "http.disconnect"}

    assert asyncio.run(call(endless, leave, 60)) == []
    assert ended == [True]


def test_work_that_takes_too_long_is_given_up() -> None:
    async def endless(scope: Scope, receive: Receive, send: Send) -> None:
        await asyncio.Event().wait()

    async def stay() -> Message:
        await asyncio.Event().wait()
        raise AssertionError("never")

    assert asyncio.run(call(endless, stay, 0.05))[0]["status"] == 503
