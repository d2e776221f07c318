"""The Makefile and the set-up: what they promise, and what they say where something is lacking."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.settings import ROOT

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = re.findall(r"^([a-z-]+):", MAKEFILE, re.M)
HELD = [ROOT / name for name in ("Makefile", ".ci/setup.sh", ".ci/lock.sh", ".ci/run", "docker/Dockerfile")]
LOCKS = sorted([*ROOT.glob("*.lock"), ROOT / ".ci" / "installer.lock", *ROOT.glob("docker/*.lock")])
TOOLS = ("sh", "dirname", "cat", "cksum", "tr", "id", "grep", "printf")

Tool = Callable[[str, str], None]


def test_every_promised_target_is_there_and_explained() -> None:
    shown = subprocess.run(["make", "-C", ROOT, "help"], capture_output=True, text=True, check=True).stdout
    for target in ("run", "test", "check", "dev", "clean", "help", "lock", "bench"):
        assert re.search(rf"make {target} .*\w", shown), target
    assert set(TARGETS) - {"setup", "setup-dev"} == set(re.findall(r"make ([a-z-]+)", shown))


@pytest.mark.parametrize("path", HELD, ids=lambda path: path.name)
def test_no_address_of_a_registry(path: Path) -> None:
    assert not re.search(r"https?://", path.read_text(encoding="utf-8").replace("http://localhost", ""))


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_lock_holds_names_versions_and_hashes(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "://" not in text
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.M)[1:]
    assert entries
    assert all(re.match(r"[a-z0-9.\[\],-]+==\S+", entry) and "--hash=sha256:" in entry for entry in entries)


def test_the_scripts_are_shell() -> None:
    for name in ("setup.sh", "lock.sh"):
        subprocess.run(["sh", "-n", ROOT / ".ci" / name], check=True)
        assert os.access(ROOT / ".ci" / name, os.X_OK)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone with nothing set up, and a PATH with a shell's bare tools."""
    (tmp_path / ".ci").mkdir()
    (tmp_path / "bin").mkdir()
    for name in ("requirements.lock", "requirements-dev.lock", "pyproject.toml", ".ci/installer.lock", ".ci/setup.sh"):
        (tmp_path / name).symlink_to(ROOT / name)
    for name in TOOLS:
        found = subprocess.run(["sh", "-c", f"command -v {name}"], capture_output=True, text=True, check=True)
        if found.stdout.startswith("/"):
            (tmp_path / "bin" / name).symlink_to(found.stdout.strip())
    return tmp_path


@pytest.fixture
def tool(clone: Path) -> Tool:
    """Put a stand-in on the PATH."""

    def put(name: str, script: str) -> None:
        path = clone / "bin" / name
        path.unlink(missing_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)

    return put


def _set_up(clone: Path, **more: str) -> tuple[int, str]:
    env = {"PATH": str(clone / "bin"), "HOME": str(clone), **more}
    done = subprocess.run(
        ["sh", clone / ".ci" / "setup.sh", "run"], env=env, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stderr


def test_no_python_is_said(clone: Path, tool: Tool) -> None:
    code, said = _set_up(clone)
    assert code == 1
    assert "no Python 3.11 or newer was found" in said
    tool("python3", "exit 1")  # too old: the version check fails
    assert "KHABAR_PYTHON=" in _set_up(clone)[1]


PYTHON = f'exec "{sys.executable}" "$@"'
SYSTEMS = [
    ("apt-get", "sudo apt-get update && sudo apt-get install -y g++ pkg-config libicu-dev"),
    ("dnf", "sudo dnf install -y gcc-c++ pkgconf-pkg-config libicu-devel"),
    ("zypper", "sudo zypper install -y gcc-c++ pkg-config libicu-devel"),
    ("pacman", "sudo pacman -S --needed gcc pkgconf icu"),
    ("apk", "sudo apk add g++ pkgconf icu-dev"),
    ("brew", "xcode-select --install"),
]


@pytest.mark.parametrize(("manager", "command"), SYSTEMS, ids=[name for name, _ in SYSTEMS])
def test_a_lacking_compiler_is_one_command_away(clone: Path, tool: Tool, manager: str, command: str) -> None:
    tool("python3", PYTHON)
    tool("id", "echo 1000")
    tool(manager, "exit 9")
    code, said = _set_up(clone)
    assert code == 1
    assert f"→ {command}\n" in said
    assert not (clone / ".venv").exists()


def test_lacking_headers_of_icu_alone(clone: Path, tool: Tool) -> None:
    tool("python3", PYTHON)
    tool("id", "echo 1000")
    tool("g++", "exit 0")
    tool("pkg-config", "exit 1")
    tool("brew", "exit 9")
    assert "lacking: icu" in _set_up(clone)[1]
    assert "→ brew install pkg-config icu4c\n" in _set_up(clone)[1]


def test_root_on_a_debian_like_system_installs_without_asking(clone: Path, tool: Tool) -> None:
    tool("python3", PYTHON)
    tool("id", "echo 0")
    tool("apt-get", f'echo "$DEBIAN_FRONTEND $*" >> {clone}/log')
    code, said = _set_up(clone)
    assert (clone / "log").read_text().splitlines() == [
        "noninteractive update -qq",
        "noninteractive install -qq -y --no-install-recommends g++ pkg-config libicu-dev",
    ]
    assert code == 1
    assert "still lacking" in said  # the stand-in has installed nothing


def test_no_package_manager_is_no_riddle(clone: Path, tool: Tool) -> None:
    tool("python3", PYTHON)
    assert "a C++ compiler, pkg-config and ICU's headers" in _set_up(clone)[1]


def test_what_is_done_is_not_done_again(clone: Path, tool: Tool) -> None:
    (clone / ".venv" / "bin").mkdir(parents=True)
    (clone / ".venv" / "bin" / "python").symlink_to(sys.executable)
    locks = ["requirements.lock", "requirements-dev.lock", ".ci/installer.lock", "pyproject.toml"]
    stamp = f"{{ pwd; echo run; cat {' '.join(locks)}; }} | cksum > .venv/khabar-run.stamp"
    subprocess.run(["sh", "-c", stamp], cwd=clone, check=True)
    assert _set_up(clone) == (0, "")
    (clone / "requirements.lock").unlink()
    (clone / "requirements.lock").write_text("changed==1")
    assert _set_up(clone)[0] == 1  # begun again, and stopped at the missing Python


def test_a_wrong_word_is_a_wrong_call() -> None:
    assert subprocess.run(["sh", ROOT / ".ci/setup.sh", "walk"], capture_output=True, check=False).returncode == 2
