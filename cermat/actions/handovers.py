"""The act by which a person's posts pass to a successor: *serah terima*."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from typing import Any

from cermat.actions import appointments, checks, permissions, terms, users
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A role that passes: what the predecessor holds, and what becomes of the terms for which the successor holds it.

    `goes_on`: the successor's own term, which says whom he succeeds; None: a new one begins on the day. `cut`: what
    he holds till then and otherwise. `dropped`: terms of either that would only have begun, which the new one covers.
    """

    held: Assignment
    acting: str | None
    goes_on: Assignment | None
    cut: tuple[Assignment, ...]
    dropped: tuple[Assignment, ...]


def hand_over(*, by: Scope, entry: HandoverEntry) -> tuple[str, ...]:
    """End what a person is to the office, give the same to the successor, and return the keys of what he now holds.

    With the posts he takes over inbox, drafts and open rows; whoever wrote a row stays its author.
    """
    passages = passing(by=by, entry=entry)
    roles = ", ".join(_words(each.held) for each in passages)
    summary = (
        f"{entry.predecessor} kepada {entry.successor} mulai {write_date(entry.first_day)}: {roles} ({_paper(entry)})"
    )
    with ledger.act(office=by.office, by=by.username, verb="mencatat serah terima", summary=summary) as act:
        # Under the office's lock: nobody can have changed a role since.
        if passing(by=by, entry=entry) != passages:
            raise StaleEdit("Peran orang ini baru saja berubah; periksa lagi apa yang diserahkan.")
        taken = [_taken(each, entry, by=by) for each in passages]
        appointments.announce(act, by=by, rows=taken)
        act.add_all([*(row for each in passages for row in _ended(each, entry)), *taken])
    return tuple(row.key for row in taken)


def passing(*, by: Scope, entry: HandoverEntry) -> tuple[Passage, ...]:
    """Return what would pass to the successor. Raises FaultyEntry naming what is wrong with the entry."""
    permissions.check_can(by, Act.KEEP_USERS)
    held = [
        each
        for each in selectors.assignments(by)
        if each.username == entry.predecessor and exists_on(each.valid_from, each.valid_to, day=entry.first_day)
    ]
    checks.refuse((*_entry_problems(entry, by), *_passing_problems(entry, held)))
    return tuple(_passage(each, entry, by=by) for each in held)


def _passage(held: Assignment, entry: HandoverEntry, *, by: Scope) -> Passage:
    acting = entry.acting if held.role in users.OF_POSTS else None
    own = terms.of(replace(held, username=entry.successor), by=by)
    own = [each for each in own if each.valid_to is None or each.valid_to >= entry.first_day]
    begun = [each for each in own if not _is_later(each, entry)]
    goes_on = next((each for each in begun if each.valid_to is None and each.acting in (None, acting)), None)
    return Passage(
        held=held,
        acting=acting,
        goes_on=goes_on,
        cut=tuple(each for each in begun if each != goes_on),
        dropped=tuple(each for each in (*terms.of(held, by=by), *own) if _is_later(each, entry)),
    )


def _is_later(each: Assignment, entry: HandoverEntry) -> bool:
    return each.valid_from is not None and each.valid_from >= entry.first_day


def _ended(passage: Passage, entry: HandoverEntry) -> Iterator[RoleAssignment]:
    """Yield what the predecessor holds no longer, and the successor no longer as he did."""
    for each in (passage.held, *passage.cut):
        yield _next(each, entry, valid_to=entry.first_day - timedelta(days=1))
    for each in passage.dropped:
        yield _next(each, entry, annulled=True)


def _next(each: Assignment, entry: HandoverEntry, **changes: Any) -> RoleAssignment:
    stated = {**asdict(each), "version": each.version + 1, "role": each.role.value, "reason": _paper(entry)}
    return RoleAssignment(**{**stated, **changes})


def _taken(passage: Passage, entry: HandoverEntry, *, by: Scope) -> RoleAssignment:
    """Return what the successor holds from the day on; what goes on as it is says whom he succeeds."""
    if passage.goes_on:
        return _next(passage.goes_on, entry, succeeds=entry.predecessor)
    held = passage.held
    row = users.assignment(entry.successor, held.role.value, held.unit, held.village)
    row.key = terms.free_key(row, by=by)
    row.acting, row.valid_from = passage.acting, entry.first_day
    row.succeeds, row.reason = entry.predecessor, _paper(entry)
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
