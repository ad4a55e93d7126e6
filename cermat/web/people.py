"""The people of an office in words: what they are, whether they may sign in, and the text that carries a link."""

from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest
from django.urls import reverse

from cermat.actions import account_mails
from cermat.indicators.rows import exists_on
from cermat.registers import selectors
from cermat.registers.roles import DEED_WORDS, ROLE_WORDS, Deed
from cermat.registers.scope import Scope
from cermat.registers.selectors import Assignment, Person, RoleDeed
from cermat.reminders.messages import chat_address
from cermat.web import names
from cermat.web.rows import Names
from cermat.web.tones import BAD, GOOD, WAIT
from cermat.words.dates import write_date


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleView:
    """A role in words, and the address where it is ended; None where it has ended."""

    words: str
    valid_from: date | None
    valid_to: date | None
    is_held: bool
    is_to_come: bool
    is_waiting: bool
    end_address: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """A person as the list and the person's own page show him."""

    person: Person
    address: str
    tone: str
    standing: str
    roles: tuple[RoleView, ...]
    is_unconfirmed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedView:
    """One thing that was done to an account."""

    words: str
    at: datetime
    by: str
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """A link that was just made: shown once, with the text to send it with. `whatsapp`: None without a number."""

    address: str
    words: str
    whatsapp: str | None


def views(scope: Scope) -> tuple[PersonView, ...]:
    """Return everybody who is or was something to the office, by username."""
    today, words = names.today(scope), names.names(scope)
    waiting = selectors.waiting_posts(scope, today=today)
    held: dict[str, list[RoleView]] = {}
    for each in selectors.assignments(scope):
        held.setdefault(each.username, []).append(_role(each, words, today=today, is_waiting=each.key in waiting))
    return tuple(
        _view(person, tuple(held.get(person.username, ())), is_unconfirmed=person.username in waiting.values())
        for person in selectors.people(scope)
    )


def view(scope: Scope, username: str) -> PersonView | None:
    """Return one person of the office; None where there is none of this name."""
    return next((each for each in views(scope) if each.person.username == username), None)


def deeds(scope: Scope, username: str) -> tuple[DeedView, ...]:
    """Return what was done to an account in the office, and to the person's roles, newest first."""
    called = names.names(scope)
    done = [
        DeedView(
            words=DEED_WORDS[row.deed],
            at=row.recorded_at.astimezone(called.zone),
            by=row.recorded_by,
            # What awaits a word names its post there; the role beside it says it in words.
            reason=None if row.deed is Deed.AWAITS else row.reason,
        )
        for row in selectors.account_deeds(scope, username)
    ]
    done += [_role_deed(row, called) for row in selectors.role_deeds(scope, username)]
    return tuple(sorted(done, key=lambda each: each.at, reverse=True))


def link_view(request: HttpRequest, person: Person, token: str) -> LinkView:
    """Return a link with the text to send it with."""
    address = request.build_absolute_uri(reverse("undangan", args=[token]))
    words = account_mails.words(person.name, address)
    whatsapp = chat_address(person.phone, words) if person.phone else None
    return LinkView(address=address, words=words, whatsapp=whatsapp)


def role_words(each: Assignment, called: Names) -> str:
    """Return what a person is, in words: `Plt. Kepala Seksi/Kasubbag, Seksi Pelayanan Umum`."""
    said = " ".join(filter(None, (each.acting, ROLE_WORDS[each.role])))
    place = _place(each, called)
    return f"{said}, {place}" if place else said


def _place(each: Assignment | RoleDeed, called: Names) -> str | None:
    return called.units.get(each.unit or "") or called.villages.get(each.village or "")


def _role_deed(row: RoleDeed, called: Names) -> DeedView:
    said = " ".join(filter(None, (row.acting, ROLE_WORDS[row.role], _place(row, called))))
    end = f"sampai {write_date(row.valid_to)}" if row.valid_to else ""
    is_end = row.is_end and not row.is_annulled
    start = f"sejak {write_date(row.valid_from)}" if row.valid_from and not is_end else ""
    verb = "batal diberi peran" if row.is_annulled else "akhir peran dicatat" if is_end else "diberi peran"
    words = " ".join(filter(None, (verb, said, start, end)))
    return DeedView(words=words, at=row.recorded_at.astimezone(called.zone), by=row.recorded_by, reason=row.reason)


def _role(each: Assignment, called: Names, *, today: date, is_waiting: bool) -> RoleView:
    is_over = each.valid_to is not None and each.valid_to < today
    return RoleView(
        words=role_words(each, called),
        valid_from=each.valid_from,
        valid_to=each.valid_to,
        is_held=exists_on(each.valid_from, each.valid_to, day=today),
        is_to_come=each.valid_from is not None and each.valid_from > today,
        is_waiting=is_waiting,
        end_address=None if is_over else reverse("akhiri_peran", args=[each.username, each.key]),
    )


def _view(person: Person, roles: tuple[RoleView, ...], *, is_unconfirmed: bool) -> PersonView:
    tone, standing = GOOD, "aktif"
    if not person.is_active:
        tone, standing = BAD, "tidak aktif"
    elif not person.has_password:
        tone, standing = WAIT, "diundang, belum menetapkan sandi"
    elif not any(role.is_held for role in roles):
        tone, standing = WAIT, "tanpa peran sekarang"
    elif is_unconfirmed:
        tone, standing = WAIT, "menunggu pengesahan sebagai pemeriksa"
    return PersonView(
        person=person,
        address=reverse("orang_satu", args=[person.username]),
        tone=tone,
        standing=standing,
        roles=roles,
        is_unconfirmed=is_unconfirmed,
    )
