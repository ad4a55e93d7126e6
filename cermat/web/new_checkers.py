"""Who checks since a short while: told to all who check, and to those who look over the office."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from cermat.registers import selectors
from cermat.registers.roles import CHECKERS, Role
from cermat.registers.scope import Scope
from cermat.registers.substitution import Holder, Turns, post
from cermat.web import names, rows
from cermat.web.rows import Names

TOLD = CHECKERS | {Role.KABUPATEN, Role.INSPEKTORAT}


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentView:
    """A new checker in words; `confirmers`: who may confirm him, empty where nobody can today."""

    name: str
    address: str
    post: str
    recorded_by: str
    recorded_at: datetime
    is_confirmed: bool
    confirmers: tuple[str, ...]


def views(scope: Scope) -> tuple[AppointmentView, ...]:
    """Return the new checkers this person is told of, the latest first."""
    if TOLD.isdisjoint(scope.roles) or not (found := selectors.new_checkers(scope)):
        return ()
    called, turns = names.names(scope), selectors.turns(scope)
    return tuple(
        AppointmentView(
            name=rows.person(each.username, called),
            address=reverse("orang_satu", args=[each.username]),
            post=post(turns, Holder(username=each.username, role=each.role, unit=each.unit, acting=each.acting)),
            recorded_by=rows.person(each.recorded_by, called),
            recorded_at=each.recorded_at.astimezone(called.zone),
            is_confirmed=each.is_confirmed,
            confirmers=_confirmers(turns, each.username, called),
        )
        for each in found
    )


def _confirmers(turns: Turns, username: str, called: Names) -> tuple[str, ...]:
    """Return who holds a confirmed post that checks today and is another."""
    others = dict.fromkeys(each.username for each in turns.holders if each.username != username)
    return tuple(rows.person(each, called) for each in others)
