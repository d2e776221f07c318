import json

import pytest

from pipelines.settings import ROOT
from tests.pipelines.cli.conftest import Khabar

pytestmark = pytest.mark.node


def total(cluster: Khabar, *words: str) -> int:
    return int(json.loads(cluster("search", *words, "--json").out)["total"])


def test_a_dry_run_shows_and_changes_nothing_then_it_is_done(cluster: Khabar) -> None:
    cluster("run", str(ROOT / "seeds"))
    dry = cluster("delete", "--query", "to:2025-08")
    assert (dry.code, "nothing was removed" in dry.err) == (0, True)
    assert dry.out.split()[:2] == ["1", "articles"]
    assert total(cluster) == 5
    done = cluster("delete", "--query", "to:2025-08", "--yes")
    assert (done.code, "removed 1 from the index and 1 stored copies" in done.out) == (0, True)
    assert total(cluster) == 4
    assert cluster("delete", "--query", "to:2025-08").code == 1
    (id,) = {hit["article"]["id"] for hit in json.loads(cluster("search", "--size", "1", "--json").out)["hits"]}
    assert cluster("delete", id, "--yes").code == 0
    assert total(cluster) == 3
    cluster("run", str(ROOT / "seeds"))
    assert total(cluster) == 5


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        ((), 2, "nothing says what to remove"),
        (("--query", " "), 2, "nothing says what to remove"),
        (("--query", "-पुतिन"), 2, "means every article"),
        (("--query", "-a -b -c -d -e -f -g -h -i रूस"), 2, "several steps"),
        (("nowhere",), 1, "no article is meant"),
        (("--query", "हाथी"), 1, "no article is meant"),
    ],
)
def test_what_means_nothing_or_everything_is_refused(
    cluster: Khabar, arguments: tuple[str, ...], code: int, says: str
) -> None:
    ended = cluster("delete", *arguments, "--yes")
    assert (ended.code, says in ended.err) == (code, True), ended.err
