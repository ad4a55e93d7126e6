"""Freezing a period and taking it to its approval: three people, each step once, nothing changed afterwards."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from cermat.actions import activities, dated_books, measurements, users
from cermat.actions.cycle import Step
from cermat.actions.errors import FaultyEntry, NotPermitted, StaleEdit, WrongState
from cermat.evidence.errors import FileRefused
from cermat.indicators.cycle import CycleStage
from cermat.registers import clock, ledger, selectors
from cermat.registers.errors import NotFound
from cermat.registers.models import AuditEvent, EvidenceFile, FrozenMeasurement
from tests import cast
from tests.evidence import make

PLANNER, SECRETARY, CAMAT = (cast.scope(each) for each in ("perencana", "sekretaris", "camat"))
HEAD = cast.scope("kasi.pelayanan")
KEY = "2023-tw1-1"


@pytest.fixture
def peopled(office: str) -> str:
    """Give the office its people, and an activity in its first quarter."""
    cast.add_people_of_the_office()
    cast.recorded_activity()
    return office


@pytest.fixture
def frozen(peopled: str) -> str:
    """Freeze the first quarter of 2023."""
    return measurements.freeze(by=PLANNER, year=2023, quarter=1)


@pytest.fixture
def reviewed(frozen: str) -> str:
    """Take it to the Camat."""
    measurements.submit(by=PLANNER, key=frozen, version=1)
    measurements.review(by=SECRETARY, key=frozen, version=2)
    return frozen


def _latest(key: str = KEY):
    return selectors.edition_history(cast.scope(), key)[-1]


def test_three_people_take_it_from_draft_to_publication(peopled):
    before = AuditEvent.objects.count()
    key = measurements.freeze(by=PLANNER, year=2023, quarter=1)
    assert key == KEY
    assert measurements.submit(by=PLANNER, key=key, version=1) == 2
    assert measurements.review(by=SECRETARY, key=key, version=2) == 3
    assert measurements.approve(by=CAMAT, key=key, version=3) == 4
    assert measurements.publish(by=PLANNER, key=key, version=4) == 5
    assert AuditEvent.objects.count() == before + 5
    edition = _latest()
    assert (edition.stage, edition.prepared_by) == (CycleStage.PUBLISHED, "perencana")
    assert (edition.reviewed_by, edition.reviewed_as) == ("sekretaris", "Sekretaris Camat")
    assert (edition.approved_by, edition.approved_as) == ("camat", "Camat")
    assert [each.period.quarter for each in selectors.editions(cast.scope(), year=2023)] == [1]
    assert selectors.locked_periods(cast.scope()) == (edition.period,)
    assert not ledger.verify()


def test_what_was_frozen_stays_when_the_books_go_on(reviewed):
    then = selectors.snapshot(cast.scope(), reviewed)
    kept = selectors.snapshot_sha256(cast.scope(), reviewed)
    cast.recorded_activity(number="006/1/2023")
    measurements.approve(by=CAMAT, key=reviewed, version=3)
    assert selectors.snapshot(cast.scope(), reviewed) == then
    assert selectors.snapshot_sha256(cast.scope(), reviewed) == kept
    assert then.measurements[1].figure.share.denominator == 1


def test_a_period_that_runs_is_not_frozen(peopled):
    with (
        clock.fixed(datetime(2027, 3, 31, 23, 59, tzinfo=ZoneInfo("Asia/Jakarta"))),
        pytest.raises(WrongState, match="triwulan I 2027 belum berakhir; bekukan mulai hari sesudah 31 Maret 2027"),
    ):
        measurements.freeze(by=PLANNER, year=2027, quarter=1)
    with clock.fixed(datetime(2027, 4, 1, 0, 0, 1, tzinfo=ZoneInfo("Asia/Jakarta"))):
        assert measurements.freeze(by=PLANNER, year=2027, quarter=1) == "2027-tw1-1"
    assert measurements.freeze(by=PLANNER, year=2025) == "2025-tahun-1"


def test_the_wrong_person_is_told_whose_turn_it_is(frozen):
    for by in (SECRETARY, CAMAT, cast.scope("admin"), cast.scope("kabupaten"), cast.scope("inspektorat")):
        with pytest.raises(NotPermitted):
            measurements.submit(by=by, key=frozen, version=1)
    measurements.submit(by=PLANNER, key=frozen, version=1)
    with pytest.raises(NotPermitted, match=r"Giliran reviu ada pada orang lain: Sekretaris Camat \(sekretaris\)"):
        measurements.review(by=cast.scope("kasi.pelayanan"), key=frozen, version=2)
    for by in (PLANNER, CAMAT, cast.scope(), cast.scope("admin")):
        with pytest.raises(NotPermitted):
            measurements.review(by=by, key=frozen, version=2)
    measurements.review(by=SECRETARY, key=frozen, version=2)
    for by in (PLANNER, SECRETARY, cast.scope("kasi.pelayanan"), cast.scope("admin")):
        with pytest.raises(NotPermitted):
            measurements.approve(by=by, key=frozen, version=3)
        with pytest.raises(NotPermitted):
            measurements.send_back(by=by, key=frozen, version=3, remark="uji")


def test_where_the_sekretaris_is_plt_camat_another_head_reviews_and_he_approves(office):
    """Three people, five roles: nobody stands for two of the three steps, and nothing comes to a halt."""
    for username, role, unit, acting in (
        ("kasi.satu", "kasi", "pemerintahan", None),
        ("kasi.satu", "perencana", None, None),
        ("kasi.dua", "kasi", "pelayanan", None),
        ("sekretaris", "sekretaris", None, None),
        ("sekretaris", "camat", None, "Plt."),
    ):
        _give(username, role, unit, acting)
    planner, acting_camat = _held("kasi.satu"), _held("sekretaris")
    key = measurements.freeze(by=planner, year=2023, quarter=1)
    measurements.submit(by=planner, key=key, version=1)
    for by in (planner, acting_camat):
        with pytest.raises(NotPermitted, match=r"Giliran reviu ada pada orang lain: Kepala .* \(kasi.dua\)"):
            measurements.review(by=by, key=key, version=2)
    measurements.review(by=_held("kasi.dua"), key=key, version=2)
    measurements.approve(by=acting_camat, key=key, version=3)
    assert (_latest().reviewed_by, _latest().approved_as) == ("kasi.dua", "Plt. Camat")


def test_two_people_cannot_stand_for_three(office):
    for username, role in (("sekretaris", "sekretaris"), ("sekretaris", "perencana"), ("camat", "camat")):
        _give(username, role, None, None)
    key = measurements.freeze(by=_held("sekretaris"), year=2023, quarter=1)
    measurements.submit(by=_held("sekretaris"), key=key, version=1)
    with pytest.raises(NotPermitted, match="penyiap, pereviu, dan penyetuju harus tiga orang"):
        measurements.review(by=_held("sekretaris"), key=key, version=2)


def _give(username: str, role: str, unit: str | None, acting: str | None) -> None:
    known = {each.username for each in selectors.people(cast.console())}
    said = {"by": cast.console(), "username": username, "role": role, "unit": unit}
    if username in known:
        users.give_role(**said, acting=acting)
    else:
        users.add(**said, position=f"{role} (uji)", password_hash=cast.password_hash())


def _held(username: str):
    held = selectors.scope_of(username)
    assert held is not None
    return held


def test_a_step_out_of_turn_is_refused(frozen):
    for act in (measurements.review, measurements.approve, measurements.publish):
        with pytest.raises((WrongState, NotPermitted)):
            act(by=SECRETARY, key=frozen, version=1)
    with pytest.raises(WrongState, match="yang dapat dilakukan sekarang: mengajukan"):
        measurements.publish(by=PLANNER, key=frozen, version=1)
    measurements.submit(by=PLANNER, key=frozen, version=1)
    with pytest.raises(StaleEdit):
        measurements.review(by=SECRETARY, key=frozen, version=1)
    with pytest.raises(NotFound):
        measurements.review(by=SECRETARY, key="2023-tw2-1", version=1)
    with pytest.raises(NotFound):
        measurements.submit(by=cast.scope("perencana", office=cast.OTHER_OFFICE), key=frozen, version=2)


def test_what_is_returned_is_frozen_anew(frozen):
    measurements.submit(by=PLANNER, key=frozen, version=1)
    with pytest.raises(FaultyEntry, match="Catatan pengembalian belum diisi"):
        measurements.send_back(by=SECRETARY, key=frozen, version=2, remark=" ")
    with pytest.raises(WrongState, match="Edisi 1 periode ini sedang diajukan"):
        measurements.freeze(by=PLANNER, year=2023, quarter=1)
    measurements.send_back(by=SECRETARY, key=frozen, version=2, remark="Maret belum ditutup")
    assert (_latest().stage, _latest().remark) == (CycleStage.RETURNED, "Maret belum ditutup")
    again = measurements.freeze(by=PLANNER, year=2023, quarter=1)
    assert (again, _latest(again).reopens) == ("2023-tw1-2", None)


def test_the_camat_returns_what_lies_before_him(reviewed):
    assert measurements.send_back(by=CAMAT, key=reviewed, version=3, remark="Angka desa keliru") == 4
    assert (_latest().stage, _latest().reviewed_by) == (CycleStage.RETURNED, None)


def test_a_locked_edition_is_opened_again_only_with_a_reason(reviewed):
    measurements.approve(by=CAMAT, key=reviewed, version=3)
    with pytest.raises(FaultyEntry, match="Edisi 1 sudah disetujui; tulis alasan membukanya kembali"):
        measurements.freeze(by=PLANNER, year=2023, quarter=1)
    again = measurements.freeze(by=PLANNER, year=2023, quarter=1, reason="Perdes Denok dikoreksi")
    assert (_latest(again).edition, _latest(again).reopens) == (2, "Perdes Denok dikoreksi")
    assert _latest().stage is CycleStage.APPROVED
    assert selectors.locked_periods(cast.scope()) == (_latest().period,)


def test_the_reason_of_a_reopening_is_carried_on_until_an_edition_is_locked(reviewed):
    measurements.approve(by=CAMAT, key=reviewed, version=3)
    measurements.freeze(by=PLANNER, year=2023, quarter=1, reason="Perdes Denok dikoreksi")
    again = measurements.freeze(by=PLANNER, year=2023, quarter=1)
    assert (_latest(again).edition, _latest(again).reopens) == (3, "Perdes Denok dikoreksi")
    once_more = measurements.freeze(by=PLANNER, year=2023, quarter=1, reason="Juga Boreng")
    assert _latest(once_more).reopens == "Perdes Denok dikoreksi; Juga Boreng"
    assert selectors.successor(cast.scope(), reviewed).key == once_more
    measurements.submit(by=PLANNER, key=once_more, version=1)
    measurements.review(by=SECRETARY, key=once_more, version=2)
    measurements.approve(by=CAMAT, key=once_more, version=3)
    opened = measurements.freeze(by=PLANNER, year=2023, quarter=1, reason="LPPDes susulan")
    assert _latest(opened).reopens == "LPPDes susulan"
    assert selectors.successor(cast.scope(), reviewed).key == once_more
    assert selectors.successor(cast.scope(), once_more).key == opened


def test_a_reason_that_anybody_reads_carries_nobodys_number(reviewed):
    measurements.approve(by=CAMAT, key=reviewed, version=3)
    for number in ("3508101203800001", "19701218 199101 1 002"):
        with pytest.raises(FaultyEntry, match="tulis tanpa data pribadi"):
            measurements.freeze(by=PLANNER, year=2023, quarter=1, reason=f"Dikoreksi oleh {number}")
    assert measurements.freeze(by=PLANNER, year=2023, quarter=1, reason="Surat 000.7.2/117/427.91/2026")


def test_an_approval_on_paper_is_recorded_with_its_scan_by_somebody_who_did_not_review(reviewed):
    sheet = {"key": reviewed, "version": 3, "paper": "Lembar persetujuan 1/2023", "name": "lembar.jpg"}
    sheet |= {"dated": date(2026, 11, 20), "pieces": [make.jpeg()]}
    for by in (SECRETARY, PLANNER, CAMAT):
        with pytest.raises(NotPermitted):
            measurements.record_approval(by=by, **sheet)
    said = measurements.refusal(by=SECRETARY, edition=_latest(), step=Step.RECORD_APPROVAL)
    assert "Giliran mencatat lembar persetujuan ada pada orang lain: Kepala " in said
    assert "(sekretaris)" not in said
    assert measurements.record_approval(by=HEAD, **sheet) == 4
    edition = _latest()
    assert (edition.stage, edition.approved_by, edition.approval_paper) == (CycleStage.APPROVED, None, sheet["paper"])
    assert (edition.approved_as, edition.recorded_by) == ("Camat", "kasi.pelayanan")
    assert EvidenceFile.objects.get().key == edition.approval_scan
    assert not ledger.verify()


def test_a_sheet_of_an_acting_camat_says_so(reviewed):
    cast.recorded_camat(acting="Plt.")
    sheet = {"paper": "Lembar 1", "dated": date(2026, 11, 20), "name": "lembar.jpg", "pieces": [make.jpeg()]}
    measurements.record_approval(by=HEAD, key=reviewed, version=3, **sheet)
    assert _latest().approved_as == "Plt. Camat"


def test_three_people_finish_on_paper(office):
    """Whoever is left after preparer, reviewer and Camat is the preparer: he records, never who reviewed."""
    for username, role, unit in (
        ("sekretaris", "sekretaris", None),
        ("sekretaris", "perencana", None),
        ("kasi", "kasi", "pemerintahan"),
        ("camat", "camat", None),
    ):
        _give(username, role, unit, None)
    key = measurements.freeze(by=_held("sekretaris"), year=2023, quarter=1)
    measurements.submit(by=_held("sekretaris"), key=key, version=1)
    measurements.review(by=_held("kasi"), key=key, version=2)
    sheet = {"paper": "Lembar 1", "dated": date(2026, 11, 20), "name": "lembar.jpg", "pieces": [make.jpeg()]}
    with pytest.raises(NotPermitted, match=r"ada pada orang lain: Sekretaris Camat \(sekretaris\)"):
        measurements.record_approval(by=_held("kasi"), key=key, version=3, **sheet)
    assert measurements.record_approval(by=_held("sekretaris"), key=key, version=3, **sheet) == 4


def test_where_only_a_planner_is_left_he_records_the_sheet(office):
    for username, role, unit in (("staf", "perencana", None), ("kasi", "sekretaris", None), ("camat", "camat", None)):
        _give(username, role, unit, None)
    key = measurements.freeze(by=_held("staf"), year=2023, quarter=1)
    measurements.submit(by=_held("staf"), key=key, version=1)
    measurements.review(by=_held("kasi"), key=key, version=2)
    sheet = {"paper": "Lembar 1", "dated": date(2026, 11, 20), "name": "lembar.jpg", "pieces": [make.jpeg()]}
    assert measurements.record_approval(by=_held("staf"), key=key, version=3, **sheet) == 4


@pytest.mark.parametrize(
    ("dated", "sentence"),
    [
        (date(1999, 1, 1), "1 Januari 1999 mendahului reviu tanggal 20 November 2026"),
        (date(2026, 11, 19), "19 November 2026 mendahului reviu tanggal 20 November 2026"),
        (date(2026, 11, 21), "21 November 2026 belum tiba"),
    ],
)
def test_a_sheet_is_signed_between_the_review_and_today(reviewed, dated, sentence):
    sheet = {"paper": "Lembar 1", "dated": dated, "name": "lembar.jpg", "pieces": [make.jpeg()]}
    with pytest.raises(FaultyEntry, match=sentence) as refused:
        measurements.record_approval(by=HEAD, key=reviewed, version=3, **sheet)
    assert [each.field for each in refused.value.problems] == ["dated"]
    assert _latest().stage is CycleStage.REVIEWED


def test_a_sheet_is_of_the_local_day_of_the_review_at_the_earliest(frozen):
    """Frozen on the 20th, reviewed at 00.30 WIB of 25 November, when it is still the 24th in Greenwich."""
    with clock.fixed(datetime(2026, 11, 25, 0, 30, tzinfo=ZoneInfo("Asia/Jakarta"))):
        sheet = {"key": frozen, "paper": "Lembar 1", "name": "lembar.jpg", "pieces": [make.jpeg()]}
        measurements.submit(by=PLANNER, key=frozen, version=1)
        with pytest.raises(WrongState, match="sudah diajukan; yang dapat dilakukan sekarang"):
            measurements.record_approval(by=SECRETARY, version=2, dated=date(2026, 11, 25), **sheet)
        measurements.review(by=SECRETARY, key=frozen, version=2)
        with pytest.raises(FaultyEntry, match="24 November 2026 mendahului reviu tanggal 25 November 2026"):
            measurements.record_approval(by=HEAD, version=3, dated=date(2026, 11, 24), **sheet)
        assert measurements.record_approval(by=HEAD, version=3, dated=date(2026, 11, 25), **sheet) == 4


def test_a_sheet_without_name_from_tomorrow_or_without_a_scan_is_refused(reviewed):
    sheet = {"paper": " ", "dated": date(2026, 11, 21), "name": "lembar.jpg", "pieces": [make.jpeg()]}
    with pytest.raises(FaultyEntry) as refused:
        measurements.record_approval(by=HEAD, key=reviewed, version=3, **sheet)
    assert [each.field for each in refused.value.problems] == ["paper", "dated"]
    named = {"paper": "1", "dated": date(2026, 11, 20), "name": "a.pdf"}
    with pytest.raises(FileRefused):
        measurements.record_approval(by=HEAD, key=reviewed, version=3, pieces=[b""], **named)
    for pieces in ([make.word()], [make.sheet()]):
        with pytest.raises(FileRefused, match="bukan hasil pindai; unggah PDF, JPEG, atau PNG dari lembar yang"):
            measurements.record_approval(by=HEAD, key=reviewed, version=3, pieces=pieces, **named)
    with pytest.raises(NotPermitted):
        measurements.record_approval(by=PLANNER, key=reviewed, version=3, **sheet)
    assert _latest().stage is CycleStage.REVIEWED
    assert not EvidenceFile.objects.exists()


def test_a_draft_is_nobodys_to_return_and_says_so(frozen):
    for by in (SECRETARY, CAMAT):
        said = measurements.refusal(by=by, edition=_latest(), step=Step.SEND_BACK)
        assert said == "Pengukuran ini masih draf; yang dapat dilakukan sekarang: mengajukan."
        with pytest.raises(WrongState, match="masih draf"):
            measurements.send_back(by=by, key=frozen, version=1, remark="uji")
    with pytest.raises(NotPermitted):
        measurements.send_back(by=PLANNER, key=frozen, version=1, remark="uji")


def test_a_refusal_names_the_act_that_was_asked_for(reviewed):
    step = {"edition": _latest(), "step": Step.SEND_BACK}
    said = measurements.refusal(by=PLANNER, **step)
    assert said == (
        "Anda tidak berwenang mengembalikan pengukuran; yang berwenang: Sekretaris Camat, Kepala Seksi/Kasubbag, Camat."
    )
    assert measurements.refusal(by=HEAD, **step) == "Giliran mengembalikan ada pada orang lain: Camat (camat)."
    submitted = replace(_latest(), stage=CycleStage.SUBMITTED, reviewed_by=None)
    said = measurements.refusal(by=CAMAT, edition=submitted, step=Step.SEND_BACK)
    assert said == "Giliran mengembalikan ada pada orang lain: Sekretaris Camat (sekretaris)."


def test_the_refusal_of_a_button_is_that_of_the_act(frozen):
    assert measurements.refusal(by=PLANNER, edition=_latest(), step=Step.SUBMIT) is None
    assert "yang berwenang: Perencana" in measurements.refusal(by=CAMAT, edition=_latest(), step=Step.SUBMIT)
    assert "Pengukuran ini masih draf; yang dapat dilakukan sekarang: mengajukan." in measurements.refusal(
        by=CAMAT, edition=_latest(), step=Step.APPROVE
    )


def test_the_table_itself_refuses_two_of_the_three_in_one(reviewed):
    seen = FrozenMeasurement.objects.get(key=reviewed, version=3)
    for changes in (
        {"reviewed_by": "perencana"},
        {"stage": CycleStage.APPROVED.value, "approved_by": "perencana"},
        {"stage": CycleStage.APPROVED.value, "approved_by": "sekretaris"},
        {"stage": CycleStage.APPROVED.value},
        {"stage": CycleStage.DRAFT.value},
        {"stage": CycleStage.RETURNED.value, "reviewed_by": None},
    ):
        row = dated_books.next_version(seen, **changes)
        with (
            pytest.raises(ledger.InvalidRow),
            ledger.act(office=cast.OFFICE, by="uji", verb="uji", summary="uji") as act,
        ):
            act.add(row)


def test_an_activity_recorded_later_changes_the_figure_of_today_alone(reviewed):
    measurements.approve(by=CAMAT, key=reviewed, version=3)
    activities.add(by=cast.scope(), entry=cast.activity("007/1/2023"))
    assert selectors.snapshot(cast.scope(), reviewed).measurements[1].figure.share.denominator == 1


def test_an_edition_that_was_frozen_anew_goes_no_further(frozen):
    measurements.freeze(by=PLANNER, year=2023, quarter=1)
    with pytest.raises(WrongState, match="sudah dibekukan lagi sebagai edisi 2; lanjutkan edisi itu"):
        measurements.submit(by=PLANNER, key=frozen, version=1)
    assert "edisi 2" in measurements.refusal(by=PLANNER, edition=_latest(), step=Step.SUBMIT)


def test_what_was_locked_may_be_published_while_it_is_opened_again(reviewed):
    measurements.approve(by=CAMAT, key=reviewed, version=3)
    measurements.freeze(by=PLANNER, year=2023, quarter=1, reason="Dikoreksi")
    assert measurements.publish(by=PLANNER, key=reviewed, version=4) == 5
