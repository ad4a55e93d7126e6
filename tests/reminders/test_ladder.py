"""Who is reminded of what on which day."""

from datetime import date, timedelta

import pytest

from cermat.reminders.entries import Entry, EntryKind, Part, PartState
from cermat.reminders.ladder import Post, by_entry, reminders, step_on
from cermat.rules.library import law
from cermat.rules.types import Rung

(RULE,) = law().reminders
DENOK, BORENG = "35.08.10.2006", "35.08.10.2008"
DUE = date(2026, 9, 30)
EVERYBODY = (
    Post(username="operator.denok", rung=Rung.DOER, village=DENOK),
    Post(username="staf.pemerintahan", rung=Rung.DOER, unit="pemerintahan"),
    Post(username="staf.umum", rung=Rung.DOER, unit="umum"),
    Post(username="kasi.pemerintahan", rung=Rung.KASI, unit="pemerintahan"),
    Post(username="kasi.umum", rung=Rung.KASI, unit="umum"),
    Post(username="sekretaris", rung=Rung.SECRETARY),
    Post(username="camat", rung=Rung.CAMAT),
)


def part(owner: str = DENOK, state: PartState = PartState.OPEN) -> Part:
    return Part(owner=owner, owner_name=owner, state=state, words="")


def entry(*parts: Part, due: date = DUE, kind: EntryKind = EntryKind.VILLAGE_DOCUMENT) -> Entry:
    return Entry(
        id=f"{kind}/rkp_desa/{due.year + 1}",
        kind=kind,
        due=due,
        title="RKP Desa",
        year=due.year + 1,
        number=None,
        about="rkp_desa",
        parts=parts,
    )


def told(*found: Entry, left: int, posts: tuple[Post, ...] = EVERYBODY) -> dict[str, list[str]]:
    """Return the ids each person is told so many days before the due day."""
    of_all = reminders(found, posts, rule=RULE, today=DUE - timedelta(days=left))
    return {username: [each.id for each in ids] for username, ids in of_all.items()}


@pytest.mark.parametrize(
    ("left", "people"),
    [
        (31, set()),
        (30, {"operator.denok"}),
        (14, {"operator.denok", "kasi.pemerintahan"}),
        (7, {"operator.denok", "kasi.pemerintahan"}),
        (3, {"operator.denok", "kasi.pemerintahan", "sekretaris"}),
        (1, {"operator.denok", "kasi.pemerintahan", "sekretaris", "camat"}),
        (0, {"operator.denok", "kasi.pemerintahan", "sekretaris", "camat"}),
        (-1, {"operator.denok", "kasi.pemerintahan", "sekretaris", "camat"}),
    ],
)
def test_a_villages_document_rises_from_the_desa_to_the_camat(left: int, people: set[str]) -> None:
    assert set(told(entry(part()), left=left)) == people


def test_a_village_nobody_speaks_for_is_spoken_for_by_the_seksi_pemerintahan() -> None:
    assert set(told(entry(part(BORENG)), left=30)) == {"staf.pemerintahan"}


def test_a_units_own_work_goes_to_its_own_people() -> None:
    month = entry(part("umum"), kind=EntryKind.MONTH)
    assert set(told(month, left=7)) == {"staf.umum", "kasi.umum"}


def test_an_empty_rung_is_taken_by_the_next_one_above_it() -> None:
    small = (
        Post(username="kasi", rung=Rung.KASI, unit="pemerintahan"),
        Post(username="camat", rung=Rung.CAMAT),
    )
    assert set(told(entry(part(BORENG)), left=30, posts=small)) == {"kasi"}
    assert set(told(entry(part("umum"), kind=EntryKind.MONTH), left=30, posts=small)) == {"camat"}
    assert set(told(entry(part(BORENG)), left=30, posts=())) == set()


@pytest.mark.parametrize("state", [PartState.DONE, PartState.TO_CHECK, PartState.NOT_OPEN])
def test_what_is_done_or_cannot_be_done_yet_is_not_told(state: PartState) -> None:
    assert told(entry(part(state=state)), left=1) == {}


def test_a_reminder_keeps_its_id_until_the_next_step_comes() -> None:
    ids = [told(entry(part()), left=left)["operator.denok"] for left in (9, 8, 7, 6, 5, 4, 3)]
    assert [each[0].partition("@")[2] for each in ids] == ["14", "14", "7", "7", "7", "7", "3"]
    assert ids[2] == [f"dokumen_desa/rkp_desa/2027/{DENOK}@7"]


@pytest.mark.parametrize(("left", "step"), [(24, 30), (23, None), (15, None), (-7, -1), (-8, None), (400, None)])
def test_a_missed_step_is_made_up_for_within_six_days(left: int, step: int | None) -> None:
    found = step_on(DUE, RULE, today=DUE - timedelta(days=left))
    assert (found.days_left if found else None) == step


@pytest.mark.parametrize("year", [2023, 2024, 2028])
def test_thirty_days_before_the_end_of_march_know_the_leap_year(year: int) -> None:
    first = next(
        day
        for day in (date(year, 2, 20) + timedelta(days=number) for number in range(40))
        if step_on(date(year, 3, 31), RULE, today=day)
    )
    assert first == date(year, 3, 1)


def test_a_person_is_told_each_part_once_though_he_stands_on_several_rungs() -> None:
    both = (*EVERYBODY, Post(username="camat", rung=Rung.SECRETARY))
    assert len(told(entry(part()), left=0, posts=both)["camat"]) == 1


def test_reminders_of_one_entry_stand_together() -> None:
    found = reminders([entry(part(DENOK), part(BORENG))], EVERYBODY, rule=RULE, today=DUE)
    ((of, parts),) = by_entry(found["camat"])
    assert (of.title, [each.owner for each in parts]) == ("RKP Desa", [DENOK, BORENG])
