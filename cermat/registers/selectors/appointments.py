"""Who was made a checker by an Admin of late, or still waits to be confirmed; which checker was made an Admin."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from cermat.registers import clock
from cermat.registers.models import RoleAssignment
from cermat.registers.roles import CHECKERS, Role
from cermat.registers.scope import Scope
from cermat.registers.selectors.places import office
from cermat.registers.selectors.reading import known
from cermat.registers.selectors.scopes import assignments, checkers, waiting_posts
from cermat.words.dates import local_day

SHOWN_FOR = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """A post that verifies, or a checker's role as Admin, given by somebody of the office.

    `acting`: `Plt.`, `Plh.` or None.
    """

    username: str
    role: Role
    unit: str | None
    acting: str | None
    recorded_by: str
    recorded_at: datetime
    is_confirmed: bool


def new_checkers(scope: Scope) -> tuple[Appointment, ...]:
    """Return the appointments of the last thirty days, and older ones not yet confirmed, the latest first.

    One of each post of a person, however often it was given. What the console gave, an Admin cannot have invented; a
    role that was only ended, or annulled, is no appointment.
    """
    present = clock.now()
    today = local_day(present, office(scope).zone)
    waiting = waiting_posts(scope, today=today)
    told = Q(role__in=CHECKERS) | Q(role=Role.ADMIN, username__in=checkers(scope, today=today))
    given = known(RoleAssignment, scope, None).filter(told).exclude(recorded_by__startswith="konsol:")
    given = given.exclude(valid_to__isnull=False, reason__isnull=False)
    standing = {each.key for each in assignments(scope)}
    stand = (row for row in given if row.key in standing)
    fresh = [row for row in stand if row.recorded_at > present - SHOWN_FOR or row.key in waiting]
    posts: dict[tuple[str, str, str | None], list[RoleAssignment]] = {}
    for row in sorted(fresh, key=lambda row: row.event_seq, reverse=True):
        posts.setdefault((row.username, row.role, row.unit), []).append(row)
    return tuple(_appointment(rows, waiting) for rows in posts.values())


def _appointment(rows: Sequence[RoleAssignment], waiting: Collection[str]) -> Appointment:
    """Return the latest of the times that a post was given to a person; confirmed once none of its terms waits."""
    row = rows[0]
    return Appointment(
        username=row.username,
        role=Role(row.role),
        unit=row.unit,
        acting=row.acting,
        recorded_by=row.recorded_by,
        recorded_at=row.recorded_at,
        is_confirmed=all(each.key not in waiting for each in rows),
    )
