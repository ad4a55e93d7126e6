"""The months a person's units have yet to close."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cermat.indicators.closings import exists_in_month, month_end
from cermat.indicators.figures import Period
from cermat.indicators.rows import Status, UnitRow
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.web import names
from cermat.words.dates import write_month


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The month a person closes."""

    unit: str
    year: int
    month: int
    is_nil: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenMonth:
    """A month of a unit that is over and not closed; `rows` is how many activities it holds."""

    unit: str
    unit_name: str
    year: int
    month: int
    words: str
    rows: int
    is_nil: bool


def open_months(scope: Scope, year: int) -> list[OpenMonth]:
    """Return the months of a year that are over and not closed by the person's units, oldest first."""
    today = names.today(scope)
    closed = {(each.unit, each.month) for each in selectors.closings(scope, year=year)}
    counts = _counts(scope, year)
    return [
        OpenMonth(
            unit=unit.code,
            unit_name=unit.name,
            year=year,
            month=month,
            words=write_month(year, month),
            rows=counts[unit.code, month],
            is_nil=(unit.code, month) not in counts,
        )
        for month in range(1, 13)
        if month_end(year, month) < today
        for unit in _units(scope)
        if exists_in_month(unit, year, month) and (unit.code, month) not in closed
    ]


def _counts(scope: Scope, year: int) -> Counter[tuple[str, int]]:
    """Return how many activities each unit has in each month, neither planned nor annulled."""
    rows = selectors.latest(selectors.activities(scope, period=Period(year=year, quarter=None)))
    return Counter(
        (row.unit, row.dated.month)
        for row in rows
        if not row.mark.annulled and row.status is not Status.PLANNED and row.dated.year == year
    )


def _units(scope: Scope) -> list[UnitRow]:
    units = selectors.units(scope)
    return [unit for unit in units if unit.code in scope.units] or list(units)


def year_shown(scope: Scope) -> int:
    """Return the year whose months are closed now: in January that is the year before."""
    today = names.today(scope)
    return today.year if today.month > 1 else today.year - 1


def late_words(scope: Scope, unit: str, dated: date) -> str | None:
    """Return what a person is told who records an activity into a month already closed; None where it is open."""
    closed = {(each.unit, each.month) for each in selectors.closings(scope, year=dated.year)}
    if (unit, dated.month) not in closed:
        return None
    return (
        f"Buku {write_month(dated.year, dated.month)} unit ini sudah ditutup; kegiatan ini tetap disimpan dan dihitung "
        "menurut aturannya, sebagai catatan susulan."
    )


def wanted(sent: Mapping[str, str]) -> Wanted | None:
    """Return the month that was sent; None where it is no month."""
    year, month = sent.get("year", ""), sent.get("month", "")
    if not (year.isascii() and year.isdigit() and len(year) == 4 and month in {str(n) for n in range(1, 13)}):
        return None
    return Wanted(unit=sent.get("unit", ""), year=int(year), month=int(month), is_nil=sent.get("is_nil") == "1")
