"""What falls due when, and how far everybody is."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from cermat.indicators.books import Books
from cermat.indicators.rows import SettingKind, State
from cermat.reminders.entries import Entry, EntryKind, Part, PartState, entries, owned
from tests.indicators import make

YEAR = 2023
OPENED = datetime(2022, 1, 1, tzinfo=UTC)
DENOK = make.village("35.08.10.2006", "Denok")


def office(**changes: object) -> Books:
    """Return books with two villages, one unit, opened long ago."""
    villages = (make.village(), DENOK)
    opened = replace(make.OFFICE, opened_at=OPENED)
    return make.books(**{"office": opened, "villages": villages, "units": (make.unit(),), **changes})


def entry(books: Books, title: str, today: date) -> Entry:
    """Return the one entry of the year 2023 with a title."""
    (found,) = [each for each in entries(books, year=YEAR, today=today) if each.title == title]
    return found


def part(books: Books, title: str, today: date, owner: str = "pem") -> Part:
    """Return an owner's part of an entry."""
    (found,) = [each for each in entry(books, title, today).parts if each.owner == owner]
    return found


def test_every_document_of_every_village_falls_due_on_its_legal_day() -> None:
    found = entries(office(), year=YEAR, today=date(2023, 6, 1))
    documents = [each for each in found if each.kind is EntryKind.VILLAGE_DOCUMENT]
    assert [(each.title, each.due, len(each.parts)) for each in documents] == [
        ("LPPDes 2022", date(2023, 3, 31), 2),
        ("RKP Desa 2024", date(2023, 9, 30), 2),
        ("APBDes 2024", date(2023, 12, 31), 2),
    ]
    assert [each.id for each in documents][1] == "dokumen_desa/rkp_desa/2024"


@pytest.mark.parametrize(
    ("today", "state", "words"),
    [
        (date(2023, 9, 30), PartState.OPEN, "belum jatuh tempo"),
        (date(2023, 10, 1), PartState.OVERDUE, "belum disusun"),
    ],
)
def test_a_document_is_late_from_the_day_after_its_due_day(today: date, state: PartState, words: str) -> None:
    found = part(office(), "RKP Desa 2024", today, DENOK.code)
    assert (found.state, found.words, found.owner_name) == (state, words, "Desa Denok")


@pytest.mark.parametrize(
    ("state", "seen"),
    [
        (State.DRAFT, PartState.OPEN),
        (State.SUBMITTED, PartState.TO_CHECK),
        (State.VERIFIED, PartState.DONE),
    ],
)
def test_a_document_is_off_the_villages_hands_once_it_is_handed_in(state: State, seen: PartState) -> None:
    handed_in = make.document("a", date(2023, 8, 1), state=state, village=DENOK.code)
    books = office(village_documents=(handed_in,))
    found = part(books, "RKP Desa 2024", date(2023, 9, 1), DENOK.code)
    assert (found.state, [ref.key for ref in found.rows]) == (seen, ["a"])
    assert found.is_waiting is (seen is PartState.OPEN)


@pytest.mark.parametrize(
    ("today", "due", "title"),
    [
        (date(2023, 3, 31), date(2023, 3, 31), "Keluaran kegiatan sampai triwulan I 2023"),
        (date(2023, 4, 1), date(2023, 6, 30), "Keluaran kegiatan sampai triwulan II 2023"),
        (date(2024, 1, 1), date(2023, 12, 31), "Keluaran kegiatan sampai triwulan IV 2023"),
    ],
)
def test_an_output_is_due_on_the_next_quarters_end_that_can_count_it(today: date, due: date, title: str) -> None:
    books = office(activities=(make.activity("x", dated=date(2023, 2, 1)), make.activity("y", dated=date(2023, 3, 1))))
    found = entry(books, title, today)
    assert (found.due, found.about) == (due, make.FOLLOW_UP.id)
    assert [(each.owner, each.words) for each in found.parts] == [("pem", "2 kegiatan menunggu keluaran")]
    assert found.parts[0].state is (PartState.OPEN if today <= due else PartState.OVERDUE)


