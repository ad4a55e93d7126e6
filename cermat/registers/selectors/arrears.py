"""What offices beside one another are behind with: the rows it follows from, of all of them by one query a book."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from itertools import groupby
from operator import attrgetter, or_
from typing import TypeVar

from django.db.models import CharField, Count, Min, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat, LPad

from cermat.indicators.closings import ClosedMonth
from cermat.indicators.rows import ExemptionRow, State, UnitRow, VillageDocumentRow, VillageRow
from cermat.registers.models import Book, Exemption, MonthlyClosing, Unit, Village, VillageDocument
from cermat.registers.scope import Scope
from cermat.registers.selectors import rows
from cermat.registers.selectors.heads import remembered_by_head
from cermat.registers.selectors.inbox import open_books, open_rows, with_unit
from cermat.registers.selectors.reading import stored, touched
from cermat.registers.selectors.supervision import SupervisedOffice, among
from cermat.registers.selectors.work import NOTHING

B = TypeVar("B", bound=Book)
R = TypeVar("R")
# What shows a row, its book and key, behind the number of its act: the least of them is of the row recorded first.
_DIGITS = 19
_NUMBER = LPad(Cast("event_seq", CharField()), _DIGITS, Value("0"))
_SHOWN_BY_ANOTHER = {"evidence": Concat(_NUMBER, "of_book", Value(" "), "of_key")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchecked:
    """The rows of one book that wait to be checked by the head of one unit.

    `unit`: its code, or that of the office's leadership. `shown_by`: the book and key of the row whose page shows the
    one that waits since `since`, itself or what it is evidence of.
    """

    office: str
    unit: str
    book: str
    rows: int
    since: datetime
    shown_by: tuple[str, str]


@remembered_by_head
def villages_over(scope: Scope, offices: Collection[SupervisedOffice]) -> Mapping[str, tuple[VillageRow, ...]]:
    """Return the villages that stand in the books of offices this person supervises, ended ones too, by office."""
    return _by_office(_standing(stored(_versions(Village, scope, offices), *rows.VILLAGE)), rows.village)


@remembered_by_head
def units_over(scope: Scope, offices: Collection[SupervisedOffice]) -> Mapping[str, tuple[UnitRow, ...]]:
    """Return the units that stand in the books of offices this person supervises, ended ones too, by office."""
    return _by_office(_standing(stored(_versions(Unit, scope, offices), *rows.UNIT)), rows.unit)


@remembered_by_head
def closings_over(
    scope: Scope, offices: Collection[SupervisedOffice], *, year: int
) -> Mapping[str, tuple[ClosedMonth, ...]]:
    """Return the months of a year that units closed, by office."""
    columns = ("office_id", "key", "annulled", "unit", "year", "month")
    # The key of a closing names its year: no version is of another.
    found = _versions(MonthlyClosing, scope, offices).filter(year=year)
    return _by_office(_standing(stored(found, *columns)), lambda row: row)


@remembered_by_head
def documents_over(
    scope: Scope, offices: Collection[SupervisedOffice], *, fiscal_years: frozenset[tuple[str, int]]
) -> Mapping[str, tuple[VillageDocumentRow, ...]]:
    """Return all versions of the documents of these kinds and fiscal years, by office.

    A document's key names its village, so none is of two offices.
    """
    found = touched(_versions(VillageDocument, scope, offices), _of_kinds(fiscal_years))
    return _by_office(stored(found), rows.village_document)


@remembered_by_head
def exemptions_over(
    scope: Scope, offices: Collection[SupervisedOffice], *, fiscal_years: frozenset[tuple[str, int]]
) -> Mapping[str, tuple[ExemptionRow, ...]]:
    """Return the exemptions that stand, of these kinds and fiscal years, by office."""
    # Its key names the kind and the year.
    found = _versions(Exemption, scope, offices).filter(_of_kinds(fiscal_years))
    return _by_office(_standing(stored(found)), rows.exemption)


def unchecked_over(scope: Scope, offices: Collection[SupervisedOffice]) -> Mapping[str, tuple[Unchecked, ...]]:
    """Return how many rows wait to be checked, by office; in each by unit and book, in the order of both."""
    codes = sorted(among(scope, offices))
    found: list[Unchecked] = []
    for book in open_books(codes):
        waiting = open_rows(book, codes).filter(state=State.SUBMITTED.value)
        grouped = with_unit(book, waiting).order_by().values_list("office_id", "of_unit")
        place = _SHOWN_BY_ANOTHER.get(book, Concat(_NUMBER, Value(f"{book} "), "key"))
        told = grouped.annotate(rows=Count("pk"), since=Min("recorded_at"), oldest=Min(place))
        found += [
            Unchecked(
                office=office, unit=unit or "", book=book, rows=count, since=since, shown_by=_place(oldest[_DIGITS:])
            )
            for office, unit, count, since, oldest in told
        ]
    by_office = groupby(sorted(found, key=lambda each: (each.office, each.unit, each.book)), attrgetter("office"))
    return {office: tuple(each) for office, each in by_office}


def _place(told: str) -> tuple[str, str]:
    book, _, key = told.partition(" ")
    return book, key


def _of_kinds(fiscal_years: frozenset[tuple[str, int]]) -> Q:
    return reduce(or_, (Q(kind=kind, fiscal_year=year) for kind, year in fiscal_years), NOTHING)


def _versions(model: type[B], scope: Scope, offices: Collection[SupervisedOffice]) -> QuerySet[B]:
    """Return every version of each row of some offices this person supervises, by office, key and version."""
    return model._default_manager.filter(office__in=among(scope, offices)).order_by("office", "key", "version")


def _standing(found: Iterable[B]) -> list[B]:
    """Return the latest version of each row, annulled ones left out."""
    return [row for row in {(row.office_id, row.key): row for row in found}.values() if not row.annulled]


def _by_office(found: Iterable[B], hand_out: Callable[[B], R]) -> Mapping[str, tuple[R, ...]]:
    grouped: dict[str, list[R]] = defaultdict(list)
    for row in found:
        grouped[row.office_id].append(hand_out(row))
    return {office: tuple(each) for office, each in grouped.items()}
