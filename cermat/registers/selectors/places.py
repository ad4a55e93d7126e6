"""The office, its places and people."""

from datetime import date, datetime

from cermat.indicators.rows import OfficeRow, OfficialRow, UnitRow, VillageRow, exists_on
from cermat.registers.errors import BooksNotOpened, NotFound
from cermat.registers.memory import remembered, remembered_of_office
from cermat.registers.models import OfficeProfile, Official, Unit, Village
from cermat.registers.scope import Scope
from cermat.registers.selectors import rows
from cermat.registers.selectors.reading import known, known_events, standing, stored


@remembered_of_office
def office(scope: Scope, *, as_of: datetime | None = None) -> OfficeRow:
    """Return the office. Raises NotFound without books, BooksNotOpened when they were opened later than `as_of`."""
    opening = _opening(scope, as_of)
    profiles = standing(known(OfficeProfile, scope, as_of))
    if not profiles:
        raise NotFound(f"Profil kantor {scope.office} belum diisi; isi nama dan zona waktunya lebih dahulu.")
    return rows.office(profiles[0], opened_at=opening)


def opened_at(scope: Scope) -> datetime:
    """Return when the office's books were opened. Raises NotFound for an office without books."""
    return _opening(scope, None)


def last_recorded_at(scope: Scope) -> datetime:
    """Return when the office last recorded something. Raises NotFound for an office without books."""
    last = known_events(scope, None).last()
    return last.recorded_at if last else opened_at(scope)


@remembered_of_office
def _opening(scope: Scope, as_of: datetime | None) -> datetime:
    opening = known_events(scope, None).values_list("recorded_at", flat=True).first()
    if opening is None:
        raise NotFound(f"Kantor {scope.office} tidak ditemukan; buka bukunya lebih dahulu dengan cermat init.")
    if as_of is not None and opening > as_of:
        raise BooksNotOpened(
            f"Kantor {scope.office} tidak dapat diukur: buku belum dibuka pada saat yang diminta; "
            "mintalah saat sesudah buku dibuka."
        )
    return opening


@remembered
def villages(scope: Scope, *, as_of: datetime | None = None) -> tuple[VillageRow, ...]:
    """Return the villages that stood in the book, ended ones too, by code; an operator's own alone."""
    known_villages = known(Village, scope, as_of)
    if scope.is_one_place:
        known_villages = known_villages.filter(key__in=scope.villages)
    return tuple(rows.village(row) for row in standing(stored(known_villages, *rows.VILLAGE)))


@remembered_of_office
def units(scope: Scope, *, as_of: datetime | None = None) -> tuple[UnitRow, ...]:
    """Return the units that stood in the book, ended ones too, by code."""
    return tuple(rows.unit(row) for row in standing(stored(known(Unit, scope, as_of), *rows.UNIT)))


def officials(scope: Scope, *, as_of: datetime | None = None) -> tuple[OfficialRow, ...]:
    """Return everybody who holds or held a post, by post, then first day."""
    found = (rows.official(row) for row in standing(known(Official, scope, as_of)))
    return tuple(sorted(found, key=lambda row: (row.position, row.valid_from)))


def official_in_office(
    scope: Scope, *, position: str = "camat", on: date, as_of: datetime | None = None
) -> OfficialRow | None:
    """Return who holds a post on a day, acting or in full: the last to have begun; None where nobody is recorded."""
    holders = [
        row
        for row in officials(scope, as_of=as_of)
        if row.position.casefold() == position.casefold() and exists_on(row.valid_from, row.valid_to, day=on)
    ]
    return max(holders, key=lambda row: row.valid_from, default=None)
