"""Which of the recorded targets a period is set against."""

from datetime import date

import pytest

from cermat.indicators.figures import NO_TARGETS, Period
from cermat.indicators.rows import State, TargetKind
from cermat.indicators.targets import beside, signed_paper_words, targets_of
from tests.indicators.make import target

YEAR = target("iku-1", "80")
FIRST = target("iku-1", "20", quarter=1)
LAST = target("iku-1", "80", quarter=4)
AMENDED = {"kind": TargetKind.AMENDED, "paper": "PK Perubahan", "paper_dated": date(2023, 10, 17)}
AGAIN = {**AMENDED, "paper_dated": date(2023, 11, 20)}
LATER = target("iku-1", "90", **AMENDED)


def period_target(rows, quarter=None, year=2023):
    found = targets_of(rows, "iku-1", period=Period(year=year, quarter=quarter)).period
    return found and str(found.amount)


@pytest.mark.parametrize(
    ("quarter", "rows", "amount"),
    [
        (None, [YEAR], "80"),
        (1, [YEAR, FIRST], "20"),
        (2, [YEAR, FIRST], None),  # a year's target never stands in for a quarter's
        (4, [YEAR], None),
        (None, [YEAR, LATER], "90"),
        (3, [YEAR, LATER, target("iku-1", "60", quarter=3)], "60"),  # before the day of the amendment
        (4, [YEAR, LAST, LATER], None),  # the amendment takes the agreement's place whole
        (4, [YEAR, LAST, LATER, target("iku-1", "90", quarter=4, **AMENDED)], "90"),
        (None, [LATER, target("iku-1", "85", **AGAIN)], "85"),  # the newest amendment
        (4, [LATER, target("iku-1", "90", quarter=4, **AMENDED), target("iku-1", "85", **AGAIN)], "90"),
        (None, [target("iku-2", "80")], None),
        (None, [target("iku-1", "80", year=2024)], None),
        (None, [target("iku-1", "80", kind=TargetKind.NATIONAL)], None),
    ],
)
def test_a_period_is_set_against_the_paper_in_force_on_its_last_day(quarter, rows, amount):
    assert period_target(rows, quarter) == amount
    assert period_target(rows[::-1], quarter) == amount


def test_an_amendment_in_force_on_the_last_day_of_a_quarter_counts_from_that_day():
    rows = [FIRST, target("iku-1", "25", quarter=1, **{**AMENDED, "paper_dated": date(2023, 3, 31)})]
    assert period_target(rows, 1) == "25"


def test_only_what_a_second_person_verified_counts():
    submitted = target("iku-1", "95", 2, State.SUBMITTED)
    assert period_target([YEAR, submitted]) == "80"
    assert period_target([submitted]) is None
    annulled = target("iku-1", "80", 2, annulled=True, reason="salah catat")
    assert period_target([YEAR, annulled]) is None
    waiting = target("iku-1", "80", 2, State.SUBMITTED, annulled=True, reason="salah catat")
    assert period_target([YEAR, waiting]) == "80"


def test_beside_it_stand_the_year_the_end_of_the_renstra_and_the_national_standard():
    ends = [
        target("iku-1", amount, year=year, kind=TargetKind.END_OF_RENSTRA)
        for amount, year in (("99", 2029), ("95", 2026))
    ]
    national = [
        target("iku-1", amount, year=year, kind=TargetKind.NATIONAL)
        for amount, year in (("70", 2020), ("75", 2022), ("80", 2024))
    ]
    rows = [YEAR, FIRST, *ends, *national]
    found = targets_of(rows, "iku-1", period=Period(year=2023, quarter=1))
    assert (str(found.period.amount), str(found.year.amount)) == ("20", "80")
    assert [(name, str(row.amount)) for name, row in beside(found, quarter=1)] == [
        ("Target tahun 2023", "80"),
        ("Target akhir Renstra 2026", "95"),
        ("Standar nasional 2022", "75"),
    ]
    of_year = targets_of(rows, "iku-1", period=Period(year=2023, quarter=None))
    assert [name for name, _ in beside(of_year, quarter=None)] == ["Target akhir Renstra 2026", "Standar nasional 2022"]
    assert targets_of(rows, "iku-1", period=Period(year=2030, quarter=None)).end_of_renstra is None
    assert targets_of(national, "iku-1", period=Period(year=2019, quarter=None)) == NO_TARGETS
    assert list(beside(NO_TARGETS, quarter=1)) == []


def test_a_paper_is_named_with_its_number_where_it_has_one():
    assert signed_paper_words(YEAR) == "Perjanjian Kinerja tanggal 9 Januari 2023"
    numbered = target("iku-1", "80", paper_number="7/PK/2023")
    assert signed_paper_words(numbered) == "Perjanjian Kinerja nomor 7/PK/2023 tanggal 9 Januari 2023"
