import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from pipelines.cli import main


class Ended(NamedTuple):
    code: int
    out: str
    err: str


Khabar = Callable[..., Ended]


@pytest.fixture
def khabar(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Khabar:
    """Return a function that runs the program in this process and tells how it ended."""

    def call(*arguments: str) -> Ended:
        monkeypatch.setattr(sys, "argv", ["khabar", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        return Ended(int(ended.value.code or 0), printed.out, printed.err)

    return call


@pytest.fixture
def cluster(khabar: Khabar, node: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Khabar:
    """The program, set to the test's node, with an alias and a data folder of its own."""
    monkeypatch.setenv("OPENSEARCH_URL", node)
    monkeypatch.setenv("KHABAR_DATA", str(tmp_path))
    monkeypatch.setenv("KHABAR_ALIAS", f"cli-{tmp_path.name}".replace("_", "-").lower())
    return khabar
