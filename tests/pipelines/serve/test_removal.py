"""What a removal means, on the seeds."""

import pytest

from pipelines.index.removing import find_held
from pipelines.index.store import open_store
from pipelines.serve.removal import build_removal


@pytest.mark.parametrize(
    ("query", "articles"),
    [
        ("पुतिन", 5),
        ("पुतिन हाथी", 0),  # a search would find it by one of the words
        ("पुतन", 0),  # and this one nearly
        ("from:2025-09 to:2025-09", 2),
        ("person:Trump", 2),
        ("सैनिक >= 14000", 2),
        ("किम -ट्रंप", 3),
    ],
)
def test_only_articles_that_hold_all_of_it(node: str, app: object, query: str, articles: int) -> None:
    store = open_store(node)
    assert len(list(find_held(store, "served", build_removal(query)))) == articles
    store.close()
