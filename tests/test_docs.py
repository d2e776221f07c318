"""The docs are true: every command, option, setting and error is in them."""

import re
from typing import Any

import pytest
import typer
from typer.core import TyperGroup, TyperOption

from pipelines.cli import build_app
from pipelines.settings import ROOT, Settings

COMMAND = typer.main.get_command(build_app())


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def variable(name: str) -> str:
    return name.upper() if name.startswith("opensearch_") else f"KHABAR_{name.upper()}"


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_in_the_docs(name: str) -> None:
    assert f"`{variable(name)}`" in page("docs/settings.md")


def test_the_docs_name_no_setting_that_does_not_exist() -> None:
    named = set(re.findall(r"`((?:KHABAR|OPENSEARCH)_[A-Z_]+)`", page("docs/settings.md")))
    assert named == {variable(name) for name in Settings.model_fields}


def commands(command: Any, path: str = "khabar") -> list[tuple[str, Any]]:
    if isinstance(command, TyperGroup):
        return [found for name, sub in command.commands.items() for found in commands(sub, f"{path} {name}")]
    return [(path, command)]


@pytest.mark.parametrize(("path", "command"), commands(COMMAND), ids=lambda value: str(value).removeprefix("khabar "))
def test_every_command_and_option_is_in_the_docs(path: str, command: Any) -> None:
    text = page("docs/commands.md")
    assert f"`{path}" in text
    for parameter in command.params:
        for option in parameter.opts if isinstance(parameter, TyperOption) else ():
            assert f"`{option}" in text, option


def test_every_command_explains_itself() -> None:
    assert [path for path, command in commands(COMMAND) if not command.help] == []


def test_the_docs_cover_all_commands_there_are() -> None:
    assert len(commands(COMMAND)) >= 8


def test_the_readme_links_to_pages_that_exist() -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", page("README.md")):
        assert (ROOT / target).exists(), target
