"""Hindi numbers: what our own speller writes, in any style, reads back exactly."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.hindi.normalise import fold
from pipelines.hindi.number_words import number_words, spoken_words
from pipelines.hindi.numbers import group_digits, parse_digits, read_numeral, spell_number

NUMBERS = st.integers(0, 10**13)


def read(text: str) -> Decimal | None:
    keys = [w if w[0].isdigit() or w[0] == "." else fold(w) for w in text.split()] + [""] * 4
    numeral = read_numeral(keys, 0)
    return None if numeral is None or numeral.stop != len(text.split()) else numeral.value


@given(NUMBERS)
def test_spelled_numbers_read_back(number: int) -> None:
    assert read(spell_number(number)) == number


@given(NUMBERS)
def test_grouped_digits_read_back(number: int) -> None:
    assert parse_digits(group_digits(number)) == number
    assert parse_digits(f"{number:,}") == number
    assert parse_digits(str(number).translate(str.maketrans("0123456789", "०१२३४५६७८९"))) == number


@given(
    st.integers(1, 99),
    st.sampled_from([(100, "सौ"), (1000, "हजार"), (10**5, "लाख"), (10**7, "करोड़"), (10**12, "लाख करोड़")]),
)
def test_digits_with_a_magnitude_read_back(number: int, magnitude: tuple[int, str]) -> None:
    size, name = magnitude
    assert read(f"{number} {name}") == number * size
    assert read(f"{spell_number(number)} {name}") == number * size
    assert read(f"साढ़े {spell_number(number)} {name}") == (number + Decimal("0.5")) * size


def spell_mixed(number: int) -> str:
    """Digits with magnitudes between them: 3 करोड़ 25 लाख 40."""
    for size, name in ((10**7, "करोड़"), (10**5, "लाख"), (1000, "हजार"), (100, "सौ")):
        if number >= size:
            rest = number % size
            return f"{group_digits(number // size)} {name}" + (f" {spell_mixed(rest)}" if rest else "")
    return str(number)


@given(st.integers(1, 10**10))
def test_digits_and_magnitudes_together_read_back(number: int) -> None:
    assert read(spell_mixed(number)) == number


@given(st.integers(11, 99).filter(lambda n: n % 10), st.integers(0, 99))
def test_hundreds_over_a_thousand_read_back(hundreds: int, rest: int) -> None:
    spoken = f"{spell_number(hundreds)} सौ" + (f" {spell_number(rest)}" if rest else "")
    assert read(spoken) == hundreds * 100 + rest


def spell_quarters(quarters: int) -> str:
    """A number of quarters the way it is said: 6 डेढ़, 10 ढाई, 9 सवा दो, 11 पौने तीन, 14 साढ़े तीन."""
    whole, part = divmod(quarters, 4)
    if quarters in (3, 5, 6, 10):
        return {3: "पौन", 5: "सवा", 6: "डेढ़", 10: "ढाई"}[quarters]
    if part == 3:
        return f"पौने {spell_number(whole + 1)}"
    return f"{['', 'सवा', 'साढ़े'][part]} {spell_number(whole)}".strip()


@given(st.integers(3, 396), st.sampled_from(["", "सौ", "हजार", "लाख", "करोड़", "अरब"]))
def test_quarters_read_back(quarters: int, magnitude: str) -> None:
    size = {"": 1, "सौ": 100, "हजार": 1000, "लाख": 10**5, "करोड़": 10**7, "अरब": 10**9}[magnitude]
    assert read(f"{spell_quarters(quarters)} {magnitude}".strip()) == Decimal(quarters) / 4 * size


@given(st.integers(0, 99), st.data())
def test_every_spelling_reads_back(number: int, data: st.DataObject) -> None:
    spellings = sorted(word for word, value in number_words().values.items() if value == number)
    assert read(f"{data.draw(st.sampled_from(spellings))} हजार") == number * 1000


@given(st.integers(0, 10**9), st.integers(1, 999))
def test_decimals_read_back(whole: int, thousandths: int) -> None:
    printed = f"{group_digits(whole)}.{thousandths:03d}"
    assert parse_digits(printed) == Decimal(whole) + Decimal(thousandths) / 1000


def test_every_word_of_0_to_99_is_its_own() -> None:
    assert len(set(map(fold, spoken_words()))) == 100
    assert {int(number_words().values[fold(w)]) for w in spoken_words()} == set(range(100))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("एक सौ पच्चीस करोड़ पैंतीस लाख", "1253500000"),
        ("205 लाख करोड़", "205000000000000"),
        ("पचास हजार करोड़", "500000000000"),
        ("3 हजार 500 करोड़", "35000000000"),
        ("322 सौ", "32200"),
        ("हजार करोड़", "10000000000"),
        ("पौने दो सौ", "175"),
        ("सवा लाख", "125000"),
        ("ढाई हजार", "2500"),
        ("डेढ़ दर्जन", "18"),
        ("दो सौ दशमलव शून्य तीन", "200.03"),
        ("छः", "6"),
        ("पाँच हज़ार", "5000"),
        ("पन्द्रह", "15"),
    ],
)
def test_numerals(text: str, value: str) -> None:
    assert read(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["लाख", "अरब", "दो लाख हजार", "12,34,56 लाख", "3.5 करोड़ 20", "3 सौ 2 सौ", "नौसेना", "दो तीन"]
)
def test_what_is_no_one_number(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize("printed", ["12,34,56", "1,2", "1.2.3", "", "5,", "1,2345"])
def test_digits_that_are_no_number(printed: str) -> None:
    assert parse_digits(printed) is None
