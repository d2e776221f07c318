from pathlib import Path

import pytest
from pydantic import ValidationError

from pipelines.settings import ROOT, Settings


def test_defaults_keep_everything_inside_the_clone_but_the_jars(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("KHABAR_DATA", "KHABAR_CACHE", "OPENSEARCH_URL"):
        monkeypatch.delenv(name, raising=False)
    settings = Settings()
    assert settings.data == ROOT / ".khabar"
    assert settings.opensearch_url is None
    assert not settings.cache.is_relative_to(ROOT)


def test_the_environment_sets_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KHABAR_DATA", str(tmp_path))
    monkeypatch.setenv("OPENSEARCH_URL", "https://search.example:9200")
    monkeypatch.setenv("OPENSEARCH_PASSWORD", "secret")
    settings = Settings()
    assert settings.engine == tmp_path / "engine"
    assert settings.opensearch_url == "https://search.example:9200"
    assert "secret" not in repr(settings)


def test_they_are_frozen() -> None:
    with pytest.raises(ValidationError):
        Settings().alias = "other"  # type: ignore[misc]


def test_a_wrong_value_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHABAR_WORKERS", "none")
    with pytest.raises(ValidationError, match="workers"):
        Settings()


def test_each_says_what_it_is_for() -> None:
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []
