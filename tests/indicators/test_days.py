"""Where an instant becomes a day: receipt stamps and the day a figure is asked on, in WIB, WITA and WIT."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cermat.indicators.figures import Period, Verdict
from cermat.indicators.measurement import measure_office
from cermat.indicators.timeliness import judge
from cermat.rules.deadlines import due_day
from cermat.words.dates import end_of_day, last_elapsed_day, local_day
from tests.indicators.make import APB, LPPD, OFFICE, RKP, books, village

WIB, WITA, WIT = (ZoneInfo(name) for name in ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"))
ZONES = [(WIB, 7), (WITA, 8), (WIT, 9)]
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(("zone", "hours"), ZONES)
@pytest.mark.parametrize(("kind", "fiscal_year"), [(LPPD, 2022), (LPPD, 2023), (RKP, 2024), (APB, 2024)])
def test_a_receipt_is_judged_by_the_offices_own_calendar_day(zone, hours, kind, fiscal_year):
    due = due_day(kind, fiscal_year)
    midnight = datetime(due.year, due.month, due.day, tzinfo=UTC) + timedelta(days=1) - timedelta(hours=hours)
    verdicts = [judge(local_day(midnight + step, zone), due) for step in (-SECOND, timedelta(0), SECOND)]
    assert verdicts == [Verdict.ON_TIME, Verdict.LATE, Verdict.LATE]


def test_one_instant_is_on_time_in_the_west_and_late_in_the_east():
    instant = datetime(2024, 3, 31, 15, 30, tzinfo=UTC)
    due = due_day(LPPD, 2023)
    assert [judge(local_day(instant, zone), due) for zone in (WIB, WITA, WIT)] == [
        Verdict.ON_TIME,
        Verdict.ON_TIME,
        Verdict.LATE,
    ]


@pytest.mark.parametrize(("zone", "hours"), ZONES)
def test_a_day_has_elapsed_when_its_last_microsecond_is_reached(zone, hours):
    midnight = datetime(2023, 9, 30, 24 - hours, tzinfo=UTC)
    assert end_of_day(date(2023, 9, 30), zone) == midnight - timedelta(microseconds=1)
    assert last_elapsed_day(midnight - timedelta(microseconds=2), zone) == date(2023, 9, 29)
    assert last_elapsed_day(midnight - timedelta(microseconds=1), zone) == date(2023, 9, 30)
    assert last_elapsed_day(midnight, zone) == date(2023, 9, 30)


def rkp_line(instant, zone):
    filled = books(office=replace(OFFICE, zone=zone), villages=(village(),))
    office = measure_office(filled, period=Period(year=2023, quarter=None), as_of=instant)
    return office.measurements[-1].figure.lines[0]


@pytest.mark.parametrize(("zone", "hours"), ZONES)
def test_a_document_is_missing_only_when_its_last_day_is_over_where_the_office_is(zone, hours):
    midnight = datetime(2023, 9, 30, 24 - hours, tzinfo=UTC)
    assert rkp_line(midnight - SECOND, zone).verdict is Verdict.NOT_YET_DUE
    assert rkp_line(midnight, zone).verdict is Verdict.MISSING
    assert rkp_line(end_of_day(date(2023, 9, 30), zone), zone).verdict is Verdict.MISSING


def test_the_instant_asked_is_handed_on_in_the_offices_own_zone():
    instant = datetime(2023, 10, 1, tzinfo=UTC)
    filled = books(office=replace(OFFICE, zone=WIT))
    office = measure_office(filled, period=Period(year=2023, quarter=None), as_of=instant)
    assert office.as_of.isoformat() == "2023-10-01T09:00:00+09:00"
