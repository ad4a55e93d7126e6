"""What lies over several offices: for whoever supervises them, the counts kept beside their books."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from cermat.indicators.rows import exists_on
from cermat.registers import clock
from cermat.registers.errors import NotFound
from cermat.registers.memory import remembered
from cermat.registers.models import OfficeCount, OfficeProfile, RoleAssignment
from cermat.registers.models.counts import WHOLE_YEAR
from cermat.registers.roles import SUPERVISORS
from cermat.registers.scope import Scope
from cermat.registers.selectors.scopes import scope_of
from cermat.words.dates import local_day


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisedOffice:
    """An office that somebody supervises; `regency` is the name of its kabupaten."""

    code: str
    name: str
    regency: str
    zone: ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class CountRow:
    """An indicator of one office in one period. `definition`: of equal ones alone the counts may be added."""

    office: str
    indicator: str
    definition: str
    numerator: int
    denominator: int


@remembered
def supervised(scope: Scope) -> tuple[SupervisedOffice, ...]:
    """Return the offices that this person supervises today, by code: those whose own books say so."""
    now, called = clock.now(), _called(scope)
    watched = {
        code
        for code, role, valid_from, valid_to in _standing(scope)
        if code in called
        and role in SUPERVISORS
        and exists_on(valid_from, valid_to, day=local_day(now, called[code].zone))
    }
    return tuple(called[code] for code in sorted(watched))


def counts_over(
    scope: Scope, offices: Collection[SupervisedOffice], *, year: int, quarter: int | None
) -> tuple[CountRow, ...]:
    """Return the counts kept beside the books of some of the offices this person supervises, by office and indicator.

    `quarter` None: of the whole year. An office without a paper in force for the year has none.
    """
    wanted = {each.code for each in offices} & {each.code for each in supervised(scope)}
    found = OfficeCount.objects.filter(year=year, quarter=quarter or WHOLE_YEAR, office__in=_offices(scope))
    columns = ("office_id", "indicator", "definition", "numerator", "denominator")
    return tuple(
        CountRow(office=office, indicator=indicator, definition=definition, numerator=above, denominator=below)
        for office, indicator, definition, above, below in found.order_by("office", "pk").values_list(*columns)
        if office in wanted
    )


def supervising_scope(scope: Scope, office: str) -> Scope:
    """Return what this person is to one of the offices he supervises. Raises NotFound for any other."""
    found = scope_of(scope.username, office=office)
    if found is None or not SUPERVISORS & found.roles:
        raise NotFound(f"Kantor {office} tidak termasuk wilayah Anda; pilih dari daftar.")
    return found


def _standing(scope: Scope) -> Iterator[tuple[str, str, date | None, date | None]]:
    """Yield the office, role and days of each role that the person was ever given anywhere, as it stands."""
    every = RoleAssignment.objects.filter(username=scope.username).order_by("office", "key", "version")
    columns = ("office_id", "key", "annulled", "role", "valid_from", "valid_to")
    latest = {(code, key): (annulled, (code, *rest)) for code, key, annulled, *rest in every.values_list(*columns)}
    return (row for annulled, row in latest.values() if not annulled)


def _called(scope: Scope) -> Mapping[str, SupervisedOffice]:
    """Return what every office where the person ever had a role is called, as its latest profile says."""
    every = OfficeProfile.objects.filter(office__in=_offices(scope)).order_by("office", "version")
    columns = ("office_id", "annulled", "name", "regency", "zone")
    latest = {code: (annulled, *rest) for code, annulled, *rest in every.values_list(*columns)}
    return {
        code: SupervisedOffice(code=code, name=name, regency=regency, zone=ZoneInfo(zone))
        for code, (annulled, name, regency, zone) in latest.items()
        if not annulled
    }


def _offices(scope: Scope) -> QuerySet[RoleAssignment, str]:
    return RoleAssignment.objects.filter(username=scope.username).order_by().values_list("office", flat=True)
