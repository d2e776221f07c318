"""Articles about the same, on a real node."""

from collections.abc import Iterator

import pytest

from pipelines.errors import NotFoundError
from pipelines.index.store import Store
from pipelines.serve.similar import find_similar
from schemas.article import Article
from tests.pipelines.index.articles import make_article, make_person
from tests.pipelines.serve.holding import holding

ALIAS = "alike"
STORY = "शिखर सम्मेलन में रक्षा संधि पर हस्ताक्षर हुए और सैनिक भेजने का फैसला हुआ"
TEXTS = (STORY, f"{STORY}। बाजार बंद रहे", "पुतिन ने बाढ़ पर बात की", "मौसम साफ रहा")


def articles() -> Iterator[Article]:
    for number, text in enumerate(TEXTS):
        bare = make_article(number, "पुतिन" if number in (0, 2) else str(number), text)
        people = (make_person(bare, "पुतिन", "व्लादिमीर पुतिन", "Vladimir Putin"),) if number in (0, 2) else ()
        yield bare.model_copy(update={"entities": people})


@pytest.fixture(scope="module")
def store(node: str) -> Iterator[Store]:
    with holding(node, ALIAS, articles()) as found:
        yield found


def test_shared_words_and_shared_names_make_articles_alike(store: Store) -> None:
    first, *_ = articles()
    found = find_similar(store, ALIAS, first.id).articles
    assert [int(article.source.uri.removesuffix(".txt")) for article in found] == [1, 2]
    assert len(find_similar(store, ALIAS, first.id, size=1).articles) == 1


def test_an_unknown_id_is_told(store: Store) -> None:
    with pytest.raises(NotFoundError, match="no article 'a/b'"):
        find_similar(store, ALIAS, "a/b")
