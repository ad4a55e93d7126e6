"""Reminding: each person once a day, each reminder once, in the office's own days."""

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest

from cermat.actions import reminders
from cermat.actions.errors import FaultyEntry, NotPermitted
from cermat.actions.reminders import Wish
from cermat.registers import clock, ledger, selectors
from cermat.registers.models import Message, OfficeProfile
from cermat.reminders.messages import MessageState
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.proof]
ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
DEADLINES = {"lppd_desa": date(2024, 3, 31), "rkp_desa": date(2024, 9, 30), "apb_desa": date(2024, 12, 31)}
PROVE = bool(os.environ.get("CERMAT_PROVE"))
STEPS = (30, 14, 7, 3, 1, 0, -1)


@pytest.fixture
def office(db: None) -> Iterator[str]:
    """Open the office of the cast with its people, in 2023."""
    with clock.fixed(datetime(2023, 12, 20, 9, tzinfo=ZoneInfo("Asia/Jakarta"))):
        cast.open_office()
        cast.add_people_of_the_office()
    return cast.OFFICE


def move_to(zone: str) -> None:
    """Put the office into another time zone."""
    profile = OfficeProfile.objects.get(office_id=cast.OFFICE)
    with ledger.act(office=cast.OFFICE, by="uji", verb="uji", summary="zona waktu") as act:
        kept = {"key": profile.key, "name": profile.name, "regency": profile.regency, "seat": profile.seat}
        act.add(OfficeProfile(**kept, version=2, zone=zone))


def tick(instant: datetime) -> None:
    """Let whoever reminds come by at an instant."""
    with clock.fixed(instant):
        reminders.remind_all()
        reminders.send_all()


def told() -> Counter[tuple[str, str]]:
    """Return how often each person was told each reminder."""
    rows = Message.objects.values_list("recipient", "reminders")
    return Counter((recipient, each) for recipient, ids in rows for each in ids)


def told_of(kind: str, deadline: date) -> dict[str, list[int]]:
    """Return at which steps each person was told of a document due on a day, once for each telling and village."""
    year = {"rkp_desa": deadline.year + 1, "apb_desa": deadline.year + 1, "lppd_desa": deadline.year - 1}[kind]
    steps: dict[str, list[int]] = {}
    for (recipient, each), count in told().items():
        if each.startswith(f"dokumen_desa/{kind}/{year}/"):
            steps.setdefault(recipient, []).extend([int(each.partition("@")[2])] * count)
    return {recipient: sorted(found, reverse=True) for recipient, found in steps.items()}


def local(day: date, clock_time: str, zone: str) -> datetime:
    """Return an instant of a local day."""
    return datetime.combine(day, time.fromisoformat(clock_time), tzinfo=ZoneInfo(zone))


def walk(zone: str, deadline: date, *, steps: tuple[int, ...], hours: tuple[str, ...]) -> None:
    """Come by at every hour of the days that lie so many days before a deadline."""
    for left in steps:
        for hour in hours:
            tick(local(deadline - timedelta(days=left), hour, zone))


@pytest.mark.parametrize(("zone", "kind"), list(zip(ZONES, DEADLINES, strict=True)))
def test_everybody_is_told_once_around_a_deadline_in_the_offices_own_zone(office: str, zone: str, kind: str) -> None:
    move_to(zone)
    walk(zone, DEADLINES[kind], steps=(1, 0, -1), hours=("05:59:59", "06:00"))
    found = told_of(kind, DEADLINES[kind])
    assert found["operator.denok"] == [1, 0, -1]
    assert found["camat"] == sorted([1, 0, -1] * 5, reverse=True)
    days = Message.objects.filter(recipient="operator.denok").values_list("day", flat=True)
    assert sorted(days) == [DEADLINES[kind] - timedelta(days=left) for left in (1, 0, -1)]
    made = [each.made_at.astimezone(ZoneInfo(zone)).time() for each in Message.objects.filter(day__in=days)]
    assert set(made) == {time(6)}


