"""Counters for Prometheus."""

import re

from starlette.testclient import TestClient


def counted(client: TestClient, operation: str, status: int) -> float:
    text = client.get("/metrics").text
    found = re.search(rf'khabar_requests_total{{operation="{re.escape(operation)}",status="{status}"}} (\S+)', text)
    return float(found[1]) if found else 0.0


def test_requests_are_counted_by_operation_and_status(client: TestClient) -> None:
    before = counted(client, "/v1/articles/{id}", 404)
    client.get("/v1/articles/secret-question")
    assert counted(client, "/v1/articles/{id}", 404) == before + 1
    assert "secret-question" not in client.get("/metrics").text
