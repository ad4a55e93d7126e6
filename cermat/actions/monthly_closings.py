"""The act by which a unit says that a month's book is complete."""

from calendar import monthrange
from collections.abc import Iterator
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


def close(*, by: Scope, unit: str, year: int, month: int, is_nil: bool) -> str:
    """Record that a unit's book of a month is complete, or empty (*nihil*), and return the closing's key.

    Closing again with another word about *nihil* is a new version; with the same word it is refused.
    """
    permissions.check_can(by, Act.CLOSE_MONTH, Subject(unit=unit))
    known = facts.of(by)
    checks.refuse(_month_problems(unit, year, month, known))
    checks.refuse(_nil_problems(by, unit, year, month, is_nil))
    words = f"{known.units[unit].name}, {write_month(year, month)}{', nihil' if is_nil else ''}"
    with ledger.act(office=by.office, by=by.username, verb="menutup buku bulanan", summary=words) as act:
        key = f"{unit}-{year}-{month:02}"
        before = MonthlyClosing.objects.filter(office_id=by.office, key=key).order_by("-version").first()
        if before is not None and before.is_nil is is_nil:
            raise AlreadyThere(f"Buku {words} sudah ditutup; tidak perlu ditutup lagi.")
        version = before.version + 1 if before else 1
        act.add(MonthlyClosing(key=key, version=version, unit=unit, year=year, month=month, is_nil=is_nil))
    return key


def _month_problems(unit: str, year: int, month: int, known: Facts) -> Iterator[Problem]:
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


def _nil_problems(by: Scope, unit: str, year: int, month: int, is_nil: bool) -> Iterator[Problem]:
    first_day, last_day = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    rows = Activity.objects.filter(office_id=by.office)
    candidates = rows.filter(unit=unit, dated__range=(first_day, last_day)).order_by().values("key")
    latest = {row.key: row for row in rows.filter(key__in=candidates).order_by("key", "version")}
    held = any(_is_there(row) and row.unit == unit and first_day <= row.dated <= last_day for row in latest.values())
    if is_nil and held:
        yield Problem(field="is_nil", sentence="Bulan ini memuat kegiatan, jadi tidak nihil; tutup tanpa tanda nihil.")
    if not is_nil and not held:
        yield Problem(field="is_nil", sentence="Bulan ini tidak memuat kegiatan; catat kegiatannya atau tutup nihil.")


def _is_there(row: Activity) -> bool:
    return not row.annulled and row.status != Status.PLANNED
