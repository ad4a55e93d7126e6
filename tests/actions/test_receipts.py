"""Receiving a document: the stamp in the office's own zone, the numbers of a year, and who may."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from cermat.actions import receipts, village_documents
from cermat.actions.errors import AlreadyThere, FaultyEntry, NotPermitted, StaleEdit, WrongState
from cermat.indicators.figures import Verdict
from cermat.registers import clock, ledger, measuring, selectors
from cermat.registers.errors import NotFound
from cermat.registers.models import AuditEvent, Receipt, VillageDocument
from tests import cast

KASI = cast.scope("kasi.pemerintahan")
OPERATOR = cast.scope("operator.denok")
WIB = ZoneInfo("Asia/Jakarta")
LPPD = {"kind": "lppd_desa", "fiscal_year": 2026, "enacted_on": None}


def handed_in(**changes: object) -> str:
    """Hand in an LPPDes of Denok that waits for the office's stamp."""
    entry = cast.document(**{**LPPD, "number": "140/14/2027", "awaits_receipt": True, **changes})
    return village_documents.add(by=OPERATOR, entry=entry)


@pytest.mark.parametrize(
    ("instant", "verdict"),
    [
        (datetime(2027, 3, 31, 23, 59, 59, tzinfo=WIB), Verdict.ON_TIME),
        (datetime(2027, 4, 1, 0, 0, 0, tzinfo=WIB), Verdict.LATE),
    ],
)
def test_the_stamp_is_the_day_in_the_offices_own_zone(office, instant, verdict):
    key = handed_in()
    with clock.fixed(instant):
        given = selectors.receipt(KASI, receipts.issue(by=KASI, document=key, version=1))
        assert (given.received_on, given.received_at) == (instant.date(), instant)
        village_documents.verify(by=cast.scope("sekretaris"), key=key, version=2)
    with clock.fixed(datetime(2028, 1, 10, tzinfo=WIB)):
        lines = measuring.measure(cast.scope(), year=2027).measurements[2].figure.lines
    assert next(line for line in lines if line.id == f"lppd_desa/2026/{cast.DENOK}").verdict is verdict
    assert not ledger.verify()


def test_stamp_and_receipt_are_one_act_that_another_person_verifies(office):
    key, before = handed_in(), AuditEvent.objects.count()
    receipts.issue(by=KASI, document=key, version=1)
    assert AuditEvent.objects.count() == before + 1
    row = VillageDocument.objects.get(key=key, version=2)
    assert (row.submitted_on, row.state, row.recorded_by) == (date(2026, 11, 20), "diajukan", "kasi.pemerintahan")
    assert row.reason == "cap terima kantor Camat"
    with pytest.raises(NotPermitted):
        village_documents.verify(by=KASI, key=key, version=2)


def recorded_by_the_office() -> str:
    """Record, as the office, an LPPDes with the day its paper says it was received."""
    entry = cast.document(**{**LPPD, "fiscal_year": 2025, "number": "140/14/2026", "submitted_on": date(2026, 3, 30)})
    return village_documents.add(by=cast.scope(), entry=entry)


def test_a_document_with_its_day_keeps_it_and_gets_no_new_version(office):
    key = recorded_by_the_office()
    village_documents.verify(by=cast.scope("sekretaris"), key=key, version=1)
    given = selectors.receipt(KASI, receipts.issue(by=KASI, document=key, version=2))
    assert (given.received_on, given.received_at, given.document_version) == (date(2026, 3, 30), None, 2)
    assert VillageDocument.objects.filter(key=key).count() == 2


def test_a_recorded_day_is_verified_before_its_receipt_is_given(office):
    key = recorded_by_the_office()
    with pytest.raises(WrongState, match="30 Maret 2026 baru menurut catatan dan belum diverifikasi orang kedua"):
        receipts.issue(by=KASI, document=key, version=1)
    assert "belum diverifikasi" in str(receipts.refusal(KASI, key))
    assert not Receipt.objects.exists()
    village_documents.verify(by=KASI, key=key, version=1)
    assert receipts.refusal(KASI, key) is None
    assert "tidak berwenang menerima" in str(receipts.refusal(OPERATOR, key))


