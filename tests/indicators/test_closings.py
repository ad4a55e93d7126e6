"""Months that no unit has closed are named, and those that grew after their closing."""

from datetime import UTC, date, datetime

import pytest

from cermat.indicators.closings import month_end, reopened_months, unclosed_months
from cermat.indicators.figures import Period
from cermat.indicators.rows import Status
from tests.indicators.make import activity, closing, unit

YEAR = Period(year=2023, quarter=None)
OTHER = unit("kes", "Seksi Kesejahteraan Sosial")


def unclosed(units, closings=(), *, period=YEAR, elapsed=date(2024, 6, 1)):
    return unclosed_months(units, closings, period=period, elapsed=elapsed)


def test_every_unit_closes_every_month():
    closings = [closing("pem", 2023, month) for month in range(1, 13) if month != 5]
    assert unclosed([unit()], closings) == (("Seksi Pemerintahan", 5),)
    assert unclosed([unit()], [*closings, closing("pem", 2023, 5)]) == ()


def test_another_years_or_another_units_closing_closes_nothing():
    period = Period(year=2023, quarter=1)
    closings = [closing("pem", 2022, 1), closing("kes", 2023, 2)]
    assert unclosed([unit()], closings, period=period) == tuple(("Seksi Pemerintahan", month) for month in (1, 2, 3))


@pytest.mark.parametrize(
    ("elapsed", "months"),
    [
        (date(2023, 1, 30), []),
        (date(2023, 1, 31), [1]),
        (date(2023, 2, 27), [1]),
        (date(2023, 2, 28), [1, 2]),
        (date(2023, 12, 31), list(range(1, 13))),
        (date(2022, 12, 31), []),
    ],
)
def test_only_months_already_over_are_asked(elapsed, months):
    assert [month for _, month in unclosed([unit()], elapsed=elapsed)] == months


@pytest.mark.parametrize(("quarter", "last"), [(1, 3), (2, 6), (3, 9), (4, 12)])
def test_only_months_of_the_period_are_asked(quarter, last):
    period = Period(year=2023, quarter=quarter)
    assert [month for _, month in unclosed([unit()], period=period)] == list(range(1, last + 1))


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "months"),
    [
        (date(2023, 11, 30), None, [11, 12]),
        (date(2023, 12, 1), None, [12]),
        (None, date(2023, 2, 1), [1, 2]),
        (None, date(2023, 1, 31), [1]),
        (date(2023, 3, 10), date(2023, 3, 20), [3]),
        (date(2024, 1, 1), None, []),
    ],
)
def test_a_unit_answers_for_the_months_it_existed_in(valid_from, valid_to, months):
    rows = [unit(valid_from=valid_from, valid_to=valid_to)]
    assert [month for _, month in unclosed(rows)] == months


def test_months_stand_by_unit_code_then_month_and_a_renamed_unit_answers_once():
    renamed = [
        unit("pem", "Seksi Lama", valid_to=date(2023, 2, 10)),
        unit("pem", "Seksi Baru", valid_from=date(2023, 2, 11)),
    ]
    assert unclosed([*renamed, OTHER], period=Period(year=2023, quarter=1)) == (
        ("Seksi Kesejahteraan Sosial", 1),
        ("Seksi Kesejahteraan Sosial", 2),
        ("Seksi Kesejahteraan Sosial", 3),
        ("Seksi Lama", 1),
        ("Seksi Baru", 2),
        ("Seksi Baru", 3),
    )


def test_a_month_ends_on_its_last_day():
    assert [month_end(2024, month).day for month in (1, 2, 4)] == [31, 29, 30]
    assert month_end(2023, 2) == date(2023, 2, 28)


CLOSED = closing("pem", 2023, 5)
UNITS = (unit(),)
BEFORE, AFTER = datetime(2023, 5, 27, tzinfo=UTC), datetime(2023, 5, 29, tzinfo=UTC)


def reopened(*rows, closings=(CLOSED,), units=UNITS, quarter=None):
    return reopened_months(units, closings, activities=rows, period=Period(year=2023, quarter=quarter))


def test_a_month_that_grew_after_its_closing_is_named():
    assert reopened(activity("k1", recorded_at=BEFORE)) == ()
    assert reopened(activity("k1", recorded_at=CLOSED.recorded_at)) == ()
    assert reopened(activity("k1", recorded_at=BEFORE), activity("k2", recorded_at=AFTER)) == (
        ("Seksi Pemerintahan", 5),
    )


def test_a_correction_within_the_month_is_no_later_row():
    first = activity("k1", recorded_at=BEFORE)
    corrected = activity("k1", version=2, recorded_at=AFTER)
    assert reopened(corrected, first) == reopened(first, corrected) == ()
    moved = activity("k1", version=2, recorded_at=AFTER, dated=date(2023, 5, 3))
    assert reopened(activity("k1", recorded_at=BEFORE, dated=date(2023, 4, 30)), moved) == (("Seksi Pemerintahan", 5),)


@pytest.mark.parametrize(
    "changes", [{"unit": "lain"}, {"dated": date(2023, 6, 1)}, {"dated": date(2022, 5, 2)}, {"status": Status.PLANNED}]
)
def test_a_row_of_another_unit_or_month_and_a_plan_reopen_nothing(changes):
    assert reopened(activity("k1", recorded_at=AFTER, **changes)) == ()


def test_a_closing_of_another_year_or_after_the_period_is_not_asked():
    row = activity("k1", recorded_at=AFTER)
    assert reopened(row, closings=(closing("pem", 2022, 5),)) == ()
    assert reopened(row, quarter=1) == ()
    assert reopened(row, quarter=2) == (("Seksi Pemerintahan", 5),)
    june = activity("k2", recorded_at=datetime(2023, 6, 29, tzinfo=UTC), dated=date(2023, 6, 3))
    assert reopened(june, closings=(closing("pem", 2023, 6),), quarter=2) == (("Seksi Pemerintahan", 6),)


def test_a_unit_nobody_knows_is_named_by_its_code():
    assert reopened(activity("k1", recorded_at=AFTER), units=()) == (("pem", 5),)
