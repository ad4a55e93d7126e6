"""What came late: after the closing day of the books, and after the measurement was locked."""

from datetime import UTC, date, datetime, timedelta

import pytest

from cermat.indicators.figures import Period
from cermat.indicators.lateness import first_lock
from cermat.indicators.rows import SettingKind, State
from tests.indicators.make import WIB, activity, books, output, setting, unit
from tests.indicators.test_measurement import measured

CLOSES = setting(SettingKind.CLOSING, "10")
# Of the performance year 2023: 10 January 2024, in the office's own zone.
LAST = datetime(2024, 1, 10, 23, 59, 59, 999999, tzinfo=WIB)
AFTER = LAST + timedelta(microseconds=1)
SAID = "dicatat setelah tanggal tutup data (10 Januari 2024)"


def figure_of(*activities, outputs=(), settings=(CLOSES,), **more):
    filled = books(units=(unit(),), activities=activities, outputs=outputs, settings=settings, **more)
    return measured(filled, "iku-1")


def lines_of(*activities, **more):
    return figure_of(*activities, **more).figure.lines


@pytest.mark.parametrize(("recorded_at", "is_late"), [(LAST, False), (AFTER, True)])
def test_what_is_first_recorded_after_the_closing_day_is_late(recorded_at, is_late):
    (line,) = lines_of(activity("k1", recorded_at=recorded_at))
    assert (line.is_late_entry, SAID in line.notes) == (is_late, is_late)
    assert line.in_denominator
    assert figure_of(activity("k1", recorded_at=recorded_at)).late == int(is_late)


def test_a_correction_is_no_late_entry():
    (line,) = lines_of(activity("k1", recorded_at=LAST), activity("k1", version=2, recorded_at=AFTER))
    assert not line.is_late_entry


def test_a_late_output_makes_its_activitys_line_late():
    (line,) = lines_of(activity("k1"), outputs=(output("o1", recorded_at=AFTER),))
    assert line.is_late_entry


def test_what_does_not_count_is_marked_and_not_in_the_share():
    found = figure_of(activity("k1", state=State.DRAFT, recorded_at=AFTER), activity("k2", recorded_at=AFTER))
    assert [line.is_late_entry for line in found.figure.lines] == [True, True]
    assert found.late == 1


def test_without_a_closing_day_nothing_is_late():
    found = figure_of(activity("k1", recorded_at=AFTER), settings=())
    assert (found.late, found.figure.lines[0].notes) == (0, figure_of(activity("k1")).figure.lines[0].notes)


LOCKED = datetime(2024, 2, 5, 7, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("locked_at", "recorded_at", "is_marked"),
    [
        (LOCKED, LOCKED, False),
        (LOCKED, LOCKED + timedelta(microseconds=1), True),
        (None, LOCKED + timedelta(days=9), False),
    ],
)
def test_every_version_after_the_lock_is_marked(locked_at, recorded_at, is_marked):
    rows = (activity("k1"), activity("k1", version=2, dated=date(2023, 5, 4), recorded_at=recorded_at))
    (line,) = lines_of(*rows, settings=(), locked_at=locked_at)
    said = "setelah dikunci (disetujui 5 Februari 2024 14.05 WIB)"
    assert (line.is_after_lock, said in line.notes) == (is_marked, is_marked)
    assert not line.is_late_entry


FIRST, HALF, WHOLE = (Period(year=2023, quarter=quarter) for quarter in (1, 2, None))
LATER = LOCKED + timedelta(days=30)


@pytest.mark.parametrize(
    ("locks", "day", "expected"),
    [
        ({}, date(2023, 3, 31), None),
        ({FIRST: LOCKED}, None, None),
        ({FIRST: LOCKED}, date(2023, 3, 31), LOCKED),
        ({FIRST: LOCKED}, date(2023, 4, 1), None),
        ({FIRST: LOCKED}, date(2022, 12, 31), None),
        ({HALF: LATER, WHOLE: LOCKED}, date(2023, 4, 1), LOCKED),
        ({HALF: LATER, WHOLE: LOCKED}, date(2023, 7, 1), LOCKED),
        ({FIRST: LOCKED, HALF: LATER}, date(2023, 4, 1), LATER),
    ],
)
def test_the_first_approval_of_a_period_that_holds_the_day_locks_it(locks, day, expected):
    assert first_lock(locks, day) == expected
