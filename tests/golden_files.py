"""Goldens: what must come out, committed and read in the diff."""

from typing import Any

import orjson
import pytest

from pipelines.settings import ROOT

FOLDER = ROOT / "tests" / "golden"


def check_json(name: str, value: Any) -> None:
    """Hold `value` to the golden `name`; a missing golden is written and the test FAILS asking for a look."""
    path = FOLDER / name
    written = orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written)
        pytest.fail(f"wrote {path.relative_to(ROOT)}; look at it, commit it, and run again")
    assert orjson.loads(path.read_bytes()) == orjson.loads(written), f"{name} differs; delete it to write it anew"