def test_an_activity_with_an_output_waits_for_nothing() -> None:
    done = make.output("o", activity="x", dated=date(2023, 2, 9))
    books = office(activities=(make.activity("x", dated=date(2023, 2, 1)),), outputs=(done,))
    assert not [e for e in entries(books, year=YEAR, today=date(2023, 3, 1)) if e.kind is EntryKind.OUTPUT]


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2023, 1, 30), PartState.NOT_OPEN),
        (date(2023, 1, 31), PartState.OPEN),
        (date(2023, 2, 5), PartState.OPEN),
        (date(2023, 2, 6), PartState.OVERDUE),
    ],
)
def test_a_month_can_be_closed_from_its_last_day_and_is_late_five_days_on(today: date, state: PartState) -> None:
    assert entry(office(), "Tutup buku Januari 2023", today).due == date(2023, 2, 5)
    assert part(office(), "Tutup buku Januari 2023", today).state is state


def test_february_of_a_leap_year_ends_a_day_later() -> None:
    found = [each.due for each in entries(office(), year=2024, today=date(2024, 2, 1)) if each.number == 2]
    assert found == [date(2024, 3, 5), date(2024, 7, 10)]
    assert date(2024, 3, 5) - timedelta(days=5) == date(2024, 2, 29)


def test_a_quarter_is_closed_when_all_its_months_are() -> None:
    books = office(closings=tuple(make.closing("pem", YEAR, month) for month in (1, 2)))
    title, today = "Tutup data triwulan I 2023", date(2023, 4, 1)
    assert entry(books, title, today).due == date(2023, 4, 10)
    assert part(books, title, today).words == "1 bulan belum ditutup"
    closed = office(closings=tuple(make.closing("pem", YEAR, month) for month in (1, 2, 3)))
    assert part(closed, title, today).state is PartState.DONE


def test_a_quarter_closes_on_the_day_the_office_set() -> None:
    closes = make.setting(SettingKind.CLOSING, "20", since=date(2023, 4, 1))
    books, today = office(settings=(closes,)), date(2023, 4, 1)
    assert entry(books, "Tutup data triwulan I 2023", today).due == date(2023, 4, 10)
    assert entry(books, "Tutup data triwulan II 2023", today).due == date(2023, 7, 20)


def test_the_last_month_and_quarter_fall_due_in_the_next_year() -> None:
    found = entries(office(), year=YEAR, today=date(2023, 12, 31))
    assert [(each.title, each.due) for each in found[-2:]] == [
        ("Tutup buku Desember 2023", date(2024, 1, 5)),
        ("Tutup data triwulan IV 2023", date(2024, 1, 10)),
    ]


def test_months_over_before_the_books_were_opened_are_not_asked_for() -> None:
    late = office(office=replace(make.OFFICE, opened_at=datetime(2023, 10, 31, 17, tzinfo=UTC)))
    found = [each.title for each in entries(late, year=YEAR, today=date(2023, 11, 2)) if each.number is not None]
    # 31 October 17.00 UTC is 1 November in WIB: October was over.
    assert found == [
        "Tutup buku November 2023",
        "Tutup buku Desember 2023",
        "Tutup data triwulan IV 2023",
    ]


def test_a_unit_answers_for_the_months_it_existed_in() -> None:
    ended = make.unit(valid_to=date(2023, 2, 10))
    found = entries(office(units=(ended,)), year=YEAR, today=date(2023, 6, 1))
    assert [each.number for each in found if each.kind is EntryKind.MONTH] == [1, 2]


def test_entries_are_cut_to_the_parts_of_some_owners() -> None:
    found = owned(entries(office(), year=YEAR, today=date(2023, 6, 1)), [DENOK.code])
    assert {each.owner for entry in found for each in entry.parts} == {DENOK.code}
    assert {entry.kind for entry in found} == {EntryKind.VILLAGE_DOCUMENT}


def test_entries_come_by_day_and_every_id_is_its_own() -> None:
    found = entries(office(activities=(make.activity("x"),)), year=YEAR, today=date(2023, 6, 1))
    assert [each.due for each in found] == sorted(each.due for each in found)
    assert len({each.id for each in found}) == len(found) == 3 + 1 + 12 + 4
