"""What entries are judged by of several offices at once: a question a book, instead of one an office."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar
from zoneinfo import ZoneInfo

from cermat.indicators.rows import UnitRow, VillageRow
from cermat.registers.errors import NotFound
from cermat.registers.models import Book, IkuPaper, OfficeProfile, Unit, Village
from cermat.registers.scope import Scope
from cermat.registers.selectors import rows
from cermat.registers.selectors.papers import in_force
from cermat.registers.selectors.reading import standing, stored
from cermat.rules import types as rules

B = TypeVar("B", bound=Book)


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """An office's zone, its units and villages as `selectors` hands them out, and its papers in force."""

    zone: ZoneInfo
    units: tuple[UnitRow, ...]
    villages: tuple[VillageRow, ...]
    papers: tuple[rules.IkuPaper, ...]


def circumstances(scopes: Collection[Scope]) -> Mapping[str, Circumstances]:
    """Return the circumstances of each scope's whole office, by code. Raises NotFound for one without a profile."""
    offices = [scope.office for scope in scopes]
    profiles, papers = _of_each(OfficeProfile, offices, "office_id", "key", "annulled", "zone"), papers_of(offices)
    units, villages = units_of(offices), villages_of(offices)
    for office in offices:
        if not standing(profiles[office]):
            raise NotFound(f"Profil kantor {office} belum diisi; isi nama dan zona waktunya lebih dahulu.")
    return {
        office: Circumstances(
            zone=ZoneInfo(standing(profiles[office])[0].zone),
            units=units[office],
            villages=villages[office],
            papers=papers[office],
        )
        for office in offices
    }


def units_of(offices: Collection[str]) -> Mapping[str, tuple[UnitRow, ...]]:
    """Return the units of each office that are not annulled, by code."""
    found = _of_each(Unit, offices, *rows.UNIT)
    return {office: tuple(map(rows.unit, standing(found[office]))) for office in offices}


def villages_of(offices: Collection[str]) -> Mapping[str, tuple[VillageRow, ...]]:
    """Return the villages of each office that are not annulled, by code."""
    found = _of_each(Village, offices, *rows.VILLAGE)
    return {office: tuple(map(rows.village, standing(found[office]))) for office in offices}


def papers_of(offices: Collection[str]) -> Mapping[str, tuple[rules.IkuPaper, ...]]:
    """Return the papers in force of each office, in the order of `selectors.papers`."""
    found = _of_each(IkuPaper, offices)
    return {office: tuple(each.paper for each in in_force(found[office])) for office in offices}


def _of_each(model: type[B], offices: Collection[str], *columns: str) -> Mapping[str, list[B]]:
    """Return every version by key, then version, of each office; without `columns`: all of them."""
    every = model._default_manager.filter(office__any_of=offices).order_by("office_id", "key", "version")
    found = stored(every, *columns)
    grouped = {office: list(versions) for office, versions in groupby(found, key=lambda row: row.office_id)}
    return defaultdict(list, grouped)
