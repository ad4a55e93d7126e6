"""What lies over several offices: for whoever supervises them, the counts kept beside their books."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, takewhile
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from cermat.indicators.figures import Period
from cermat.indicators.rows import exists_on
from cermat.registers import clock
from cermat.registers.errors import NotFound
from cermat.registers.memory import recalled, remembered
from cermat.registers.models import ArrearsKind, OfficeArrears, OfficeCount, OfficeProfile, RoleAssignment
from cermat.registers.models.counts import OF_ANY_YEAR, WHOLE_YEAR
from cermat.registers.roles import SUPERVISORS
from cermat.registers.scope import Scope
from cermat.registers.selectors.papers import paper_in_force
from cermat.registers.selectors.reading import AT_ONCE
from cermat.registers.selectors.scopes import public_scope, scope_of
from cermat.rules.types import IkuPaper
from cermat.words.dates import local_day


class SupervisedOffice(NamedTuple):
    """An office that somebody supervises; `regency` is the name of its kabupaten."""

    code: str
    name: str
    regency: str
    zone: ZoneInfo


class CountRow(NamedTuple):
    """An indicator of one office in one period. `definition`: of equal ones alone the counts may be added."""

    office: str
    indicator: str
    definition: str
    numerator: int
    denominator: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrearsCount:
    """How many documents were never made and how many late, months a unit has not closed, and rows to check."""

    missing: int = 0
    late: int = 0
    unclosed: int = 0
    unchecked: int = 0


_SUMS = {
    name: Coalesce(Sum("count", filter=Q(kind=kind)), 0)
    for name, kind in (
        ("missing", ArrearsKind.MISSING),
        ("late", ArrearsKind.LATE),
        ("unclosed", ArrearsKind.UNCLOSED),
        ("unchecked", ArrearsKind.UNCHECKED),
    )
}


@remembered
def supervised(scope: Scope, *, within: str = "") -> tuple[SupervisedOffice, ...]:
    """Return the offices that this person supervises today, by code: those whose own books say so.

    `within`: the area code in which they are looked for; empty: everywhere.
    """
    now, roles = clock.now(), _roles(scope, within)
    called = _called(roles)
    watched = {
        code
        for code, role, valid_from, valid_to in _standing(roles)
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
    wanted = among(scope, offices)
    found = OfficeCount.objects.filter(_placed(scope, wanted), year=year, quarter=quarter or WHOLE_YEAR)
    columns = ("office_id", "indicator", "definition", "numerator", "denominator")
    every = map(CountRow._make, found.order_by("office", "pk").values_list(*columns))
    return tuple(row for row in every if row.office in wanted)


def arrears_over(
    scope: Scope, offices: Collection[SupervisedOffice], *, period: Period, elapsed: date, letters: int
) -> Mapping[str, ArrearsCount]:
    """Return what some of the offices this person supervises are behind with in a period, added up by area.

    `elapsed`: the last day that is over. `letters`: how many of an office's code tell its area. An area that is behind
    with nothing is not there.
    """
    wanted = among(scope, offices)
    last = date.max if period.quarter is None else period.last_day
    # What was made late is late whatever day it is.
    is_due = Q(since__lte=min(last, elapsed)) | Q(since__lte=last, kind=ArrearsKind.LATE)
    found = OfficeArrears.objects.filter(_placed(scope, wanted), is_due, year__in=(OF_ANY_YEAR, period.year))
    told = found.order_by().values_list("office_id").annotate(**_SUMS)
    by_area: dict[str, list[tuple[int, ...]]] = defaultdict(list)
    for office, *numbers in told:
        if office in wanted:
            by_area[office[:letters]].append(tuple(numbers))
    return {
        code: ArrearsCount(**dict(zip(_SUMS, map(sum, zip(*each, strict=True)), strict=True)))
        for code, each in by_area.items()
    }


def paper_over(scope: Scope, office: str, *, year: int) -> IkuPaper:
    """Return the paper in force for a year in an office this person supervises. Raises NotFound for any other."""
    if office not in _held(scope, {office}):
        raise NotFound(_not_supervised(office))
    return paper_in_force(public_scope(office), year=year)


def among(scope: Scope, offices: Collection[SupervisedOffice]) -> frozenset[str]:
    """Return the codes of those of the offices that this person supervises today."""
    return _held(scope, {each.code for each in offices})


def _placed(scope: Scope, wanted: Collection[str]) -> Q:
    """Return a condition that offices are these; of more than one query takes, that he was ever given a role there."""
    return Q(office__in=wanted) if len(wanted) <= AT_ONCE else Q(office__in=_offices(_roles(scope, "")))


def _held(scope: Scope, wanted: Set[str]) -> frozenset[str]:
    """Return which of these codes are of offices that this person supervises.

    What was answered in this reading for an area around them is not asked anew.
    """
    if not wanted:
        return frozenset()
    parts = takewhile(lambda each: len(set(each)) == 1, zip(*(code.split(".") for code in wanted), strict=False))
    areas = ["", *accumulate((first for first, *_ in parts), "{}.{}".format)]
    asked = (recalled(supervised, scope, within=area) for area in areas)
    held = next((each for each in asked if each is not None), None) or supervised(scope, within=areas[-1])
    return frozenset(wanted & {each.code for each in held})


def supervising_scope(scope: Scope, office: str) -> Scope:
    """Return what this person is to one of the offices he supervises. Raises NotFound for any other."""
    found = scope_of(scope.username, office=office)
    if found is None or not SUPERVISORS & found.roles:
        raise NotFound(_not_supervised(office))
    return found


def _not_supervised(office: str) -> str:
    return f"Kantor {office} tidak termasuk wilayah Anda; pilih dari daftar."


def _roles(scope: Scope, within: str) -> QuerySet[RoleAssignment]:
    """Return every version of each role that the person was ever given in the books of an area's offices."""
    every = RoleAssignment.objects.filter(username=scope.username)
    return every.filter(Q(office=within) | Q(office__code__startswith=f"{within}.")) if within else every


def _standing(roles: QuerySet[RoleAssignment]) -> Iterator[tuple[str, str, date | None, date | None]]:
    """Yield the office, role and days of each role, as it stands."""
    columns = ("office_id", "key", "annulled", "role", "valid_from", "valid_to")
    every = roles.order_by("office", "key", "version").values_list(*columns)
    latest = {(code, key): (annulled, (code, *rest)) for code, key, annulled, *rest in every}
    return (row for annulled, row in latest.values() if not annulled)


def _called(roles: QuerySet[RoleAssignment]) -> Mapping[str, SupervisedOffice]:
    """Return what the offices of these roles are called, as the latest profile of each says."""
    every = OfficeProfile.objects.filter(office__in=_offices(roles)).order_by("office", "version")
    columns = ("office_id", "annulled", "name", "regency", "zone")
    latest = {code: (annulled, *rest) for code, annulled, *rest in every.values_list(*columns)}
    return {
        code: SupervisedOffice(code=code, name=name, regency=regency, zone=ZoneInfo(zone))
        for code, (annulled, name, regency, zone) in latest.items()
        if not annulled
    }


def _offices(roles: QuerySet[RoleAssignment]) -> QuerySet[RoleAssignment, str]:
    return roles.order_by().values_list("office", flat=True)
