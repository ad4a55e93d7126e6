"""What waits for a person: judged by a few columns of each row; the rows themselves are fetched when they are shown."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache, partial
from typing import Any

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.expressions import Combinable

from cermat.indicators.rows import EvidenceRow, Ref, State
from cermat.indicators.standing import authors
from cermat.registers import substitution
from cermat.registers.models import BOOKS, Activity, OpenRow, Output, Receipt
from cermat.registers.roles import CHECKERS, LEADERS, Role
from cermat.registers.scope import Scope
from cermat.registers.selectors import rows
from cermat.registers.selectors.reading import in_parts, keys_by_book, known
from cermat.registers.selectors.scopes import predecessors
from cermat.registers.selectors.turns import turns
from cermat.registers.selectors.work import CheckedRow, versions_of
from cermat.registers.substitution import GOVERNMENT_UNIT, LEADERSHIP, PLANNING_UNIT, Turns

WaitingRow = CheckedRow | EvidenceRow
READ: dict[str, Callable[[Any], WaitingRow]] = {
    "activity": rows.activity,
    "output": rows.output,
    "village_document": rows.village_document,
    "recorded_value": rows.recorded_value,
    "target": rows.target,
    "setting": rows.setting,
    "iku_paper": rows.iku_paper,
    "evidence": rows.evidence,
}


class Why(StrEnum):
    """Why a row waits for somebody, in words."""

    CHECK = "menunggu pemeriksaan Anda"
    SUBSTITUTE = "dapat Anda periksa sebagai pengganti"
    REPAIR = "dikembalikan kepada Anda"
    SUBMIT = "draf Anda yang belum diajukan"


_UNITS = {"village_document": GOVERNMENT_UNIT, "iku_paper": LEADERSHIP}
_UNFINISHED = {State.RETURNED.value: Why.REPAIR, State.DRAFT.value: Why.SUBMIT}


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

    To finish are his own, and those of whom he took a post over from. Nothing waits for whoever holds no role.
    """
    if not scope.roles:
        return ()
    names, order = _names(scope), turns(scope) if _is_checker(scope) else None
    # For whoever checks nothing, only what is to be finished can wait.
    opened = open_books([scope.office]) if order is not None else _unfinished_books(scope.office)
    waiting = [each for book in READ if book in opened for each in _waiting(book, scope, names, order=order)]
    if scope.is_one_place:
        # What he began for a village that is his no more is its next operator's.
        seen = versions_of(scope, (each.stem for each in waiting))
        waiting = [each for each in waiting if each.stem in seen]
    return tuple(sorted(waiting, key=lambda each: (each.recorded_at, each.ref)))


def waiting_count(scope: Scope) -> int:
    """Return how many rows wait for this person before anybody else."""
    return sum(each.why is not Why.SUBSTITUTE for each in inbox(scope))


def waiting_rows(scope: Scope, waiting: Iterable[Waiting]) -> dict[Ref, WaitingRow]:
    """Return the versions that wait, by their names."""
    return {
        row.mark.ref: row
        for book, wanted in keys_by_book((each.ref.book, each.ref.key) for each in waiting).items()
        for part in in_parts(wanted)
        for row in map(READ[book], known(BOOKS[book], scope, None).filter(key__in=part))
    }


def _is_checker(scope: Scope) -> bool:
    return bool(CHECKERS & scope.roles - scope.unconfirmed) and Role.ADMIN not in scope.roles


def _names(scope: Scope) -> frozenset[str]:
    return frozenset({scope.username}) | predecessors(scope)


def _waiting(book: str, scope: Scope, names: Collection[str], *, order: Turns | None) -> Iterator[Waiting]:
    columns = ("key", "version", "state", "recorded_at", "recorded_by", "stem_book", "stem_key", "of_unit")
    found = list(_open(book, scope, names, order=order).values_list(*columns))
    submitted = [version for _, version, state, *_ in found if state == State.SUBMITTED.value]
    judge = _judge(scope, order, _authors(book, scope, submitted))
    for key, version, state, recorded_at, recorded_by, stem_book, stem_key, unit in found:
        why = _UNFINISHED.get(state) or (judge(key, recorded_by, unit) if judge else None)
        if why:
            ref, stem = Ref(book=book, key=key, version=version), (stem_book, stem_key or key)
            yield Waiting(ref=ref, why=why, recorded_at=recorded_at, stem=stem, unit=unit)


def _open(book: str, scope: Scope, names: Collection[str], *, order: Turns | None) -> QuerySet[Any]:
    """Return the latest versions that this person is to finish, and where he checks those handed in."""
    open_to_him = Q(state__in=_UNFINISHED, recorded_by__in=names)
    if order is not None:
        open_to_him |= Q(state=State.SUBMITTED.value)
    return with_unit(book, open_rows(book, [scope.office]).filter(open_to_him))


