"""The operations on the five seeds, as a client sees them."""

import re
from typing import Any

import orjson
import pytest
from starlette.testclient import TestClient

from pipelines.serve.api.answers import SearchAnswer
from pipelines.serve.api.examples import EXAMPLES
from schemas.article import Article


def get(client: TestClient, path: str, **params: Any) -> Any:
    response = client.get(path, params=params)
    assert response.status_code == 200, response.text
    return response.json()


@pytest.mark.parametrize(
    ("params", "total"),
    [
        ({}, 5),
        ({"q": "पुतिन"}, 5),
        ({"q": "हाथी"}, 0),
        ({"person": ["Donald Trump"]}, 2),
        ({"from": "2025-09", "to": "2025-12"}, 3),
        ({"figure": "सैनिक >= 15000"}, 2),
        ({"person": ["Donald Trump", "शी जिनपिंग"], "counted": "सैपर"}, 2),
    ],
)
def test_a_search_finds(client: TestClient, params: dict[str, Any], total: int) -> None:
    assert get(client, "/v1/search", **params)["total"] == total


def test_hits_are_articles_without_what_only_the_index_needs(client: TestClient, seeds: list[Article]) -> None:
    hits = get(client, "/v1/search", q="ट्रंप", size=1)["hits"]
    article = Article.model_validate(hits[0]["article"])
    assert article in seeds
    assert "<mark>" in orjson.dumps(hits[0]["highlights"]).decode()


@pytest.mark.parametrize("q", ["", "ट्रंप", "हाथी"])
def test_an_answer_is_what_the_contract_says(client: TestClient, q: str) -> None:
    answer = get(client, "/v1/search", q=q)
    assert SearchAnswer.model_validate(answer).model_dump(mode="json", exclude_computed_fields=True) == answer


def test_fields_can_be_chosen(client: TestClient) -> None:
    hits = get(client, "/v1/search", fields=["headline", "outlet"])["hits"]
    assert {tuple(hit["article"]) for hit in hits} == {("id", "outlet", "headline")}


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
def test_pages_follow_each_other_without_gap_or_repetition(client: TestClient, sort: str) -> None:
    whole = get(client, "/v1/search", q="पुतिन", sort=sort)["hits"]
    page = get(client, "/v1/search", q="पुतिन", sort=sort, size=2)
    seen = page["hits"]
    while page["next"]:
        page = get(client, "/v1/search", q="पुतिन", sort=sort, size=2, cursor=page["next"])
        seen += page["hits"]
    assert seen == whole


def test_a_facet_is_not_narrowed_by_its_own_selection(client: TestClient) -> None:
    free = get(client, "/v1/search")["facets"]["person"]
    chosen = get(client, "/v1/search", person="डोनाल्ड ट्रंप")["facets"]
    assert chosen["person"] == free
    assert chosen["place"] != get(client, "/v1/search")["facets"]["place"]


