"""A chart is composed once, for papers and pages alike."""

from dataclasses import replace

from cermat.documents.content import Chart
from cermat.documents.reports import charts


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
