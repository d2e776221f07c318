"""Figures as they are written on the pages, and which of them make a chart."""

import pytest

from pipelines.serve.api.figures import ReportedFigure
from pipelines.serve.pages.numbers import draw_charts, write
from pipelines.serve.pages.words import Language, Words
from schemas.figure import Figure


def figure(kind: str, value: str, **also: object) -> Figure:
    return Figure.model_validate({"kind": kind, "value": value, "text": value, "start": 0, "end": len(value), **also})


@pytest.mark.parametrize(
    ("one", "language", "written"),
    [
        (figure("year", "1910", value_max="1945"), "hi", "1910–1945"),
        (figure("date", "2025-08-15"), "hi", "15 अगस्त 2025"),
        (figure("date", "2024-06"), "en", "June 2024"),
        (figure("count", "1500000", approximate=True), "hi", "लगभग 15,00,000"),
        (figure("count", "10000", bound="more_than"), "hi", "10,000 से अधिक"),
        (figure("count", "10000", bound="more_than"), "en", "more than 10,000"),
        (figure("percent", "2.5", unit="percent"), "hi", "2.5%"),
        (figure("money", "5000000000", currency="INR"), "hi", "5,00,00,00,000 रुपये"),
        (figure("measure", "7", unit="kilometre"), "hi", "7 किमी"),
        (figure("measure", "7", unit="light_year"), "en", "7 light year"),
        (figure("score", "190/9"), "hi", "190/9"),
        (figure("ratio", "1:3"), "hi", "1:3"),
        (figure("time", "16:30"), "en", "16:30"),
    ],
)
def test_a_figure_is_written_in_full(one: Figure, language: Language, written: str) -> None:
    assert write(one, Words(language)) == written


def test_points_in_time_and_scores_have_no_length() -> None:
    told = [figure("year", "1910"), figure("score", "190/9"), figure("date", "2025"), figure("count", "7", of="लोग")]
    rows = [
        ReportedFigure(figure=one, sentence="", start=0, article_id="a", headline=None, outlet=None, dated=None, uri="")
        for one in told
    ]
    assert [(chart.kind, len(chart.rows)) for chart in draw_charts(rows, Words("hi"))] == [("count", 1)]


def reported(value: str, article_id: str = "a") -> ReportedFigure:
    return ReportedFigure(
        figure=figure("count", value, of="लोग"),
        sentence=f"{value} लोग",
        start=0,
        article_id=article_id,
        headline=None,
        outlet=None,
        dated=None,
        uri="",
    )


def test_what_an_article_repeats_is_one_row() -> None:
    (chart,) = draw_charts([reported("24"), reported("7"), reported("24"), reported("24", "b")], Words("hi"))
    assert [(row.written, row.times, row.reported.article_id) for row in chart.rows] == [
        ("24", 2, "a"),
        ("7", 1, "a"),
        ("24", 1, "b"),
    ]


@pytest.mark.parametrize(("values", "logarithmic"), [((2, 5, 90), False), ((2, 5, 1300000000), True), ((7,), False)])
def test_numbers_far_apart_are_drawn_by_their_logarithm(values: tuple[int, ...], logarithmic: bool) -> None:
    (chart,) = draw_charts([reported(str(value), str(value)) for value in values], Words("hi"))
    assert chart.logarithmic is logarithmic
    assert [row.value for row in chart.rows] == sorted(row.value for row in chart.rows)
    assert chart.rows[-1].value == pytest.approx(100)
