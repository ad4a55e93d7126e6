"""An office's calendar: its books as known now, handed to the reminders' room."""

from collections.abc import Iterator
from datetime import date, timedelta

from cermat.indicators.figures import Period
from cermat.registers import clock, measuring, selectors
from cermat.registers.errors import NoPaperInForce
from cermat.registers.scope import Scope
from cermat.reminders.entries import Entry, entries, in_order, owned
from cermat.rules.types import YearBasis
from cermat.words.dates import local_day

# The longest a month's or quarter's closing may lie behind it: the rule files admit no more.
LONGEST_CLOSING = timedelta(days=31)


def calendar(scope: Scope, *, first: date, last: date) -> tuple[Entry, ...]:
    """Return what falls due between two days, both inclusive, by day; one village's operator sees its own parts.

    Years without an IKU paper in force have no entries.
    """
    found = [entry for year in range((first - LONGEST_CLOSING).year, last.year + 1) for entry in _entries(scope, year)]
    within = [entry for entry in found if first <= entry.due <= last]
    return in_order(owned(within, scope.villages) if scope.is_one_place else within)


def _entries(scope: Scope, year: int) -> Iterator[Entry]:
    present = clock.now()
    period = Period(year=year, quarter=None)
    try:
        books = measuring.books(scope, period=period, as_of=present, year_basis=YearBasis.EVENT)
    except NoPaperInForce:
        return
    yield from entries(books, year=year, today=local_day(present, selectors.office(scope).zone))
