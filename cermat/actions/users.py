"""Acts on accounts and on what people are to an office."""

import re
import secrets
from collections.abc import Iterator
from datetime import date, timedelta

from django.contrib.auth.hashers import make_password

from cermat.actions import appointments, checks, dated_books, facts, permissions, terms
from cermat.actions.checks import Facts
from cermat.actions.errors import AlreadyThere, Problem
from cermat.actions.permissions import Act
from cermat.indicators.rows import exists_on
from cermat.registers import ledger, selectors
from cermat.registers.errors import NotFound
from cermat.registers.models import RoleAssignment, User
from cermat.registers.roles import ACTING, Role
from cermat.registers.scope import Scope
from cermat.words.dates import write_date

GIVEN_ROLES = tuple(role.value for role in Role if role is not Role.KONSOL)
OF_UNIT = frozenset({Role.STAF, Role.KASI})
OF_POSTS = frozenset({Role.KASI, Role.SEKRETARIS, Role.CAMAT})
LONGEST_NAME = 150
_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,149}")


def add(
    *,
    by: Scope,
    username: str,
    role: str,
    unit: str | None = None,
    village: str | None = None,
    position: str | None = None,
    name: str | None = None,
    password_hash: str | None = None,
) -> str:
    """Make an account with its first role and return its generated password, which is kept nowhere.

    `name`: of the person, as papers print it; None: known by the login alone.

    With `password_hash` the account has that password, and the text returned is empty.
    """
    permissions.check_can(by, Act.KEEP_USERS)
    known = facts.of(by)
    checks.refuse(
        (*username_problems(username), *name_problems(name or ""), *role_problems(role, unit, village, known))
    )
    password = "" if password_hash else secrets.token_urlsafe(12)
    with ledger.act(
        office=by.office, by=by.username, verb="menambah pengguna", summary=f"{username} sebagai {role}"
    ) as act:
        refuse_known(username)
        User.objects.create(
            username=username,
            first_name=name or "",
            position=position or "",
            password=password_hash or make_password(password),
        )
        row = assignment(username, role, unit, village)
        appointments.announce(act, by=by, rows=[row])
        act.add(row)
    return password


