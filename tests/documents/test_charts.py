"""A chart is composed once, for papers and pages alike."""

from dataclasses import replace
from io import BytesIO

from PIL import Image

from cermat.documents.content import Bar, Chart
from cermat.documents.reports import charts
from cermat.documents.writers.charts import png


def test_the_chart_of_a_page_is_the_chart_of_the_paper(year, papers):
    (chart, *_) = (block for block in papers["lkjip"].blocks if isinstance(block, Chart))
    assert chart == charts.attainments(year.measurements)


def test_a_figure_stands_against_its_target(year):
    measured = year.measurements[2]
    assert [(bar.label, bar.length, bar.words) for bar in charts.against_target(measured).bars] == [
        ("Realisasi", 800, "80,00%"),
        ("Target", 1000, "100,00%"),
    ]
    without = charts.against_target(replace(measured, value=None, target=None))
    assert [(bar.length, bar.words) for bar in without.bars] == [(None, "tidak dapat diukur"), (None, "–")]


def test_an_index_is_drawn_against_the_higher_of_both(year):
    bars = charts.against_target(year.measurements[0]).bars
    assert max(bar.length for bar in bars) == 1000


def test_a_year_without_a_value_draws_nothing():
    """Between the labels and the words the picture stays white."""

    def drawn(length: int | None) -> bool:
        picture = Image.open(BytesIO(png(Chart("", (Bar("2022", length, "–"),), "uji")))).convert("L")
        middle = picture.crop((picture.width * 35 // 100, 0, picture.width * 85 // 100, picture.height))
        return middle.getextrema()[0] < 200

    assert (drawn(1000), drawn(None)) == (True, False)
