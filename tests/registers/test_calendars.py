"""The calendar of an office, over the turn of a year, for who may see what."""

from datetime import UTC, date, datetime

import pytest

from cermat.registers import calendars, clock
from cermat.reminders.entries import EntryKind, PartState
from tests import cast

pytestmark = pytest.mark.django_db
OPENED = datetime(2023, 1, 2, 1, tzinfo=UTC)
NOON = datetime(2023, 12, 31, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _offices(db):
    with clock.fixed(OPENED):
        cast.open_offices()


def titles(first, last, *, by="camat", at=NOON):
    with clock.fixed(at):
        return [(each.due, each.title) for each in calendars.calendar(cast.scope(by), first=first, last=last)]


def test_the_turn_of_the_year_holds_both_years():
    assert titles(date(2023, 12, 31), date(2024, 1, 31)) == [
        (date(2023, 12, 31), "APBDes 2024"),
        (date(2024, 1, 5), "Tutup buku Desember 2023"),
        (date(2024, 1, 10), "Tutup data triwulan IV 2023"),
    ]


def test_an_operator_sees_the_parts_of_its_own_village_alone():
    operator = cast.scope("operator.denok")
    with clock.fixed(NOON):
        found = calendars.calendar(operator, first=date(2023, 1, 1), last=date(2024, 12, 31))
    assert {part.owner for entry in found for part in entry.parts} == {cast.DENOK}
    assert {entry.kind for entry in found} == {EntryKind.VILLAGE_DOCUMENT}


def test_a_year_without_a_paper_has_no_entries():
    assert titles(date(2022, 2, 1), date(2022, 12, 31)) == []


def test_an_office_without_a_paper_has_no_entries():
    stranger = cast.stranger()
    assert calendars.calendar(stranger, first=date(2023, 1, 1), last=date(2023, 12, 31)) == ()


@pytest.mark.parametrize(
    ("instant", "state"),
    [
        (datetime(2023, 9, 30, 16, 59, 59, tzinfo=UTC), PartState.OPEN),
        (datetime(2023, 9, 30, 17, 0, 0, tzinfo=UTC), PartState.OVERDUE),
    ],
)
def test_a_day_ends_with_the_offices_own_midnight(instant, state):
    with clock.fixed(instant):
        (entry,) = calendars.calendar(cast.scope("camat"), first=date(2023, 9, 30), last=date(2023, 9, 30))
    assert {part.state for part in entry.parts} == {state}
    assert entry.title == "RKP Desa 2024"