def give_role(
    *,
    by: Scope,
    username: str,
    role: str,
    unit: str | None = None,
    village: str | None = None,
    acting: str | None = None,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> str:
    """Give an account one more role in the office, acting or in full, and return the assignment's key.

    Both days are inclusive; None: since ever, until further notice. A later term stands beside the one that runs.
    """
    permissions.check_can(by, Act.KEEP_USERS)
    problems = (*role_problems(role, unit, village, facts.of(by)), *acting_problems(role, acting))
    checks.refuse((*problems, *_days_problems(valid_from, valid_to, field="valid_to")))
    words = f"{username} sebagai {acting} {role}" if acting else f"{username} sebagai {role}"
    with ledger.act(office=by.office, by=by.username, verb="memberi peran", summary=words) as act:
        if not User.objects.filter(username=username).exists():
            raise NotFound(f"Pengguna {username} tidak ditemukan; tambahkan lebih dahulu.")
        row = assignment(username, role, unit, village)
        row.acting, row.valid_from, row.valid_to = acting, valid_from, valid_to
        row = terms.placed(row, by=by)
        appointments.announce(act, by=by, rows=[row])
        return act.add(row).key


def end_role(*, by: Scope, key: str, version: int, last_day: date, reason: str) -> int:
    """Say that a role ends with a day, no later than it ends already, and return the assignment's new version."""
    before = dated_books.found(RoleAssignment, by=by, key=key, word="peran")
    row = RoleAssignment(
        key=key,
        valid_to=last_day,
        **dated_books.columns_of(before, "username", "role", "unit", "village", "acting", "succeeds", "valid_from"),
    )
    return dated_books.change(
        row,
        by=by,
        permission=Act.KEEP_USERS,
        word="peran",
        version=version,
        reason=reason,
        problems=lambda: (*_ending_problems(before, last_day), *_last_admin_problems(row, by)),
    ).version


def _ending_problems(before: RoleAssignment, last_day: date) -> Iterator[Problem]:
    """Yield why a role may not end with a day: it would go on longer, or end before it began."""
    if before.valid_to is not None and last_day > before.valid_to:
        sentence = (
            f"Peran ini sudah berakhir {write_date(before.valid_to)} dan tidak dapat diperpanjang di sini; "
            "berikan peran itu lagi lewat Beri peran."
        )
        yield Problem(field="last_day", sentence=sentence)
    yield from _days_problems(before.valid_from, last_day, field="last_day")


def _days_problems(valid_from: date | None, valid_to: date | None, *, field: str) -> Iterator[Problem]:
    if valid_from is not None and valid_to is not None and valid_to < valid_from:
        sentence = f"Hari terakhir mendahului hari mulai {write_date(valid_from)}; pilih hari itu atau sesudahnya."
        yield Problem(field=field, sentence=sentence)


def _last_admin_problems(row: RoleAssignment, by: Scope) -> Iterator[Problem]:
    """Yield why a role may not end: nobody could let anybody in any more. The console can always name an admin."""
    if row.role != Role.ADMIN or row.valid_to is None or Role.KONSOL in by.roles:
        return
    able = {each.username for each in selectors.people(by) if each.is_active and each.has_password}
    day = row.valid_to + timedelta(days=1)
    if not any(
        each.role is Role.ADMIN and each.key != row.key and each.username in able
        for each in selectors.assignments(by)
        if exists_on(each.valid_from, each.valid_to, day=day)
    ):
        sentence = (
            "Ini peran Admin terakhir yang pemegangnya dapat masuk; beri orang lain peran Admin lebih dahulu, "
            "atau catat serah terima."
        )
        yield Problem(field="last_day", sentence=sentence)


def assignment(username: str, role: str, unit: str | None, village: str | None) -> RoleAssignment:
    """Return the unsaved first version of what a person is to the office, under its key."""
    key = ":".join(filter(None, (username, role, unit, village)))
    return RoleAssignment(key=key, version=1, username=username, role=role, unit=unit, village=village)


def refuse_known(username: str) -> None:
    """Return when nobody has this username yet."""
    if User.objects.filter(username=username).exists():
        raise AlreadyThere(f"Pengguna {username} sudah ada; pilih nama lain, atau beri peran kepada yang ada.")


def username_problems(username: str) -> Iterator[Problem]:
    """Yield what is wrong with a new username."""
    if not _USERNAME.fullmatch(username):
        yield Problem(
            field="username",
            sentence=f"Nama pengguna “{username}” tidak dapat dipakai; tulis huruf kecil, angka, titik, atau garis, "
            "paling sedikit dua huruf.",
        )


def name_problems(name: str) -> Iterator[Problem]:
    """Yield what is wrong with a person's name, with titles."""
    if len(name) > LONGEST_NAME:
        sentence = f"Nama terlalu panjang; tulis paling banyak {LONGEST_NAME} huruf."
        yield Problem(field="name", sentence=sentence)


def acting_problems(role: str, acting: str | None) -> Iterator[Problem]:
    """Yield what is wrong with how a role is held."""
    if acting is not None and acting not in ACTING:
        sentence = f"“{acting}” tidak dikenal; isi Plt. atau Plh., atau kosongkan untuk pejabat definitif."
        yield Problem(field="acting", sentence=sentence)
    elif acting is not None and role not in OF_POSTS:
        sentence = f"Peran ini tidak dipegang sebagai {acting}; hanya jabatan Kepala Seksi, Sekretaris, dan Camat."
        yield Problem(field="acting", sentence=sentence)


def role_problems(role: str, unit: str | None, village: str | None, known: Facts) -> Iterator[Problem]:
    """Yield what is wrong with a role, and with the unit or village it is for."""
    if role not in GIVEN_ROLES:
        yield Problem(field="role", sentence=f"Peran “{role}” tidak dikenal; yang diterima: {', '.join(GIVEN_ROLES)}.")
        return
    if role in OF_UNIT or unit:
        yield from checks.unit_problems("unit", unit or "", known.today, known)
    if role == Role.OPERATOR_DESA:
        yield from checks.village_problems("village", village or "", known)
    elif village:
        yield Problem(field="village", sentence="Peran ini tidak terikat pada desa; kosongkan desanya.")
