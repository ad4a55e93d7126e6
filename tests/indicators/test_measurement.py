"""Measuring an office: rounding once, provisional values, counts for the data-quality statement."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from cermat.indicators.figures import Period
from cermat.indicators.measurement import FIGURES, is_provisional, measure, measure_office, paper_basis
from cermat.indicators.rows import SettingKind, State
from cermat.rules.methods import METHODS
from cermat.rules.types import Attainment, YearBasis
from cermat.words.dates import end_of_day
from tests.indicators.make import (
    FOLLOW_UP,
    IPP,
    OFFICE,
    RATIO,
    TIMELINESS,
    VALUE,
    WIB,
    activity,
    books,
    closing,
    decision,
    document,
    output,
    paper,
    question,
    recorded,
    setting,
    target,
    unit,
    village,
)
from tests.indicators.test_timeliness import EXEMPTION

S, D = State.SUBMITTED, State.DRAFT
YEAR = Period(year=2023, quarter=None)
LATER = datetime(2024, 6, 1, tzinfo=UTC)


def measured(filled, indicator_id, *, period=YEAR, as_of=LATER):
    office = measure_office(filled, period=period, as_of=as_of)
    return next(each for each in office.measurements if each.indicator.id == indicator_id)


def full_books(**changes):
    values = {
        "villages": (village(), village("35.08.10.2002", "Labruk Lor")),
        "units": (unit(),),
        "activities": (
            activity("k1"),
            activity("k2", takeover=True),
            activity("k3", state=S),
            activity("k4", state=D),
            activity("k5", dated=date(2022, 1, 1), takeover=True),
        ),
        "outputs": (output("o1"), output("o2", activity="k2", takeover=True)),
        "village_documents": (document("d1", date(2023, 9, 1)), document("d2", date(2023, 9, 1), kind="apb_desa")),
        "recorded_values": (recorded("n1", "4.53"),),
    }
    return books(**{**values, **changes})


def test_every_indicator_of_the_paper_is_measured_in_its_order():
    filled = full_books(closings=(closing("pem", 2023, 1),))
    office = measure_office(filled, period=YEAR, as_of=LATER)
    assert [each.indicator.id for each in office.measurements] == ["ipp", "iku-1", "iku-2"]
    assert [each.value for each in office.measurements] == [Decimal("4.53"), Decimal("66.67"), Decimal("33.33")]
    assert all(each.period == YEAR and each.is_measurable for each in office.measurements)
    assert (office.office, office.paper, office.period) == (OFFICE, filled.paper, YEAR)
    assert office.as_of == LATER
    assert office.as_of.utcoffset().total_seconds() == 7 * 3600
    assert office.year_basis is YearBasis.EVENT
    assert office.closings == filled.closings
    assert office.unclosed == tuple(("Seksi Pemerintahan", month) for month in range(2, 13))


def test_values_are_rounded_half_up_to_two_places_from_the_exact_figure():
    result = measured(full_books(), "iku-1")
    assert result.figure.exact == Fraction(200, 3)
    assert (str(result.value), str(result.due_value), result.mean_value) == ("66.67", "66.67", None)
    iku_2 = measured(full_books(), "iku-2")
    assert (str(iku_2.value), str(iku_2.due_value), str(iku_2.mean_value)) == ("33.33", "33.33", "33.33")


def test_what_cannot_be_measured_has_no_value_anywhere():
    for indicator_id in ("ipp", "iku-1", "iku-2"):
        result = measured(books(targets=(target(indicator_id, "90"),)), indicator_id)
        assert result.is_measurable is False
        assert (result.value, result.mean_value, result.attainment, result.predicate) == (None, None, None, None)
        assert result.due_value is None
        assert result.target == Decimal(90)
        assert result.figure.obstacle.startswith("Tidak dapat diukur: ")


def test_counts_are_of_lines():
    result = measured(full_books(), "iku-1")
    assert (result.not_counted, result.unverified, result.without_evidence, result.taken_over) == (2, 1, 2, 1)
    assert result.not_counted + result.figure.share.denominator == len(result.figure.lines)
    ipp = measured(full_books(), "ipp")
    assert (ipp.not_counted, ipp.unverified, ipp.without_evidence, ipp.taken_over) == (3, 0, 1, 0)


def test_a_ratios_numerator_is_no_line_left_out():
    rows = [
        recorded("n1", "1", indicator="rasio", quantity="miskin"),
        recorded("n2", "8", indicator="rasio", quantity="penduduk"),
    ]
    filled = books(paper=paper(RATIO), recorded_values=tuple(rows))
    result = measured(filled, "rasio")
    assert (result.value, result.not_counted) == (Decimal("125.00"), 0)
    assert (result.due_value, result.mean_value) == (Decimal("125.00"), None)


def test_an_official_value_is_measured_by_its_method():
    value = recorded("n1", "87.555", indicator="nilai")
    filled = books(paper=paper(VALUE), recorded_values=(value,), targets=(target("nilai", "90"),))
    result = measured(filled, "nilai")
    assert (result.value, result.attainment, result.predicate) == (
        Decimal("87.56"),
        Decimal("97.28"),
        "Sangat Tinggi",
    )
    assert (result.due_value, result.mean_value) == (None, None)


@pytest.mark.parametrize(
    ("amount", "settings", "attainment", "predicate"),
    [
        (Decimal("66.67"), [], "100.00", "Sangat Tinggi"),
        (Decimal(80), [], "83.33", "Tinggi"),
        (Decimal(20), [], "333.33", "Sangat Tinggi"),
        (Decimal(20), [setting(SettingKind.CAP, "120")], "120.00", "Sangat Tinggi"),
        (Decimal(80), [setting(SettingKind.SCALE, "ipp")], "83.33", "Pelayanan Prima"),
        (Decimal(20), [setting(SettingKind.CAP, "60"), setting(SettingKind.SCALE, "ipp")], "60.00", "Pelayanan Prima"),
        (Decimal(0), [], None, None),
        (None, [], None, None),
    ],
)
def test_attainment_is_set_against_the_target_and_graded(amount, settings, attainment, predicate):
    targets = () if amount is None else (target("iku-1", amount),)
    filled = full_books(targets=targets, settings=tuple(settings))
    result = measured(filled, "iku-1")
    assert result.target == amount
    assert (result.attainment and str(result.attainment)) == attainment
    assert result.predicate == predicate
    assert measured(filled, "iku-2").target is None


def test_the_indicators_own_way_of_attainment_is_taken():
    about = replace(FOLLOW_UP, attainment=Attainment.INVERSE)
    result = measured(full_books(paper=paper(about), targets=(target("iku-1", "50"),)), "iku-1")
    assert result.attainment == Decimal("75.00")


def test_one_indicator_can_be_measured_alone():
    result = measure(full_books(targets=(target("iku-1", "80"),)), question=question(FOLLOW_UP))
    assert (result.value, result.attainment, result.predicate) == (Decimal("66.67"), Decimal("83.33"), "Tinggi")


def test_the_decisions_that_touch_an_indicator_are_carried_along():
    first, second = decision("a", "iku-1", "iku-2"), decision("b", "iku-2")
    filled = full_books(paper=replace(paper(), decisions=(first, second)))
    assert measured(filled, "iku-1").decisions == (first,)
    assert measured(filled, "iku-2").decisions == (first, second)
    assert measured(filled, "ipp").decisions == ()


def test_the_year_basis_is_the_papers_own_unless_another_is_asked():
    in_force = replace(TIMELINESS, parameters=replace(TIMELINESS.parameters, year_basis=YearBasis.IN_FORCE))
    filled = full_books(paper=paper(FOLLOW_UP, in_force))
    assert paper_basis(filled.paper) is YearBasis.IN_FORCE
    assert measure_office(filled, period=YEAR, as_of=LATER).year_basis is YearBasis.IN_FORCE
    asked = measure_office(filled, period=YEAR, as_of=LATER, year_basis=YearBasis.DOCUMENT)
    assert asked.year_basis is YearBasis.DOCUMENT
    assert [line.group for line in asked.measurements[1].figure.lines[::2]][:3] == [
        "RKP Desa 2023",
        "APBDes 2023",
        "LPPDes 2023",
    ]
    assert paper_basis(paper(FOLLOW_UP, IPP)) is YearBasis.EVENT


@pytest.mark.parametrize(
    ("about", "basis", "quarter", "last"),
    [
        (TIMELINESS, YearBasis.EVENT, None, date(2023, 12, 31)),
        (TIMELINESS, YearBasis.DOCUMENT, None, date(2024, 3, 31)),
        (TIMELINESS, YearBasis.DOCUMENT, 4, date(2023, 12, 31)),
        (TIMELINESS, YearBasis.EVENT, 2, date(2023, 6, 30)),
        (FOLLOW_UP, YearBasis.DOCUMENT, None, date(2023, 12, 31)),
        (FOLLOW_UP, YearBasis.EVENT, 1, date(2023, 3, 31)),
        (IPP, YearBasis.EVENT, None, date(2023, 12, 31)),
    ],
)
def test_a_value_is_provisional_until_its_last_day_is_over(about, basis, quarter, last):
    day_before = last.replace(day=last.day - 1)
    asked = {"year_basis": basis, "quarter": quarter}
    assert is_provisional(question(about, elapsed=last, **asked)) is False
    assert is_provisional(question(about, elapsed=day_before, **asked)) is True


def test_the_last_day_is_over_in_the_offices_own_zone():
    end = end_of_day(date(2023, 12, 31), WIB)
    assert measured(full_books(), "iku-1", as_of=end).is_provisional is False
    assert measured(full_books(), "iku-1", as_of=datetime(2023, 12, 31, 16, 0, tzinfo=UTC)).is_provisional is True
    assert measured(full_books(), "iku-1", as_of=datetime(2023, 12, 31, 17, 0, tzinfo=UTC)).is_provisional is False


def test_a_quarter_keeps_the_full_denominator_and_shows_those_already_due_beside_it():
    lppd = document("d3", date(2023, 3, 30), kind="lppd_desa", fiscal_year=2022)
    filled = full_books(village_documents=(lppd,))
    first = measured(filled, "iku-2", period=Period(year=2023, quarter=1))
    assert (first.figure.share.numerator, first.figure.share.denominator) == (1, 6)
    assert (first.value, first.due_value) == (Decimal("16.67"), Decimal("50.00"))
    assert first.is_provisional is False


def test_quarters_are_cumulative():
    days = [date(2023, month, 15) for month in (2, 5, 8, 11)]
    filled = books(activities=tuple(activity(f"k{day.month}", dated=day) for day in days))
    counts = [
        measured(filled, "iku-1", period=Period(year=2023, quarter=quarter)).figure.share.denominator
        for quarter in (1, 2, 3, 4)
    ]
    assert counts == [1, 2, 3, 4]


def test_every_method_of_the_law_is_measured():
    assert {*FIGURES, "composite"} == set(METHODS)


def test_months_that_grew_after_their_closing_and_exemptions_reach_the_office():
    late = activity("k9", dated=date(2023, 5, 3), recorded_at=datetime(2023, 5, 29, tzinfo=UTC))
    filled = full_books(activities=(late,), closings=(closing("pem", 2023, 5),), exemptions=(EXEMPTION,))
    office = measure_office(filled, period=YEAR, as_of=LATER)
    assert office.reopened == (("Seksi Pemerintahan", 5),)
    exempted = [line.exemption for line in office.measurements[-1].figure.lines if line.exemption]
    assert exempted == [EXEMPTION]
