"""Every row of the figures' reference data does what it is there for."""

from collections.abc import Iterator

import pytest

from pipelines.hindi.normalise import fold
from pipelines.parse.figures import find_figures
from pipelines.parse.figures.singular import noun_file, to_singular
from pipelines.parse.figures.word_files import unit_file, word_file
from schemas.entity import Stretch
from schemas.figure import Figure


def only(text: str) -> Figure | None:
    figures = find_figures([Stretch(0, text)], None)
    return figures[0] if len(figures) == 1 else None


def unit_rows() -> Iterator[tuple[str, str, str]]:
    file = unit_file()
    for kind in ("percent", "duration", "temperature", "measure"):
        for name, words in getattr(file, kind).items():
            yield from ((kind, name, word) for word in words)


@pytest.mark.parametrize(("kind", "name", "word"), list(unit_rows()))
def test_each_unit_word_is_read(kind: str, name: str, word: str) -> None:
    figure = only(f"तापमान 7 {word} रहा।" if kind == "temperature" else f"यह 7 {word} बढ़ा।")
    assert figure is not None
    assert (figure.kind, figure.value, figure.unit) == (kind, "7", name)


@pytest.mark.parametrize(("code", "word"), [(c, w) for c, row in unit_file().currencies.items() for w in row.words])
def test_each_currency_word_is_read(code: str, word: str) -> None:
    figure = only(f"उसे 25 {word} मिले।")
    assert figure is not None
    assert (figure.kind, figure.value, figure.currency) == ("money", "25", code)


@pytest.mark.parametrize(("code", "sign"), [(c, s) for c, row in unit_file().currencies.items() for s in row.signs])
def test_each_currency_sign_is_read(code: str, sign: str) -> None:
    figure = only(f"उसे {sign} 25 मिले।")
    assert figure is not None
    assert (figure.kind, figure.value, figure.currency) == ("money", "25", code)


@pytest.mark.parametrize("phrase", word_file().reference_phrases)
def test_a_number_after_each_reference_is_no_figure(phrase: str) -> None:
    assert find_figures([Stretch(0, f"यह {phrase} 457 है।")], None) == []


@pytest.mark.parametrize("word", word_file().reference_words)
def test_a_number_after_each_name_is_none_but_a_quantity_is_one(word: str) -> None:
    assert find_figures([Stretch(0, f"यह {word} 457 है।")], None) == []
    assert only(f"यह {word} 457 रुपये में है।") is not None


@pytest.mark.parametrize("idiom", word_file().idioms)
def test_no_idiom_holds_a_figure(idiom: str) -> None:
    assert find_figures([Stretch(0, f"वहां {idiom} है।")], None) == []


@pytest.mark.parametrize(("bound", "phrase"), [(b, p) for b, ps in word_file().bounds_after.items() for p in ps])
def test_each_bound_after_a_number(bound: str, phrase: str) -> None:
    figure = only(f"संख्या 45 {phrase} है।")
    assert figure is not None
    assert (figure.value, figure.bound) == ("45", bound)


@pytest.mark.parametrize(
    ("plural", "singular"),
    [(f"{noun[:-1]}ों", noun) for noun in noun_file().aa]
    + [(f"{noun[:-1]}ियों", noun) for noun in noun_file().i if noun.endswith("ि")]
    + [(f"{noun[:-1]}ुओं", noun) for noun in noun_file().uu if noun.endswith("ू")]
    + list(noun_file().irregular.items()),
)
def test_each_listed_noun_has_its_singular(plural: str, singular: str) -> None:
    assert fold(to_singular(plural).base) == fold(singular)


@pytest.mark.parametrize(
    ("printed", "singular"),
    [
        ("मजदूरों", "मजदूर"),
        ("वैज्ञानिकों", "वैज्ञानिक"),
        ("यात्रियों", "यात्री"),
        ("गाड़ियां", "गाड़ी"),
        ("गाड़ियाँ", "गाड़ी"),
        ("नदियों", "नदी"),
        ("दवाइयां", "दवाई"),
        ("भाषाएँ", "भाषा"),
        ("योजनायें", "योजना"),
        ("वस्तुओं", "वस्तु"),
        ("युवाओं", "युवा"),
        ("मेजें", "मेज"),
        ("पहिये", "पहिया"),
        ("पहिए", "पहिया"),
        ("चौके", "चौका"),
        ("प्लेयर्स", "प्लेयर"),
        ("कोर्स", "कोर्स"),
        ("नर्स", "नर्स"),
        ("सैनिक", "सैनिक"),
        ("टुकडि़यों", "टुकड़ी"),
        ("राज्यों", "राज्य"),
        ("हवाओं", "हवा"),
    ],
)
def test_singular(printed: str, singular: str) -> None:
    assert fold(to_singular(printed).base) == fold(singular)


def test_no_noun_is_listed_twice_or_hides_another() -> None:
    file = noun_file()
    for name, words in file:
        assert len(set(words)) == len(words), name
    # घाटा would make घाटा of घाटों.
    counted = {*map(fold, file.people), *map(fold, file.things)}
    assert [noun for noun in file.aa if fold(noun)[:-1] in counted] == []