@pytest.mark.parametrize(("zone", "kind"), list(product(ZONES, DEADLINES)))
def test_every_step_is_told_once_over_a_whole_month(office: str, zone: str, kind: str) -> None:
    if not PROVE and ZONES.index(zone) != list(DEADLINES).index(kind):
        pytest.skip("in full form only")
    move_to(zone)
    hours = tuple(f"{hour:02}:00" for hour in range(0, 24, 3)) if PROVE else ("05:59", "06:00", "23:59")
    walk(zone, DEADLINES[kind], steps=tuple(range(31, -3, -1)) if PROVE else STEPS, hours=hours)
    found = told_of(kind, DEADLINES[kind])
    assert found["operator.denok"] == list(STEPS)
    assert found["kasi.pemerintahan"] == sorted(list(STEPS[1:]) * 5, reverse=True)
    assert found["sekretaris"] == sorted(list(STEPS[3:]) * 5, reverse=True)
    assert found["camat"] == sorted(list(STEPS[4:]) * 5, reverse=True)
    assert set(told().values()) == {1}
    per_day = Counter(Message.objects.values_list("recipient", "day"))
    assert set(per_day.values()) == {1}


@pytest.mark.parametrize("back", [timedelta(hours=1), timedelta(days=1), timedelta(days=3)])
def test_a_clock_set_back_repeats_nothing(office: str, back: timedelta) -> None:
    present = local(date(2024, 9, 29), "09:00", "Asia/Jakarta")
    tick(present)
    before = told()
    tick(present - back)
    tick(present - back + timedelta(hours=2))
    assert {each: count for each, count in told().items() if count > 1} == {}
    assert before.keys() <= told().keys()


def test_a_server_in_another_zone_counts_the_offices_days(office: str, settings: object) -> None:
    # 22.30 UTC on 29 September is 05.30 on 30 September in WIB: still quiet, and the next day already.
    tick(datetime(2024, 9, 29, 22, 30, tzinfo=ZoneInfo("UTC")))
    assert not Message.objects.exists()
    tick(datetime(2024, 9, 29, 23, 30, tzinfo=ZoneInfo("America/New_York")))
    assert set(Message.objects.values_list("day", flat=True)) == {date(2024, 9, 30)}


def test_a_day_nobody_came_by_is_made_up_for_once(office: str) -> None:
    tick(local(date(2024, 9, 25), "09:00", "Asia/Jakarta"))
    tick(local(date(2024, 9, 26), "09:00", "Asia/Jakarta"))
    assert told_of("rkp_desa", DEADLINES["rkp_desa"])["operator.denok"] == [7]


def test_what_was_handed_in_is_not_told_any_more(office: str) -> None:
    day = date(2024, 9, 20)
    with clock.fixed(local(day, "08:00", "Asia/Jakarta")):
        cast.recorded_document(fiscal_year=2025, number="4 Tahun 2024", enacted_on=day)
    tick(local(date(2024, 9, 29), "09:00", "Asia/Jakarta"))
    found = told_of("rkp_desa", DEADLINES["rkp_desa"])
    assert "operator.denok" not in found
    assert found["camat"] == [1] * 4


def test_nobody_is_told_of_another_offices_deadlines(office: str) -> None:
    with clock.fixed(local(date(2024, 1, 2), "08:00", "Asia/Jakarta")):
        cast.open_office(cast.OTHER_OFFICE)
        cast.add_stranger()
    tick(local(date(2024, 9, 30), "09:00", "Asia/Jakarta"))
    assert not Message.objects.filter(recipient=cast.STRANGER).exists()
    assert not Message.objects.exclude(office=cast.OFFICE).exists()


def test_a_full_inbox_alone_is_told_on_mondays(office: str) -> None:
    with clock.fixed(local(date(2024, 2, 15), "08:00", "Asia/Jakarta")):
        cast.recorded_activity(dated=date(2024, 2, 14), number="005/1/2024")
    monday = local(date(2024, 2, 19), "09:00", "Asia/Jakarta")
    for days in (-1, 0, 1):
        tick(monday + timedelta(days=days))
    subjects = Message.objects.filter(recipient="camat").values_list("day", "subject")
    assert list(subjects) == [(monday.date(), "Cermat: 1 baris menunggu Anda")]


def test_what_certainly_failed_is_told_again_the_next_day(office: str) -> None:
    tick(local(date(2024, 9, 29), "09:00", "Asia/Jakarta"))
    Message.objects.filter(recipient="camat").update(state=MessageState.FAILED)
    tick(local(date(2024, 9, 29), "15:00", "Asia/Jakarta"))
    assert Message.objects.filter(recipient="camat").count() == 1
    tick(local(date(2024, 9, 30), "09:00", "Asia/Jakarta"))
    assert Message.objects.filter(recipient="camat").count() == 2


