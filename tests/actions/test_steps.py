"""The steps every checked book shares: works, not permitted, wrong state, another office, stale, one event each."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import ModuleType
from typing import Any, NamedTuple

import pytest

from cermat.actions import activities, outputs, recorded_values, settings, targets, versions, village_documents
from cermat.actions.entries import RecordedValueEntry, SettingEntry, TargetEntry
from cermat.actions.errors import FaultyEntry, NotPermitted, StaleEdit, WrongState
from cermat.actions.policies import Standing
from cermat.indicators.rows import SettingKind, TargetKind
from cermat.registers import ledger
from cermat.registers.errors import NotFound
from cermat.registers.models import BOOKS, AuditEvent
from tests import cast

KASI, SECRETARY = cast.scope("kasi.pemerintahan"), cast.scope("sekretaris")
VALUE = RecordedValueEntry(
    indicator="ipp",
    year=2023,
    quantity="official",
    amount=Decimal("3.87"),
    paper="Surat Bagian Organisasi",
    paper_dated=date(2024, 2, 5),
)


TARGET = TargetEntry(
    indicator="iku-1",
    year=2023,
    kind=TargetKind.AGREED,
    amount=Decimal(80),
    paper="Perjanjian Kinerja Tahun 2023",
    paper_dated=date(2023, 1, 9),
)


SETTING = SettingEntry(
    kind=SettingKind.CAP,
    value="120",
    valid_from=date(2023, 1, 1),
    paper="Peraturan Bupati",
    paper_dated=date(2022, 12, 1),
)


class Case(NamedTuple):
    """A book, its recorder, the entry recorded first and another one."""

    acts: ModuleType
    recorder: Any
    entry: Any
    other: Any


CASES = {
    "activity": Case(activities, cast.scope(), cast.activity(), cast.activity(description="Uraian lain")),
    "output": Case(outputs, cast.scope(), cast.output(), cast.output(title="Judul lain")),
    "village_document": Case(
        village_documents, cast.scope(), cast.document(), cast.document(enacted_on=date(2023, 10, 2))
    ),
    "recorded_value": Case(recorded_values, cast.scope("perencana"), VALUE, replace(VALUE, amount=Decimal("3.90"))),
    "target": Case(targets, cast.scope("perencana"), TARGET, replace(TARGET, amount=Decimal(85))),
    "setting": Case(settings, cast.scope("perencana"), SETTING, replace(SETTING, value="110")),
}


@pytest.fixture(params=CASES)
def case(request, office) -> Case:
    return CASES[request.param]


@pytest.fixture
def parent(office) -> dict[str, str]:
    return {"activity": cast.recorded_activity(number="000/induk")}


def record(case: Case, parent: dict[str, str], **settings: Any) -> str:
    belongs = parent if case.acts is outputs else {}
    return case.acts.add(by=case.recorder, entry=case.entry, **belongs, **settings)


def stands(case: Case, key: str) -> Standing:
    return versions.standing(versions.find(case.acts.NOUN, by=case.recorder, key=key))


def written(case: Case, key: str) -> list[Any]:
    model = BOOKS[ledger.BOOK_OF[case.acts.NOUN.model]]
    return list(model.objects.filter(key=key).order_by("version"))


def test_a_row_goes_from_draft_to_verified(case, parent):
    key = record(case, parent, submitted=False)
    assert stands(case, key) is Standing.DRAFT
    assert case.acts.submit(by=case.recorder, key=key, version=1) == 2
    assert case.acts.verify(by=KASI, key=key, version=2) == 3
    last = written(case, key)[-1]
    assert (last.recorded_by, last.verified_by, last.takeover) == (case.recorder.username, KASI.username, False)


def test_a_row_is_sent_back_with_a_remark_corrected_and_verified(case, parent):
    key = record(case, parent)
    case.acts.send_back(by=KASI, key=key, version=1, remark="Lengkapi")
    assert (stands(case, key), written(case, key)[-1].reason) == (Standing.RETURNED, "Lengkapi")
    case.acts.correct(by=case.recorder, key=key, version=2, entry=case.other, reason="dilengkapi")
    assert (stands(case, key), written(case, key)[-1].reason) == (Standing.SUBMITTED, "perbaikan: dilengkapi")
    case.acts.verify(by=KASI, key=key, version=3)
    assert stands(case, key) is Standing.VERIFIED


def test_a_returned_row_can_be_handed_in_as_it_is(case, parent):
    key = record(case, parent)
    case.acts.send_back(by=KASI, key=key, version=1, remark="Periksa lagi")
    case.acts.submit(by=case.recorder, key=key, version=2)
    assert (stands(case, key), written(case, key)[-1].reason) == (Standing.SUBMITTED, None)


def test_an_annulment_takes_effect_when_a_second_person_verifies_it(case, parent):
    key = record(case, parent)
    case.acts.verify(by=KASI, key=key, version=1)
    case.acts.annul(by=case.recorder, key=key, version=2, reason="Salah catat")
    assert stands(case, key) is Standing.ANNULMENT_SUBMITTED
    with pytest.raises(NotPermitted):
        case.acts.verify(by=case.recorder, key=key, version=3)
    case.acts.verify(by=SECRETARY, key=key, version=3)
    assert (stands(case, key), written(case, key)[-1].reason) == (Standing.ANNULLED, "Salah catat")


def test_an_annulled_row_is_restored_from_its_history(case, parent):
    key = record(case, parent)
    case.acts.annul(by=case.recorder, key=key, version=1, reason="Salah catat")
    case.acts.verify(by=KASI, key=key, version=2)
    case.acts.restore(by=case.recorder, key=key, version=3, to_version=1, reason="Ternyata benar")
    case.acts.verify(by=KASI, key=key, version=4)
    first, *_, last = written(case, key)
    assert versions.content_of(first) == versions.content_of(last)
    assert (stands(case, key), last.reason) == (Standing.VERIFIED, "pemulihan versi 1: Ternyata benar")


def test_a_correction_is_undone_by_restoring_the_earlier_version(case, parent):
    key = record(case, parent)
    case.acts.correct(by=case.recorder, key=key, version=1, entry=case.other, reason="betul")
    case.acts.restore(by=case.recorder, key=key, version=2, to_version=1, reason="keliru")
    first, _, last = written(case, key)
    assert versions.content_of(first) == versions.content_of(last)


STEPS = {
    "correct": lambda case, by, key, version: case.acts.correct(
        by=by, key=key, version=version, entry=case.other, reason="sebab"
    ),
    "submit": lambda case, by, key, version: case.acts.submit(by=by, key=key, version=version),
    "verify": lambda case, by, key, version: case.acts.verify(by=by, key=key, version=version),
    "send_back": lambda case, by, key, version: case.acts.send_back(by=by, key=key, version=version, remark="sebab"),
    "annul": lambda case, by, key, version: case.acts.annul(by=by, key=key, version=version, reason="sebab"),
    "restore": lambda case, by, key, version: case.acts.restore(
        by=by, key=key, version=version, to_version=1, reason="sebab"
    ),
}


def actor(case: Case, step: str) -> Any:
    return KASI if step in {"verify", "send_back"} else case.recorder


def test_every_step_is_refused_to_who_may_not_and_to_another_office(case, parent, neighbour):
    key = record(case, parent)
    for step in STEPS.values():
        with pytest.raises(NotPermitted):
            step(case, cast.scope("kabupaten"), key, 1)
        with pytest.raises(NotFound):
            step(case, cast.stranger(), key, 1)
    assert len(written(case, key)) == 1


def test_no_step_is_taken_on_a_missing_row(case, parent):
    for name, step in STEPS.items():
        with pytest.raises(NotFound):
            step(case, actor(case, name), "tidak-ada", 1)


def test_a_stale_version_is_never_overwritten(case, parent):
    key = record(case, parent)
    case.acts.correct(by=case.recorder, key=key, version=1, entry=case.other, reason="lebih dulu")
    for name, step in STEPS.items():
        with pytest.raises(StaleEdit, match="kini versi 2, yang dibuka versi 1"):
            step(case, actor(case, name), key, 1)
    assert len(written(case, key)) == 2


@pytest.mark.parametrize("step", ["submit", "verify", "send_back"])
def test_a_verified_row_is_not_submitted_checked_or_returned_again(case, parent, step):
    key = record(case, parent)
    case.acts.verify(by=KASI, key=key, version=1)
    with pytest.raises(WrongState, match="yang dapat dilakukan sekarang: memperbaiki atau membatalkan atau memulihkan"):
        STEPS[step](case, actor(case, step) if step == "submit" else SECRETARY, key, 2)


def test_an_annulled_row_is_not_corrected(case, parent):
    key = record(case, parent)
    case.acts.annul(by=case.recorder, key=key, version=1, reason="salah")
    case.acts.verify(by=KASI, key=key, version=2)
    with pytest.raises(WrongState, match="yang dapat dilakukan sekarang: memulihkan"):
        STEPS["correct"](case, case.recorder, key, 3)


@pytest.mark.parametrize("step", ["submit", "verify", "send_back", "annul", "correct"])
def test_a_step_is_one_event_naming_its_row(case, parent, step):
    key = record(case, parent, submitted=step != "submit")
    before = AuditEvent.objects.count()
    STEPS[step](case, actor(case, step), key, 1)
    event = AuditEvent.objects.order_by("-pk").filter(office_id=cast.OFFICE).order_by("-seq")[0]
    assert AuditEvent.objects.count() == before + 1
    assert event.recorded_by == actor(case, step).username
    assert len(event.manifest.splitlines()) == 1
    assert not ledger.verify(office=cast.OFFICE)


def test_recording_is_one_event_and_a_failure_inside_leaves_nothing(case, parent, monkeypatch):
    key = record(case, parent)
    before = AuditEvent.objects.count()

    def broken(*args: Any, **settings: Any) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(ledger, "_seal", broken)
    with pytest.raises(RuntimeError):
        case.acts.correct(by=case.recorder, key=key, version=1, entry=case.other, reason="sebab")
    assert (AuditEvent.objects.count(), len(written(case, key))) == (before, 1)


def test_who_wrote_any_unverified_version_may_not_check_it(office):
    key = cast.recorded_activity()
    other_kasi = cast.scope("kasi.pelayanan", unit="pemerintahan")
    activities.correct(by=other_kasi, key=key, version=1, entry=cast.activity(description="Lain"), reason="sebab")
    activities.correct(by=cast.scope(), key=key, version=2, entry=cast.activity(), reason="kembali")
    with pytest.raises(NotPermitted, match="ikut mencatat"):
        activities.verify(by=other_kasi, key=key, version=3)
    activities.verify(by=SECRETARY, key=key, version=3)


@pytest.mark.parametrize(
    ("step", "settings", "field"),
    [
        ("correct", {"entry": cast.activity(description="Lain"), "reason": " "}, "reason"),
        ("annul", {"reason": ""}, "reason"),
        ("restore", {"to_version": 1, "reason": ""}, "reason"),
        ("send_back", {"remark": " "}, "remark"),
    ],
)
def test_what_needs_a_reason_is_refused_without_one(office, step, settings, field):
    key = cast.recorded_activity()
    by = KASI if step == "send_back" else cast.scope()
    with pytest.raises(FaultyEntry) as refused:
        getattr(activities, step)(by=by, key=key, version=1, **settings)
    assert [problem.field for problem in refused.value.problems] == [field]


def test_a_draft_is_corrected_without_a_reason(office):
    key = activities.add(by=cast.scope(), entry=cast.activity(), submitted=False)
    assert (
        activities.correct(by=cast.scope(), key=key, version=1, entry=cast.activity(kind="koordinasi"), reason="") == 2
    )


def test_a_correction_that_changes_nothing_is_refused(case, parent):
    key = record(case, parent)
    with pytest.raises(WrongState, match="Tidak ada yang berubah"):
        case.acts.correct(by=case.recorder, key=key, version=1, entry=case.entry, reason="sebab")


def test_only_a_submitted_or_verified_version_is_restored(office):
    key = activities.add(by=cast.scope(), entry=cast.activity(), submitted=False)
    activities.correct(by=cast.scope(), key=key, version=1, entry=cast.activity(description="Lain"), reason="")
    for to_version, refusal, words in [
        (1, WrongState, "bukan versi yang diajukan"),
        (2, NotFound, "tidak ada sebelum"),
        (9, NotFound, "tidak ada sebelum"),
    ]:
        with pytest.raises(refusal, match=words):
            activities.restore(by=cast.scope(), key=key, version=2, to_version=to_version, reason="sebab")


def test_a_version_equal_to_the_present_one_is_not_restored(office):
    key = cast.recorded_activity()
    activities.verify(by=KASI, key=key, version=1)
    with pytest.raises(WrongState, match="sama dengan isi sekarang"):
        activities.restore(by=cast.scope(), key=key, version=2, to_version=1, reason="sebab")


def test_who_wrote_what_is_restored_does_not_check_it(office):
    """The Kasi recorded it, another corrected it and that was verified: restored, it is the Kasi's again."""
    kasi, secretary = cast.scope("kasi.pemerintahan"), cast.scope("sekretaris")
    key = activities.add(by=kasi, entry=cast.activity())
    corrected = cast.activity(description="Lain")
    activities.correct(by=cast.scope(), key=key, version=1, entry=corrected, reason="sebab")
    activities.verify(by=secretary, key=key, version=2)
    activities.restore(by=cast.scope(), key=key, version=3, to_version=1, reason="semula benar")
    with pytest.raises(NotPermitted, match="Anda ikut mencatat isi baris ini"):
        activities.verify(by=kasi, key=key, version=4)
    corrected = cast.activity(description="Semula, dilengkapi")
    activities.correct(by=cast.scope(), key=key, version=4, entry=corrected, reason="sebab")
    with pytest.raises(NotPermitted, match="Anda ikut mencatat isi baris ini"):
        activities.verify(by=kasi, key=key, version=5)
    activities.verify(by=secretary, key=key, version=5)
    activities.correct(by=cast.scope(), key=key, version=6, entry=cast.activity(description="Baru"), reason="sebab")
    assert activities.verify(by=kasi, key=key, version=7) == 8
