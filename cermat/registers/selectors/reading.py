"""Cutting a book to a scope and an instant."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime
from functools import reduce
from operator import or_
from typing import TypeVar, cast

from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from cermat.indicators.figures import Period
from cermat.registers.errors import OutOfReach
from cermat.registers.ledger import Act, written_by
from cermat.registers.models import BOOKS, AuditEvent, Book, VillageDocument
from cermat.registers.scope import Scope

AT_ONCE = 1000  # a database takes only so many parameters in one query
B = TypeVar("B", bound=Book)
R = TypeVar("R")
K = TypeVar("K")


def known(model: type[B], scope: Scope, as_of: datetime | None) -> QuerySet[B]:
    """Return the versions of the scope's office recorded by an instant, by key, then version."""
    rows = model._default_manager.filter(office_id=scope.office).order_by("key", "version")
    return rows if as_of is None else rows.filter(recorded_at__lte=as_of)


def standing(rows: Iterable[B]) -> list[B]:
    """Return the latest version of each key, without the annulled ones; `rows` come by key, then version."""
    return [row for row in {row.key: row for row in rows}.values() if not row.annulled]


def known_events(scope: Scope, as_of: datetime | None) -> QuerySet[AuditEvent]:
    """Return the office's events recorded by an instant, oldest first."""
    rows = AuditEvent.objects.filter(office_id=scope.office).order_by("seq")
    return rows if as_of is None else rows.filter(recorded_at__lte=as_of)


def in_period(field: str, period: Period) -> Q:
    """Return the condition that a day lies in a period."""
    return Q(**{f"{field}__range": (period.first_day, period.last_day)})


def touched(rows: QuerySet[B], condition: Q) -> QuerySet[B]:
    """Return all versions of the keys of which any version meets a condition."""
    return rows.filter(key__in=keys_of(rows, condition))


def keys_of(rows: QuerySet[B], condition: Q) -> QuerySet[B, str]:
    """Return the keys of which any version meets a condition, for a subquery."""
    return rows.filter(condition).order_by().values_list("key", flat=True)


def in_parts(keys: Collection[K]) -> Iterable[list[K]]:
    """Return keys in parts, each few enough for one query."""
    every = list(keys)
    return (every[start : start + AT_ONCE] for start in range(0, len(every), AT_ONCE))


def named(places: Iterable[tuple[str, str]]) -> Iterator[Q]:
    """Yield conditions that a row is one of those named by office and key, each naming few enough for one query."""
    for part in in_parts(list(places)):
        keys: dict[str, list[str]] = defaultdict(list)
        for office, key in part:
            keys[office].append(key)
        yield reduce(or_, (Q(office=office, key__in=found) for office, found in keys.items()))


def documents_of(acts: Iterable[Act]) -> list[VillageDocument]:
    """Return the versions of village documents that acts wrote."""
    return cast(list[VillageDocument], [row for act in acts for row in act.rows.get("village_document", ())])


def changed(acts: Collection[Act], book: str) -> Iterator[Q]:
    """Yield conditions that a row is, by office and key, one of those of a book that acts wrote a later version of."""
    rows = [row for act in acts for row in act.rows.get(book, ()) if row.version > 1]
    if len(acts) == 1 or not rows:
        yield from named((row.office_id, row.key) for row in rows)
    else:
        # What is kept of these offices is gone through once: PostgreSQL would look the rows up one by one, but for
        # a condition that it cannot take for a join.
        is_changed = Coalesce(_later(acts, BOOKS[book], rows=rows, among=Q()), Value(False))
        yield Q(is_changed, office__any_of={act.office for act in acts})


def changed_documents(acts: Collection[Act]) -> Iterator[Q]:
    """Yield the same of village documents, without those that were new and leave with their file.

    Before one of these stands one version alone, which says the same and which nobody has checked.
    """
    rows = [row for row in documents_of(acts) if row.version > 1 and (row.version, row.takes_back) != (2, 1)]
    if len(acts) == 1 or not rows:
        yield from named((row.office_id, row.key) for row in rows)
    else:
        yield Q(_later(acts, VillageDocument, rows=rows, among=~Q(version=2, takes_back=1)))


def _later(acts: Iterable[Act], model: type[Book], *, rows: Iterable[Book], among: Q) -> Exists:
    """Return whether one of the later versions `rows`, which are those acts wrote `among` others, is of a row."""
    # Their numbers lead to them by an index; whose they are, their events say.
    by_event, least = written_by({act.office: act.seq for act in acts}), min(row.pk for row in rows)
    later = model._default_manager.filter(by_event, among, version__gt=1, pk__gte=least)
    return Exists(later.filter(office=OuterRef("office"), key=OuterRef("key")))


def keys_by_book(named: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the keys of rows named by book and key, for each book."""
    keys: dict[str, list[str]] = {}
    for book, key in named:
        keys.setdefault(book, []).append(key)
    return keys


def handed_out(found: QuerySet[B], hand_out: Callable[[B], R]) -> tuple[R, ...]:
    """Return stored versions as frozen values."""
    return tuple(map(hand_out, stored(found)))


def stored(found: QuerySet[B], *columns: str) -> Iterable[B]:
    """Return stored versions as tuples with the columns' names: a model of each takes longer to build than to read.

    Without `columns`: all of them.
    """
    columns = columns or tuple(field.attname for field in found.model._meta.concrete_fields)
    return cast(Iterable[B], found.values_list(*columns, named=True))


def refuse_one_place(scope: Scope) -> None:
    """Return when the scope sees the whole office. Raises OutOfReach for someone who sees one village alone."""
    if scope.is_one_place:
        raise OutOfReach(
            "Angka kantor tidak terbuka bagi yang hanya melihat satu desa; mintalah kepada kantor kecamatan."
        )
