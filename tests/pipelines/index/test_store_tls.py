"""A cluster behind TLS and a login: a real node, and in front of it an endpoint with certificates of our own."""

import asyncio
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from pipelines.errors import UsageError
from pipelines.index.store import Access, StoreError, open_async_store, open_store
from pipelines.serve.api.app import create_app
from pipelines.settings import Settings
from tests.pipelines.index.certificates import Authority, serve_with
from tests.pipelines.index.proxy import faulty

LOGIN = "reader:गुप्त"
Ask = Callable[[str, Access], Any]


def ask(url: str, access: Access) -> Any:
    store = open_store(url, access, timeout=10)
    try:
        return store.request("GET", "/")
    finally:
        store.close()


def ask_async(url: str, access: Access) -> Any:
    async def once() -> Any:
        store = open_async_store(url, access, timeout=10)
        try:
            return await store.request("GET", "/")
        finally:
            await store.close()

    return asyncio.run(once())


BOTH = pytest.mark.parametrize("asking", [ask, ask_async])


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path)


def known(authority: Authority, password: str = "गुप्त", **more: Any) -> Access:
    return Access("reader", password, authority.file, **more)


@BOTH
def test_a_private_authority_is_trusted(node: str, authority: Authority, asking: Ask) -> None:
    with faulty(node, serve_with(authority.issue("good")), LOGIN) as (url, _):
        assert asking(url, known(authority))["version"]["distribution"] == "opensearch"


@BOTH
@pytest.mark.parametrize(
    ("issue", "says", "mend"),
    [
        ({"days": -1}, "has expired", "new one"),
        ({"address": "192.0.2.7"}, "is for another name", "OPENSEARCH_URL"),
    ],
)
def test_a_bad_certificate_says_what_is_bad(
    node: str, authority: Authority, asking: Ask, issue: dict[str, Any], says: str, mend: str
) -> None:
    with (
        faulty(node, serve_with(authority.issue("bad", **issue)), LOGIN) as (url, _),
        pytest.raises(StoreError, match=says) as caught,
    ):
        asking(url, known(authority))
    assert mend in str(caught.value.mend)
    assert not caught.value.transient


@BOTH
def test_an_unknown_authority_is_told(node: str, authority: Authority, tmp_path: Path, asking: Ask) -> None:
    other = Authority(tmp_path, "other")
    with faulty(node, serve_with(authority.issue("good")), LOGIN) as (url, _):
        for trusted in (other.file, None):
            with pytest.raises(StoreError, match="authority is unknown") as caught:
                asking(url, Access("reader", "गुप्त", trusted))
            assert "OPENSEARCH_CA_CERTS" in str(caught.value.mend)


@BOTH
def test_a_wrong_password_is_told(node: str, authority: Authority, asking: Ask) -> None:
    with (
        faulty(node, serve_with(authority.issue("good")), LOGIN) as (url, _),
        pytest.raises(StoreError, match="refused the user or password") as caught,
    ):
        asking(url, known(authority, "wrong"))
    assert caught.value.answer == 401


@BOTH
def test_we_are_known_by_a_certificate(node: str, authority: Authority, asking: Ask) -> None:
    ours = authority.issue("ours")
    tls = serve_with(authority.issue("good"), known=authority.file)
    with faulty(node, tls) as (url, _):
        access = Access(ca_certs=authority.file, client_cert=ours.certificate, client_key=ours.key)
        assert asking(url, access)["version"]["distribution"] == "opensearch"
        with pytest.raises(StoreError, match=r"does not accept us|cannot be reached"):
            asking(url, Access(ca_certs=authority.file))


def test_files_that_are_none_are_told(authority: Authority, tmp_path: Path) -> None:
    ours, other = authority.issue("ours"), authority.issue("other")
    empty = tmp_path / "empty.pem"
    empty.touch()
    for access, says in (
        (Access(ca_certs=empty), "holds no certificate"),
        (Access(client_cert=tmp_path / "none.pem"), "does not exist"),
        (Access(client_cert=ours.certificate, client_key=other.key), "do not belong together"),
    ):
        with pytest.raises(UsageError, match=says):
            open_store("https://host:9200", access)


def test_the_api_says_nothing_of_it(node: str, authority: Authority, tmp_path: Path) -> None:
    tls: ssl.SSLContext = serve_with(authority.issue("bad", days=-1))
    with faulty(node, tls, LOGIN) as (url, _):
        store = open_async_store(url, known(authority))
        with TestClient(create_app(store, Settings(api_hosts=("*",)))) as client:
            response = client.get("/v1/search")
    assert (response.status_code, response.json()["code"]) == (503, "cluster")
    assert not any(word in response.text for word in ("127.0.0.1", "certificate", "expired", "reader"))