def test_who_received_a_document_never_checks_it_afterwards(office):
    key, sekretaris = recorded_by_the_office(), cast.scope("sekretaris")
    village_documents.verify(by=sekretaris, key=key, version=1)
    receipts.issue(by=KASI, document=key, version=2)
    entry = cast.document(**{**LPPD, "fiscal_year": 2025, "number": "140/15/2026", "submitted_on": date(2026, 3, 30)})
    village_documents.correct(by=cast.scope(), key=key, version=2, entry=entry, reason="Nomor keliru")
    with pytest.raises(NotPermitted, match="Anda ikut mencatat"):
        village_documents.verify(by=KASI, key=key, version=3)
    assert not selectors.inbox(KASI)
    assert [each.ref.key for each in selectors.inbox(sekretaris)] == [key]
    assert village_documents.verify(by=sekretaris, key=key, version=3) == 4


def test_numbers_follow_one_another_within_a_year_and_begin_anew(office):
    keys = [handed_in(number=f"{number}") for number in range(3)]
    first = [selectors.receipt(KASI, receipts.issue(by=KASI, document=key, version=1)).number for key in keys[:2]]
    with clock.fixed(datetime(2027, 1, 1, 0, 0, tzinfo=WIB)):
        first.append(selectors.receipt(KASI, receipts.issue(by=KASI, document=keys[2], version=1)).number)
    assert first == ["001/TT/2026", "002/TT/2026", "001/TT/2027"]


def test_a_receipt_is_given_once(office):
    key = handed_in()
    receipts.issue(by=KASI, document=key, version=1)
    with pytest.raises(StaleEdit):
        receipts.issue(by=KASI, document=key, version=1)
    with pytest.raises(AlreadyThere, match="nomor 001/TT/2026 sudah terbit"):
        receipts.issue(by=KASI, document=key, version=2)
    assert Receipt.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "submitted", "words"),
    [
        ({}, True, "RKP Desa ditetapkan desa, tidak disampaikan"),
        ({**LPPD, "awaits_receipt": True}, False, "Dokumen ini draf"),
    ],
)
def test_what_is_not_to_be_received_is_refused(office, changes, submitted, words):
    key = village_documents.add(by=OPERATOR, entry=cast.document(**changes), submitted=submitted)
    with pytest.raises(WrongState, match=words):
        receipts.issue(by=KASI, document=key, version=1)
    assert not Receipt.objects.exists()


def test_who_receives_and_who_sees(office, neighbour):
    key = handed_in()
    for username in ("staf.pemerintahan", "kasi.pelayanan", "operator.denok", "camat", "admin"):
        with pytest.raises(NotPermitted):
            receipts.issue(by=cast.scope(username), document=key, version=1)
    given = receipts.issue(by=cast.scope("sekretaris"), document=key, version=1)
    assert selectors.receipt(OPERATOR, given).document == key
    assert selectors.receipt_of(OPERATOR, key) is not None
    foreign = village_documents.add(
        by=cast.scope(), entry=cast.document(**LPPD, village=cast.BLUKON, awaits_receipt=True)
    )
    other = receipts.issue(by=KASI, document=foreign, version=1)
    assert selectors.receipt_of(OPERATOR, foreign) is None
    for scope, unseen in ((OPERATOR, other), (cast.stranger(), given)):
        with pytest.raises(NotFound):
            selectors.receipt(scope, unseen)
    with pytest.raises(NotFound):
        receipts.issue(by=cast.scope("kasi.pemerintahan", office=cast.OTHER_OFFICE), document=key, version=1)


def test_only_what_is_submitted_may_wait_for_the_stamp(office):
    with pytest.raises(FaultyEntry, match="Tanggal ditetapkan RKP Desa belum diisi"):
        cast.recorded_document(enacted_on=None, awaits_receipt=True)
    entry = cast.document(**LPPD, awaits_receipt=True)
    seen = village_documents.preview(by=OPERATOR, entry=entry)
    assert (seen.verdict, seen.due) == (None, date(2027, 3, 31))
    assert seen.sentence.startswith("Menunggu cap terima kantor Camat; ")
    village_documents.add(by=cast.scope(), entry=cast.document(**LPPD, number="9", submitted_on=date(2026, 11, 19)))
    assert "sudah ada LPPDes 2026 nomor 9" in village_documents.preview(by=OPERATOR, entry=entry).warnings[0]
