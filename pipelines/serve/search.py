"""One question, one request, one answer."""

from pipelines.errors import ClusterError
from pipelines.index.store import Store, StoreError
from pipelines.serve.query import HTML, Marking, SearchParams, build_search
from pipelines.serve.results import SearchResult, read_results

# An answer of some shards only would be wrong counts without a word.
WHOLE = {"allow_partial_search_results": "false"}


def search(store: Store, alias: str, params: SearchParams, marking: Marking = HTML) -> SearchResult:
    """Return the answer to `params` from the index behind `alias`.

    Raises QueryError for a question that cannot be understood, ClusterError when nothing is indexed yet or the
    cluster fails.
    """
    body = build_search(params, marking)
    try:
        return read_results(store.request("POST", f"/{alias}/_search", body, params=WHOLE))
    except StoreError as error:
        if error.kind == "index_not_found_exception":
            raise ClusterError("nothing is indexed yet", mend="index something first: khabar run PATH") from error
        raise
