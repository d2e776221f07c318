"""Shared by all tests: a node where one is needed, and nobody's own data ever touched."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from pipelines.index.engine import Engine
from pipelines.settings import Settings

# A slow machine is no failure, and the same code gives the same answer. For a search with new examples each time:
# pytest --hypothesis-profile=hunt
PATIENT = hypothesis_settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.register_profile("hunt", PATIENT, print_blob=True)
hypothesis_settings.register_profile("khabar", PATIENT, derandomize=True)
hypothesis_settings.load_profile("khabar")

KEPT = {"KHABAR_CACHE", "KHABAR_EVAL"}


@pytest.fixture(autouse=True, scope="session")
def _own_data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Point the settings at a temporary folder; the developer's node, cluster and records stay out of it."""
    with pytest.MonkeyPatch.context() as patch:
        for name in os.environ:
            if name.startswith(("KHABAR_", "OPENSEARCH_")) and name not in KEPT:
                patch.delenv(name)
        patch.setenv("KHABAR_DATA", str(tmp_path_factory.mktemp("data")))
        # Limits of time are for services. A test of one sets its own; the others only end later on a busy machine.
        patch.setenv("KHABAR_API_TIMEOUT", "120")
        patch.setenv("OPENSEARCH_TIMEOUT", "120")
        yield


@pytest.fixture(scope="session")
def cache() -> Path:
    """The jar cache, shared with everyday use: 88 MB are fetched once."""
    return Settings().cache


@pytest.fixture(scope="session")
def node(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[str]:
    """The address of a real node for the whole test run; each test makes its own indices on it."""
    engine = Engine(tmp_path_factory.mktemp("engine"), cache, heap="1g", port=9240)
    yield engine.start()
    engine.stop()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flag without which no floor of an accuracy goes down."""
    parser.addoption("--lower-floors", action="store_true", help="let floors of tests/quality go down")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that ask for the node, so that `-m "not node"` leaves them out."""
    for item in items:
        if "node" in getattr(item, "fixturenames", ()):
            item.add_marker("node")
