"""What waits for a person: found, and counted, by the database; the rows themselves are fetched when they are shown."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from cermat.indicators.rows import (
    ActivityRow,
    EvidenceRow,
    OutputRow,
    RecordedValueRow,
    Ref,
    State,
    VillageDocumentRow,
)
from cermat.registers import substitution
from cermat.registers.models import BOOKS, Activity, Output, Receipt, VillageDocument
from cermat.registers.roles import CHECKERS, Role
from cermat.registers.scope import Scope
from cermat.registers.selectors import rows
from cermat.registers.selectors.reading import known
from cermat.registers.selectors.scopes import predecessors
from cermat.registers.selectors.turns import turns
from cermat.registers.substitution import GOVERNMENT_UNIT, PLANNING_UNIT, Turns

AT_ONCE = 1000  # a database takes only so many parameters in one query
CheckedRow = ActivityRow | OutputRow | VillageDocumentRow | RecordedValueRow | EvidenceRow
_READ: dict[str, Callable[[Any], CheckedRow]] = {
    "activity": rows.activity,
    "output": rows.output,
    "village_document": rows.village_document,
    "recorded_value": rows.recorded_value,
    "evidence": rows.evidence,
}


class Why(StrEnum):
    """Why a row waits for somebody, in words."""

    CHECK = "menunggu pemeriksaan Anda"
    SUBSTITUTE = "dapat Anda periksa sebagai pengganti"
    REPAIR = "dikembalikan kepada Anda"
    SUBMIT = "draf Anda yang belum diajukan"


_UNFINISHED = {State.RETURNED.value: Why.REPAIR, State.DRAFT.value: Why.SUBMIT}
_OPEN = (*_UNFINISHED, State.SUBMITTED.value)
_NO_UNIT, _UNIT_OF_NO_HEAD = "", "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A row's latest version, and why it waits for this person.

    `stem`: the book and key of the row it belongs to: an output's activity, what evidence proves, or itself. `unit`:
    whose head checks it; None where the books do not say.
    """

    ref: Ref
    why: Why
    recorded_at: datetime
    stem: tuple[str, str]
    unit: str | None


def inbox(scope: Scope) -> tuple[Waiting, ...]:
    """Return what waits for a person, oldest first: rows of others to check, returned ones and drafts to finish.

    To finish are his own, and those of whom he took a post over from.
    """
    names, order = _names(scope), turns(scope) if _is_checker(scope) else None
    waiting = [each for book in _READ for each in _waiting(book, scope, names, order)]
    return tuple(sorted(waiting, key=lambda each: (each.recorded_at, each.ref)))


def waiting_count(scope: Scope) -> int:
    """Return how many rows wait for this person before anybody else."""
    names, order = _names(scope), turns(scope) if _is_checker(scope) else None
    return sum(_open(book, scope, names, order).filter(is_turn=True).count() for book in _READ)


def waiting_rows(scope: Scope, waiting: Iterable[Waiting]) -> dict[Ref, CheckedRow]:
    """Return the versions that wait, by their names."""
    keys: dict[str, list[str]] = {}
    for each in waiting:
        keys.setdefault(each.ref.book, []).append(each.ref.key)
    return {
        row.mark.ref: row
        for book, wanted in keys.items()
        for start in range(0, len(wanted), AT_ONCE)
        for row in map(_READ[book], known(BOOKS[book], scope, None).filter(key__in=wanted[start : start + AT_ONCE]))
    }


def _is_checker(scope: Scope) -> bool:
    return bool(CHECKERS & scope.roles) and Role.ADMIN not in scope.roles


def _names(scope: Scope) -> frozenset[str]:
    return frozenset({scope.username}) | predecessors(scope)


def _waiting(book: str, scope: Scope, names: Collection[str], order: Turns | None) -> Iterable[Waiting]:
    found = _open(book, scope, names, order)
    columns = ("key", "version", "state", "recorded_at", "stem_book", "stem_key", "of_unit", "is_turn")
    for key, version, state, recorded_at, stem_book, stem_key, unit, is_turn in found.values_list(*columns):
        yield Waiting(
            ref=Ref(book=book, key=key, version=version),
            why=_UNFINISHED.get(state) or (Why.CHECK if is_turn else Why.SUBSTITUTE),
            recorded_at=recorded_at,
            stem=(stem_book, stem_key or key),
            unit=unit or None,
        )


