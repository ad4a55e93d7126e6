"""The last day on which a village document is still on time."""

from calendar import monthrange
from datetime import date
from functools import cache

from cermat.rules.errors import NoRuleInForce
from cermat.rules.types import DeadlineValue, DocumentKind


def due_day(kind: DocumentKind, fiscal_year: int) -> date:
    """Return the last day still on time, inclusive; weekends and holidays do not move it.

    Raises NoRuleInForce where no deadline was in force on its own due day.
    Source: iku-lumajang-2023#2.1, iku-lumajang-2023#2.2, iku-lumajang-2023#2.3
    """
    return due_day_by(value_for(kind, fiscal_year), fiscal_year)


def value_for(kind: DocumentKind, fiscal_year: int) -> DeadlineValue:
    """Return the deadline that applies to a fiscal year: the newest one that had begun by its own due day.

    Raises NoRuleInForce where there is none.
    """
    begun = [value for value in kind.due_values if value.valid_from <= due_day_by(value, fiscal_year)]
    if not begun:
        raise NoRuleInForce(
            f"Tidak ada batas waktu {kind.name} yang berlaku untuk tahun anggaran {fiscal_year}; "
            "tambahkan aturan dengan tanggal mulai dan sumbernya."
        )
    return max(begun, key=lambda value: value.valid_from)


def due_day_by(value: DeadlineValue, fiscal_year: int) -> date:
    """Return the due day that one deadline sets for a fiscal year; without a day, the month's last one."""
    year = fiscal_year + value.year_offset
    return date(year, value.month, value.day or _last_day(year, value.month))


@cache
def _last_day(year: int, month: int) -> int:
    return monthrange(year, month)[1]
