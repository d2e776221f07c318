"""Who reported which number, when: the seeds tell of soldiers in different numbers."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.pipelines.serve.api.test_routes import get


def numbers(found: Any) -> set[tuple[str, str]]:
    return {(one["of"], one["value"]) for one in found["numbers"]}


@pytest.mark.parametrize("name", ["उत्तर कोरिया", "North Korea", "नॉर्थ कोरिया", "place:KP"])
def test_a_name_is_compared_by_the_sentences_that_name_it(client: TestClient, name: str) -> None:
    found = get(client, "/v1/compare", about=name, kind="count")
    assert numbers(found) == {("सैनिक", "15000"), ("सैनिक", "13000"), ("निर्माणकर्मी", "5000"), ("सैपर", "1000")}


def test_a_thing_is_compared_over_outlets_and_time(client: TestClient) -> None:
    found = get(client, "/v1/compare", of="सैनिक")
    assert [(one["value"], one["reports"], one["first"], one["last"]) for one in found["numbers"]] == [
        ("15000", 2, "2025-09-03", "2025-12-27T14:06+05:30"),
        ("13000", 1, "2025-09-04", "2025-09-04"),
    ]
    assert found["numbers"][1]["outlets"] == ["NationPress"]
    assert [one["dated"][:10] for one in found["reports"]] == ["2025-09-03", "2025-09-04", "2025-12-27"]
    first = found["reports"][0]
    assert (first["figure"]["approximate"], first["figure"]["bound"], first["figure"]["value_max"]) == (
        True,
        None,
        None,
    )
    assert first["sentence"][first["start"] :].startswith("15,000 सैनिक")


def test_several_things_together(client: TestClient) -> None:
    found = get(client, "/v1/compare", of=["सैनिक", "सैपर", "निर्माणकर्मी"])
    assert numbers(found) == {("सैनिक", "15000"), ("सैनिक", "13000"), ("निर्माणकर्मी", "5000"), ("सैपर", "1000")}
    assert found["reports"][-1]["dated"] is None


def test_a_name_that_stands_in_other_sentences_does_not_count(client: TestClient) -> None:
    assert get(client, "/v1/compare", about="डोनाल्ड ट्रंप", of="सैनिक")["reports"] == []


def test_nothing_to_compare_is_told(client: TestClient) -> None:
    response = client.get("/v1/compare", params={"kind": "count"})
    assert (response.status_code, response.json()["code"]) == (422, "query")
