"""Who asks: scopes made from accounts and their assignments."""

import getpass
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from cermat.indicators.rows import exists_on
from cermat.registers import clock
from cermat.registers.memory import remembered_of_office
from cermat.registers.models import Account, Office, RoleAssignment, User
from cermat.registers.roles import CHECKERS, Deed, Role
from cermat.registers.scope import Scope
from cermat.registers.selectors.places import office as office_of
from cermat.registers.selectors.reading import known, standing
from cermat.words.dates import local_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """What a person is to the office; `unit` or `village` where it is for one of them. Both days are inclusive.

    `acting`: `Plt.`, `Plh.` or None. `succeeds`: from whom it was taken over by *serah terima*.
    """

    key: str
    version: int
    username: str
    role: Role
    unit: str | None
    village: str | None
    acting: str | None
    succeeds: str | None
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """A role that passed from one person to another by *serah terima*; `valid_from`: since when the other holds it."""

    recorded_at: datetime
    username: str
    succeeds: str
    role: Role
    unit: str | None
    village: str | None
    valid_from: date | None
    paper: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An account as the books name it. `phone` is empty where none is known."""

    username: str
    name: str
    position: str
    phone: str
    is_active: bool
    has_password: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountDeed:
    """One thing that was done to an account in the office."""

    deed: Deed
    recorded_at: datetime
    recorded_by: str
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleDeed:
    """One time that a role was given to a person, its end was said, or it was annulled."""

    role: Role
    unit: str | None
    village: str | None
    acting: str | None
    valid_from: date | None
    valid_to: date | None
    is_end: bool
    is_annulled: bool
    recorded_at: datetime
    recorded_by: str
    reason: str | None


def scope_of(username: str, *, office: str | None = None) -> Scope | None:
    """Return what a person may ask, by the assignments in force today; None without an active account or assignment.

    Of several offices: the one named, else the first by code.
    """
    user = _active(username)
    if user is None:
        return None
    codes = _offices_of(username) if office is None else [office]
    scopes = (_scope_in(code, user) for code in codes)
    return next((scope for scope in scopes if scope is not None), None)


def scope_without_role(username: str) -> Scope | None:
    """Return the scope of somebody who is nothing to any office today: his own account's alone.

    None without an active account, or where no office ever gave him a role.
    """
    user, codes = _active(username), _offices_of(username)
    if user is None or not codes:
        return None
    return Scope(
        username=user.username,
        name=user.get_full_name() or user.username,
        office=codes[0],
        roles=frozenset(),
        units=frozenset(),
        villages=frozenset(),
    )


def _active(username: str) -> User | None:
    return User.objects.filter(username=username, is_active=True).first()


def _offices_of(username: str) -> list[str]:
    assigned = RoleAssignment.objects.filter(username=username).order_by().values_list("office_id", flat=True)
    return sorted(set(assigned))


def _scope_in(code: str, user: User) -> Scope | None:
    unscoped = console_scope(code)
    today = local_day(clock.now(), office_of(unscoped).zone)
    found = scope_on(unscoped, user.username, day=today)
    return replace(found, name=user.get_full_name() or user.username) if found.roles else None


def scope_on(scope: Scope, username: str, *, day: date) -> Scope:
    """Return what a person is to the office on a day, be the account open or not; without roles where he is nothing."""
    held = [
        each
        for each in assignments(scope)
        if each.username == username and exists_on(each.valid_from, each.valid_to, day=day)
    ]
    waiting = waiting_posts(scope, today=day) if any(each.role in CHECKERS for each in held) else {}
    confirmed = {each.role for each in held if each.key not in waiting}
    return Scope(
        username=username,
        name=username,
        office=scope.office,
        roles=frozenset(each.role for each in held),
        units=frozenset(each.unit for each in held if each.unit),
        villages=frozenset(each.village for each in held if each.village),
        unconfirmed=frozenset(each.role for each in held) - confirmed,
    )


def console_scope(office: str) -> Scope:
    """Return the scope of whoever sits at the console: the operating system's user, by name."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError):  # a container may run under a number without a name
        user = "tanpa-nama"
    return Scope(
        username=f"konsol:{user}",
        name=f"Konsol ({user})",
        office=office,
        roles=frozenset({Role.KONSOL}),
        units=frozenset(),
        villages=frozenset(),
    )


def public_scope(office: str) -> Scope:
    """Return the scope of whoever did not sign in: he is nobody in the office."""
    nothing: frozenset[str] = frozenset()
    return Scope(username="publik", name="Publik", office=office, roles=frozenset(), units=nothing, villages=nothing)


def console_scopes() -> tuple[Scope, ...]:
    """Return the console's scope for every office there is, by code."""
    return tuple(console_scope(code) for code in Office.objects.order_by("pk").values_list("pk", flat=True))


@remembered_of_office
def assignments(scope: Scope) -> tuple[Assignment, ...]:
    """Return the role assignments that stand in the office, ended ones too, by key."""
    return tuple(
        Assignment(
            key=row.key,
            version=row.version,
            username=row.username,
            role=Role(row.role),
            unit=row.unit,
            village=row.village,
            acting=row.acting,
            succeeds=row.succeeds,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
        )
        for row in standing(_role_rows(scope))
    )


