"""Acts on accounts: invited by a link, given a new one, closed and reopened, freed of a lost second factor.

Whoever knows the link sets the password, once. An office's admin touches no account that another office uses too, and
alone he never gets into an account with a second factor: somebody else must remove that.
"""

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.db import transaction

from cermat.actions import appointments, checks, contacts, facts, passwords, permissions, sessions, users
from cermat.actions.errors import ActionError, FaultyEntry, NotPermitted, Problem, WrongState
from cermat.actions.permissions import Act
from cermat.registers import clock, ledger, selectors
from cermat.registers.errors import NotFound
from cermat.registers.models import AccountLink, RoleAssignment, User
from cermat.registers.roles import DEED_WORDS, Deed, Role
from cermat.registers.scope import Scope

LASTS = timedelta(days=3)
DEAD = "Tautan ini sudah dipakai atau sudah lewat waktunya; minta tautan baru kepada admin kantor Anda."


class DeadLink(ActionError):
    """A link that opens nothing: used, out of date, or never made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationEntry:
    """Who is invited, and as what."""

    username: str
    name: str
    role: str
    unit: str | None = None
    village: str | None = None
    position: str = ""
    phone: str = ""
    email: str = ""


def invite(*, by: Scope, entry: InvitationEntry) -> str:
    """Make an account without a password, with its first role, and return the token of its link, kept nowhere."""
    permissions.check_can(by, Act.KEEP_USERS)
    checks.refuse(invitation_problems(by, entry))
    summary = f"{entry.username} sebagai {entry.role}"
    with ledger.act(office=by.office, by=by.username, verb="mengundang pengguna", summary=summary) as act:
        users.refuse_known(entry.username)
        User.objects.create(
            username=entry.username,
            first_name=entry.name,
            position=entry.position,
            phone=contacts.written_phone(entry.phone),
            email=entry.email,
            password=make_password(None),
        )
        row = users.assignment(entry.username, entry.role, entry.unit, entry.village)
        row.valid_from = facts.of(by).today
        act.add(appointments.deed(by, entry.username, Deed.INVITED))
        appointments.announce(act, by=by, rows=[row])
        act.add(row)
        return _link(by, entry.username)


def invitation_problems(by: Scope, entry: InvitationEntry) -> Iterator[Problem]:
    """Yield everything that is wrong with an invitation."""
    yield from users.username_problems(entry.username)
    yield from users.name_problems(entry.name)
    yield from users.role_problems(entry.role, entry.unit, entry.village, facts.of(by))
    yield from contacts.problems(email=entry.email, phone=entry.phone)


def renew_link(*, by: Scope, username: str) -> str:
    """Return the token of a new link by which a person sets another password; older links are dead."""
    user = _own(by, username, Act.KEEP_USERS)
    if not user.is_active:
        raise WrongState(f"Akun {username} tidak aktif; aktifkan kembali lebih dahulu.")
    with _act(by, username, Deed.LINKED):
        return _link(by, username)


def requested_link(user: User) -> str | None:
    """Return the token of a link a person asked for himself; None where he holds no role. Older links are dead."""
    scope = selectors.scope_of(user.username)
    if scope is None:
        return None
    with _act(scope, user.username, Deed.LINKED):
        return _link(scope, user.username)


def close(*, by: Scope, username: str, reason: str) -> None:
    """Let an account sign in no more; its open sessions end at once."""
    user = _own(by, username, Act.KEEP_USERS)
    if username == by.username:
        raise NotPermitted("Anda tidak dapat menonaktifkan akun Anda sendiri; minta admin lain.")
    with _act(by, username, Deed.CLOSED, reason=_required(reason)):
        _set_active(user, is_active=False)
        _kill_links(username)
        sessions.end_all(username)


def reopen(*, by: Scope, username: str, reason: str) -> None:
    """Let a closed account sign in again."""
    user = _own(by, username, Act.KEEP_USERS)
    with _act(by, username, Deed.REOPENED, reason=_required(reason)):
        _set_active(user, is_active=True)


def remove_factors(*, by: Scope, username: str, reason: str) -> None:
    """Take a lost second factor off an account, so that the person can set up another; its sessions end at once."""
    user = _own(by, username, Act.REMOVE_FACTORS)
    if username == by.username:
        raise NotPermitted("Langkah kedua Anda sendiri diatur di halaman akun Anda; di sini hanya milik orang lain.")
    with _act(by, username, Deed.FACTORS_REMOVED, reason=_required(reason)):
        Authenticator.objects.filter(user=user).delete()
        sessions.end_all(username)


def confirm(*, by: Scope, username: str, reason: str) -> None:
    """Say, as another checker, that whom an Admin made a checker is one: from now on what he verifies counts."""
    _own(by, username, Act.CONFIRM_CHECKER)
    if username == by.username:
        raise NotPermitted("Anda tidak dapat mengesahkan pengangkatan Anda sendiri; minta pemeriksa lain.")
    today, basis = facts.of(by).today, _required(reason)
    with transaction.atomic():
        # Under the office's lock: two who confirm together confirm once.
        ledger.lock(by.office)
        if username not in selectors.waiting_posts(by, today=today).values():
            raise WrongState(f"Pengangkatan {username} tidak menunggu pengesahan; tidak ada yang diubah.")
        with _act(by, username, Deed.CONFIRMED, reason=basis):
            pass


def person_of(token: str) -> User:
    """Return whose password a link sets. Raises DeadLink."""
    return _living(token)[1]


def set_password(*, token: str, password: str) -> User:
    """Let the person who holds a link set his password; the link is dead afterwards, and older sessions end.

    Raises DeadLink, or FaultyEntry with every reason against the password.
    """
    link, user = _living(token)
    passwords.check(user, password)
    scope = selectors.scope_of(user.username, office=link.office)
    if scope is None:
        raise DeadLink(DEAD)
    with _act(scope, user.username, Deed.ENTERED):
        # Under the office's lock: whoever came second finds the link dead.
        _living(token)
        _kill_links(user.username)
        passwords.choose(user, password)
        sessions.end_all(user.username)
    return user


def _living(token: str) -> tuple[AccountLink, User]:
    link = AccountLink.objects.filter(digest=_digest(token), used_at=None, expires_at__gt=clock.now()).first()
    user = User.objects.filter(username=link.username, is_active=True).first() if link else None
    if link is None or user is None:
        raise DeadLink(DEAD)
    return link, user


def _own(by: Scope, username: str, permission: Act) -> User:
    """Return an account of the person's office and of no other. Raises NotPermitted, NotFound."""
    versions = RoleAssignment.objects.filter(username=username).order_by("version")
    held = {(row.office_id, row.key): row for row in versions}.values()
    if all(row.office_id != by.office for row in held):
        raise NotFound(f"Pengguna {username} tidak ditemukan; pilih dari daftar.")
    permissions.check_can(by, permission)
    today = facts.of(by).today
    elsewhere = [row for row in held if row.office_id != by.office and not row.annulled]
    if Role.KONSOL not in by.roles and any(row.valid_to is None or row.valid_to >= today for row in elsewhere):
        raise NotPermitted("Akun ini dipakai kantor lain juga; minta pengelola sistem mengaturnya di konsol.")
    return User.objects.get(username=username)


