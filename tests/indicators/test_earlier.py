"""What an earlier year said of this year's indicators, or why it said nothing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from cermat.indicators import earlier
from cermat.indicators.rows import State
from tests.documents import sample
from tests.indicators.make import recorded


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


def test_a_quotation_is_words_of_the_latest_paper_that_was_checked_and_no_value():
    kinds = {"indicator": "iku-1", "year": 2021, "quantity": "reported"}
    rows = (
        recorded("a", "78", paper="LKjIP Tahun 2021", paper_dated=date(2022, 2, 1), **kinds),
        recorded("b", "79.125", paper="Reviu", paper_number="7/2022", paper_dated=date(2022, 3, 1), **kinds),
        recorded("c", "80", state=State.SUBMITTED, paper_dated=date(2022, 4, 1), **kinds),
    )
    said = earlier.quoted(2021, sample.paper().indicators, rows=rows, reason=earlier.NOT_OPENED)
    assert [(each.value, each.reason) for each in said] == [
        (None, "buku belum dibuka"),
        (None, "79,125% menurut naskah Reviu nomor 7/2022 tanggal 1 Maret 2022 (dikutip, bukan dihitung)"),
        (None, "buku belum dibuka"),
    ]
    (plain,) = earlier.quoted(2021, sample.paper().indicators[1:2], rows=rows[:1], reason="")
    assert plain.reason == "78,00% menurut naskah LKjIP Tahun 2021 tanggal 1 Februari 2022 (dikutip, bukan dihitung)"