def _judge(
    scope: Scope, order: Turns | None, wrote: Mapping[str, frozenset[str]]
) -> Callable[[str, str, str | None], Why | None] | None:
    """Return what says why a submitted row waits for a person, by its key, last author and unit; None: nothing does."""
    if order is None:
        return None
    ahead = cache(partial(substitution.ahead, order, username=scope.username))
    leads = bool(LEADERS & scope.roles - scope.unconfirmed)

    def judge(key: str, recorded_by: str, unit: str | None) -> Why | None:
        barred = wrote.get(key, frozenset()) | {recorded_by}
        if scope.username in barred or (unit == LEADERSHIP and not leads):
            return None
        return Why.CHECK if ahead(unit) <= barred else Why.SUBSTITUTE

    return judge


def _authors(book: str, scope: Scope, numbers: Collection[int]) -> dict[str, frozenset[str]]:
    """Return who may not check the submitted rows of more than one version, and documents received, by key.

    `numbers` of the submitted versions: every page counts what waits, so that nothing is asked that nobody wrote.
    """
    wrote = _wrote(book, scope) if any(number > 1 for number in numbers) else {}
    if book == "village_document" and numbers:
        for key, by in known(Receipt, scope, None).values_list("document", "recorded_by"):
            wrote[key] = wrote.get(key, frozenset()) | {by}
    return wrote


def _wrote(book: str, scope: Scope) -> dict[str, frozenset[str]]:
    submitted = open_rows(book, [scope.office]).filter(state=State.SUBMITTED.value)
    keys = submitted.filter(version__gt=1).order_by().values("key")
    columns = ("key", "version", "state", "recorded_by", "restores")
    versions: dict[str, list[tuple[int, State, str, bool]]] = {}
    for key, version, state, by, restores in known(BOOKS[book], scope, None).filter(key__in=keys).values_list(*columns):
        versions.setdefault(key, []).append((version, State(state), by, restores is not None))
    return {key: authors(each) for key, each in versions.items()}


def open_books(offices: Collection[str]) -> frozenset[str]:
    """Return the books in which any row of these offices is open."""
    return _books(OpenRow.objects.filter(office__in=offices))


def _unfinished_books(office: str) -> frozenset[str]:
    """Return the books in which any row of an office is a draft or was returned."""
    return _books(OpenRow.objects.filter(office=office, is_submitted=False))


def _books(kept: QuerySet[OpenRow]) -> frozenset[str]:
    return frozenset(kept.order_by().values_list("book", flat=True).distinct())


def open_rows(book: str, offices: Collection[str]) -> QuerySet[Any]:
    """Return the latest version of every row of these offices that is neither verified nor withdrawn with its file."""
    kept = OpenRow.objects.filter(office__in=offices, book=book)
    return BOOKS[book]._default_manager.filter(pk__in=kept.values("row"))


def with_unit(book: str, versions: QuerySet[Any]) -> QuerySet[Any]:
    """Return versions with what they belong to (`stem_book`, `stem_key`), and the unit whose head checks them."""
    found: QuerySet[Any] = versions.annotate(**_stem(book)).annotate(of_unit=_unit(book))
    return found


def _stem(book: str) -> Mapping[str, Combinable]:
    if book == "output":
        return {"stem_book": Value("activity"), "stem_key": F("activity")}
    if book != "evidence":
        return {"stem_book": Value(book), "stem_key": F("key")}
    activity = _latest(Output, "of_key", column="activity")
    return {
        "stem_book": Case(When(of_book="output", then=Value("activity")), default=F("of_book")),
        "stem_key": Case(When(of_book="output", then=activity), default=F("of_key")),
    }


def _unit(book: str) -> Combinable:
    """Return the unit whose head checks a row: evidence goes with its row, an output with its activity."""
    if book == "evidence":
        of_stems = [When(stem_book=stem, then=_unit_of_stem(stem)) for stem in ("activity", *_UNITS)]
        return Case(*of_stems, default=Value(PLANNING_UNIT))
    return F("unit") if book == "activity" else _unit_of_stem("activity" if book == "output" else book)


def _unit_of_stem(book: str) -> Combinable:
    if book == "activity":
        return _latest(Activity, "stem_key", column="unit")
    return Value(_UNITS.get(book, PLANNING_UNIT))


def _latest(model: type[Any], named_by: str, *, column: str) -> Subquery:
    """Return a column of the latest version of the row that a column names."""
    versions = model._default_manager.filter(office_id=OuterRef("office_id"), key=OuterRef(named_by))
    return Subquery(versions.order_by("-version").values(column)[:1])
