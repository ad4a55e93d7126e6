"""The act by which a unit says that a month's book is complete."""

from calendar import monthrange
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cermat.actions import checks, facts, permissions
from cermat.actions.checks import Facts
from cermat.actions.errors import AlreadyThere, Problem
from cermat.actions.permissions import Act, Subject
from cermat.indicators.rows import Status, UnitRow
from cermat.registers import ledger
from cermat.registers.models import Activity, MonthlyClosing
from cermat.registers.scope import Scope
from cermat.words.dates import write_date, write_month


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month to close; `is_nil`: the unit had no activity in it."""

    year: int
    month: int
    is_nil: bool


def close(*, by: Scope, unit: str, year: int, month: int, is_nil: bool) -> str:
    """Record that a unit's book of a month is complete, or empty (*nihil*), and return the closing's key.

    Closing again with another word about *nihil* is a new version; with the same word it is refused.
    """
    return close_all(by=by, unit=unit, months=[Month(year=year, month=month, is_nil=is_nil)])[0]


def close_all(*, by: Scope, unit: str, months: Sequence[Month]) -> tuple[str, ...]:
    """Record several months of a unit as complete in one act, and return the closings' keys."""
    permissions.check_can(by, Act.CLOSE_MONTH, Subject(unit=unit))
    known = facts.of(by)
    checks.refuse(problem for each in months for problem in _month_problems(unit, each, known))
    words = f"{known.units[unit].name}, {', '.join(_words(each) for each in months)}"
    with ledger.act(office=by.office, by=by.username, verb="menutup buku bulanan", summary=words) as act:
        busy, closed = _busy_months(by, unit), _closed_months(by, unit)
        checks.refuse(problem for each in months for problem in _nil_problems(each, busy))
        rows = [_closing(known.units[unit], each, closed.get((each.year, each.month))) for each in months]
        act.add_all(rows)
    return tuple(row.key for row in rows)


def _closed_months(by: Scope, unit: str) -> dict[tuple[int, int], MonthlyClosing]:
    rows = MonthlyClosing.objects.filter(office_id=by.office, unit=unit).order_by("version")
    return {(row.year, row.month): row for row in rows}


def _closing(unit: UnitRow, each: Month, before: MonthlyClosing | None) -> MonthlyClosing:
    if before is not None and before.is_nil is each.is_nil:
        raise AlreadyThere(f"Buku {unit.name} {_words(each)} sudah ditutup; tidak perlu ditutup lagi.")
    return MonthlyClosing(
        key=f"{unit.code}-{each.year}-{each.month:02}",
        version=before.version + 1 if before else 1,
        unit=unit.code,
        year=each.year,
        month=each.month,
        is_nil=each.is_nil,
    )


def _words(each: Month) -> str:
    return f"{write_month(each.year, each.month)}{' (nihil)' if each.is_nil else ''}"


def _month_problems(unit: str, each: Month, known: Facts) -> Iterator[Problem]:
    year, month = each.year, each.month
    if not (checks.FIRST_YEAR <= year <= checks.LAST_YEAR and 1 <= month <= 12):
        yield Problem(
            field="month", sentence=f"Bulan {month} tahun {year} tidak ada; isi bulan 1 sampai 12 dan tahunnya."
        )
        return
    last_day = date(year, month, monthrange(year, month)[1])
    yield from checks.unit_problems("unit", unit, last_day, known)
    if last_day > known.today:
        yield Problem(
            field="month",
            sentence=f"{write_month(year, month)} belum berakhir (hari ini {write_date(known.today)}); "
            "tutup bukunya mulai hari terakhir bulan itu.",
        )


def _nil_problems(each: Month, busy: Collection[tuple[int, int]]) -> Iterator[Problem]:
    is_busy, month = (each.year, each.month) in busy, write_month(each.year, each.month)
    if each.is_nil and is_busy:
        yield Problem(field="is_nil", sentence=f"{month} memuat kegiatan, jadi tidak nihil; tutup tanpa tanda nihil.")
    if not each.is_nil and not is_busy:
        yield Problem(field="is_nil", sentence=f"{month} tidak memuat kegiatan; catat kegiatannya, atau tutup nihil.")


def _busy_months(by: Scope, unit: str) -> set[tuple[int, int]]:
    """Return the months in which the unit has an activity that is neither planned nor annulled."""
    rows = Activity.objects.filter(office_id=by.office)
    ever = rows.filter(unit=unit).order_by().values("key")
    latest = {row.key: row for row in rows.filter(key__in=ever).order_by("key", "version")}
    return {
        (row.dated.year, row.dated.month)
        for row in latest.values()
        if row.unit == unit and not row.annulled and row.status != Status.PLANNED
    }
