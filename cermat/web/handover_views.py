"""What a *serah terima* would pass on, and what passed before, in words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from cermat.actions import handovers
from cermat.actions.handovers import HandoverEntry
from cermat.registers import selectors
from cermat.registers.roles import ROLE_WORDS, Role
from cermat.registers.scope import Scope
from cermat.web import names
from cermat.web.editing import digest
from cermat.web.rows import Names


@dataclass(frozen=True, slots=True, kw_only=True)
class Passing:
    """What would pass: the roles, and how many rows the predecessor has not finished."""

    predecessor: str
    successor: str
    first_day: date
    roles: Sequence[str]
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


def people(scope: Scope) -> list[tuple[str, str]]:
    """Return whom the office knows, for a choice: every active account with its position."""
    return [
        (each.username, f"{each.username} ({each.position})" if each.position else each.username)
        for each in selectors.people(scope)
        if each.is_active
    ]


def passing(scope: Scope, entry: HandoverEntry) -> Passing:
    """Return what would pass. Raises FaultyEntry where it may not be done."""
    held, called = handovers.passing(by=scope, entry=entry), names.names(scope)
    whose = replace(scope, username=entry.predecessor, roles=frozenset())
    return Passing(
        predecessor=entry.predecessor,
        successor=entry.successor,
        first_day=entry.first_day,
        roles=[_role(each.role, each.unit, each.village, called) for each in held],
        unfinished=selectors.waiting_count(whose),
        digest=digest(entry),
    )


def past(scope: Scope) -> list[Past]:
    """Return what passed before, the latest first."""
    called = names.names(scope)
    return [
        Past(
            role=_role(each.role, each.unit, each.village, called),
            predecessor=each.succeeds,
            successor=each.username,
            first_day=each.valid_from,
            paper=each.paper,
        )
        for each in selectors.successions(scope)
    ]


def _role(role: Role, unit: str | None, village: str | None, called: Names) -> str:
    place = called.units.get(unit, unit) if unit else called.villages.get(village, village) if village else None
    return f"{ROLE_WORDS[role]}, {place}" if place else ROLE_WORDS[role]
