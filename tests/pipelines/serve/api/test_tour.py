"""The tour of docs/api.md runs as it stands there."""

import contextlib
import io
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from pipelines.settings import ROOT

PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
DEFAULT = "http://127.0.0.1:8080"


def block(language: str) -> str:
    found = re.search(rf"## A short tour.*?```{language}\n(.*?)```", PAGE, re.S)
    assert found is not None
    return found[1]


def test_the_tour_in_python(address: str) -> None:
    printed, names = io.StringIO(), dict[str, Any]()
    with contextlib.redirect_stdout(printed):
        exec(block("python").replace(f'{DEFAULT}/v1"', f'{address}/v1", timeout=60'), names)
    names["api"].close()
    lines = printed.getvalue().splitlines()
    assert len(lines) == 5 + 2 + 5 + 1
    assert lines[5] == "15000 सैनिक 2 2025-09-03 2025-12-27T14:06+05:30"
    assert all(line.startswith('{"id":') for line in lines[7:12])
    assert lines[-1] == "422 query write 2025, 2025-08 or 2025-08-13"


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_the_tour_with_curl(address: str, tmp_path: Path) -> None:
    script = "set -e\n" + block("sh").replace(DEFAULT, address).replace("curl -s", "curl -sf")
    ran = subprocess.run(["sh", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    for said in ('"total":3', '"व्लादिमीर पुतिन"', '"value":"13000"', '"spellings"'):
        assert said in ran.stdout
    assert (tmp_path / "putin.csv").read_text(encoding="utf-8").count("seeds/00") == 5
