"""Who checks since a short while: told to all who check, and to those who look over the office."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from cermat.registers import selectors
from cermat.registers.roles import CHECKERS, Role
from cermat.registers.scope import Scope
from cermat.registers.substitution import Holder, post
from cermat.web import names, rows

TOLD = CHECKERS | {Role.KABUPATEN, Role.INSPEKTORAT}


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentView:
    """A new checker in words."""

    name: str
    address: str
    post: str
    recorded_by: str
    recorded_at: datetime
    is_confirmed: bool


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
        )
        for each in found
    )
