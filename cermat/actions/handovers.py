"""The act by which a person's posts pass to a successor: *serah terima*."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cermat.actions import appointments, checks, dated_books, permissions, users
from cermat.actions.errors import Problem, StaleEdit
from cermat.actions.permissions import Act
from cermat.indicators.rows import exists_on
from cermat.registers import ledger, selectors
from cermat.registers.models import RoleAssignment
from cermat.registers.roles import ROLE_WORDS
from cermat.registers.scope import Scope
from cermat.registers.selectors import Assignment
from cermat.words.dates import write_date


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverEntry:
    """From whom, to whom, from which day on, by which paper; `acting`: how the successor holds the posts."""

    predecessor: str
    successor: str
    first_day: date
    paper: str
    acting: str | None = None


def hand_over(*, by: Scope, entry: HandoverEntry) -> tuple[str, ...]:
    """End what a person is to the office, give the same to the successor, and return the keys of what he now holds.

    With the posts he takes over inbox, drafts and open rows; whoever wrote a row stays its author.
    """
    held = passing(by=by, entry=entry)
    roles = ", ".join(_words(each) for each in held)
    summary = (
        f"{entry.predecessor} kepada {entry.successor} mulai {write_date(entry.first_day)}: {roles} ({_paper(entry)})"
    )
    with ledger.act(office=by.office, by=by.username, verb="mencatat serah terima", summary=summary) as act:
        # Under the office's lock: nobody can have changed a role since.
        if passing(by=by, entry=entry) != held:
            raise StaleEdit("Peran orang ini baru saja berubah; periksa lagi apa yang diserahkan.")
        taken = [_taken(each, entry, by=by) for each in held]
        appointments.announce(act, by=by, rows=taken)
        act.add_all([*(_ended(each, entry) for each in held), *taken])
    return tuple(row.key for row in taken)


def passing(*, by: Scope, entry: HandoverEntry) -> tuple[Assignment, ...]:
    """Return what would pass to the successor. Raises FaultyEntry naming what is wrong with the entry."""
    permissions.check_can(by, Act.KEEP_USERS)
    held = tuple(
        each
        for each in selectors.assignments(by)
        if each.username == entry.predecessor and exists_on(each.valid_from, each.valid_to, day=entry.first_day)
    )
    checks.refuse((*_entry_problems(entry, by), *_passing_problems(entry, held)))
    return held


def _ended(each: Assignment, entry: HandoverEntry) -> RoleAssignment:
    return RoleAssignment(
        key=each.key,
        version=each.version + 1,
        username=each.username,
        role=each.role.value,
        unit=each.unit,
        village=each.village,
        acting=each.acting,
        succeeds=each.succeeds,
        valid_from=each.valid_from,
        valid_to=entry.first_day - timedelta(days=1),
        reason=_paper(entry),
    )


def _taken(each: Assignment, entry: HandoverEntry, *, by: Scope) -> RoleAssignment:
    """Return the successor's assignment; one he holds already goes on as it is, and says whom he succeeds."""
    row = users.assignment(entry.successor, each.role.value, each.unit, each.village)
    before = dated_books.latest(RoleAssignment, by=by, key=row.key)
    row.version = before.version + 1 if before else 1
    row.succeeds, row.reason = entry.predecessor, _paper(entry)
    if before is not None and exists_on(before.valid_from, before.valid_to, day=entry.first_day):
        row.acting, row.valid_from, row.valid_to = before.acting, before.valid_from, before.valid_to
    else:
        row.acting, row.valid_from = entry.acting if each.role in users.OF_POSTS else None, entry.first_day
    return row


def _entry_problems(entry: HandoverEntry, by: Scope) -> Iterator[Problem]:
    if entry.predecessor == entry.successor:
        yield Problem(field="successor", sentence="Penerusnya orang yang sama; pilih orang lain.")
    elif entry.successor not in {each.username for each in selectors.people(by) if each.is_active}:
        yield Problem(
            field="successor",
            sentence=f"Penerus “{entry.successor}” belum menjadi pengguna aktif kantor ini; tambahkan lebih dahulu.",
        )
    if not _paper(entry):
        yield Problem(field="paper", sentence="Dasar serah terima belum diisi; tulis nomor dan tanggal suratnya.")
    if entry.acting is not None:
        yield from users.acting_problems("camat", entry.acting)


def _passing_problems(entry: HandoverEntry, held: Sequence[Assignment]) -> Iterator[Problem]:
    if not held:
        day = write_date(entry.first_day)
        sentence = f"{entry.predecessor} tidak memegang peran apa pun pada {day}; pilih orang atau hari lain."
        yield Problem(field="predecessor", sentence=sentence)
    for each in held:
        if each.valid_from is not None and each.valid_from >= entry.first_day:
            sentence = f"Peran {_words(each)} baru mulai {write_date(each.valid_from)}; pilih hari sesudahnya."
            yield Problem(field="first_day", sentence=sentence)


def _words(each: Assignment) -> str:
    place = each.unit or each.village
    return f"{ROLE_WORDS[each.role]} {place}" if place else ROLE_WORDS[each.role]


def _paper(entry: HandoverEntry) -> str:
    return entry.paper.strip()
