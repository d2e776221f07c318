"""The search that Dashboards sends for a saved object, written from its source (3.x).

src/plugins/data/common/search/aggs (terms, range, date_histogram and the metrics; buckets nest in the order of the
chart, metrics stand in the innermost), opensearch_query/from_lucene.ts, vis_type_vega/opensearch_query_parser.ts.
"""

import json
from typing import Any

TIME = {"gte": "now-5y", "lte": "now", "format": "strict_date_optional_time"}
# What Dashboards fills in from the browser.
ZONE = "Asia/Kolkata"

SavedObject = dict[str, Any]


def state_of(chart: SavedObject) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(chart["attributes"]["visState"])
    return found


def source_of(saved: SavedObject) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(saved["attributes"]["kibanaSavedObjectMeta"]["searchSourceJSON"])
    return found


def pattern_of(saved: SavedObject, objects: list[SavedObject]) -> SavedObject:
    (wanted,) = [ref["id"] for ref in saved["references"] if ref["name"] == source_of(saved)["indexRefName"]]
    (found,) = [one for one in objects if (one["type"], one["id"]) == ("index-pattern", wanted)]
    return found


def build_body(saved: SavedObject, objects: list[SavedObject]) -> dict[str, Any]:
    """Return the search of a saved search, or of a chart that reads its index pattern."""
    pattern = pattern_of(saved, objects)["attributes"]
    query = build_query(source_of(saved)["query"], pattern.get("timeFieldName"))
    if saved["type"] == "search":
        return {"query": query, "sort": [{field: order} for field, order in saved["attributes"]["sort"]]}
    return {"size": 0, "query": query, "aggs": build_aggs(state_of(saved)["aggs"])}


def build_query(asked: dict[str, str], time: str | None) -> dict[str, Any]:
    clauses: list[dict[str, Any]] = [{"range": {time: TIME}}] if time else []
    words: dict[str, Any] = {"match_all": {}}
    if asked["query"]:
        assert asked["language"] == "lucene"
        words = {"query_string": {"query": asked["query"], "analyze_wildcard": True, "time_zone": ZONE}}
    return {"bool": {"must": [words], "filter": clauses, "should": [], "must_not": []}}


def build_aggs(aggs: list[dict[str, Any]]) -> dict[str, Any]:
    inner = {agg["id"]: _metric(agg) for agg in aggs if agg["schema"] == "metric" and agg["type"] != "count"}
    for agg in reversed([agg for agg in aggs if agg["schema"] != "metric"]):
        body: dict[str, Any] = {agg["type"]: _bucket(agg)}
        inner = {agg["id"]: body | ({"aggs": inner} if inner else {})}
    return inner


def _metric(agg: dict[str, Any]) -> dict[str, Any]:
    return {agg["type"]: {"field": agg["params"]["field"]}}


def _bucket(agg: dict[str, Any]) -> dict[str, Any]:
    params = agg["params"]
    match agg["type"]:
        case "terms":
            assert params["orderBy"] == "1", "the first metric of each chart is the count"
            missing = {"missing": "__missing__"} if params["missingBucket"] else {}
            return {"field": params["field"], "size": params["size"], "order": {"_count": params["order"]}, **missing}
        case "range":
            return {"field": params["field"], "ranges": params["ranges"], "keyed": True}
        case "date_histogram":
            interval = {"calendar_interval": f"1{params['interval']}"}
            return {"field": params["field"], **interval, "time_zone": ZONE, "min_doc_count": params["min_doc_count"]}
    raise AssertionError(f"{agg['type']} is not translated here")


def build_vega_body(spec: dict[str, Any]) -> dict[str, Any]:
    """Return the search that a Vega spec holds, with the dashboard's context filled in."""
    url = spec["data"]["url"]
    assert url["%context%"] is True
    assert "query" not in url["body"], "a query may not stand beside %context%"
    return {**url["body"], "query": {"bool": {"must": [{"range": {url["%timefield%"]: TIME}}]}}}


def first_buckets(answer: dict[str, Any]) -> list[Any]:
    """Return the buckets of the outermost bucket aggregation; the values of a chart that has none."""
    found = answer["aggregations"]
    buckets = [agg["buckets"] for agg in found.values() if "buckets" in agg]
    if not buckets:
        return [agg["value"] for agg in found.values()]
    held = buckets[0].values() if isinstance(buckets[0], dict) else buckets[0]
    return [bucket for bucket in held if bucket["doc_count"]]
