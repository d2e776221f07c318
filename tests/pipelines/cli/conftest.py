import sys
from collections.abc import Callable
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
