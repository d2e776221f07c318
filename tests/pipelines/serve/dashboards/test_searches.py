"""The search of each saved search and chart runs on a real node and finds what the articles say."""

import json
from typing import Any

import pytest

from pipelines.index.store import Store
from pipelines.serve.dashboards.objects import SavedObject
from tests.pipelines.serve.dashboards.conftest import ALIAS
from tests.pipelines.serve.dashboards.searches import build_body, build_vega_body, first_buckets, pattern_of, state_of
from tests.pipelines.serve.dashboards.test_objects import OBJECTS, READING, SEARCHES, VEGA, name

# The five seeds state no percentage and no sum of money; another article does.
NOT_STATED_IN_SEEDS = {"percents", "rupees"}


def title_of(saved: SavedObject) -> str:
    """Return the alias that the pattern of a saved object reads."""
    return str(pattern_of(saved, OBJECTS)["attributes"]["title"])


@pytest.mark.parametrize("saved", [*SEARCHES, *READING], ids=name)
def test_a_search_runs_and_finds_the_seeds(saved: SavedObject, store: Store) -> None:
    body = build_body(saved, OBJECTS)
    if name(saved) not in NOT_STATED_IN_SEEDS:
        body["query"]["bool"]["filter"].append({"term": {"batch": "seeds-1"}})
    answer = store.request("POST", f"/{title_of(saved)}/_search", body)
    assert not answer["timed_out"]
    assert answer["_shards"]["failed"] == 0
    if saved["type"] == "visualization":
        assert first_buckets(answer)
    else:
        assert answer["hits"]["hits"]
        assert all(_shown(hit, saved) for hit in answer["hits"]["hits"])


def _shown(hit: dict[str, Any], search: SavedObject) -> bool:
    """Tell whether at least one column of the row has something to show."""
    paths = [column.split(".")[0] for column in search["attributes"]["columns"]]
    return any(hit["_source"].get(path) for path in paths)


@pytest.mark.parametrize("chart", VEGA, ids=name)
def test_a_vega_spec_searches_the_alias_and_finds_what_it_draws(chart: SavedObject, store: Store) -> None:
    spec = json.loads(state_of(chart)["params"]["spec"])
    assert spec["data"]["url"]["index"] == ALIAS
    found: Any = store.request("POST", f"/{ALIAS}/_search", build_vega_body(spec))
    for key in spec["data"]["format"]["property"].split("."):
        found = found[key]
    sizes = {bucket["key"]: {s["key"]: s["doc_count"] for s in bucket["sizes"]["buckets"]} for bucket in found}
    # Noun and number belong together: the seeds print 15,000 (twice) and 13,000 soldiers and no other number of them.
    assert {size: times for size, times in sizes["सैनिक"].items() if times} == {"10 हज़ार – 1 लाख": 3}
    order = spec["encoding"]["x"]["sort"]
    assert all(list(by_size) == order for by_size in sizes.values())


def test_the_charts_count_what_the_articles_say(store: Store) -> None:
    def buckets(short: str) -> dict[str, int]:
        (chart,) = [one for one in READING if name(one) == short]
        answer = store.request("POST", f"/{title_of(chart)}/_search", build_body(chart, OBJECTS))
        found: dict[str, Any] = answer["aggregations"]["2" if short != "batches" else "3"]["buckets"]
        rows = found.items() if isinstance(found, dict) else ((row["key"], row) for row in found)
        return {key: row["doc_count"] for key, row in rows if row["doc_count"]}

    # One of the five has no date: a chart that follows the time picker shows four, one that does not, all.
    assert buckets("persons")["व्लादिमीर पुतिन"] == 4
    assert buckets("batches") == {"seeds-1": 5, "own-1": 1}
    assert buckets("missing")["published"] >= 1
    assert buckets("rejects") == {"empty": 1, "language": 1}
    assert buckets("percents") == {"10.0-25.0": 1}
    assert buckets("rupees") == {"1.0E9-1.0E10": 1}
