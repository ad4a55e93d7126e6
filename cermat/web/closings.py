"""The months a person's units have yet to close."""

from collections.abc import Mapping
from dataclasses import dataclass

from cermat.indicators.figures import Period
from cermat.indicators.rows import Status
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


def open_months(scope: Scope) -> list[OpenMonth]:
    """Return the months of this year that are over and not closed by the person's units, oldest first."""
    today = names.today(scope)
    year, last = (today.year, today.month - 1) if today.month > 1 else (today.year - 1, 12)
    closed = {(each.unit, each.month) for each in selectors.closings(scope, year=year)}
    counts: dict[tuple[str, int], int] = {}
    for row in selectors.latest(selectors.activities(scope, period=Period(year=year, quarter=None))):
        if not row.mark.annulled and row.status is not Status.PLANNED and row.dated.year == year:
            counts[row.unit, row.dated.month] = counts.get((row.unit, row.dated.month), 0) + 1
    return [
        OpenMonth(
            unit=unit,
            unit_name=name,
            year=year,
            month=month,
            words=write_month(year, month),
            rows=counts.get((unit, month), 0),
            is_nil=(unit, month) not in counts,
        )
        for month in range(1, last + 1)
        for unit, name in names.unit_pairs(scope)
        if (unit, month) not in closed
    ]


def wanted(sent: Mapping[str, str]) -> Wanted | None:
    """Return the month that was sent; None where it is no month."""
    year, month = sent.get("year", ""), sent.get("month", "")
    if not (year.isascii() and year.isdigit() and len(year) == 4 and month in {str(n) for n in range(1, 13)}):
        return None
    return Wanted(unit=sent.get("unit", ""), year=int(year), month=int(month), is_nil=sent.get("is_nil") == "1")
