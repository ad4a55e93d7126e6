"""What a *serah terima* would pass on, and what passed before, in words."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cermat.actions import handovers
from cermat.actions.handovers import HandoverEntry, Passage
from cermat.actions.users import OF_POSTS
from cermat.indicators.rows import exists_on
from cermat.registers import selectors
from cermat.registers.roles import ROLE_WORDS, Role
from cermat.registers.scope import Scope
from cermat.registers.selectors import Assignment, Person
from cermat.registers.selectors.inbox import Waiting, Why
from cermat.web import inboxes, measurements, names
from cermat.web.addresses import BOOK_WORDS
from cermat.web.editing import digest
from cermat.web.measurements import WaitingMeasurement
from cermat.web.rows import Names, person
from cermat.words.dates import write_date, write_span
from cermat.words.numbers import write_number


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageView:
    """A role that would pass: how it will be held, and what becomes of terms that stand, a sentence each."""

    role: str
    how: str
    changes: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passing:
    """What would pass: the roles, and how many rows the predecessor has not finished. `people`: both, in words.

    `checks`: what waits for the predecessor's word, `17 baris (12 kegiatan, 5 keluaran)`; empty where nothing does.
    """

    predecessor: str
    successor: str
    people: tuple[str, str]
    first_day: date
    roles: Sequence[PassageView]
    is_waiting_for_password: bool
    unfinished: int
    checks: str
    measurements: Sequence[WaitingMeasurement]
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A role that passed."""

    role: str
    predecessor: str
    successor: str
    first_day: date | None
    paper: str


def predecessors(scope: Scope) -> list[tuple[str, str]]:
    """Return whose posts may pass, for a choice: also those whose account is closed already."""
    posts = _posts(scope)
    return [(each.username, _called(each, posts)) for each in selectors.people(scope)]


def successors(scope: Scope) -> list[tuple[str, str]]:
    """Return who may take over, for a choice: every active account."""
    posts = _posts(scope)
    return [(each.username, _called(each, posts)) for each in selectors.people(scope) if each.is_active]


def _posts(scope: Scope) -> dict[str, list[str]]:
    called, today = names.names(scope), names.today(scope)
    posts: dict[str, list[str]] = {}
    for each in selectors.assignments(scope):
        if exists_on(each.valid_from, each.valid_to, day=today):
            posts.setdefault(each.username, []).append(_role(each.role, each.unit, each.village, called))
    return posts


def _called(each: Person, posts: Mapping[str, Sequence[str]]) -> str:
    name = each.username if each.name == each.username else f"{each.name} ({each.username})"
    held = "; ".join(posts.get(each.username, ())) or each.position or "tanpa peran sekarang"
    return f"{name}: {held}" if each.is_active else f"{name}: {held}, akun tidak aktif"


def passing(scope: Scope, entry: HandoverEntry) -> Passing:
    """Return what would pass. Raises FaultyEntry where it may not be done."""
    passages, called = handovers.passing(by=scope, entry=entry), names.names(scope)
    whose = selectors.scope_on(scope, entry.predecessor, day=entry.first_day)
    waiting = selectors.inbox(whose)
    return Passing(
        predecessor=entry.predecessor,
        successor=entry.successor,
        people=(person(entry.predecessor, called), person(entry.successor, called)),
        first_day=entry.first_day,
        roles=[_passage(each, entry, called) for each in passages],
        is_waiting_for_password=not _has_password(scope, entry.successor),
        unfinished=sum(not inboxes.is_check(each) for each in waiting),
        checks=_checks(waiting, heads={each.held.unit for each in passages if each.held.role is Role.KASI}),
        measurements=measurements.waiting(whose),
        digest=digest((entry, passages)),
    )


def _passage(each: Passage, entry: HandoverEntry, called: Names) -> PassageView:
    return PassageView(
        role=_role(each.held.role, each.held.unit, each.held.village, called),
        how=_how(each, entry),
        changes=[*_cut(each, entry, called), *_dropped(each, called)],
    )


def _how(each: Passage, entry: HandoverEntry) -> str:
    if each.goes_on:
        return f"sudah dipegang penerusnya{_as(each.goes_on)} {write_span(each.goes_on.valid_from, None)} dan berlanjut"
    as_what = each.acting or "definitif"
    as_what = f"{as_what}, " if each.held.role in OF_POSTS else ""
    return f"{as_what}mulai {write_date(entry.first_day)}, tanpa hari terakhir"


def _cut(each: Passage, entry: HandoverEntry, called: Names) -> Iterator[str]:
    last = write_date(entry.first_day - timedelta(days=1))
    for term in each.cut:
        span = write_span(term.valid_from, term.valid_to)
        yield f"Masa {person(term.username, called)}{_as(term)}, {span}, berakhir {last}."


def _dropped(each: Passage, called: Names) -> Iterator[str]:
    for term in each.dropped:
        span = write_span(term.valid_from, term.valid_to)
        yield f"Masa {person(term.username, called)}{_as(term)}, {span}, dibatalkan."


def _as(term: Assignment) -> str:
    return f" sebagai {term.acting}" if term.acting else ""


def _checks(waiting: Sequence[Waiting], *, heads: Collection[str | None]) -> str:
    """Return what the predecessor is the first to check; of the units he heads also while his account is closed."""
    own = [each for each in waiting if each.why is Why.CHECK or (each.why is Why.SUBSTITUTE and each.unit in heads)]
    counts = Counter(BOOK_WORDS[each.ref.book] for each in own)
    parts = ", ".join(f"{write_number(count)} {word}" for word, count in counts.items())
    return f"{write_number(len(own))} baris ({parts})" if own else ""


def _has_password(scope: Scope, username: str) -> bool:
    return any(each.has_password for each in selectors.people(scope) if each.username == username)


def past(scope: Scope) -> list[Past]:
    """Return what passed before, the latest first."""
    called = names.names(scope)
    return [
        Past(
            role=_role(each.role, each.unit, each.village, called),
            predecessor=person(each.succeeds, called),
            successor=person(each.username, called),
            first_day=each.valid_from,
            paper=each.paper,
        )
        for each in selectors.successions(scope)
    ]


def _role(role: Role, unit: str | None, village: str | None, called: Names) -> str:
    place = called.units.get(unit, unit) if unit else called.villages.get(village, village) if village else None
    return f"{ROLE_WORDS[role]}, {place}" if place else ROLE_WORDS[role]
