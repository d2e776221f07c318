"""`khabar dashboards` against a stand-in for Dashboards."""

from collections.abc import Iterator

import pytest

from pipelines.serve.dashboards.objects import build_objects
from tests.pipelines.cli.conftest import Khabar
from tests.pipelines.serve.dashboards.standin import StandIn, serving


@pytest.fixture
def standin(monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    monkeypatch.setenv("OPENSEARCH_USER", "analyst")
    monkeypatch.setenv("OPENSEARCH_PASSWORD", "secret")
    monkeypatch.setenv("KHABAR_ALIAS", "news")
    with serving(StandIn(login="analyst:secret")) as found:
        yield found


def test_import_prints_what_is_stored_and_where_to_look(standin: StandIn, khabar: Khabar) -> None:
    ended = khabar("dashboards", "import", "--url", standin.url + "/", "--tenant", "desk")
    assert (ended.code, ended.err) == (0, "")
    assert f"{len(build_objects('news'))} objects stored and read back" in ended.out
    assert f"{standin.url}/app/dashboards#/view/news" in ended.out
    assert ("desk", "dashboard", "news") in standin.held


def test_import_fails_when_nothing_was_stored(standin: StandIn, khabar: Khabar) -> None:
    standin.stores = False
    ended = khabar("dashboards", "import", "--url", standin.url)
    assert ended.code == 1
    assert "are not there" in " ".join(ended.err.split())
