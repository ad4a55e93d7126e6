"""`composite`: the mean of the attainments of other indicators, each as it is printed."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from cermat.indicators.composite import components_of
from cermat.indicators.export import recompute, table
from cermat.indicators.figures import Period, Verdict
from cermat.indicators.measurement import measure_office
from cermat.indicators.rows import SettingKind
from cermat.rules.parameters import CompositeParameters
from cermat.rules.types import YearBasis
from tests.indicators.make import TIMELINESS, VALUE, books, indicator, paper, recorded, setting, target, village

YEAR = Period(year=2023, quarter=None)
LATER = datetime(2024, 7, 1, tzinfo=UTC)
OTHER = replace(VALUE, id="lain", number=5, name="Indikator lain")
ALL = indicator("semua", None, "composite", CompositeParameters(indicators=("nilai", "lain")))
VALUES = (
    recorded("n1", "50", indicator="nilai", quantity="official"),
    recorded("n2", "20", indicator="lain", quantity="official"),
)


def measured(targets, *, rows=VALUES, settings=()):
    filled = books(
        settings=settings,
        paper=paper(ALL, VALUE, OTHER),
        recorded_values=rows,
        targets=tuple(target(each, amount) for each, amount in targets.items()),
    )
    whole = measure_office(filled, period=YEAR, as_of=LATER)
    assert [each.indicator.id for each in whole.measurements] == ["semua", "nilai", "lain"]
    return whole.measurements[0]


def test_it_is_the_mean_of_what_is_printed():
    composite = measured({"nilai": Decimal(75), "lain": Decimal(30), "semua": Decimal(100)})
    figure = composite.figure
    assert [line.amount for line in figure.lines] == [Decimal("66.67"), Decimal("66.67")]
    assert (figure.exact, figure.obstacle, figure.method) == (Fraction("66.67"), None, "composite")
    assert (figure.share, figure.due, figure.mean, figure.is_recorded) == (None, None, None, False)
    assert (composite.value, composite.attainment, composite.predicate) == (Decimal("66.67"),) * 2 + ("Sedang",)
    assert recompute(table(figure.lines)) == (Fraction("133.34"), 2)
    line = figure.lines[0]
    assert (line.id, line.subject, line.group) == ("semua/nilai", "Indikator nilai", "Indikator semua")
    assert (line.verdict, line.in_numerator, line.in_denominator) == (Verdict.MEASURED, True, True)
    assert (line.rows, line.deciding, line.recorded_by, line.verified_by) == ((), None, None, None)
    assert (line.weight, line.source) == (Decimal(1), "naskah")
    assert line.reason == "Capaian 66,67%: realisasi 50,00% terhadap target 75%."


def test_each_attainment_is_capped_before_it_is_averaged():
    composite = measured({"nilai": Decimal(25), "lain": Decimal(20)}, settings=(setting(SettingKind.CAP, "100"),))
    assert composite.value == Decimal("100.00")


@pytest.mark.parametrize(
    ("targets", "rows", "reason"),
    [
        (
            {"nilai": Decimal(50)},
            VALUES,
            "Capaian belum dapat dihitung: realisasi 20,00%, targetnya belum ditetapkan; catat targetnya.",
        ),
        (
            {"nilai": Decimal(50), "lain": Decimal(0)},
            VALUES,
            "Capaian tidak dapat dihitung: realisasi 20,00% terhadap target 0% tidak dapat dibagi.",
        ),
        (
            {"nilai": Decimal(50), "lain": Decimal(20)},
            VALUES[:1],
            "Tidak dapat diukur: nilai resmi tahun 2023 belum dinilai",
        ),
    ],
)
def test_one_without_attainment_is_named_and_never_left_out(targets, rows, reason):
    composite = measured(targets, rows=rows)
    assert (composite.value, composite.figure.exact) == (None, None)
    assert composite.figure.obstacle == (
        "Tidak dapat diukur: capaian “Indikator lain” belum ada; lengkapi nilai dan target indikator itu."
    )
    line = composite.figure.lines[1]
    assert (line.verdict, line.amount, line.in_numerator) == (Verdict.NOT_MEASURABLE, None, False)
    assert line.in_denominator is False
    assert line.reason.startswith(reason)


def test_it_is_provisional_as_long_as_one_of_its_indicators_is():
    parameters = replace(TIMELINESS.parameters, year_basis=YearBasis.DOCUMENT)
    papers = paper(
        indicator("semua", None, "composite", CompositeParameters(indicators=("iku-2",))),
        replace(TIMELINESS, parameters=parameters),
    )
    filled = books(paper=papers, villages=(village(),))
    for as_of, is_open in ((datetime(2024, 3, 30, tzinfo=UTC), True), (LATER, False)):
        composite = measure_office(filled, period=YEAR, as_of=as_of).measurements[0]
        assert composite.is_provisional is is_open


def test_no_other_method_rests_on_indicators():
    assert components_of(ALL) == ("nilai", "lain")
    assert components_of(VALUE) == ()
