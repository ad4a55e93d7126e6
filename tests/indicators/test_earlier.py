"""What an earlier year said of this year's indicators, or why it said nothing."""

from dataclasses import replace
from decimal import Decimal

from cermat.indicators import earlier
from tests.documents import sample


def test_an_earlier_year_says_its_value_or_why_it_has_none():
    year = sample.measured(recorded_values=())
    new = replace(year.measurements[2].indicator, id="iku-9")
    said = earlier.said_by(year, [*(each.indicator for each in year.measurements), new])
    assert [(each.indicator, each.value, each.target, each.attainment, each.reason) for each in said] == [
        ("ipp", None, None, None, "tidak dapat diukur"),
        ("iku-1", Decimal("66.67"), Decimal("90.00"), Decimal("74.07"), None),
        ("iku-2", Decimal("80.00"), Decimal("100.00"), Decimal("80.00"), None),
        ("iku-9", None, None, None, "indikator ini belum ada pada IKU tahun itu"),
    ]
    assert {each.year for each in said} == {2023}


def test_a_silent_year_says_the_same_of_every_indicator():
    indicators = sample.paper().indicators
    said = earlier.silent(2021, indicators, reason=earlier.NOT_OPENED)
    assert {(each.year, each.value, each.reason) for each in said} == {(2021, None, "buku belum dibuka")}
    assert [each.indicator for each in said] == [each.id for each in indicators]
