"""What waits for a person."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from django.db.models import Exists, OuterRef

from cermat.indicators.rows import (
    ActivityRow,
    EvidenceRow,
    Mark,
    OutputRow,
    RecordedValueRow,
    State,
    VillageDocumentRow,
)
from cermat.registers.models import BOOKS, CheckedBook
from cermat.registers.roles import Role
from cermat.registers.scope import Scope
from cermat.registers.selectors import rows
from cermat.registers.selectors.reading import known

AT_ONCE = 1000  # a database takes only so many parameters in one query
CHECKERS = frozenset({Role.KASI, Role.SEKRETARIS, Role.CAMAT})
CheckedRow = ActivityRow | OutputRow | VillageDocumentRow | RecordedValueRow | EvidenceRow
_BOOKS: dict[str, Callable[[Any], CheckedRow]] = {
    "activity": rows.activity,
    "output": rows.output,
    "village_document": rows.village_document,
    "recorded_value": rows.recorded_value,
    "evidence": rows.evidence,
}
C = TypeVar("C", bound=CheckedBook)


class Why(StrEnum):
    """Why a row waits for somebody, in words."""

    CHECK = "menunggu pemeriksaan Anda"
    REPAIR = "dikembalikan kepada Anda"
    SUBMIT = "draf Anda yang belum diajukan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A row's latest version, and why it waits for this person."""

    row: CheckedRow
    why: Why


def inbox(scope: Scope) -> tuple[Waiting, ...]:
    """Return what waits for a person, oldest first: rows of others to check, own ones returned or in draft."""
    waiting = [each for book in _BOOKS for each in _waiting_in(book, scope)]
    return tuple(sorted(waiting, key=lambda each: (each.row.mark.recorded_at, each.row.mark.ref)))


def _waiting_in(book: str, scope: Scope) -> Iterator[Waiting]:
    for versions in _open_rows(BOOKS[book], scope):
        row = _BOOKS[book](versions[-1])
        why = _why(row.mark, {version.recorded_by for version in _unchecked(versions)}, scope)
        if why is not None:
            yield Waiting(row=row, why=why)


def _open_rows(model: type[Any], scope: Scope) -> list[list[Any]]:
    """Return the versions of every row whose latest version is not verified."""
    later = model._default_manager.filter(
        office_id=OuterRef("office_id"), key=OuterRef("key"), version__gt=OuterRef("version")
    )
    last = known(model, scope, None).exclude(state=State.VERIFIED.value).filter(~Exists(later))
    # The keys first: as a subquery, a planner without statistics joins every version with every other one.
    keys = sorted(last.order_by().values_list("key", flat=True))
    versions: dict[str, list[Any]] = {key: [] for key in keys}
    for start in range(0, len(keys), AT_ONCE):
        for version in known(model, scope, None).filter(key__in=keys[start : start + AT_ONCE]):
            versions[version.key].append(version)
    return list(versions.values())


def _unchecked(versions: Sequence[C]) -> list[C]:
    verified = max((row.version for row in versions if row.state == State.VERIFIED.value), default=0)
    return [row for row in versions if row.version > verified]


def _why(mark: Mark, authors: set[str], scope: Scope) -> Why | None:
    if mark.state is State.SUBMITTED:
        may_check = bool(CHECKERS & scope.roles) and Role.ADMIN not in scope.roles
        return Why.CHECK if may_check and scope.username not in authors else None
    if mark.recorded_by != scope.username:
        return None
    return {State.RETURNED: Why.REPAIR, State.DRAFT: Why.SUBMIT}.get(mark.state)
