"""What came into the books late: after their closing day, or after the period's measurement was locked."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from itertools import chain
from zoneinfo import ZoneInfo

from cermat.indicators.books import Books
from cermat.indicators.figures import Figure, Line, Period
from cermat.indicators.rows import Ref
from cermat.indicators.standing import HasMark
from cermat.words.dates import end_of_day, write_date, write_instant

AFTER_CLOSING = "dicatat setelah tanggal tutup data"
AFTER_LOCK = "setelah dikunci"


def marked(figure: Figure, books: Books, *, closing_day: date | None) -> Figure:
    """Return a figure whose lines say which of them are late; what they count is not touched.

    A late entry stands on a row that was first recorded after the closing day (None: no day is set). After the lock:
    any version of its rows was recorded later than `books.locked_at`.
    """
    if closing_day is None and books.locked_at is None:
        return figure
    known = instants(books)
    zone, locked_at = books.office.zone, books.locked_at
    lines = (_closed(each, known, day=closing_day, zone=zone) for each in figure.lines)
    return replace(figure, lines=tuple(after_lock(each, known, locked_at=locked_at, zone=zone) for each in lines))


def first_lock(locks: Mapping[Period, datetime], day: date | None) -> datetime | None:
    """Return when a period that holds a day was first approved; None where none was, or for no day."""
    if day is None:
        return None
    return min((at for period, at in locks.items() if period.first_day <= day <= period.last_day), default=None)


def is_after_lock(recorded_at: datetime, locked_at: datetime | None) -> bool:
    """Return whether a version was recorded after an approval."""
    return locked_at is not None and recorded_at > locked_at


def after_lock(line: Line, known: Mapping[Ref, datetime], *, locked_at: datetime | None, zone: ZoneInfo) -> Line:
    """Return a line that says so where a version of its rows was recorded after an approval."""
    if locked_at is None or not any(is_after_lock(known[ref], locked_at) for ref in line.rows if ref in known):
        return line
    said = f"{AFTER_LOCK} (disetujui {write_instant(locked_at, zone)})"
    return replace(line, is_after_lock=True, notes=(*line.notes, said))


def instants(books: Books) -> dict[Ref, datetime]:
    """Return when every version that stands in a working paper was recorded."""
    rows: Iterable[HasMark] = chain(books.activities, books.outputs, books.village_documents, books.recorded_values)
    return {row.mark.ref: row.mark.recorded_at for row in rows}


def _closed(line: Line, known: Mapping[Ref, datetime], *, day: date | None, zone: ZoneInfo) -> Line:
    if day is None or not any(first > end_of_day(day, zone) for first in _firsts(line, known)):
        return line
    return replace(line, is_late_entry=True, notes=(*line.notes, f"{AFTER_CLOSING} ({write_date(day)})"))


def _firsts(line: Line, known: Mapping[Ref, datetime]) -> list[datetime]:
    """Return when each row of a line was first recorded."""
    firsts: dict[tuple[str, str], datetime] = {}
    for ref in line.rows:
        if ref in known:
            place = (ref.book, ref.key)
            firsts[place] = min(firsts.get(place, known[ref]), known[ref])
    return list(firsts.values())
