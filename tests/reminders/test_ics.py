"""The calendar file, read back by an independent reader."""

from dataclasses import replace
from datetime import UTC, date, datetime

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cermat.reminders import ics
from cermat.reminders.entries import Entry, EntryKind, Part, PartState
from tests.reminders.test_ladder import entry

STAMP = datetime(2026, 9, 1, 3, 4, 5, tzinfo=UTC)
DENOK = Part(owner="2006", owner_name="Desa Denok", state=PartState.OPEN, words="belum jatuh tempo")
BORENG = Part(owner="2008", owner_name="Desa Boreng", state=PartState.DONE, words="tepat waktu")
DOCUMENT = replace(entry(DENOK, BORENG), title="RKP Desa 2027")


def written(*found: Entry, name: str = "Tenggat Kecamatan Lumajang") -> bytes:
    address = "https://cermat.contoh.go.id/kalender/"
    return ics.write(found, office="35.08.10", name=name, stamp=STAMP, address=address)


def events(content: bytes) -> list[icalendar.Event]:
    (calendar,) = icalendar.Calendar.from_ical(content, multiple=True)
    return list(calendar.walk("VEVENT"))


def test_an_independent_reader_finds_the_whole_day_and_the_words() -> None:
    (event,) = events(written(DOCUMENT))
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2026, 9, 30), date(2026, 10, 1))
    assert event["summary"] == "RKP Desa 2027: 1 belum selesai"
    assert event["description"] == "Batas 30 September 2026.\nDesa Denok: belum jatuh tempo\nDesa Boreng: tepat waktu"
    assert event["uid"] == "dokumen_desa/rkp_desa/2027@35.08.10.cermat"
    assert event.decoded("dtstamp") == STAMP
    assert event["url"] == "https://cermat.contoh.go.id/kalender/?bulan=2026-09"
    assert event["transp"] == "TRANSPARENT"


def test_what_is_done_keeps_its_id_and_loses_its_count() -> None:
    done = replace(DOCUMENT, parts=(replace(DENOK, state=PartState.DONE), BORENG))
    (before,), (after,) = events(written(DOCUMENT)), events(written(done))
    assert before["uid"] == after["uid"]
    assert after["summary"] == "RKP Desa 2027"


@pytest.mark.parametrize("due", [date(2024, 2, 28), date(2024, 2, 29), date(2023, 2, 28), date(2026, 12, 31)])
def test_a_day_ends_on_the_next_one(due: date) -> None:
    (event,) = events(written(entry(DENOK, due=due, kind=EntryKind.MONTH)))
    assert (event.decoded("dtend") - event.decoded("dtstart")).days == 1


def test_an_empty_calendar_is_one_too() -> None:
    assert events(written()) == []


def test_the_same_books_give_the_same_bytes() -> None:
    assert written(DOCUMENT) == written(DOCUMENT)


def test_every_line_ends_as_it_must_and_none_is_longer_than_75_octets() -> None:
    long = replace(DOCUMENT, title="Désa " * 60)
    lines = written(long).split(b"\r\n")
    assert lines[-1] == b""
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line or b"\r" in line for line in lines)


NASTY = st.text(alphabet=st.one_of(st.sampled_from(';,\\:"\n\r\té€😀'), st.characters(codec="utf-8")), max_size=120)


@settings(max_examples=60, deadline=None)
@given(title=NASTY, words=NASTY)
def test_no_text_breaks_out_of_its_line(title: str, words: str) -> None:
    content = written(replace(DOCUMENT, title=title, parts=(replace(DENOK, words=words),)))
    (event,) = events(content)
    assert str(event["summary"]) == f"{kept(title)}: 1 belum selesai"
    assert str(event["description"]).endswith(kept(f"Desa Denok: {words}"))
    assert content.count(b"BEGIN:") == 2


def kept(text: str) -> str:
    """Return what of a text may stand in a calendar: everything printable, and its line ends."""
    return "".join(letter for letter in text if letter.isprintable() or letter == "\n")
