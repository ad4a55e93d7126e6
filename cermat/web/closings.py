"""The months a person's units have yet to close."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cermat.indicators.closings import exists_in_month, month_end
from cermat.indicators.figures import Period
from cermat.indicators.rows import ActivityRow, State, Status, UnitRow
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.web import activity_lists, names
from cermat.web.activity_lists import ActivityView
from cermat.words.dates import write_month

SHOWN = 240  # activities on the page, over all its months


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The month a person closes."""

    unit: str
    year: int
    month: int
    is_nil: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenMonth:
    """A month of a unit that is over and not closed, with its first activities; `drafts` are not handed in yet.

    `more`: how many activities stand on the list at `list_address` alone.
    `planned`: still called a plan although their day is over. `is_asked`: to close it was asked and is to be confirmed.
    """

    unit: str
    unit_name: str
    year: int
    month: int
    words: str
    activities: tuple[ActivityView, ...]
    more: int
    list_address: str
    rows: int
    drafts: int
    planned: int
    is_nil: bool
    is_asked: bool


def open_months(scope: Scope, year: int, *, asked: Wanted | None = None) -> list[OpenMonth]:
    """Return the months of a year that are over and not closed by the person's units, oldest first."""
    today = names.today(scope)
    closed = {(each.unit, each.month) for each in selectors.closings(scope, year=year)}
    held = _held(scope, year)
    found = [
        (unit, month)
        for month in range(1, 13)
        if month_end(year, month) < today
        for unit in _units(scope)
        if exists_in_month(unit, year, month=month) and (unit.code, month) not in closed
    ]
    limit = max(1, SHOWN // max(1, len(found)))
    return [
        _month(scope, unit, year, month, held=held[unit.code, month], asked=asked, limit=limit) for unit, month in found
    ]


def _month(
    scope: Scope, unit: UnitRow, year: int, month: int, *, held: Sequence[ActivityRow], asked: Wanted | None, limit: int
) -> OpenMonth:
    first = sorted(held, key=lambda row: not _is_open(row))[:limit]
    counted = [row for row in held if row.status is not Status.PLANNED]
    return OpenMonth(
        unit=unit.code,
        unit_name=unit.name,
        year=year,
        month=month,
        words=write_month(year, month),
        activities=tuple(activity_lists.views(scope, first)) if first else (),
        more=len(held) - len(first),
        list_address=activity_lists.address(year=year, quarter=(month + 2) // 3, unit=unit.code),
        rows=len(counted),
        drafts=sum(row.mark.state is State.DRAFT for row in counted),
        planned=len(held) - len(counted),
        is_nil=not counted,
        is_asked=asked is not None and (asked.unit, asked.year, asked.month) == (unit.code, year, month),
    )


def to_confirm(scope: Scope, wanted: Wanted) -> bool:
    """Return whether closing a month would leave something open in it that its unit should look at first."""
    held = _held(scope, wanted.year)[wanted.unit, wanted.month]
    return any(map(_is_open, held))


def _is_open(row: ActivityRow) -> bool:
    return row.mark.state is State.DRAFT or row.status is Status.PLANNED


def _held(scope: Scope, year: int) -> dict[tuple[str, int], list[ActivityRow]]:
    """Return the activities of each unit and month that are not annulled, by their day."""
    held: dict[tuple[str, int], list[ActivityRow]] = defaultdict(list)
    newest = selectors.latest(selectors.activities(scope, period=Period(year=year, quarter=None)))
    for row in sorted(newest, key=lambda row: (row.dated, row.number)):
        if not row.mark.annulled and row.dated.year == year:
            held[row.unit, row.dated.month].append(row)
    return held


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