def _open(book: str, scope: Scope, names: Collection[str], order: Turns | None) -> QuerySet[Any]:
    """Return the latest versions that this person is to finish or may check; `is_turn`: before anybody else."""
    model: type[Any] = BOOKS[book]
    unfinished = Q(state__in=_UNFINISHED, recorded_by__in=names)
    submitted = Q(state=State.SUBMITTED.value)
    mine = unfinished if order is None else unfinished | submitted & ~_wrote(model, scope.username)
    turn = unfinished if order is None else unfinished | submitted & _turn(model, order, scope.username)
    found: QuerySet[Any] = (
        _last(model, scope)
        .annotate(**_stem(book))
        .annotate(of_unit=Coalesce(_unit(book), Value(_NO_UNIT)))
        .filter(mine)
        .annotate(is_turn=ExpressionWrapper(turn, output_field=BooleanField()))
        .order_by()
    )
    return found


def _last(model: type[Any], scope: Scope) -> QuerySet[Any]:
    """Return the latest version of every row where it is neither verified nor withdrawn with its file."""
    # Versions count from 1 without a gap. By its number the next one is found in the index, whatever a planner expects.
    later = _versions(model).filter(version=OuterRef("version") + 1)
    opened = known(model, scope, None).filter(state__in=_OPEN)
    return opened.exclude(state=State.DRAFT.value, annulled=True).filter(~Exists(later))


def _versions(model: type[Any]) -> QuerySet[Any]:
    """Return the versions of a row, for a subquery."""
    return model._default_manager.filter(office_id=OuterRef("office_id"), key=OuterRef("key"))  # type: ignore[no-any-return]


def _wrote(model: type[Any], username: str) -> Q:
    """Return the condition that a person received the row, or is an author of it; see `indicators.standing.authors`."""
    verified = _versions(model).filter(state=State.VERIFIED.value, version__gte=OuterRef("version"))
    since = _versions(model).filter(~Exists(verified))
    ever = Exists(_versions(model).filter(recorded_by=username))
    earlier = Q(Exists(since.filter(recorded_by=username))) | Q(Exists(since.filter(restores__isnull=False)), ever)
    wrote = Q(recorded_by=username) | Q(version__gt=1) & earlier
    return wrote | Q(_received(username)) if model is VillageDocument else wrote


def _received(username: str) -> Exists:
    """Return the condition that a person gave the receipt for a document."""
    given = Receipt._default_manager.filter(office_id=OuterRef("office_id"), document=OuterRef("key"))
    return Exists(given.filter(recorded_by=username))


def _turn(model: type[Any], order: Turns, username: str) -> Q:
    """Return the condition that everybody who stands before a person in the order wrote the row himself."""
    heads = {each.unit for each in order.holders if each.unit}
    others = Q(~Q(of_unit__in=[_NO_UNIT, *heads]), _all_wrote(model, order, _UNIT_OF_NO_HEAD, username))
    turn = others | Q(_all_wrote(model, order, None, username), of_unit=_NO_UNIT)
    for unit in sorted(heads):
        turn |= Q(_all_wrote(model, order, unit, username), of_unit=unit)
    return turn


def _all_wrote(model: type[Any], order: Turns, unit: str | None, username: str) -> Q:
    wrote = Q()
    for before in sorted(substitution.ahead(order, unit, username=username)):
        wrote &= _wrote(model, before)
    return wrote


def _stem(book: str) -> Mapping[str, Combinable]:
    if book == "output":
        return {"stem_book": Value("activity"), "stem_key": F("activity")}
    if book != "evidence":
        return {"stem_book": Value(book), "stem_key": F("key")}
    activity = _latest(Output, "of_key", "activity")
    return {
        "stem_book": Case(When(of_book="output", then=Value("activity")), default=F("of_book")),
        "stem_key": Case(When(of_book="output", then=activity), default=F("of_key")),
    }


def _unit(book: str) -> Combinable:
    """Return the unit whose head checks a row: evidence goes with its row, an output with its activity."""
    if book == "activity":
        return F("unit")
    return Case(
        When(stem_book="activity", then=_latest(Activity, "stem_key", "unit")),
        When(stem_book="village_document", then=Value(GOVERNMENT_UNIT)),
        default=Value(PLANNING_UNIT),
    )


def _latest(model: type[Any], named_by: str, column: str) -> Subquery:
    """Return a column of the latest version of the row that a column names."""
    versions = model._default_manager.filter(office_id=OuterRef("office_id"), key=OuterRef(named_by))
    return Subquery(versions.order_by("-version").values(column)[:1])