@remembered_of_office
def _role_rows(scope: Scope) -> tuple[RoleAssignment, ...]:
    """Return every version of the office's role assignments, by key, then version."""
    return tuple(known(RoleAssignment, scope, None))


def checkers(scope: Scope, *, today: date) -> frozenset[str]:
    """Return who holds a post that verifies, confirmed or not, with an open account or not, an Admin or not."""
    held = [each for each in assignments(scope) if exists_on(each.valid_from, each.valid_to, day=today)]
    return frozenset(each.username for each in held if each.role in CHECKERS)


@remembered_of_office
def waiting_posts(scope: Scope, *, today: date) -> Mapping[str, str]:
    """Return the posts that verify which an Admin gave and no other checker has confirmed: by key, whose it is.

    Without those beside whose holder no confirmed checker stands: nobody could give the word. Who cannot give it today,
    his account closed or he himself an Admin, stands there all the same: the Admin opens no way around.
    """
    asked = _asked(scope)
    if not asked:
        return {}
    posts = [each for each in assignments(scope) if each.role in CHECKERS]
    posts = [each for each in posts if each.valid_to is None or each.valid_to >= today]
    # Said before it was said post by post: all that he held waited.
    waiting = {each.key: each.username for each in posts if asked.get(each.username, set()) & {each.key, None}}
    held = [each for each in posts if exists_on(each.valid_from, each.valid_to, day=today)]
    confirmed = {each.username for each in held if each.key not in waiting}
    return {key: username for key, username in waiting.items() if confirmed - {username}}


def _asked(scope: Scope) -> Mapping[str, set[str | None]]:
    """Return the posts for which a confirmation was asked since the last one given, by person."""
    said = known(Account, scope, None).filter(deed__in=(Deed.AWAITS.value, Deed.CONFIRMED.value))
    asked: dict[str, set[str | None]] = {}
    for username, deed, post in said.values_list("username", "deed", "reason"):
        if deed == Deed.AWAITS:
            asked.setdefault(username, set()).add(post)
        else:
            asked.pop(username, None)
    return asked


def successions(scope: Scope) -> tuple[Succession, ...]:
    """Return every *serah terima* of the office, one for each role that passed, the latest first."""
    passed = (row for row in _role_rows(scope) if row.succeeds is not None)
    rows = sorted(passed, key=lambda row: (row.event_seq, row.key))
    # A later version of the same assignment names the predecessor again.
    first: dict[tuple[str, str | None], RoleAssignment] = {}
    for row in rows:
        first.setdefault((row.key, row.succeeds), row)
    return tuple(_succession(row) for row in reversed(first.values()))


def _succession(row: RoleAssignment) -> Succession:
    return Succession(
        recorded_at=row.recorded_at,
        username=row.username,
        succeeds=row.succeeds or "",
        role=Role(row.role),
        unit=row.unit,
        village=row.village,
        valid_from=row.valid_from,
        paper=row.reason or "",
    )


def predecessors(scope: Scope) -> frozenset[str]:
    """Return those whose posts this person has taken over by today, and those whom they had taken them over from."""
    past = successions(scope)
    today = local_day(clock.now(), office_of(scope).zone) if past else None
    before: dict[str, set[str]] = {}
    for each in past:
        if today and exists_on(each.valid_from, None, day=today):
            before.setdefault(each.username, set()).add(each.succeeds)
    found, left = {scope.username}, [scope.username]
    while left:
        new = before.get(left.pop(), set()) - found
        found |= new
        left += new
    return frozenset(found - {scope.username})


@remembered_of_office
def people(scope: Scope) -> tuple[Person, ...]:
    """Return the accounts that are or were something to the office, by username."""
    named = RoleAssignment.objects.filter(office_id=scope.office).order_by().values_list("username", flat=True)
    return tuple(
        Person(
            username=user.username,
            name=user.get_full_name() or user.username,
            position=user.position,
            phone=user.phone,
            is_active=user.is_active,
            has_password=user.has_usable_password(),
        )
        for user in User.objects.filter(username__in=named.distinct()).order_by("username")
    )


def account_deeds(scope: Scope, username: str) -> tuple[AccountDeed, ...]:
    """Return what was done to an account in the office, newest first."""
    return tuple(
        AccountDeed(deed=Deed(row.deed), recorded_at=row.recorded_at, recorded_by=row.recorded_by, reason=row.reason)
        for row in known(Account, scope, None).filter(key=username).reverse()
    )


def role_deeds(scope: Scope, username: str) -> tuple[RoleDeed, ...]:
    """Return how a person's roles in the office were given and ended, newest first."""
    rows = known(RoleAssignment, scope, None).filter(username=username).order_by("-event_seq", "key")
    return tuple(
        RoleDeed(
            role=Role(row.role),
            unit=row.unit,
            village=row.village,
            acting=row.acting,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            is_end=row.valid_to is not None and row.reason is not None,
            is_annulled=row.annulled,
            recorded_at=row.recorded_at,
            recorded_by=row.recorded_by,
            reason=row.reason,
        )
        for row in rows
    )
