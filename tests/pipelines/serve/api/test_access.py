"""An app that is open to others: whoever has a key, with its scope, as often as it allows."""

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from pipelines.errors import TooManyError
from pipelines.index.store import open_async_store
from pipelines.serve.api.access import Access
from pipelines.serve.api.app import create_app
from pipelines.serve.api.keys import add_key, revoke_key
from pipelines.settings import Settings


@pytest.fixture
def settings(tmp_path: Path, app: FastAPI) -> Settings:
    return Settings(data=tmp_path, alias=app.state.reader.alias)


@pytest.fixture
def opened(node: str, settings: Settings) -> Iterator[TestClient]:
    """The app on a clock that stands still: a rate does not refill while a test is slow."""
    app = create_app(open_async_store(node), settings, keys=True)
    app.state.access.clock = lambda: 0.0
    with TestClient(app, base_url="http://any.example") as client:
        yield client


def bearer(secret: str) -> dict[str, str]:
    return {"authorization": f"Bearer {secret}"}


@pytest.mark.parametrize(
    "path", ["/v1/search", "/v1/search?nope=1", "/v1/articles/x", "/v1/export", "/metrics", "/", "/docs", "/figures"]
)
@pytest.mark.parametrize("sent", ["", "Bearer", "Bearer wrong", "Basic !!", "Basic eDp5", "Digest x", "bearer \udcff"])
def test_nothing_is_answered_without_a_key(opened: TestClient, path: str, sent: str) -> None:
    headers = [(b"authorization", sent.encode("utf-8", "surrogateescape"))] if sent else []
    response = opened.get(path, headers=headers)
    assert response.status_code == 401
    assert "Basic" in response.headers["www-authenticate"]
    assert "content-security-policy" in response.headers
    if path.startswith("/v1/"):
        assert response.json()["code"] == "key"


def test_a_probe_needs_no_key(opened: TestClient) -> None:
    assert [opened.get(f"/v1/health/{what}").status_code for what in ("live", "ready")] == [200, 200]


def test_a_key_opens_what_its_scopes_say(opened: TestClient, settings: Settings) -> None:
    reading = add_key(settings.keys, "reader", ["read"]).secret
    whole = add_key(settings.keys, "whole", ["read", "export", "metrics"]).secret
    paths = ("/v1/search", "/", "/v1/export", "/metrics")
    assert [opened.get(path, headers=bearer(reading)).status_code for path in paths] == [200, 200, 403, 403]
    assert [opened.get(path, headers=bearer(whole)).status_code for path in paths] == [200] * 4
    assert opened.get("/v1/export", headers=bearer(reading)).json()["code"] == "scope"


def test_a_person_logs_in_with_the_key_as_password(opened: TestClient, settings: Settings) -> None:
    secret = add_key(settings.keys, "reader", ["read"]).secret
    login = base64.b64encode(f"संपादक:{secret}".encode()).decode()
    assert opened.get("/", headers={"authorization": f"Basic {login}"}).status_code == 200


def test_a_revoked_key_is_refused_at_once(opened: TestClient, settings: Settings) -> None:
    secret = add_key(settings.keys, "reader", ["read"]).secret
    assert opened.get("/v1/search", headers=bearer(secret)).status_code == 200
    revoke_key(settings.keys, "reader")
    assert opened.get("/v1/search", headers=bearer(secret)).status_code == 401


def test_a_key_is_limited_and_told_when_to_come_again(opened: TestClient, settings: Settings) -> None:
    secret = add_key(settings.keys, "slow", ["read"], per_minute=2).secret
    answers = [opened.get("/v1/suggest?q=put", headers=bearer(secret)) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2].json()["code"] == "too_many"
    assert 1 <= int(answers[2].headers["retry-after"]) <= 30
    other = add_key(settings.keys, "other", ["read"]).secret
    assert opened.get("/v1/suggest?q=put", headers=bearer(other)).status_code == 200


def test_a_rate_refills_evenly(tmp_path: Path) -> None:
    now = [0.0]
    access = Access(tmp_path / "keys.json", clock=lambda: now[0])
    sent = f"Bearer {add_key(access.file, 'x', ['read'], per_minute=60).secret}"
    for _ in range(60):
        access.check("/", sent)
    with pytest.raises(TooManyError):
        access.check("/", sent)
    now[0] = 1.0
    access.check("/", sent)
    with pytest.raises(TooManyError) as caught:
        access.check("/", sent)
    assert caught.value.seconds == 1


def test_a_broken_file_of_keys_opens_nothing(opened: TestClient, settings: Settings) -> None:
    secret = add_key(settings.keys, "reader", ["read"]).secret
    settings.keys.write_text("[")
    response = opened.get("/v1/search", headers=bearer(secret))
    assert (response.status_code, "api-keys" in response.text) == (500, False)
