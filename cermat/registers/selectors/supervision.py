"""What lies over several offices: for whoever supervises them, the counts kept beside their books."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from itertools import accumulate, takewhile
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import Count, Min, Q, QuerySet, Sum
from django.db.models.functions import Left

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
from cermat.registers.selectors.scopes import public_scope, scope_of
from cermat.rules.types import IkuPaper
from cermat.words.dates import local_day


class SupervisedOffice(NamedTuple):
    """An office that somebody supervises; `regency` is the name of its kabupaten."""

    code: str
    name: str
    regency: str
    zone: ZoneInfo
    is_sample: bool


class CountRow(NamedTuple):
    """An indicator counted alike by offices of one area in one period. Of equal definitions alone counts may be added.

    `offices`: how many they are, `measured`: of how many something is counted; `office`: the first of them, by code.
    """

    indicator: str
    definition: str
    area: str
    office: str
    numerator: int
    denominator: int
    offices: int
    measured: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrearsCount:
    """How many documents were never made and how many late, months a unit has not closed, and rows to check."""

    missing: int = 0
    late: int = 0
    unclosed: int = 0
    unchecked: int = 0


_NAMES = {
    ArrearsKind.MISSING.value: "missing",
    ArrearsKind.LATE.value: "late",
    ArrearsKind.UNCLOSED.value: "unclosed",
    ArrearsKind.UNCHECKED.value: "unchecked",
}


@remembered
def supervised(scope: Scope, *, within: str = "") -> tuple[SupervisedOffice, ...]:
    """Return the offices that this person supervises today, by code: those whose own books say so.

    `within`: the area code in which they are looked for; empty: everywhere.
    """
    roles, today = _roles(scope, within), cache(partial(local_day, clock.now()))
    called = _called(roles)
    watched = {
        code
        for code, role, valid_from, valid_to in _standing(roles)
        if code in called and role in SUPERVISORS and exists_on(valid_from, valid_to, day=today(called[code].zone))
    }
    return tuple(called[code] for code in sorted(watched))


def counts_over(
    scope: Scope, offices: Collection[SupervisedOffice], *, year: int, quarter: int | None, letters: int
) -> tuple[CountRow, ...]:
    """Return the counts kept beside the books of some of the offices this person supervises, by indicator and area.

    `quarter` None: of the whole year. `letters`: how many of an office's code tell its area. An office without a paper
    in force for the year has none.
    """
    found = _counts(scope, offices, year=year, quarter=quarter)
    by_area = found.values_list("indicator", "definition", _area(letters)).annotate(
        first=Min("office"),
        above=Sum("numerator"),
        below=Sum("denominator"),
        offices=Count("office"),
        measured=Count("office", filter=Q(denominator__gt=0)),
    )
    return tuple(map(CountRow._make, by_area.order_by("indicator", "definition", "first")))


def _counts(
    scope: Scope, offices: Collection[SupervisedOffice], *, year: int, quarter: int | None
) -> QuerySet[OfficeCount]:
    return OfficeCount.objects.filter(office__any_of=among(scope, offices), year=year, quarter=quarter or WHOLE_YEAR)


def counted_over(
    scope: Scope, offices: Collection[SupervisedOffice], *, year: int, quarter: int | None
) -> frozenset[str]:
    """Return the codes of those offices beside whose books any count is kept."""
    found = _counts(scope, offices, year=year, quarter=quarter)
    return frozenset(found.order_by().values_list("office", flat=True).distinct())


def arrears_over(
    scope: Scope, offices: Collection[SupervisedOffice], *, period: Period, elapsed: date, letters: int
) -> Mapping[str, ArrearsCount]:
    """Return what some of the offices this person supervises are behind with in a period, added up by area.

    `elapsed`: the last day that is over. `letters`: how many of an office's code tell its area. An area that is behind
    with nothing is not there.
    """
    last = date.max if period.quarter is None else period.last_day
    # What was made late is late whatever day it is.
    is_due = Q(since__lte=min(last, elapsed)) | Q(since__lte=last, kind=ArrearsKind.LATE)
    of_period = OfficeArrears.objects.filter(is_due, year__in=(OF_ANY_YEAR, period.year))
    found = of_period.filter(office__any_of=among(scope, offices)).order_by().values_list(_area(letters), "kind")
    by_area: dict[str, dict[str, int]] = defaultdict(dict)
    for area, kind, count in found.annotate(Sum("count")):
        by_area[area][_NAMES[kind]] = count
    return {area: ArrearsCount(**told) for area, told in by_area.items()}


def paper_over(scope: Scope, office: str, *, year: int) -> IkuPaper:
    """Return the paper in force for a year in an office this person supervises. Raises NotFound for any other."""
    if office not in _held(scope, {office}):
        raise NotFound(_not_supervised(office))
    return paper_in_force(public_scope(office), year=year)


def among(scope: Scope, offices: Collection[SupervisedOffice]) -> frozenset[str]:
    """Return the codes of those of the offices that this person supervises today."""
    return _held(scope, {each.code for each in offices})


def _area(letters: int) -> Left:
    return Left("office_id", letters)


def _held(scope: Scope, wanted: Set[str]) -> frozenset[str]:
    """Return which of these codes are of offices that this person supervises.

    What was answered in this reading for an area around them is not asked anew.
    """
    if not wanted:
        return frozenset()
    # What the first and the last share, all between share.
    parts = takewhile(
        lambda each: each[0] == each[1], zip(min(wanted).split("."), max(wanted).split("."), strict=False)
    )
    areas = ["", *accumulate((first for first, _ in parts), "{}.{}".format)]
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
    columns = ("office_id", "annulled", "name", "regency", "zone", "is_sample")
    latest = {code: (annulled, *rest) for code, annulled, *rest in every.values_list(*columns)}
    zones = cache(ZoneInfo)
    return {
        code: SupervisedOffice(code, name, regency, zones(zone), is_sample)
        for code, (annulled, name, regency, zone, is_sample) in latest.items()
        if not annulled
    }


def _offices(roles: QuerySet[RoleAssignment]) -> QuerySet[RoleAssignment, str]:
    return roles.order_by().values_list("office", flat=True)
