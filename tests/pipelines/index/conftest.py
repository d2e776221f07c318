"""A fresh index for each test, on the one node."""

from collections.abc import Iterator
from itertools import count

import pytest

from pipelines.index.generations import ensure, plan_generation
from pipelines.index.store import Store, open_store

_numbers = count()


@pytest.fixture
def store(node: str) -> Iterator[Store]:
    found = open_store(node)
    yield found
    found.close()


@pytest.fixture
def alias(store: Store) -> Iterator[str]:
    """An alias name of the test's own; its indices and template are removed afterwards."""
    name = f"test{next(_numbers)}"
    yield name
    for row in store.request("GET", f"/_cat/indices/{name}-*", params={"format": "json"}):
        store.request("DELETE", f"/{row['index']}")
    if store.exists(f"/_index_template/{name}"):
        store.request("DELETE", f"/_index_template/{name}")


@pytest.fixture
def index(store: Store, alias: str) -> str:
    """An empty serving index behind `alias`."""
    return ensure(store, plan_generation(alias, "1"))
