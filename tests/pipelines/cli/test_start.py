"""Commands without a node start without the libraries of the others: it is those that take seconds to import."""

import subprocess
import sys

import pytest

from pipelines.settings import ROOT

HEAVY = ("dagster", "opensearchpy", "fastapi", "pyarrow", "trafilatura", "jgo")
PROGRAM = """
import sys
from pipelines.cli import main
sys.argv = ["khabar", *sys.argv[1:]]
try:
    main()
finally:
    print(*sys.modules, file=sys.stderr)
"""


@pytest.mark.parametrize("command", ["figures", "entities", "parse"])
def test_a_command_imports_only_what_it_needs(command: str) -> None:
    file = str(ROOT / "seeds" / "000_0da234b1cfe88b9c.txt")
    ended = subprocess.run([sys.executable, "-c", PROGRAM, command, file], capture_output=True, text=True, check=True)
    assert ended.stdout.startswith(("[", "{"))
    imported = set(ended.stderr.split())
    assert "pipelines.parse.figures" in imported or command == "entities"
    assert imported.isdisjoint(HEAVY), imported.intersection(HEAVY)
