"""The terms of a role: each time that a person holds it is a row of its own, and no term takes days from another."""

from datetime import date, timedelta

from cermat.actions import checks
from cermat.actions.errors import AlreadyThere, Problem
from cermat.registers import selectors
from cermat.registers.models import RoleAssignment
from cermat.registers.scope import Scope
from cermat.registers.selectors import Assignment
from cermat.words.dates import write_date, write_span

Term = Assignment | RoleAssignment


def of(row: Term, *, by: Scope) -> list[Assignment]:
    """Return the terms for which the person of a role is that to the office, for the same unit or village."""
    same = (row.username, row.role, row.unit, row.village)
    every = selectors.assignments(by)
    return [each for each in every if (each.username, each.role, each.unit, each.village) == same]


def free_key(row: RoleAssignment, *, by: Scope) -> str:
    """Return the key of a further term: the plain one first, then numbered."""
    named = {name: getattr(row, name) for name in ("username", "role", "unit", "village")}
    kept = RoleAssignment.objects.filter(office_id=by.office, **named).order_by().values("key").distinct().count()
    return f"{row.key}~{kept + 1}" if kept else row.key


def placed(row: RoleAssignment, *, by: Scope) -> RoleAssignment:
    """Return a role as the next version of the one term it covers whole, else as a term of its own.

    Raises AlreadyThere where it is held so already, and FaultyEntry naming the term whose days it would take.
    """
    met = [
        each for each in sorted(of(row, by=by), key=_first) if _first(each) <= _last(row) and _first(row) <= _last(each)
    ]
    for each in met:
        if each.acting == row.acting and _covers(each, row):
            span = write_span(each.valid_from, each.valid_to)
            raise AlreadyThere(f"Pengguna {row.username} sudah memegang peran itu {span}; tidak perlu diberi lagi.")
    # The first alone is named: two remedies for one pair of days would contradict each other.
    taken_from = next((each for each in met if len(met) > 1 or not _covers(row, each)), None)
    checks.refuse([_problem(row, taken_from)] if taken_from else ())
    row.key, row.version = (met[0].key, met[0].version + 1) if met else (free_key(row, by=by), 1)
    return row


def _problem(row: RoleAssignment, held: Assignment) -> Problem:
    field, remedy = "valid_from", "akhiri dahulu masa itu di halaman orangnya"
    if held.valid_from and _first(row) < held.valid_from:
        field = "valid_to"
        remedy = f"isi Sampai dengan {write_date(held.valid_from - timedelta(days=1))} atau sebelumnya"
    elif held.valid_to:
        remedy = f"isi Mulai {write_date(held.valid_to + timedelta(days=1))} atau sesudahnya, atau {remedy}"
    as_what = f" sebagai {held.acting}" if held.acting else ""
    span = write_span(held.valid_from, held.valid_to)
    sentence = f"Pengguna {row.username} sudah memegang peran itu{as_what} {span}; {remedy}."
    return Problem(field=field, sentence=sentence)


def _covers(wide: Term, narrow: Term) -> bool:
    return _first(wide) <= _first(narrow) and _last(narrow) <= _last(wide)


def _first(term: Term) -> date:
    return term.valid_from or date.min


def _last(term: Term) -> date:
    return term.valid_to or date.max
