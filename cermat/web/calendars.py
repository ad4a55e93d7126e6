"""A month of the office's calendar: what falls due, who owes it, and where it is done."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from urllib.parse import urlencode

from django.urls import reverse

from cermat.actions.permissions import Act, Subject
from cermat.indicators.closings import month_end
from cermat.indicators.figures import Verdict
from cermat.registers import calendars
from cermat.registers.scope import Scope
from cermat.registers.substitution import GOVERNMENT_UNIT
from cermat.reminders.entries import Entry, EntryKind, Part, PartState, owned
from cermat.web import names
from cermat.web.addresses import row_address
from cermat.web.tones import BAD, CALM, GOOD, WAIT, Tag
from cermat.web.working_papers import Link
from cermat.words.dates import days_left, write_date, write_month

TONES = {PartState.DONE: GOOD, PartState.TO_CHECK: WAIT, PartState.OVERDUE: BAD}
OVERDUE_DAYS, AHEAD_DAYS, SOON_DAYS = 183, 366, 30


@dataclass(frozen=True, slots=True, kw_only=True)
class PartView:
    """One village's or unit's part; `link` None: there is nothing this person can open for it."""

    name: str
    tag: Tag
    link: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """One thing that falls due."""

    title: str
    due: date
    words: str
    tag: Tag
    parts: tuple[PartView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day of the month on which something falls due."""

    day: date
    left: str
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month of the calendar. `mine` and `overdue` are filled for the present month alone."""

    words: str
    days: tuple[Day, ...]
    mine: tuple[EntryView, ...]
    overdue: tuple[EntryView, ...]
    before: Link
    after: Link
    next_due: Link | None


def month(scope: Scope, first: date) -> Month:
    """Return the month that begins on a day as a person sees it."""
    today = names.today(scope)
    last = month_end(first.year, first.month)
    is_present = (first.year, first.month) == (today.year, today.month)
    found = calendars.calendar(scope, first=first, last=last)
    return Month(
        words=write_month(first.year, first.month),
        days=tuple(_days(scope, found, today)),
        mine=tuple(_mine(scope, today)) if is_present else (),
        overdue=tuple(_overdue(scope, first, today)) if is_present else (),
        before=_month_link(first - timedelta(days=1)),
        after=_month_link(last + timedelta(days=1)),
        next_due=None if found else _next_due(scope, last),
    )


def month_address(day: date) -> str:
    """Return the address of the calendar's month that holds a day."""
    return f"{reverse('kalender')}?bulan={day:%Y-%m}"


def _month_link(day: date) -> Link:
    return Link(address=month_address(day), words=write_month(day.year, day.month))


def _next_due(scope: Scope, last: date) -> Link | None:
    ahead = calendars.calendar(scope, first=last + timedelta(days=1), last=last + timedelta(days=AHEAD_DAYS))
    return next(
        (Link(address=month_address(each.due), words=f"{each.title}, {write_date(each.due)}") for each in ahead), None
    )


def _days(scope: Scope, found: Iterable[Entry], today: date) -> Iterator[Day]:
    for day, entries in groupby(found, key=lambda entry: entry.due):
        yield Day(day=day, left=days_left(day, today), entries=tuple(_view(scope, entry, today) for entry in entries))


def _mine(scope: Scope, today: date) -> Iterator[EntryView]:
    """Yield what is this person's to do now, late or due within a month: own villages and units.

    Village documents are also the Seksi Pemerintahan's to fetch.
    """
    since, until = today - timedelta(days=OVERDUE_DAYS), today + timedelta(days=SOON_DAYS)
    fetches = GOVERNMENT_UNIT in scope.units
    for entry in calendars.calendar(scope, first=since, last=until) if scope.units or scope.villages else ():
        is_fetched = fetches and entry.kind is EntryKind.VILLAGE_DOCUMENT
        own = {part.owner for part in entry.waiting if is_fetched or part.owner in scope.units | scope.villages}
        yield from (_cut_view(scope, each, today) for each in owned([entry], own))


def _overdue(scope: Scope, first: date, today: date) -> Iterator[EntryView]:
    """Yield what fell due before the month and is still open, cut to the parts that are."""
    found = calendars.calendar(scope, first=first - timedelta(days=OVERDUE_DAYS), last=first - timedelta(days=1))
    for entry in found:
        yield from (_cut_view(scope, each, today) for each in owned([entry], {part.owner for part in entry.waiting}))


def _view(scope: Scope, entry: Entry, today: date) -> EntryView:
    done = sum(part.state is PartState.DONE for part in entry.parts)
    view = _cut_view(scope, entry, today)
    return replace(view, words=f"{view.words}; {done} dari {len(entry.parts)} selesai")


def _cut_view(scope: Scope, entry: Entry, today: date) -> EntryView:
    return EntryView(
        title=entry.title,
        due=entry.due,
        words=days_left(entry.due, today),
        tag=_entry_tag(entry),
        parts=tuple(_part_views(scope, entry)),
    )


def _part_views(scope: Scope, entry: Entry) -> Iterator[PartView]:
    """Yield the parts, those that nobody can begin yet as one."""
    closed = [part for part in entry.parts if part.state is PartState.NOT_OPEN]
    for part in entry.parts:
        if part not in closed:
            yield PartView(name=part.owner_name, tag=_tag(part), link=_link(scope, entry, part))
    if closed:
        yield PartView(name=f"{len(closed)} unit", tag=_tag(closed[0]), link=None)


def _entry_tag(entry: Entry) -> Tag:
    states = {part.state for part in entry.parts}
    if PartState.OVERDUE in states:
        return Tag(words="lewat tenggat", tone=BAD)
    if PartState.OPEN in states:
        return Tag(words="belum selesai", tone=WAIT)
    if PartState.TO_CHECK in states:
        return Tag(words="menunggu verifikasi", tone=WAIT)
    return Tag(words="belum waktunya") if PartState.NOT_OPEN in states else Tag(words="selesai", tone=GOOD)


def _tag(part: Part) -> Tag:
    return Tag(words=part.words, tone=TONES.get(part.state, CALM))


def _link(scope: Scope, entry: Entry, part: Part) -> Link | None:
    if entry.kind is EntryKind.VILLAGE_DOCUMENT:
        return _document_link(scope, entry, part)
    if entry.kind is EntryKind.OUTPUT:
        return _output_link(entry, part)
    if part.is_waiting and names.may(scope, Act.CLOSE_MONTH, Subject(unit=part.owner)):
        return Link(address=reverse("tutup_buku"), words="Tutup buku")
    return None


def _document_link(scope: Scope, entry: Entry, part: Part) -> Link | None:
    if part.rows:
        return Link(address=row_address("village_document", part.rows[-1].key), words="Buka")
    if not names.may(scope, Act.RECORD_VILLAGE_DOCUMENT, Subject(village=part.owner)):
        return None
    query = urlencode({"village": part.owner, "kind": entry.about, "fiscal_year": entry.year})
    return Link(address=f"{reverse('tambah_dokumen')}?{query}", words="Catat")


def _output_link(entry: Entry, part: Part) -> Link:
    if len(part.rows) == 1:
        return Link(address=row_address("activity", part.rows[0].key), words="Buka")
    query = urlencode({"putusan": Verdict.NOT_FOLLOWED_UP.value, "kelompok": part.owner_name})
    address = reverse("kertas_kerja", kwargs={"year": entry.year, "indicator": entry.about})
    return Link(address=f"{address}?{query}", words="Lihat kegiatannya")
