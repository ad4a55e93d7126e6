"""The rows that wait to be finished or checked, kept beside the books: an act that opens or settles one keeps it so.

What waits is asked on every page; what was settled in all the years before grows without end, and is not gone through.
"""

from collections.abc import Iterable, Sequence
from typing import cast

from django.db.models import Exists, OuterRef, QuerySet

from cermat.indicators.rows import State
from cermat.registers.ledger import Act
from cermat.registers.models import BOOKS, CheckedBook, OpenRow
from cermat.registers.scope import Scope
from cermat.registers.selectors.reading import changed
from cermat.registers.writing import insert

OPEN = frozenset({State.DRAFT.value, State.SUBMITTED.value, State.RETURNED.value})
CHECKED: dict[str, type[CheckedBook]] = {name: model for name, model in BOOKS.items() if issubclass(model, CheckedBook)}
Kept = tuple[str, str, int, bool]


def follow(acts: Sequence[Act]) -> None:
    """Keep which of the rows of acts these leave open; called within their transaction, once the rows are written."""
    for book in CHECKED:
        rows = cast(list[CheckedBook], [row for act in acts for row in act.rows.get(book, ())])
        latest = {(row.office_id, row.key): row for row in sorted(rows, key=lambda row: row.version)}
        for part in changed(acts, book):
            OpenRow.objects.filter(part, book=book).delete()
        opened = ((place, row) for place, row in latest.items() if _is_open(row))
        _keep((office, book, key, row.pk, _is_submitted(row.state)) for (office, key), row in opened)


def recount(scope: Scope) -> None:
    """Keep anew which of the office's rows are open; the office is locked, or nobody else writes."""
    OpenRow.objects.filter(office_id=scope.office).delete()
    _keep((scope.office, *kept) for kept in sorted(fresh(scope)))


def wrong_rows(scope: Scope) -> tuple[tuple[str, str], ...]:
    """Return the book and key of every row that is kept as open and is not, or the other way round."""
    kept = set(OpenRow.objects.filter(office_id=scope.office).values_list("book", "key", "row", "is_submitted"))
    return tuple(sorted({(book, key) for book, key, *_ in kept ^ fresh(scope)}))


def fresh(scope: Scope) -> set[Kept]:
    """Return the rows that are open, by what the books hold: book, key, latest version, and whether it is submitted."""
    return {
        (book, key, row, _is_submitted(state))
        for book, model in CHECKED.items()
        for key, row, state in _open(model, scope).values_list("key", "pk", "state")
    }


def _open(model: type[CheckedBook], scope: Scope) -> QuerySet[CheckedBook]:
    # Versions count from 1 without a gap.
    later = model._default_manager.filter(
        office_id=OuterRef("office_id"), key=OuterRef("key"), version=OuterRef("version") + 1
    )
    rows = model._default_manager.filter(office_id=scope.office, state__in=OPEN)
    return rows.exclude(state=State.DRAFT.value, annulled=True).filter(~Exists(later))


def _is_open(row: CheckedBook) -> bool:
    return row.state in OPEN and not (row.state == State.DRAFT and row.annulled)


def _is_submitted(state: str) -> bool:
    return state == State.SUBMITTED


def _keep(rows: Iterable[tuple[str, str, str, int, bool]]) -> None:
    columns = ("office_id", "book", "key", "row", "is_submitted")
    if opened := [OpenRow(**dict(zip(columns, row, strict=True))) for row in rows]:
        insert(opened)