def test_only_the_console_reminds(office: str) -> None:
    for act in (reminders.remind, reminders.send):
        with pytest.raises(NotPermitted, match="mengirim pengingat"):
            act(by=cast.scope("camat"))


def wish(**changes: object) -> Wish:
    """Return the wish of somebody who wants mail by day."""
    entry = Wish(
        email="denok@contoh.go.id", phone="0812-3456-7890", by_mail=True, quiet_from=time(20), quiet_until=time(7)
    )
    return replace(entry, **changes)  # type: ignore[arg-type]


def test_keeps_how_a_person_wants_to_be_reminded_and_nothing_of_it_in_the_books(office: str) -> None:
    operator = cast.scope("operator.denok")
    before = selectors.events(cast.console())
    reminders.keep(by=operator, wish=wish())
    found = selectors.own_contact(operator)
    assert (found.email, found.phone, found.quiet.begin, found.quiet.end) == (
        "denok@contoh.go.id",
        "6281234567890",
        time(20),
        time(7),
    )
    assert selectors.events(cast.console()) == before


@pytest.mark.parametrize("phone", ["081234567890", "+62 812 3456 7890", "62-812-3456-7890", "(0812) 3456.7890"])
def test_writes_a_number_as_whatsapp_wants_it(office: str, phone: str) -> None:
    reminders.keep(by=cast.scope("camat"), wish=wish(phone=phone))
    assert selectors.own_contact(cast.scope("camat")).phone == "6281234567890"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"phone": "12345"}, "Nomor WhatsApp tidak sah"),
        ({"phone": "0812 lalu 1234"}, "Nomor WhatsApp tidak sah"),
        ({"phone": "+1 202 555 0100"}, "Nomor WhatsApp tidak sah"),
        ({"email": "denok"}, "Alamat surel tidak sah"),
        ({"email": "denok@contoh.id\nBcc: lain@contoh.id"}, "Alamat surel tidak sah"),
        ({"email": "désa@contoh.go.id"}, "Alamat surel tidak sah"),
    ],
)
def test_refuses_an_address_or_number_that_is_none(office: str, changes: dict[str, str], sentence: str) -> None:
    with pytest.raises(FaultyEntry, match=sentence):
        reminders.keep(by=cast.scope("camat"), wish=wish(**changes))
    assert selectors.own_contact(cast.scope("camat")).email == ""


def test_a_persons_own_quiet_hours_hold(office: str) -> None:
    reminders.keep(by=cast.scope("operator.denok"), wish=wish(quiet_from=time(6), quiet_until=time(12)))
    tick(local(date(2024, 9, 30), "11:59", "Asia/Jakarta"))
    assert not Message.objects.filter(recipient="operator.denok").exists()
    assert Message.objects.filter(recipient="camat").exists()
    tick(local(date(2024, 9, 30), "12:00", "Asia/Jakarta"))
    assert Message.objects.filter(recipient="operator.denok").count() == 1


def test_without_mail_a_digest_stays_on_the_page_and_says_why(office: str) -> None:
    tick(local(date(2024, 9, 30), "09:00", "Asia/Jakarta"))
    (row,) = selectors.own_messages(cast.scope("operator.denok"), limit=5)
    assert (row.state, row.reason) == (MessageState.KEPT, reminders.why_no_mail(selectors.own_contact(cast.scope())))
    assert "CERMAT_SMTP" in row.reason
    assert "RKP Desa 2025" in row.body


def test_an_office_without_people_reminds_nobody(db: None) -> None:
    cast.open_office()
    assert reminders.remind(by=cast.console()) == 0


def test_an_office_whose_rules_refuse_is_logged_and_holds_up_no_other(
    office: str, caplog: pytest.LogCaptureFixture
) -> None:
    with clock.fixed(datetime(2023, 12, 20, 10, tzinfo=ZoneInfo("Asia/Jakarta"))):
        cast.open_office(cast.OTHER_OFFICE)
        cast.add_stranger()
    tick(local(date(1990, 9, 30), "09:00", "Asia/Jakarta"))
    assert not Message.objects.exists()
    for each in (cast.OFFICE, cast.OTHER_OFFICE):
        assert f"the reminders of office {each} could not be made" in caplog.text
