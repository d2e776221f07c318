from pathlib import Path

import pytest
from pydantic import BaseModel

from pipelines import reference
from pipelines.errors import ReferenceDataError


class Rows(BaseModel):
    rows: dict[str, int]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(reference, "FOLDER", tmp_path)
    return tmp_path


@pytest.mark.parametrize(("name", "text"), [("good.yaml", "rows: {दो: 2}"), ("good.json", '{"rows": {"दो": 2}}')])
def test_a_file_is_read_as_its_model(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    assert reference.load(name, Rows).rows == {"दो": 2}


def test_a_row_that_breaks_the_model_is_named(folder: Path) -> None:
    (folder / "bad.yaml").write_text("rows: {दो: two}", encoding="utf-8")
    with pytest.raises(ReferenceDataError, match=r"reference/bad\.yaml: rows\.दो"):
        reference.load("bad.yaml", Rows)


@pytest.mark.parametrize(("name", "text"), [("torn.yaml", "rows: ["), ("torn.json", "{"), ("none.yaml", None)])
def test_a_file_that_cannot_be_read_is_named(folder: Path, name: str, text: str | None) -> None:
    if text is not None:
        (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(ReferenceDataError, match=name):
        reference.load(name, Rows)
