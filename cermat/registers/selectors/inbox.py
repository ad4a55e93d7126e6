"""What waits for a person."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Exists, OuterRef

from cermat.indicators.rows import (
    ActivityRow,
    EvidenceRow,
    OutputRow,
    RecordedValueRow,
    State,
    VillageDocumentRow,
)
from cermat.registers import substitution
from cermat.registers.models import BOOKS, Activity, Book, CheckedBook, Output
from cermat.registers.roles import Role
from cermat.registers.scope import Scope
from cermat.registers.selectors import rows
from cermat.registers.selectors.reading import known
from cermat.registers.selectors.scopes import predecessors
from cermat.registers.selectors.turns import CHECKERS, turns
from cermat.registers.substitution import GOVERNMENT_UNIT, PLANNING_UNIT

AT_ONCE = 1000  # a database takes only so many parameters in one query
CheckedRow = ActivityRow | OutputRow | VillageDocumentRow | RecordedValueRow | EvidenceRow
_BOOKS: dict[str, Callable[[Any], CheckedRow]] = {
    "activity": rows.activity,
    "output": rows.output,
    "village_document": rows.village_document,
    "recorded_value": rows.recorded_value,
    "evidence": rows.evidence,
}
OpenRows = Sequence[tuple[str, Sequence[Any]]]


class Why(StrEnum):
    """Why a row waits for somebody, in words."""

    CHECK = "menunggu pemeriksaan Anda"
    SUBSTITUTE = "dapat Anda periksa sebagai pengganti"
    REPAIR = "dikembalikan kepada Anda"
    SUBMIT = "draf Anda yang belum diajukan"


_UNFINISHED = {State.RETURNED.value: Why.REPAIR, State.DRAFT.value: Why.SUBMIT}
_OF_NO_UNIT = {"village_document": GOVERNMENT_UNIT, "recorded_value": PLANNING_UNIT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A row's latest version, and why it waits for this person."""

    row: CheckedRow
    why: Why


def inbox(scope: Scope) -> tuple[Waiting, ...]:
    """Return what waits for a person, oldest first: rows of others to check, returned ones and drafts to finish.

    To finish are his own, and those of whom he took a post over from.
    """
    open_rows = [(book, versions) for book in _BOOKS for versions in _open_rows(BOOKS[book], scope)]
    waiting = (*_to_check(scope, open_rows), *_to_finish(scope, open_rows))
    return tuple(sorted(waiting, key=lambda each: (each.row.mark.recorded_at, each.row.mark.ref)))


def waiting_count(scope: Scope) -> int:
    """Return how many rows wait for this person before anybody else."""
    return sum(each.why is not Why.SUBSTITUTE for each in inbox(scope))


def _to_check(scope: Scope, open_rows: OpenRows) -> Iterator[Waiting]:
    if not CHECKERS & scope.roles or Role.ADMIN in scope.roles:
        return
    submitted = [(book, versions) for book, versions in open_rows if versions[-1].state == State.SUBMITTED.value]
    of_others = [(book, versions) for book, versions in submitted if scope.username not in _authors(versions)]
    if not of_others:
        return
    order, units = turns(scope), _units(scope, of_others)
    for (book, versions), unit in zip(of_others, units, strict=True):
        is_turn = substitution.is_turn(order, unit, authors=_authors(versions), username=scope.username)
        yield Waiting(row=_BOOKS[book](versions[-1]), why=Why.CHECK if is_turn else Why.SUBSTITUTE)


def _to_finish(scope: Scope, open_rows: OpenRows) -> Iterator[Waiting]:
    names = {scope.username, *predecessors(scope)}
    for book, versions in open_rows:
        why = _UNFINISHED.get(versions[-1].state)
        if why is not None and versions[-1].recorded_by in names:
            yield Waiting(row=_BOOKS[book](versions[-1]), why=why)


def _units(scope: Scope, open_rows: OpenRows) -> list[str | None]:
    """Return, for each row, the unit whose head checks it: evidence goes with its row, an output with its activity."""
    stems = [(row.of_book, row.of_key) if book == "evidence" else (book, row.key) for book, (*_, row) in open_rows]
    activity_of = _latest(Output, "activity", scope, {key for book, key in stems if book == "output"})
    keys = {key for book, key in stems if book == "activity"} | set(activity_of.values())
    unit_of = _latest(Activity, "unit", scope, keys)
    return [
        _OF_NO_UNIT.get(book) or unit_of.get(activity_of.get(key, key) if book == "output" else key)
        for book, key in stems
    ]


def _latest(model: type[Book], column: str, scope: Scope, keys: Collection[str]) -> dict[str, str]:
    """Return a column of the latest version of each key."""
    found: dict[str, str] = {}
    for some in _portions(sorted(keys)):
        found |= dict(known(model, scope, None).filter(key__in=some).values_list("key", column))
    return found


def _portions(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    return (keys[start : start + AT_ONCE] for start in range(0, len(keys), AT_ONCE))


def _open_rows(model: type[Any], scope: Scope) -> list[list[Any]]:
    """Return the versions of every row whose latest version is neither verified nor withdrawn with its file."""
    later = model._default_manager.filter(
        office_id=OuterRef("office_id"), key=OuterRef("key"), version__gt=OuterRef("version")
    )
    opened = known(model, scope, None).exclude(state=State.VERIFIED.value)
    last = opened.exclude(state=State.DRAFT.value, annulled=True).filter(~Exists(later))
    # The keys first: as a subquery, a planner without statistics joins every version with every other one.
    keys = sorted(last.order_by().values_list("key", flat=True))
    versions: dict[str, list[Any]] = {key: [] for key in keys}
    for some in _portions(keys):
        for version in known(model, scope, None).filter(key__in=some):
            versions[version.key].append(version)
    return list(versions.values())


def _authors(versions: Sequence[CheckedBook]) -> frozenset[str]:
    """Return everybody who wrote since the row was last verified."""
    verified = max((row.version for row in versions if row.state == State.VERIFIED.value), default=0)
    return frozenset(row.recorded_by for row in versions if row.version > verified)
