"""Bars lead to their days."""

from pipelines.serve.pages.links import Address
from pipelines.serve.pages.timeline import HEIGHT, draw_timeline
from pipelines.serve.pages.words import Words

HOME = Address("/", (), "en")


def test_bars_end_where_the_next_begins() -> None:
    counts = [("2025-08-13", 2), ("2025-08-20", 0), ("2025-08-27", 1)]
    drawn = draw_timeline(counts, "7d", HOME, Words("en"))
    assert drawn is not None
    assert [bar.link for bar in drawn.bars] == [
        "/?from=2025-08-13&to=2025-08-19&lang=en",
        "/?from=2025-08-27&to=2025-09-02&lang=en",
    ]
    assert [bar.height for bar in drawn.bars] == [HEIGHT, HEIGHT / 2]
    assert drawn.bars[0].label == "13 August 2025 – 19 August 2025 · 2 articles"


def test_one_bar_says_nothing() -> None:
    assert draw_timeline([("2025-08-13", 2), ("2025-08-14", 0)], "1d", HOME, Words("en")) is None
    assert draw_timeline([], "1d", HOME, Words("en")) is None
