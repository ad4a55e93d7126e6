"""Another system's way, asked the same question: a constant number of days after the period's end.

DHIS2 calls a report timely when the days from the period's end to the moment of registration are at most
`timelyDays` + 1, one constant per data set. These tests document where a constant goes wrong.
"""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from cermat.indicators.figures import Verdict
from cermat.indicators.timeliness import judge
from cermat.rules.deadlines import due_day
from tests.indicators.make import APB, LPPD, RKP

FISCAL_YEARS = range(2015, 2041)


def is_timely(registered_at, fiscal_year, *, timely_days):
    """The constant's answer: seconds since the period's last day, in days, at most the constant plus one."""
    elapsed = registered_at - datetime(fiscal_year, 12, 31, tzinfo=UTC)
    return elapsed.total_seconds() / 86_400 <= timely_days + 1


def is_on_time(kind, registered_at, fiscal_year):
    return judge(registered_at.date(), due_day(kind, fiscal_year)) is Verdict.ON_TIME


def years_wrong(kind, timely_days):
    """The fiscal years in which the constant errs at ten o'clock on the last day or on the day after it."""
    wrong = []
    for fiscal_year in FISCAL_YEARS:
        last = datetime.combine(due_day(kind, fiscal_year), time(10), tzinfo=UTC)
        moments = (last, last + timedelta(days=1))
        answers = [is_timely(moment, fiscal_year, timely_days=timely_days) for moment in moments]
        if answers != [is_on_time(kind, moment, fiscal_year) for moment in moments]:
            wrong.append(fiscal_year)
    return wrong


def test_ninety_days_calls_the_lppd_of_a_year_before_a_leap_year_late_on_its_last_day():
    moment = datetime(2024, 3, 31, 10, tzinfo=UTC)
    assert is_on_time(LPPD, moment, 2023) is True
    assert is_timely(moment, 2023, timely_days=90) is False
    assert is_timely(moment, 2023, timely_days=91) is True


def test_ninety_one_days_calls_a_late_lppd_of_any_other_year_timely():
    moment = datetime(2023, 4, 1, 10, tzinfo=UTC)
    assert is_on_time(LPPD, moment, 2022) is False
    assert is_timely(moment, 2022, timely_days=91) is True
    assert is_timely(moment, 2022, timely_days=90) is False


@pytest.mark.parametrize(
    ("kind", "constants", "wrong_under_the_first", "wrong_under_the_second"),
    [
        (LPPD, (90, 91), lambda year: (year + 1) % 4 == 0, lambda year: (year + 1) % 4 != 0),
        (APB, (-365, -366), lambda year: year % 4 == 0, lambda year: year % 4 != 0),
        (RKP, (-457, -458), lambda year: year % 4 == 0, lambda year: year % 4 != 0),
    ],
)
def test_each_of_the_two_best_constants_is_wrong_in_leap_years_or_in_all_others(
    kind, constants, wrong_under_the_first, wrong_under_the_second
):
    first, second = constants
    assert years_wrong(kind, first) == [year for year in FISCAL_YEARS if wrong_under_the_first(year)]
    assert years_wrong(kind, second) == [year for year in FISCAL_YEARS if wrong_under_the_second(year)]


@pytest.mark.parametrize("kind", [LPPD, APB, RKP])
def test_no_constant_at_all_is_right_in_every_year(kind):
    assert all(years_wrong(kind, timely_days) for timely_days in range(-500, 130))


@pytest.mark.parametrize(("fiscal_year", "timely_days"), [(2022, 90), (2023, 91)])
def test_even_the_right_constant_takes_the_first_instant_of_the_next_day_for_timely(fiscal_year, timely_days):
    midnight = datetime.combine(due_day(LPPD, fiscal_year) + timedelta(days=1), time.min, tzinfo=UTC)
    assert is_timely(midnight, fiscal_year, timely_days=timely_days) is True
    assert is_on_time(LPPD, midnight, fiscal_year) is False
    assert is_timely(midnight + timedelta(seconds=1), fiscal_year, timely_days=timely_days) is False


def test_the_days_a_deadline_lies_after_its_fiscal_year_differ():
    lengths = {
        kind.id: {(due_day(kind, year) - date(year, 12, 31)).days for year in FISCAL_YEARS} for kind in (LPPD, APB, RKP)
    }
    assert lengths == {"lppd_desa": {90, 91}, "apb_desa": {-365, -366}, "rkp_desa": {-457, -458}}
