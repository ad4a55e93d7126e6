"""What a *serah terima* would pass on, and what passed before, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cermat.actions import handovers
from cermat.actions.handovers import HandoverEntry
from cermat.indicators.rows import exists_on
from cermat.registers import selectors
from cermat.registers.roles import ROLE_WORDS, Role
from cermat.registers.scope import Scope
from cermat.registers.selectors import Person
from cermat.web import names
from cermat.web.editing import digest
from cermat.web.rows import Names, person


@dataclass(frozen=True, slots=True, kw_only=True)
class Passing:
    """What would pass: the roles, and how many rows the predecessor has not finished. `people`: both, in words."""

    predecessor: str
    successor: str
    people: tuple[str, str]
    first_day: date
    roles: Sequence[str]
    is_waiting_for_password: bool
    unfinished: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A role that passed."""

    role: str
    predecessor: str
    successor: str
    first_day: date | None
    paper: str


def predecessors(scope: Scope) -> list[tuple[str, str]]:
    """Return whose posts may pass, for a choice: also those whose account is closed already."""
    posts = _posts(scope)
    return [(each.username, _called(each, posts)) for each in selectors.people(scope)]


def successors(scope: Scope) -> list[tuple[str, str]]:
    """Return who may take over, for a choice: every active account."""
    posts = _posts(scope)
    return [(each.username, _called(each, posts)) for each in selectors.people(scope) if each.is_active]


def _posts(scope: Scope) -> dict[str, list[str]]:
    called, today = names.names(scope), names.today(scope)
    posts: dict[str, list[str]] = {}
    for each in selectors.assignments(scope):
        if exists_on(each.valid_from, each.valid_to, day=today):
            posts.setdefault(each.username, []).append(_role(each.role, each.unit, each.village, called))
    return posts


def _called(each: Person, posts: Mapping[str, Sequence[str]]) -> str:
    name = each.username if each.name == each.username else f"{each.name} ({each.username})"
    held = "; ".join(posts.get(each.username, ())) or each.position or "tanpa peran sekarang"
    return f"{name}: {held}" if each.is_active else f"{name}: {held}, akun tidak aktif"


def passing(scope: Scope, entry: HandoverEntry) -> Passing:
    """Return what would pass. Raises FaultyEntry where it may not be done."""
    held, called = handovers.passing(by=scope, entry=entry), names.names(scope)
    whose = replace(scope, username=entry.predecessor, roles=frozenset())
    return Passing(
        predecessor=entry.predecessor,
        successor=entry.successor,
        people=(person(entry.predecessor, called), person(entry.successor, called)),
        first_day=entry.first_day,
        roles=[_role(each.role, each.unit, each.village, called) for each in held],
        is_waiting_for_password=not _has_password(scope, entry.successor),
        unfinished=selectors.waiting_count(whose),
        digest=digest(entry),
    )


def _has_password(scope: Scope, username: str) -> bool:
    return any(each.has_password for each in selectors.people(scope) if each.username == username)


def past(scope: Scope) -> list[Past]:
    """Return what passed before, the latest first."""
    called = names.names(scope)
    return [
        Past(
            role=_role(each.role, each.unit, each.village, called),
            predecessor=person(each.succeeds, called),
            successor=person(each.username, called),
            first_day=each.valid_from,
            paper=each.paper,
        )
        for each in selectors.successions(scope)
    ]


def _role(role: Role, unit: str | None, village: str | None, called: Names) -> str:
    place = called.units.get(unit, unit) if unit else called.villages.get(village, village) if village else None
    return f"{ROLE_WORDS[role]}, {place}" if place else ROLE_WORDS[role]
