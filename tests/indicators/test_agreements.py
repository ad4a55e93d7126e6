"""What a year's Perjanjian Kinerja says, and what its quarters aim at."""

from datetime import date

from cermat.indicators.agreements import agreement, quarterly_aims
from cermat.indicators.rows import State, TargetKind
from tests.indicators.make import PAPER, target

AMENDED = {"kind": TargetKind.AMENDED, "paper": "PK Perubahan", "paper_dated": date(2023, 10, 17)}
FIRST = [target("ipp", "3.75"), target("iku-1", "80"), target("iku-1", "20", quarter=1)]


def amounts(found):
    return {aim.indicator.id: aim.target and str(aim.target.amount) for aim in found.aims}


def test_the_first_agreement_stays_what_it_was_whatever_came_after():
    rows = [*FIRST, target("iku-1", "90", **AMENDED)]
    found = agreement(rows, PAPER, year=2023, kind=TargetKind.AGREED)
    assert amounts(found) == {"ipp": "3.75", "iku-1": "80", "iku-2": None}
    assert (found.year, found.source.paper_dated) == (2023, date(2023, 1, 9))


def test_the_newest_amendment_keeps_what_it_does_not_name():
    again = target("iku-2", "95", **{**AMENDED, "paper_dated": date(2023, 11, 20)})
    rows = [*FIRST, target("iku-1", "90", **AMENDED), again]
    found = agreement(rows, PAPER, year=2023, kind=TargetKind.AMENDED)
    assert amounts(found) == {"ipp": "3.75", "iku-1": "90", "iku-2": "95"}
    assert found.source == again


def test_without_a_verified_target_of_the_year_there_is_no_agreement():
    rows = [target("iku-1", "80", 1, State.SUBMITTED), target("iku-1", "20", quarter=1)]
    assert agreement(rows, PAPER, year=2023, kind=TargetKind.AGREED) is None
    assert agreement(FIRST, PAPER, year=2024, kind=TargetKind.AGREED) is None
    assert agreement(FIRST, PAPER, year=2023, kind=TargetKind.AMENDED) is None


def test_each_quarter_aims_at_what_it_is_set_against():
    rows = [*FIRST, target("iku-1", "70", quarter=4), target("iku-1", "90", **AMENDED)]
    found = {each.indicator.id: each for each in quarterly_aims(rows, PAPER, year=2023)}
    iku_1 = found["iku-1"]
    assert (str(iku_1.year.amount), [each and str(each.amount) for each in iku_1.quarters]) == (
        "90",
        ["20", None, None, None],
    )
    assert (found["iku-2"].year, found["iku-2"].quarters) == (None, (None, None, None, None))
