from pathlib import Path

import pytest

from tests.pipelines.cli.conftest import Khabar


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KHABAR_DATA", str(tmp_path))
    return tmp_path


def test_a_key_is_shown_once_listed_without_its_secret_and_revoked(khabar: Khabar, data: Path) -> None:
    secret = khabar("keys", "add", "desk", "--scope", "export", "--scope", "read").out.strip()
    assert secret.startswith("khabar_")
    file = data / "api-keys.json"
    assert secret not in file.read_text()
    assert file.stat().st_mode & 0o077 == 0
    listed = khabar("keys", "list").out
    assert "desk" in listed
    assert "read, export" in listed
    assert khabar("keys", "revoke", "desk").code == 0
    assert "desk" not in khabar("keys", "list").out


def test_what_makes_no_key_is_told(khabar: Khabar, data: Path) -> None:
    khabar("keys", "add", "desk")
    for arguments, code, says in (
        (("add", "desk"), 2, "already"),
        (("add", "a b"), 2, "name"),
        (("add", "x", "--scope", "write"), 2, "no scope"),
        (("revoke", "nobody"), 1, "no key"),
    ):
        ended = khabar("keys", *arguments)
        assert (ended.code, says in ended.err) == (code, True), ended.err
    (data / "api-keys.json").write_text("nonsense")
    assert "cannot be read" in khabar("keys", "list").err
