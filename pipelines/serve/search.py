"""One question, one request, one answer; two more where little is found, for a better spelling."""

from collections.abc import Callable, Mapping
from typing import Any

from pipelines.errors import ClusterError, QueryError
from pipelines.index.store import Store, StoreError
from pipelines.serve.query import HTML, Marking, SearchParams, build_search
from pipelines.serve.results import SearchResult, read_results
from pipelines.serve.spelling import Steps, find_correction

# An answer of some shards only would be wrong counts without a word.
WHOLE = {"allow_partial_search_results": "false"}


def search(store: Store, alias: str, params: SearchParams, marking: Marking = HTML) -> SearchResult:
    """Return the answer to `params` from the index behind `alias`.

    Raises QueryError for a question that cannot be understood, ClusterError when nothing is indexed yet or the
    cluster fails.
    """

    def ask(body: dict[str, Any]) -> Mapping[str, Any]:
        found: Mapping[str, Any] = store.request("POST", f"/{alias}/_search", body, params=WHOLE)
        return found

    body = build_search(params, marking)
    try:
        result = read_results(ask(body))
        better = run_steps(find_correction(params, result.total), ask)
    except StoreError as error:
        if error.kind == "index_not_found_exception":
            raise ClusterError("nothing is indexed yet", mend="index something first: khabar run PATH") from error
        if (refused := refusal(error)) is not None:
            raise refused from error
        raise
    return result.model_copy(update={"did_you_mean": better})


def refusal(error: StoreError) -> QueryError | None:
    """Return what is wrong with the question that a cluster refused; None where it is the cluster that fails.

    Hundreds of words in a dozen fields each are too many clauses, for which the cluster answers 500.
    """
    if error.answer == 400 or "maxClauseCount" in error.what:
        return QueryError("the index cannot answer this question", mend="use fewer words or values")
    return None


def run_steps(steps: Steps, ask: Callable[[dict[str, Any]], Mapping[str, Any]]) -> str | None:
    """Ask what `steps` yields, hand back the answers, return what it returns."""
    try:
        body = next(steps)
        while True:
            body = steps.send(ask(body))
    except StopIteration as end:
        returned: str | None = end.value
        return returned
