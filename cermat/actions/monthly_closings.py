"""The act by which a unit says that a month's book is complete."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cermat.actions import checks, facts, permissions
from cermat.actions.checks import Facts
from cermat.actions.errors import AlreadyThere, Problem
from cermat.actions.permissions import Act, Subject
from cermat.indicators.rows import Status
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
        checks.refuse(problem for each in months for problem in _nil_problems(by, unit, each))
        rows = [_closing(by, unit, each) for each in months]
        act.add_all(rows)
    return tuple(row.key for row in rows)


def _closing(by: Scope, unit: str, each: Month) -> MonthlyClosing:
    key = f"{unit}-{each.year}-{each.month:02}"
    before = MonthlyClosing.objects.filter(office_id=by.office, key=key).order_by("-version").first()
    if before is not None and before.is_nil is each.is_nil:
        raise AlreadyThere(f"Buku {unit} {_words(each)} sudah ditutup; tidak perlu ditutup lagi.")
    version = before.version + 1 if before else 1
    return MonthlyClosing(key=key, version=version, unit=unit, year=each.year, month=each.month, is_nil=each.is_nil)


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


def _nil_problems(by: Scope, unit: str, each: Month) -> Iterator[Problem]:
    first_day = date(each.year, each.month, 1)
    last_day = first_day.replace(day=monthrange(each.year, each.month)[1])
    rows = Activity.objects.filter(office_id=by.office)
    candidates = rows.filter(unit=unit, dated__range=(first_day, last_day)).order_by().values("key")
    latest = {row.key: row for row in rows.filter(key__in=candidates).order_by("key", "version")}
    held = any(_is_there(row) and row.unit == unit and first_day <= row.dated <= last_day for row in latest.values())
    month = write_month(each.year, each.month)
    if each.is_nil and held:
        yield Problem(field="is_nil", sentence=f"{month} memuat kegiatan, jadi tidak nihil; tutup tanpa tanda nihil.")
    if not each.is_nil and not held:
        yield Problem(field="is_nil", sentence=f"{month} tidak memuat kegiatan; catat kegiatannya, atau tutup nihil.")


def _is_there(row: Activity) -> bool:
    return not row.annulled and row.status != Status.PLANNED
