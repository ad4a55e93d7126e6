"""The truth table: three kinds of document, every day of 2015 to 2040, three year bases.

The other side of the comparison knows no calendar library: it counts its own days, writes them as ISO texts and
compares texts.
"""

from datetime import date

import pytest

from cermat.indicators import timeliness
from cermat.indicators.figures import Verdict
from cermat.indicators.obligations import fiscal_year_of, obligations
from cermat.rules.deadlines import due_day
from cermat.rules.library import law, lumajang_2023_text
from cermat.rules.papers import read_paper
from cermat.rules.types import YearBasis
from tests.indicators.make import document, only, question, village
from tests.indicators.strategies import IS_PROOF

YEARS = range(2015, 2041)
MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# (kind, basis): the fiscal year and the deadline of performance year 0, counted from that year.
INDEPENDENT = {
    ("rkp_desa", "event"): (1, 0, "09-30"),
    ("apb_desa", "event"): (1, 0, "12-31"),
    ("lppd_desa", "event"): (-1, 0, "03-31"),
    ("rkp_desa", "document"): (0, -1, "09-30"),
    ("apb_desa", "document"): (0, -1, "12-31"),
    ("lppd_desa", "document"): (0, 1, "03-31"),
    ("rkp_desa", "in_force"): (0, -1, "09-30"),
    ("apb_desa", "in_force"): (0, -1, "12-31"),
    ("lppd_desa", "in_force"): (-1, 0, "03-31"),
}
PAPER = read_paper(lumajang_2023_text(), origin="lumajang-2023.yaml")


def written_days(years):
    """Every day of these years as an ISO text, counted by hand."""
    for year in years:
        is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        for month, length in enumerate(MONTH_LENGTHS, 1):
            for day in range(1, length + 1 + (is_leap and month == 2)):
                yield f"{year:04}-{month:02}-{day:02}"


DAYS = [(text, date.fromisoformat(text)) for text in written_days(YEARS)]


def kind_of(kind_id, laid_over):
    return (PAPER.document_kinds if laid_over else law().document_kinds)[kind_id]


@pytest.mark.parametrize("laid_over", [True, False], ids=["the paper's deadlines", "the shared law"])
@pytest.mark.parametrize(("kind_id", "basis"), list(INDEPENDENT))
def test_every_day_is_judged_as_the_independent_calculation_judges_it(kind_id, basis, laid_over):
    kind = kind_of(kind_id, laid_over)
    fiscal_step, due_step, month_and_day = INDEPENDENT[kind_id, basis]
    assert len(DAYS) == 26 * 365 + 7
    for year in YEARS:
        fiscal_year = fiscal_year_of(kind, year, basis=YearBasis(basis))
        assert fiscal_year == year + fiscal_step
        due, last_text = due_day(kind, fiscal_year), f"{year + due_step}-{month_and_day}"
        near = DAYS if IS_PROOF else DAYS[year - 2015 :: 29]
        assert all((timeliness.judge(day, due) is Verdict.ON_TIME) == (text <= last_text) for text, day in near)


@pytest.mark.parametrize(("kind_id", "basis"), list(INDEPENDENT))
def test_every_day_of_the_deadlines_own_year_is_judged_so(kind_id, basis):
    kind = kind_of(kind_id, True)
    _, due_step, month_and_day = INDEPENDENT[kind_id, basis]
    for year in YEARS:
        due = due_day(kind, fiscal_year_of(kind, year, basis=YearBasis(basis)))
        last_text = f"{year + due_step}-{month_and_day}"
        days = [(text, day) for text, day in DAYS if day.year == due.year]
        late = [text for text, day in days if timeliness.judge(day, due) is Verdict.LATE]
        assert late == [text for text, _ in days if text > last_text]


VILLAGE = village()
INDICATOR = PAPER.indicator("iku-2")


def line_of(kind_id, fiscal_year, day, *, year, basis):
    asked = question(INDICATOR, paper=PAPER, law=law(), year=year, year_basis=basis, elapsed=date(2045, 1, 1))
    owed = obligations([VILLAGE], PAPER, indicator=INDICATOR, year=year, basis=basis)
    row = document("d1", day, kind=kind_id, fiscal_year=fiscal_year)
    lines = timeliness.working_paper([row], owed, question=asked, villages=[VILLAGE], evidence=[])
    return only([line for line in lines if line.rows])


@pytest.mark.parametrize(("kind_id", "basis"), list(INDEPENDENT))
@pytest.mark.parametrize("step", [-1, 0, 1])
def test_the_working_paper_turns_on_the_day_after_the_deadline(kind_id, basis, step):
    fiscal_step, due_step, month_and_day = INDEPENDENT[kind_id, basis]
    for year in YEARS if IS_PROOF else (2015, 2023, 2024, 2040):
        due = date.fromisoformat(f"{year + due_step}-{month_and_day}")
        day = date.fromordinal(due.toordinal() + step)
        line = line_of(kind_id, year + fiscal_step, day, year=year, basis=YearBasis(basis))
        assert line.verdict is (Verdict.LATE if step > 0 else Verdict.ON_TIME)
        assert line.in_numerator is (step <= 0)
        assert line.due == due