def test_an_article_has_a_tag_that_saves_the_way(client: TestClient, seeds: list[Article]) -> None:
    first = client.get(f"/v1/articles/{seeds[0].id}")
    assert Article.model_validate_json(first.content) == seeds[0]
    again = client.get(f"/v1/articles/{seeds[0].id}", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_similar_articles_are_others(client: TestClient, seeds: list[Article]) -> None:
    found = get(client, f"/v1/articles/{seeds[0].id}/similar", size=2)["articles"]
    assert found[0]["id"] == seeds[2].id  # the same agency report
    assert seeds[0].id not in {article["id"] for article in found}


@pytest.mark.parametrize(
    ("facet", "prefix", "first"),
    [
        ("person", "put", "व्लादिमीर पुतिन"),
        ("person", "पुति", "व्लादिमीर पुतिन"),
        ("place", "rus", "रूस"),
        ("counted", "सै", "सैनिक"),
        ("language", "H", "hi"),
        ("person", "kim jo", "किम जोंग उन"),
        ("person", "किम जों", "किम जोंग उन"),
        ("place", "north k", "उत्तर कोरिया"),
        ("place", "नॉर्थ को", "उत्तर कोरिया"),
        ("organisation", "yonh", "योनहाप"),
        ("organisation", "योन", "योनहाप"),
        ("person", "xyz", None),
        ("person", "\u200d", None),
        ("language", " \u200b", None),
        ("counted", ".*", None),
    ],
)
def test_a_facet_is_searched_in_both_scripts(client: TestClient, facet: str, prefix: str, first: str | None) -> None:
    values = get(client, f"/v1/facets/{facet}", prefix=prefix)["values"]
    assert (values[0]["value"] if values else None) == first


@pytest.mark.parametrize(
    ("typed", "first"), [("put", "व्लादिमीर पुतिन"), ("सैनि", "सैनिक"), (" ", None), ("\u200d\u00ad", None), ("xyz", None)]
)
def test_what_is_typed_is_completed(client: TestClient, typed: str, first: str | None) -> None:
    found = get(client, "/v1/suggest", q=typed)["suggestions"]
    assert (found[0]["value"] if found else None) == first


def test_an_entity_tells_its_names_days_and_company(client: TestClient) -> None:
    found = get(client, "/v1/entities/person:vladimir-putin")
    assert (found["name"], found["name_latin"], found["articles"]) == ("व्लादिमीर पुतिन", "Vladimir Putin", 5)
    assert {"value": "पुतिन", "articles": 5} in found["spellings"]
    assert found["together"]["person"][0]["value"].startswith("किम जोंग")
    assert sum(bar["articles"] for bar in found["histogram"]) == 4  # one seed has no date


def test_an_entity_comes_with_the_numbers_of_its_sentences(client: TestClient) -> None:
    found = get(client, "/v1/entities/place:KP")["figures"]
    assert {(one["figure"]["value"], one["figure"]["of"]) for one in found} >= {("15000", "सैनिक"), ("13000", "सैनिक")}
    for one in found:
        assert one["figure"]["kind"] not in {"date", "year", "time", "ordinal"}
        assert re.search("कोरिया|KCNA", one["sentence"])


def test_figures_come_with_the_sentence_that_states_them(client: TestClient) -> None:
    found = get(client, "/v1/figures", of=["सैनिकों", "सैपर"], sort="oldest")["figures"]
    assert [(one["figure"]["value"], one["figure"]["of"]) for one in found] == [
        ("1000", "सैपर"),
        ("15000", "सैनिक"),
        ("13000", "सैनिक"),
        ("15000", "सैनिक"),
        ("1000", "सैपर"),
    ]
    for one in found:
        assert one["sentence"][one["start"] :].startswith(one["figure"]["text"])
        assert one["sentence"] == one["sentence"].strip()


def test_figures_by_size_and_kind(client: TestClient) -> None:
    found = get(client, "/v1/figures", kind="count", least=14000, most=20000)["figures"]
    assert {one["figure"]["value"] for one in found} == {"15000"}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"unit": "year"}, ["तीन साल"]),
        ({"unit": "महीने", "least": 36, "most": 36}, ["तीन साल"]),
        ({"unit": "month", "least": 37}, []),
        ({"unit": "kilometre"}, []),
        ({"unit": "percent", "least": 1}, []),
    ],
)
def test_a_unit_stands_for_its_dimension(client: TestClient, asked: dict[str, Any], found: list[str]) -> None:
    assert [one["figure"]["text"] for one in get(client, "/v1/figures", **asked)["figures"]] == found


def test_an_export_is_the_whole_answer(client: TestClient, seeds: list[Article]) -> None:
    lines = client.get("/v1/export").content.splitlines()
    assert {Article.model_validate_json(line).id for line in lines} == {seed.id for seed in seeds}
    table = client.get("/v1/export", params={"q": "पुतिन", "format": "csv"}).text
    assert table.startswith("id,outlet,published")
    assert table.count("seeds/00") == 5


def test_it_tells_how_it_is(client: TestClient) -> None:
    assert get(client, "/v1/health/live") == {"status": "ok"} | {"articles": None}
    assert get(client, "/v1/health/ready")["articles"] == 5


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_runs(client: TestClient, name: str) -> None:
    assert client.get(EXAMPLES[name]).status_code == 200
