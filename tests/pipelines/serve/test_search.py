"""Questions and their answers on a real node."""

from collections.abc import Iterator
from typing import Any

import pytest

from pipelines.errors import ClusterError
from pipelines.index.actions import load_articles
from pipelines.index.generations import ensure, plan_generation
from pipelines.index.store import Store, open_store
from pipelines.serve.query import Marking, SearchParams
from pipelines.serve.results import Count, SearchResult
from pipelines.serve.search import search
from schemas.article import Article, Outlet
from tests.pipelines.index.articles import make_article, make_date, make_figure, make_person

ALIAS = "searched"
PAST = "पुतिन ने रूस में किम का स्वागत किया। सम्मेलन का शिखर बर्फ से ढका था। 500 <सैनिक> & 20 प्रतिशत नेता आए।"


def summit() -> Article:
    bare = make_article(1, "पुतिन से मिले किम", "शिखर सम्मेलन में 15,000 सैनिकों और 3 नेताओं की चर्चा हुई।")
    people = (
        make_person(bare, "पुतिन", "व्लादिमीर पुतिन", "Vladimir Putin"),
        make_person(bare, "किम", "किम जोंग-उन", "Kim Jong-un"),
    )
    figures = (
        make_figure(bare, "15,000 सैनिकों", value="15000", value_max="20000", of="सैनिक"),
        make_figure(bare, "3 नेताओं", value="3", of="नेता"),
    )
    date = make_date("2025-08-13T00:30+05:30", "minute")
    outlet = Outlet(id="one", name="पहला", basis="stated")
    return bare.model_copy(update={"entities": people, "figures": figures, "published": date, "outlet": outlet})


def past() -> Article:
    bare = make_article(2, "रूस की सेना", PAST)
    figures = (
        make_figure(bare, "500", value="500", of="सैनिक"),
        make_figure(bare, "20 प्रतिशत", "percent", value="20", unit="percent"),
        make_figure(bare, "20", "date", value="2024-06-20"),
        make_figure(bare, "500", "measure", value="10000", unit="metre"),
        make_figure(bare, "500", "money", value="75", unit="paisa", currency="INR"),
    )
    people = (make_person(bare, "पुतिन", "व्लादिमीर पुतिन", "Vladimir Putin"),)
    outlet = Outlet(id="two", name="Doosra", basis="stated")
    date = make_date("2025-08-12")
    return bare.model_copy(update={"entities": people, "figures": figures, "published": date, "outlet": outlet})


def undated() -> Article:
    return make_article(3, "मौसम का हाल", "बारिश के बाद सड़कों पर पानी भरा। वह कौन थी नाम की फिल्म लगी है।")


@pytest.fixture(scope="module")
def store(node: str) -> Iterator[Store]:
    found = open_store(node)
    ensure(found, plan_generation(ALIAS, "1"))
    load_articles(found, ALIAS, [summit(), past(), undated()], refresh=True)
    yield found
    found.request("DELETE", f"/{ALIAS}-*")
    found.close()


def ask(store: Store, **asked: Any) -> SearchResult:
    return search(store, ALIAS, SearchParams(**asked))