@contextmanager
def _act(by: Scope, username: str, deed: Deed, *, reason: str | None = None) -> Iterator[None]:
    said = f"{username}: {DEED_WORDS[deed]}" + (f" ({reason})" if reason else "")
    with ledger.act(office=by.office, by=by.username, verb="mengatur akun", summary=said) as act:
        act.add(appointments.deed(by, username, deed, reason=reason))
        yield


def _link(by: Scope, username: str) -> str:
    _kill_links(username)
    token = secrets.token_urlsafe(24)
    AccountLink.objects.create(
        digest=_digest(token), username=username, office=by.office, expires_at=clock.now() + LASTS
    )
    return token


def _kill_links(username: str) -> None:
    AccountLink.objects.filter(username=username, used_at=None).update(used_at=clock.now())


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _set_active(user: User, *, is_active: bool) -> None:
    if user.is_active is is_active:
        words = "sudah aktif" if is_active else "sudah tidak aktif"
        raise WrongState(f"Akun {user.username} {words}; tidak ada yang diubah.")
    user.is_active = is_active
    user.save(update_fields=["is_active"])


def _required(reason: str) -> str:
    if not reason.strip():
        raise FaultyEntry([Problem(field="reason", sentence="Alasan belum diisi; isi alasannya.")])
    return reason.strip()
