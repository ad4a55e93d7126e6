"""What is kept beside the books is at every moment what they make: counts of working papers, and open rows."""

import os
from collections import Counter
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from itertools import product

import pytest

from cermat.actions import activities, outputs, village_documents
from cermat.indicators.figures import Period, Verdict
from cermat.indicators.shares import share_of
from cermat.indicators.tally import QUARTERS
from cermat.registers import arrears, clock, counts, ledger, measuring, open_rows, selectors
from cermat.registers.errors import NotMeasurable
from cermat.registers.models import ArrearsKind, OfficeArrears, OfficeCount, Village
from tests import cast
from tests.registers.histories import OFFICE, History

SEEDS = range(60 if os.environ.get("CERMAT_PROVE") == "1" else 4)


def kept() -> dict[tuple[int, int, str], tuple[int, int]]:
    fields = ("year", "quarter", "indicator", "numerator", "denominator")
    rows = OfficeCount.objects.filter(office_id=OFFICE).values_list(*fields)
    return {(year, quarter, indicator): (above, below) for year, quarter, indicator, above, below in rows}


def by_lines() -> dict[tuple[int, int, str], tuple[int, int]]:
    """Return what the working papers count, period by period."""
    found = {}
    for year in sorted({year for year, *_ in kept()}):
        for quarter in QUARTERS:
            for each in _measured(Period(year=year, quarter=quarter)):
                share = share_of(each.figure.lines)
                found[year, quarter or 0, each.indicator.id] = (share.numerator, share.denominator)
    return found


def _measured(period: Period):
    scope = selectors.console_scope(OFFICE)
    try:
        measured = measuring.measure(scope, year=period.year, quarter=period.quarter)
    except NotMeasurable:
        return []
    return [each for each in measured.measurements if each.indicator.method in counts.METHODS]


@pytest.mark.proof
@pytest.mark.django_db
@pytest.mark.parametrize("seed", SEEDS)
def test_after_every_act_they_are_what_the_working_papers_count(seed: int) -> None:
    history = History(seed)
    history.open()
    for _ in range(12):
        history.run(4)
        with clock.fixed(history.now + timedelta(days=1)):
            scope = selectors.console_scope(OFFICE)
            if max((year for year, *_ in kept()), default=0) < counts.last_year():
                counts.recount(scope)
                arrears.recount(scope)
            assert counts.wrong_counts(scope) == ()
            assert open_rows.wrong_rows(scope) == ()
            assert arrears.wrong_arrears(scope) == ()
    with clock.fixed(history.now + timedelta(days=1)):
        assert kept() == by_lines()
    for days in (2, 40, 80, 160, 320):
        day = (history.now + timedelta(days=days)).date()
        with clock.fixed(datetime.combine(day, time(12), tzinfo=UTC)):
            assert behind(day) == behind_by_lines()


YEARS = (2023, 2024)
BEHIND = {Verdict.MISSING: ArrearsKind.MISSING, Verdict.LATE: ArrearsKind.LATE}


def behind(today: date) -> Counter[tuple[int, int | None, str]]:
    """Return what is kept as arrears on a day, of each period."""
    found: Counter[tuple[int, int | None, str]] = Counter()
    rows = OfficeArrears.objects.filter(office_id=OFFICE).values_list("year", "kind", "since", "count")
    for year, quarter, (of_year, kind, since, count) in product(YEARS, QUARTERS, rows):
        last = date.max if quarter is None else Period(year=year, quarter=quarter).last_day
        if of_year == year and since <= last and (since < today or kind == ArrearsKind.LATE):
            found[year, quarter, kind] += count
    return found


def behind_by_lines() -> Counter[tuple[int, int | None, str]]:
    """Return what the working papers and the list of open months say of it."""
    scope, found = selectors.console_scope(OFFICE), Counter[tuple[int, int | None, str]]()
    for year, quarter in product(YEARS, QUARTERS):
        with suppress(NotMeasurable):
            measured = measuring.measure(scope, year=year, quarter=quarter)
            lines = [line for each in measured.measurements for line in each.figure.lines]
            found.update((year, quarter, BEHIND[line.verdict]) for line in lines if line.verdict in BEHIND)
            found.update((year, quarter, ArrearsKind.UNCLOSED) for _ in measured.unclosed)
    return found


@pytest.mark.django_db
def test_an_act_carries_its_rows_into_the_counts() -> None:
    cast.open_office()
    key = cast.recorded_activity()
    assert (kept()[2023, 0, "iku-1"], kept()[2023, 0, "iku-2"]) == ((0, 1), (0, 15))
    activities.verify(by=cast.scope("kasi.pemerintahan"), key=key, version=1)
    output = cast.recorded_output(key)
    assert kept()[2023, 0, "iku-1"] == (0, 1)
    outputs.verify(by=cast.scope("kasi.pemerintahan"), key=output, version=1)
    document = cast.recorded_document()
    village_documents.verify(by=cast.scope("kasi.pemerintahan"), key=document, version=1)
    assert (kept()[2023, 0, "iku-1"], kept()[2023, 0, "iku-2"]) == ((1, 1), (1, 15))
    assert kept() == by_lines()


@pytest.mark.django_db
def test_a_document_corrected_to_another_year_is_missing_in_the_first_one() -> None:
    cast.open_office()
    key = cast.recorded_document()
    missing = OfficeArrears.objects.filter(kind=ArrearsKind.MISSING, since=date(2023, 9, 30))
    assert missing.get().count == 4
    entry = cast.document(fiscal_year=2025)
    village_documents.correct(by=cast.scope(), key=key, version=1, entry=entry, reason="Tahunnya keliru")
    assert missing.get().count == 5
    assert arrears.wrong_arrears(cast.console()) == ()


@pytest.mark.django_db
def test_of_a_kind_nobody_handed_in_only_villages_that_were_there_owe_one() -> None:
    cast.open_office()
    with ledger.act(office=OFFICE, by="konsol:uji", verb="uji", summary="uji") as act:
        act.add(Village(key="35.08.10.2099", version=1, name="Desa Baru", valid_from=date(2023, 10, 1)))
        act.add(Village(key="35.08.10.1099", version=1, name="Kelurahan Baru"))
    missing = OfficeArrears.objects.filter(kind=ArrearsKind.MISSING, year=2023).order_by("since")
    owed = [(date(2023, 3, 31), 5), (date(2023, 9, 30), 5), (date(2023, 12, 31), 6)]
    assert list(missing.values_list("since", "count")) == owed
    cast.recorded_document()
    assert list(missing.values_list("since", "count")) == [(day, count - (day.month == 9)) for day, count in owed]


@pytest.mark.django_db
def test_what_another_hand_changed_is_found_and_made_anew() -> None:
    cast.open_office()
    scope = cast.console()
    OfficeCount.objects.filter(year=2023, quarter=2, indicator="iku-2").update(numerator=15)
    assert counts.wrong_counts(scope) == ((2023, "iku-2"),)
    counts.recount(scope)
    assert counts.wrong_counts(scope) == ()
