"""Every state of a page is its address."""

from pipelines.serve.pages.links import read_address

KNOWN = ["q", "person", "from", "to", "cursor"]
ASKED = read_address("/", [("q", "पुतिन"), ("person", "a"), ("cursor", "x"), ("to", " "), ("utm_source", "y")], KNOWN)


def test_empty_and_foreign_parameters_are_dropped() -> None:
    assert ASKED.pairs == (("q", "पुतिन"), ("person", "a"), ("cursor", "x"))


def test_a_value_goes_in_and_out_at_the_first_page() -> None:
    both = ASKED.toggle("person", "b & c")
    assert str(both) == "/?q=%E0%A4%AA%E0%A5%81%E0%A4%A4%E0%A4%BF%E0%A4%A8&person=a&person=b%20%26%20c"
    assert both.toggle("person", "b & c") == ASKED.without()


def test_the_language_goes_along() -> None:
    english = read_address("/", [("lang", "en"), ("q", "a")], KNOWN)
    assert str(english.to("/figures", ("of", "x"))) == "/figures?of=x&lang=en"
    assert english.hidden("q") == (("lang", "en"),)
    assert str(english.in_language("hi")) == "/?q=a"


def test_days_replace_days() -> None:
    address = read_address("/", [("from", "2024")], KNOWN).between("2025-01-01", "2025-01-07")
    assert address.pairs == (("from", "2025-01-01"), ("to", "2025-01-07"))
