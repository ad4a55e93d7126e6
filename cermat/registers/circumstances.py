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
    profiles, units = _of_each(OfficeProfile, offices), _of_each(Unit, offices)
    villages, papers = _of_each(Village, offices), _of_each(IkuPaper, offices)
    for office in offices:
        if not standing(profiles[office]):
            raise NotFound(f"Profil kantor {office} belum diisi; isi nama dan zona waktunya lebih dahulu.")
    return {
        office: Circumstances(
            zone=ZoneInfo(standing(profiles[office])[0].zone),
            units=tuple(map(rows.unit, standing(units[office]))),
            villages=tuple(map(rows.village, standing(villages[office]))),
            papers=tuple(each.paper for each in in_force(papers[office])),
        )
        for office in offices
    }


def _of_each(model: type[B], offices: Collection[str]) -> Mapping[str, list[B]]:
    """Return every version by key, then version, of each office."""
    found = stored(model._default_manager.filter(office_id__in=offices).order_by("office_id", "key", "version"))
    grouped = {office: list(versions) for office, versions in groupby(found, key=lambda row: row.office_id)}
    return defaultdict(list, grouped)
