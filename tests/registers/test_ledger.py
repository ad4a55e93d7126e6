"""An act: stamped under the office's lock, sealed by one event, or not there at all."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from cermat.registers import clock, ledger
from cermat.registers.errors import InvalidRow, NotFound, OfficeExists
from cermat.registers.models import Activity, AuditEvent, Unit, Village, VillageDocument
from tests.registers.histories import OFFICE, History

NOON = datetime(2024, 5, 1, 5, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def office(db: None) -> None:
    History(1).open()


def document(**content: object) -> VillageDocument:
    return VillageDocument(
        **{
            "key": "D-1", "version": 1, "village": "35.08.10.2001", "kind": "apb_desa", "fiscal_year": 2024,
            "number": "1", "state": "diajukan", **content,
        }
    )  # fmt: skip


def write(*rows: object) -> ledger.Act:
    with ledger.act(office=OFFICE, by="staf", verb="mencatat", summary="Uji") as act:
        for row in rows:
            act.add(row)
    return act


def test_rows_carry_the_stamp_of_their_act() -> None:
    with clock.fixed(NOON):
        act = write(document(), document(key="D-2"))
    rows = VillageDocument.objects.filter(office=OFFICE)
    assert {(row.event_seq, row.recorded_at, row.recorded_by) for row in rows} == {(2, NOON, "staf")}
    event = AuditEvent.objects.get(office=OFFICE, seq=act.seq)
    assert (event.recorded_by, event.recorded_at, event.id) == ("staf", NOON, f"{OFFICE}#2")
    assert len(event.manifest.splitlines()) == 2


def test_the_author_stays_the_author_when_another_acts() -> None:
    row = document(state="terverifikasi", verified_by="kasi", recorded_by="staf")
    with ledger.act(office=OFFICE, by="kasi", verb="memverifikasi", summary="Uji") as act:
        act.add(row)
    assert (row.recorded_by, AuditEvent.objects.get(office=OFFICE, seq=2).recorded_by) == ("staf", "kasi")


def test_stamps_rise_by_a_microsecond_when_the_clock_stands_or_goes_back() -> None:
    for number, instant in enumerate((NOON, NOON, NOON - timedelta(days=9))):
        with clock.fixed(instant):
            write(document(key=f"D-{number}"))
    stamps = list(
        AuditEvent.objects.filter(office=OFFICE, seq__gt=1).order_by("seq").values_list("recorded_at", flat=True)
    )
    assert stamps == [NOON + number * timedelta(microseconds=1) for number in range(3)]


def test_an_act_without_rows_writes_nothing() -> None:
    write()
    assert AuditEvent.objects.filter(office=OFFICE).count() == 1


def test_a_refusal_inside_an_act_leaves_nothing_behind() -> None:
    with pytest.raises(InvalidRow), transaction.atomic():
        write(document(), document(key="D-2", fiscal_year=20233))
    assert not VillageDocument.objects.exists()
    assert AuditEvent.objects.filter(office=OFFICE).count() == 1
    assert ledger.verify() == []


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ({"fiscal_year": 20233}, "Tahun anggaran harus 2000 sampai 2100"),
        ({"annulled": True}, "Pembatalan wajib disertai alasan"),
        ({"state": "terverifikasi"}, "menyebut pemeriksanya"),
        ({"state": "diajukan", "verified_by": "kasi"}, "menyebut pemeriksanya"),
        ({"state": "terverifikasi", "verified_by": "staf"}, "oleh orang yang mencatatnya"),
        ({"state": "lain"}, "bukan pilihan yang valid"),
        ({"version": 0}, "Kunci, versi, peristiwa"),
    ],
)
def test_refuses_what_breaks_a_rule_of_the_book(content: dict[str, object], sentence: str) -> None:
    with pytest.raises(InvalidRow, match=sentence) as refusal, transaction.atomic():
        write(document(**content))
    assert refusal.value.faults


def test_an_act_may_go_on_after_a_row_that_was_refused() -> None:
    with ledger.act(office=OFFICE, by="staf", verb="uji", summary="uji") as act:
        with pytest.raises(InvalidRow, match="Tahun anggaran harus 2000 sampai 2100"):
            act.add(document(key="D-1", fiscal_year=20233))
        act.add(document(key="D-2"))
    assert [row.key for row in VillageDocument.objects.all()] == ["D-2"]
    assert ledger.verify() == []


def test_takeover_may_name_one_person_for_both() -> None:
    row = document(state="terverifikasi", verified_by="staf", takeover=True)
    write(row)
    assert VillageDocument.objects.get().takeover


def test_refuses_the_same_version_twice() -> None:
    write(document())
    with pytest.raises(InvalidRow, match="Versi baris ini sudah ada"), transaction.atomic():
        write(document())


def test_an_activity_outside_authority_needs_its_reason_and_no_function() -> None:
    content = {
        "key": "A", "version": 1, "number": "A", "unit": "umum", "dated": NOON.date(), "kind": "fasilitasi",
        "description": "x", "status": "terlaksana", "state": "diajukan",
    }  # fmt: skip
    for wrong in ({}, {"is_outside_authority": True}, {"is_outside_authority": True, "function": "a", "reason": "x"}):
        with pytest.raises(InvalidRow, match="di luar kewenangan dengan alasannya"), transaction.atomic():
            write(Activity(**content, **wrong))
    write(Activity(**content, is_outside_authority=True, reason="urusan kabupaten"))


def test_many_rows_at_once_are_all_in_the_manifest() -> None:
    with ledger.act(office=OFFICE, by="konsol:uji", verb="impor", summary="Uji") as act:
        act.add_all(
            row
            for number in range(700)
            for row in [document(key=f"D-{number}"), Unit(key=f"U-{number}", version=1, name="U")]
        )
    event = AuditEvent.objects.get(office=OFFICE, seq=2)
    assert len(event.manifest.splitlines()) == 1400
    assert ledger.verify() == []


def test_many_rows_at_once_are_refused_as_a_whole() -> None:
    with (
        pytest.raises(InvalidRow) as refusal,
        transaction.atomic(),
        ledger.act(office=OFFICE, by="konsol:uji", verb="impor", summary="Uji") as act,
    ):
        act.add_all([document(), document(key="D-2", number="1" * 101)])
    assert isinstance(refusal.value.__cause__, ValidationError)
    assert not VillageDocument.objects.exists()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ({"state": "terverifikasi"}, "Baris-baris buku village_document ditolak: .* menyebut pemeriksanya"),
        ({"key": "D-1"}, "Ada baris yang versinya sudah ada|Versi baris ini sudah ada"),
    ],
)
def test_many_rows_at_once_obey_the_rules_across_columns(content: dict[str, object], sentence: str) -> None:
    write(document())
    with (
        pytest.raises(InvalidRow, match=sentence),
        ledger.act(office=OFFICE, by="konsol:uji", verb="impor", summary="Uji") as act,
    ):
        act.add_all([document(**{"key": "D-2", **content})])
    assert ledger.verify() == []


def test_an_office_is_opened_once_and_never_empty() -> None:
    with pytest.raises(OfficeExists), transaction.atomic():
        History(1).open()
    with (
        pytest.raises(InvalidRow, match="tanpa satu baris"),
        ledger.open_office(office="35.08.11", by="konsol:uji", verb="membuka", summary="Uji"),
    ):
        pass


def test_an_unknown_office_cannot_be_acted_on() -> None:
    with pytest.raises(NotFound, match=r"cermat init"), ledger.act(office="x", by="a", verb="b", summary="c"):
        pytest.fail("the act began")


def test_settled_lies_between_the_acts_before_and_the_acts_after() -> None:
    with clock.fixed(NOON):
        before = write(document())
        settled = ledger.settle(OFFICE)
        after = write(Village(key="35.08.10.2099", version=1, name="Baru"))
    assert before.recorded_at <= settled < after.recorded_at


def test_the_clock_is_stopped_only_at_an_instant_with_its_offset() -> None:
    with pytest.raises(ValueError, match="offset"), clock.fixed(datetime(2024, 1, 1)):  # noqa: DTZ001
        pytest.fail("the clock took it")
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(minutes=5)
