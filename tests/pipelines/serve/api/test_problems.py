"""What is wrong is said by a stable code, and nothing of the cluster leaks."""

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from pipelines.errors import EngineError, KhabarError
from pipelines.index.store import StoreError, open_async_store
from pipelines.serve.api.app import create_app
from pipelines.serve.api.problems import problem_of
from pipelines.settings import Settings


@pytest.mark.parametrize(
    ("path", "status", "code", "says"),
    [
        ("/v1/search?outlett=x", 422, "usage", "outlett"),
        ("/v1/search?size=x", 422, "usage", "size"),
        ("/v1/search?size=1000", 422, "query", "0 to 100"),
        ("/v1/search?sort=best", 422, "query", "relevance"),
        ("/v1/search?figure=abc", 422, "query", "condition"),
        ("/v1/search?from=soon", 422, "query", "no date"),
        ("/v1/search?cursor=x", 422, "query", "cursor"),
        ("/v1/search?cursor=WyJ4IixbXV0", 422, "query", "another question"),
        ("/v1/search?fields=nope", 422, "query", "nope"),
        ("/v1/search?q=" + "a" * 1500, 422, "query", "too long"),
        ("/v1/search?" + "tag=a&" * 60, 422, "query", "too many"),
        ("/v1/search?q=" + "a" * 9000, 414, "too_large", "bytes"),
        ("/v1/figures?kind=nope", 422, "usage", "kind"),
        ("/v1/figures?least=nan", 422, "usage", "least"),
        ("/v1/export?format=xls", 422, "usage", "format"),
        ("/v1/facets/nope", 404, "not_found", "person"),
        ("/v1/facets/person?size=0", 422, "usage", "size"),
        ("/v1/articles/nope", 404, "not_found", "nope"),
        ("/v1/articles/..%2F_search", 404, "not_found", ""),
        ("/v1/articles/%00", 404, "not_found", ""),
        ("/v1/entities/nope", 404, "not_found", "nope"),
        ("/v1/health/live?deep=1", 422, "usage", "deep"),
        ("/v1/nope", 404, "not_found", ""),
    ],
)
def test_each_wrong_call_has_its_code(client: TestClient, path: str, status: int, code: str, says: str) -> None:
    response = client.get(path)
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert (response.status_code, problem["status"], problem["code"]) == (status, status, code), problem
    assert says in problem["detail"] + problem.get("mend", "")


def test_only_reading_is_offered(client: TestClient) -> None:
    response = client.post("/v1/search")
    assert (response.status_code, response.json()["code"]) == (405, "method_not_allowed")


@pytest.mark.parametrize(
    "error",
    [
        StoreError("https://secret:9200 cannot be reached"),
        StoreError("secret", answer=403, kind="security_exception"),
        EngineError("/home/secret/log"),
        KhabarError("secret"),
        RuntimeError("secret"),
    ],
)
def test_what_went_wrong_inside_stays_inside(error: Exception) -> None:
    assert "secret" not in problem_of(error).model_dump_json()


@pytest.fixture
def lost() -> Iterator[TestClient]:
    with TestClient(create_app(open_async_store("http://127.0.0.1:9"), Settings(api_hosts=("*",)))) as client:
        yield client


def test_a_cluster_that_is_away_is_503(lost: TestClient) -> None:
    response = lost.get("/v1/search")
    problem: dict[str, Any] = response.json()
    assert (response.status_code, problem["code"], response.headers["retry-after"]) == (503, "cluster", "5")
    assert "127.0.0.1" not in response.text
    assert lost.get("/v1/health/live").status_code == 200
    assert lost.get("/v1/health/ready").status_code == 503


def test_nothing_indexed_is_said_so(node: str) -> None:
    with TestClient(create_app(open_async_store(node), Settings(alias="none", api_hosts=("*",)))) as client:
        assert client.get("/v1/search").json()["detail"] == "nothing is indexed yet"
        assert client.get("/v1/articles/x").status_code == 503
