import json

import pytest

from pipelines.settings import ROOT
from tests.pipelines.cli.conftest import Khabar

pytestmark = pytest.mark.node


def test_run_search_and_run_again(cluster: Khabar) -> None:
    first = cluster("run", str(ROOT / "seeds"), "--tour")
    assert first.code == 0, first.err
    assert "Articles in the index: 5" in first.out
    again = cluster("run", str(ROOT / "seeds"))
    assert again.code == 0
    assert [line.split() for line in again.out.splitlines() if "duplicate" in line] == [["duplicate", "5"]]

    found = json.loads(cluster("search", "किम जोंग-उन", "--place", "रूस", "--sort", "newest", "--json").out)
    assert found["total"] == 5
    assert dict(map(tuple, found["facets"]["person"]))["किम जोंग उन"] == 5
    dates = [(hit["article"]["published"] or hit["article"]["updated"] or {}).get("value") for hit in found["hits"]]
    assert dates[:4] == ["2025-12-27T14:06+05:30", "2025-09-04", "2025-09-03", "2025-08-13"]
    assert any("<mark>" in piece for hit in found["hits"] for pieces in hit["highlights"].values() for piece in pieces)

    narrowed = json.loads(cluster("search", "--figure", "सैनिक >= 14000", "--from", "2025-12", "--json").out)
    assert [hit["article"]["source"]["uri"][-24:-20] for hit in narrowed["hits"]] == ["004_"]

    id = found["hits"][0]["article"]["id"]
    alike = json.loads(cluster("search", "--like", id, "--size", "2", "--json").out)["articles"]
    assert len(alike) == 2
    assert id not in {article["id"] for article in alike}
    assert alike[0]["headline"][:20] in cluster("search", "--like", id).out.replace("\n", "")
    assert cluster("search", "--like", "nobody").code == 1

    nothing = cluster("search", "हिमाचल क्रिकेट")
    assert (nothing.code, "nothing found" in nothing.out) == (0, True)


def test_a_search_before_any_run_says_so(cluster: Khabar) -> None:
    ended = cluster("search", "रूस")
    assert (ended.code, "nothing is indexed yet" in ended.err) == (1, True)


@pytest.mark.parametrize(
    "arguments", [("--from", "yesterday"), ("--figure", "सैनिक many"), ("--sort", "best"), ("--size", "100000")]
)
def test_a_wrong_question_is_told_and_ends_with_2(cluster: Khabar, arguments: tuple[str, ...]) -> None:
    ended = cluster("search", "रूस", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert arguments[1] in ended.err
