"""What completes the words that are being typed, on a real node."""

from collections.abc import Iterator

import pytest

from pipelines.index.store import Store
from pipelines.serve.beginnings import begins, sounds_so
from pipelines.serve.suggest import build_suggestions, suggest
from schemas.article import Article
from tests.pipelines.index.articles import make_article, make_figure, make_person
from tests.pipelines.serve.holding import holding

ALIAS = "suggesting"


def articles() -> Iterator[Article]:
    for number, headline in enumerate(["पुतिन से मिले किम", "पुतिन लौटे", "कमल हासन पटना में"]):
        bare = make_article(number, headline, f"{headline}। 500 सैनिक और 5 सड़कें।")
        figures = (make_figure(bare, "500 सैनिक", value="500", of="सैनिक"),)
        names = [("पुतिन", "व्लादिमीर पुतिन", "Vladimir Putin"), ("किम", "किम जोंग उन", "Kim Jong-un")]
        names.append(("कमल हासन", "कमल हासन", "Kamal Haasan"))
        people = tuple(make_person(bare, *name) for name in names if name[0] in headline)
        yield bare.model_copy(update={"entities": people, "figures": figures})


@pytest.fixture(scope="module")
def store(node: str) -> Iterator[Store]:
    with holding(node, ALIAS, articles()) as found:
        yield found


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("पुति", ["व्लादिमीर पुतिन", "पुतिन लौटे", "पुतिन से मिले किम"]),
        ("put", ["व्लादिमीर पुतिन", "पुतिन लौटे", "पुतिन से मिले किम"]),
        ("PUTIN", ["व्लादिमीर पुतिन", "पुतिन लौटे", "पुतिन से मिले किम"]),
        ("pootin", ["व्लादिमीर पुतिन", "पुतिन लौटे", "पुतिन से मिले किम"]),
        ("putin se mi", ["पुतिन से मिले किम"]),
        ("पुतिन से मि", ["पुतिन से मिले किम"]),
        ("क", ["कमल हासन", "कमल हासन पटना में"]),
        ("कि", ["किम जोंग उन", "पुतिन से मिले किम"]),
        ("kamal ha", ["कमल हासन", "कमल हासन पटना में"]),
        ("सैनि", ["सैनिक"]),
        ("जोंग उ", ["किम जोंग उन"]),
        ("हाथी", []),
        (" ", []),
        ('"*?~/.*(', []),
    ],
)
def test_names_things_and_headlines_are_completed(store: Store, typed: str, values: list[str]) -> None:
    found = suggest(store, ALIAS, typed).suggestions
    assert sorted(one.value for one in found) == sorted(values)


def test_names_come_first_and_leave_room_for_headlines(store: Store) -> None:
    found = suggest(store, ALIAS, "पुति", size=2).suggestions
    assert [(one.facet, one.articles) for one in found] == [("person", 2), ("headline", 1)]


def test_it_is_one_request_without_hits() -> None:
    assert build_suggestions("x" * 5000)["size"] == 0


def test_nothing_begins_with_nothing() -> None:
    assert not begins(" ", "पुतिन")
    assert not sounds_so("", "पुतिन")
    assert not begins("मोदी", "पुतिन")
