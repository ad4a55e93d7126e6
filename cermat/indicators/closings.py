"""Months whose books no one has closed, or that grew after their closing: *seluruh* must be shown."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Protocol

from cermat.indicators.figures import Period
from cermat.indicators.rows import ActivityRow, ClosingRow, Status, UnitRow


class ClosedMonth(Protocol):
    """A month that a unit closed: all that need be known of a closing to tell which months are open."""

    @property
    def unit(self) -> str: ...
    @property
    def year(self) -> int: ...
    @property
    def month(self) -> int: ...


def unclosed_months(
    units: Sequence[UnitRow], closings: Iterable[ClosedMonth], *, period: Period, elapsed: date
) -> tuple[tuple[str, int], ...]:
    """Return each (unit name, month 1-12) of the period that was over and not closed, by unit code, then month.

    A unit answers for the months it existed in for at least a day.
    """
    closed = {(closing.unit, closing.year, closing.month) for closing in closings}
    over = [month for month in range(1, period.last_day.month + 1) if month_end(period.year, month) <= elapsed]
    owing = {
        (unit.code, month): unit.name
        for unit in units
        for month in over
        if exists_in_month(unit, period.year, month=month)
    }
    return tuple(
        (owing[code, month], month) for code, month in sorted(owing) if (code, period.year, month) not in closed
    )


def reopened_months(
    units: Sequence[UnitRow], closings: Iterable[ClosingRow], *, activities: Iterable[ActivityRow], period: Period
) -> tuple[tuple[str, int], ...]:
    """Return each (unit name, month 1-12) of the period to which a row was added after it was closed, in that order.

    A row belongs to the month any of its versions is dated in; it came later if the first of these was recorded later.
    """
    names = {unit.code: unit.name for unit in units}
    last = period.last_day.month
    closed = {(each.unit, each.month): each for each in closings if each.year == period.year and each.month <= last}
    first: dict[tuple[str, str, int], datetime] = {}
    for row in activities:
        if row.dated.year == period.year and row.status is not Status.PLANNED:
            place = (row.mark.ref.key, row.unit, row.dated.month)
            first[place] = min(first.get(place, row.mark.recorded_at), row.mark.recorded_at)
    late = {
        (unit, month)
        for (_, unit, month), recorded_at in first.items()
        if (unit, month) in closed and recorded_at > closed[unit, month].recorded_at
    }
    return tuple((names.get(unit, unit), month) for unit, month in sorted(late))


def month_end(year: int, month: int) -> date:
    """Return a month's last day."""
    return date(year, month, monthrange(year, month)[1])


def exists_in_month(unit: UnitRow, year: int, *, month: int) -> bool:
    """Return whether a unit existed for at least a day of a month, and so answers for it."""
    has_begun = unit.valid_from is None or unit.valid_from <= month_end(year, month)
    has_not_ended = unit.valid_to is None or unit.valid_to >= date(year, month, 1)
    return has_begun and has_not_ended
