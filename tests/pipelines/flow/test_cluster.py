"""Who we are to the cluster: serving may have a user of its own that can only read."""

import pytest

from pipelines.flow.cluster import _access
from pipelines.settings import Settings


@pytest.mark.parametrize(("reading", "who"), [(False, ("writer", "w")), (True, ("reader", "r"))])
def test_reading_has_its_own_user(monkeypatch: pytest.MonkeyPatch, reading: bool, who: tuple[str, str]) -> None:
    for name, value in (("USER", "writer"), ("PASSWORD", "w"), ("READ_USER", "reader"), ("READ_PASSWORD", "r")):
        monkeypatch.setenv(f"OPENSEARCH_{name}", value)
    access = _access(Settings(), reading=reading)
    assert (access.user, access.password) == who


def test_without_one_it_is_the_same_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENSEARCH_USER", "writer")
    assert _access(Settings(), reading=True).user == "writer"
