"""The calendar as other calendars read it: RFC 5545, whole days, nothing about persons."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from cermat.reminders.entries import Entry, Part
from cermat.words.dates import write_date

LINE_OCTETS = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def write(found: Iterable[Entry], *, office: str, name: str, stamp: datetime, address: str) -> bytes:
    """Return the entries as an iCalendar file.

    `office` is its code, part of every event's stable UID; `name` the calendar's; `stamp` the instant up to which the
    books are told, so that the same books give the same bytes; `address` leads from an event to the calendar's page.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Cermat//Kalender tenggat//ID",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "X-PUBLISHED-TTL:PT6H",
        *(line for entry in found for line in _event(entry, office=office, stamp=stamp, address=address)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _event(entry: Entry, *, office: str, stamp: datetime, address: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.id}@{office}.cermat"
    yield f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{_day(entry.due)}"
    yield f"DTEND;VALUE=DATE:{_day(entry.due + timedelta(days=1))}"
    yield f"SUMMARY:{_text(_summary(entry))}"
    yield f"DESCRIPTION:{_text(_description(entry))}"
    yield f"URL:{address}?bulan={entry.due:%Y-%m}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _summary(entry: Entry) -> str:
    left = len(entry.waiting)
    return f"{entry.title}: {left} belum selesai" if left else entry.title


def _description(entry: Entry) -> str:
    return "\n".join([f"Batas {write_date(entry.due)}.", *(_line(part) for part in entry.parts)])


def _line(part: Part) -> str:
    return f"{part.owner_name}: {part.words}"


def _day(day: date) -> str:
    return f"{day:%Y%m%d}"


def _text(text: str) -> str:
    """Return a text with what RFC 5545 gives a meaning to escaped, and without control characters."""
    escaped = text.translate(_ESCAPES)
    return "".join(letter for letter in escaped if letter.isprintable())


def _folded(line: str) -> str:
    """Return a line broken after at most 75 octets, never inside a letter; every further line begins with a space."""
    parts, octets = [""], 0
    for letter in line:
        size = len(letter.encode())
        if octets + size > LINE_OCTETS:
            parts.append("")
            octets = 1
        parts[-1] += letter
        octets += size
    return "\r\n ".join(parts)