def numbers(result: SearchResult) -> list[int]:
    return [int(hit.article.source.uri.removesuffix(".txt")) for hit in result.hits]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, {1, 2, 3}),
        ({"q": "मुलाकात पुतिन"}, set()),  # two words are both meant
        ({"q": "सेना पुतिन"}, {2}),
        ({"q": "putin sena"}, {1, 2}),  # but in Latin letters one that sounds so is enough
        ({"q": "putin सेना"}, {2}),
        ({"q": "सड़कों पर पुतिन से मुलाकात"}, {1, 2, 3}),  # any of a few telling words
        ({"q": "बाद पुतिन ने कहा एक"}, {1, 2}),  # and no other
        ({"q": "सैनिकों"}, {1, 2}),
        ({"q": "putin"}, {1, 2}),
        ({"q": "sainik", "sort": "newest"}, {1, 2}),
        ({"q": "putin किम"}, {1, 2}),
        ({"q": "पुतिन -बर्फ"}, {1}),
        ({"q": '-"शिखर सम्मेलन" पुतिन'}, {2}),
        ({"q": "मौसम OR चर्चा"}, {1, 3}),
        ({"q": "पुतिन outlet:doosra"}, {2}),
        ({"q": "from:2025-08-13 to:2025-08"}, {1}),
        ({"q": "सैनिक >= 10 हजार"}, {1}),
        ({"q": "वर्षा"}, {3}),
        ({"q": "वर्षा", "synonyms": False}, set()),
        ({"q": "पुतिन * ? ~ (( /.*/"}, {1, 2}),
        ({"q": "पुतिन", "recency": False}, {1, 2}),
        ({"q": '"शिखर सम्मेलन"'}, {1}),
        ({"q": '"Kim Jong-un"'}, {1}),
        ({"q": "वह कौन थी"}, {3}),
        ({"q": "हाथी"}, set()),
        ({"person": ["Putin"]}, {1, 2}),
        ({"person": ["किम"]}, {1}),
        ({"person": ["जोंग"], "outlet": ["Doosra"]}, set()),
        ({"outlet": ["doosra"]}, {2}),
        ({"outlet": ["doosra", "पहला"]}, {1, 2}),
        ({"date_from": "2025-08-13", "date_to": "2025-08-13"}, {1}),
        ({"date_to": "2025-08-12"}, {2}),
        ({"date_from": "2025-08"}, {1, 2}),
        ({"figure": ["सैनिक >= 10000"]}, {1}),
        ({"figure": ["सैनिकों >= 18 हजार"]}, {1}),
        ({"figure": ["सैनिक > 20000"]}, set()),
        ({"figure": ["सैनिक <= 15000"]}, {1, 2}),
        ({"figure": ["सैनिक < 15000"]}, {2}),
        ({"figure": ["नेता >= 10"]}, set()),
        ({"figure": ["percent 10..20"]}, {2}),
        ({"figure": ["फीसदी >= 20"]}, {2}),
        ({"figure": ["> 10 प्रतिशत"]}, {2}),
        ({"figure": ["percent >= 10", "सैनिक = 500"]}, {2}),
        ({"figure": ["10 किमी"]}, {2}),
        ({"figure": ["रुपये >= 1"]}, set()),
        ({"figure": ["money >= 0.5"]}, {2}),
        ({"figure": ["पैसे 50..100"]}, {2}),
        ({"figure": ["मील 6..7"]}, {2}),
        ({"figure": ["किमी > 10"]}, set()),
        ({"figure": ["date = 2024-06"]}, {2}),
        ({"figure": ["date > 2024-06"]}, set()),
        ({"figure": ["date < 2024-06-20"]}, set()),
        ({"figure": ["date >= 2024"]}, {2}),
        ({"figure_kind": ["percent"]}, {2}),
        ({"counted": ["नेता"]}, {1}),
    ],
)
def test_each_question_finds_what_it_asks_for(store: Store, asked: dict[str, Any], found: set[int]) -> None:
    result = ask(store, **asked)
    assert set(numbers(result)) == found
    assert result.total == len(found)


@pytest.mark.parametrize("word", ["शब्द", "shabd", "क", "k", '"क ख"', "-क", "पीएम", "रूस OR चीन"])
def test_no_question_is_too_costly(store: Store, word: str) -> None:
    many = " ".join(f"{word}{n}" if word.isalpha() else word for n in range(300))[:1000]
    assert ask(store, q=many).total >= 0
    mixed = "पुतिन putin की kim " * 50
    assert ask(store, q=f'{mixed} {word} "{mixed}"'[:1000]).total >= 0


def test_hits_are_the_articles_themselves(store: Store) -> None:
    (hit,) = ask(store, q="शिखर", outlet=["पहला"]).hits
    assert hit.article == summit()
    assert hit.score is not None


def test_orders(store: Store) -> None:
    assert numbers(ask(store)) == numbers(ask(store, sort="newest")) == [1, 2, 3]
    assert numbers(ask(store, sort="oldest")) == [2, 1, 3]
    assert numbers(ask(store, q="रूस की सेना पुतिन"))[0] == 2
    assert numbers(ask(store, size=0)) == []


def test_words_are_marked_in_the_printed_text(store: Store) -> None:
    (hit,) = ask(store, q="सैनिकों", outlet=["Doosra"]).hits
    assert "500 &lt;<mark>सैनिक</mark>&gt; &amp; 20" in "".join(hit.highlights["body"])
    plain = search(store, ALIAS, SearchParams(q="सैनिकों", outlet=("Doosra",)), Marking("[", "]", html=False))
    assert "500 <[सैनिक]> & 20" in "".join(plain.hits[0].highlights["body"])


def test_a_phrase_is_marked_as_a_phrase(store: Store) -> None:
    (hit,) = ask(store, q='"शिखर सम्मेलन"').hits
    assert "<mark>शिखर</mark> <mark>सम्मेलन</mark>" in hit.highlights["body"][0]


def test_a_choice_does_not_narrow_its_own_counts(store: Store) -> None:
    facets = ask(store, outlet=["पहला"]).facets
    assert facets["outlet"] == (Count("Doosra", 1), Count("पहला", 1))
    assert facets["person"] == (Count("किम जोंग-उन", 1), Count("व्लादिमीर पुतिन", 1))
    both = ask(store, outlet=["पहला"], figure_kind=["percent"])
    assert both.total == 0
    assert both.facets["outlet"] == (Count("Doosra", 1),)
    assert both.facets["figure_kind"] == (Count("count", 1),)


def test_the_histogram_counts_indian_days(store: Store) -> None:
    result = ask(store)
    assert result.histogram == (Count("2025-08-12", 1), Count("2025-08-13", 1))
    assert result.interval == "1d"


def test_nothing_indexed_yet_is_said_so(store: Store) -> None:
    with pytest.raises(ClusterError, match="nothing is indexed yet"):
        search(store, "nobody", SearchParams())
