"""Filling the sample books: the acts of three years replayed, each on its day."""

from collections.abc import Callable
from datetime import date, datetime, time
from operator import attrgetter
from zoneinfo import ZoneInfo

from django.contrib.auth.hashers import make_password
from django.db import transaction

from cermat.actions import offices, officials, users
from cermat.actions.errors import AlreadyThere
from cermat.actions.officials import OfficialEntry
from cermat.actions.sample_books import tables
from cermat.actions.sample_books.replay import Replay, Step
from cermat.registers import clock, selectors
from cermat.registers.models import User

OFFICE = "35.08.10"
ZONE = ZoneInfo("Asia/Jakarta")
Progress = Callable[[int, int], None]


def _silent(done: int, total: int) -> None:
    """Show nothing."""


def fill(*, password: str, progress: Progress = _silent) -> tuple[str, ...]:
    """Write the sample books, give every account this password, and return one username per role.

    Books that are filled already are left as they are; their accounts get the password. Raises AlreadyThere where the
    office keeps real books.
    """
    password_hash = make_password(password)
    if OFFICE in {scope.office for scope in selectors.console_scopes()}:
        _give_password(password_hash)
    else:
        _replay(password_hash, progress)
    return _one_per_role()


def _replay(password_hash: str, progress: Progress) -> None:
    steps = sorted([*_opening(password_hash), *Replay(OFFICE).steps()], key=attrgetter("day"))
    with transaction.atomic():
        for done, step in enumerate(steps, 1):
            with clock.fixed(datetime.combine(step.day, time(9), tzinfo=ZONE)):
                step.take()
            progress(done, len(steps))


def _give_password(password_hash: str) -> None:
    if not selectors.office(selectors.console_scope(OFFICE)).is_sample:
        raise AlreadyThere(f"Kantor {OFFICE} memuat buku sungguhan; isi data contoh ke basis data yang lain.")
    usernames = [person["username"] for person in tables.people()["people"]]
    User.objects.filter(username__in=usernames).update(password=password_hash)


def _one_per_role() -> tuple[str, ...]:
    first: dict[str, str] = {}
    for person in tables.people()["people"]:
        first.setdefault(person["role"], person["username"])
    return tuple(first.values())


def _opening(password_hash: str) -> list[Step]:
    opened_on: date = tables.story()["opened_on"]
    console = selectors.console_scope(OFFICE)

    def open_office() -> None:
        offices.open(by=console, code=OFFICE, is_sample=True)

    def add_people() -> None:
        for person in tables.people()["people"]:
            users.add(by=console, password_hash=password_hash, **person)
        for official in tables.people()["officials"]:
            officials.add(by=console, entry=OfficialEntry(**official))

    return [Step(day=opened_on, take=open_office), Step(day=opened_on, take=add_people)]
