"""Files as evidence: kept with their row or not at all, once, for those who may see them."""

import os
import time
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings as live
from pytest_django.fixtures import Settings

from cermat.actions import evidence, evidence_files
from cermat.actions.errors import AlreadyThere, FaultyEntry, NotPermitted
from cermat.actions.permissions import Subject
from cermat.evidence.errors import FileRefused, ScannerSilent, StoreRefused
from cermat.evidence.store import Store
from cermat.indicators.rows import FOLLOWING, KEPT_HERE, EvidenceRow
from cermat.registers import ledger, selectors
from cermat.registers.errors import InvalidRow, NotFound
from cermat.registers.models import AuditEvent, EvidenceFile
from tests import cast
from tests.evidence import make

KASI = cast.scope("kasi.pemerintahan")


@pytest.fixture
def activity(office: None, tmp_path: Path, settings: Settings) -> str:
    """Return the key of an activity; files are kept in a folder of the test's own."""
    settings.EVIDENCE_FOLDER = tmp_path / "evidence"
    return cast.recorded_activity()


def attached(activity: str, *, content: bytes = b"", name: str = "foto.jpg", **more: bool) -> str:
    """Attach a file to an activity as the staf, and return its reference's key."""
    content = content or make.jpeg()
    pieces = [content[:100], content[100:]]
    return evidence.attach(by=cast.scope(), book="activity", key=activity, name=name, pieces=pieces, **more)


def reference(key: str) -> EvidenceRow:
    return selectors.evidence_reference(cast.scope(), key)


def test_keeps_a_file_byte_for_byte_with_its_row_and_one_event(activity: str) -> None:
    before = AuditEvent.objects.count()
    row = reference(attached(activity, name="../Foto rapat.JPG"))
    assert (row.title, row.location, row.book, row.key) == ("Foto rapat.JPG", KEPT_HERE, "activity", activity)
    assert row.is_kept_here
    file = selectors.files(cast.scope())[str(row.sha256)]
    assert (file.media_type, file.name, file.view_lacks) == ("image/jpeg", "Foto rapat.JPG", "")
    handed = evidence_files.hand_out(file)
    assert handed.path.read_bytes() == make.jpeg()
    assert handed.path.stat().st_size == file.size
    assert AuditEvent.objects.count() == before + 1
    assert ledger.verify(cast.OFFICE) == []


def test_counts_as_evidence_once_handed_in_and_is_verified_by_another(activity: str) -> None:
    key = attached(activity)
    assert evidence.verify(by=KASI, key=key, version=1) == 2
    with pytest.raises(NotPermitted):
        evidence.verify(
            by=replace(KASI, username="staf.pemerintahan"), key=attached(activity, content=make.png()), version=1
        )


def test_the_same_file_for_the_same_row_is_the_same_reference(activity: str) -> None:
    first = attached(activity)
    events = AuditEvent.objects.count()
    assert attached(activity, name="lain.jpg") == first
    assert AuditEvent.objects.count() == events


def test_one_file_proves_several_rows(activity: str) -> None:
    other = cast.recorded_activity(number="006/1/2023")
    keys = {attached(activity), attached(other)}
    assert len(keys) == 2
    assert len(set(Store(live.EVIDENCE_FOLDER).folder.glob("??/??/*"))) == EvidenceFile.objects.count() == 1


def test_a_file_sent_again_as_an_attendance_list_is_marked_and_stays_so(activity: str) -> None:
    sha256 = str(reference(attached(activity)).sha256)
    attached(activity, has_personal_data=True)
    attached(activity)
    assert selectors.files(cast.scope())[sha256].has_personal_data
    assert EvidenceFile.objects.count() == 2


def test_an_annulled_file_may_come_again(activity: str) -> None:
    first = attached(activity)
    evidence.annul(by=cast.scope(), key=first, version=1, reason="keliru")
    evidence.verify(by=KASI, key=first, version=2)
    assert attached(activity) != first


def test_what_follows_proves_nothing_until_it_comes_and_is_then_the_same_reference(activity: str) -> None:
    key = evidence.promise(by=cast.scope(), book="activity", key=activity)
    assert [row.mark.ref.key for row in selectors.following(cast.scope())] == [key]
    assert reference(key).location == FOLLOWING
    assert attached(activity) == key
    assert selectors.following(cast.scope()) == ()
    assert reference(key).is_kept_here
    assert evidence.verify(by=KASI, key=key, version=2) == 3


def test_is_promised_once(activity: str) -> None:
    evidence.promise(by=cast.scope(), book="activity", key=activity)
    with pytest.raises(AlreadyThere):
        evidence.promise(by=cast.scope(), book="activity", key=activity)


def test_the_words_for_kept_and_following_are_not_typed(activity: str) -> None:
    from tests.actions.test_other_books import PAPER

    for word in (KEPT_HERE, FOLLOWING):
        with pytest.raises(FaultyEntry, match="ditulis oleh Cermat sendiri"):
            evidence.add(by=cast.scope(), entry=replace(PAPER, key=activity, location=word))


@pytest.mark.parametrize("content", [make.HTML, b"MZ", make.jpeg()[:200]])
def test_a_refused_file_leaves_nothing(content: bytes, activity: str) -> None:
    with pytest.raises(FileRefused):
        attached(activity, content=content)
    assert EvidenceFile.objects.count() == 0
    assert [path for path in Path(live.EVIDENCE_FOLDER).rglob("*") if path.is_file()] == []


def test_who_may_not_record_the_row_attaches_nothing(activity: str) -> None:
    other = cast.scope("staf.pelayanan")
    for attempt in (evidence.promise, attach_anything):
        with pytest.raises(NotPermitted):
            attempt(by=other, book="activity", key=activity)
        with pytest.raises(NotFound):
            attempt(by=cast.scope(), book="activity", key="tidak-ada")
        with pytest.raises(NotFound):
            attempt(by=cast.scope(), book="unit", key="pemerintahan")
    assert not Path(live.EVIDENCE_FOLDER).exists()


def attach_anything(**who: object) -> str:
    return evidence.attach(name="a.jpg", pieces=[make.jpeg()], **who)  # type: ignore[arg-type]


def test_the_file_is_on_the_disk_before_its_row_is_committed(activity: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A power cut between the two leaves a file without a row, never a row without a file."""
    told: list[str] = []
    keep, seal = Store.keep, ledger._seal
    monkeypatch.setattr(Store, "keep", lambda *a: (keep(*a), told.append("kept"))[0])
    monkeypatch.setattr(ledger, "_seal", lambda *a, **k: (told.append("sealed"), seal(*a, **k))[1])
    attached(activity)
    assert told == ["kept", "sealed"]


def test_a_full_disk_leaves_no_row(activity: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "link", full)
    with pytest.raises(StoreRefused, match="penyimpanan penuh"):
        attached(activity)
    assert EvidenceFile.objects.count() == 0
    assert selectors.evidence_of(cast.scope(), "activity", activity) == ()


def test_a_scanner_that_does_not_answer_refuses_the_file_and_leaves_the_row(activity: str, settings: Settings) -> None:
    settings.CLAMAV = "127.0.0.1:9"
    with pytest.raises(ScannerSilent, match="belum diterima"):
        attached(activity)
    assert EvidenceFile.objects.count() == 0
    assert selectors.activity_versions(cast.scope(), activity)


WHO_MAY = {
    "staf.pemerintahan": True,
    "staf.pelayanan": False,
    "kasi.pemerintahan": True,
    "kasi.pelayanan": True,
    "operator.denok": False,
    "perencana": False,
    "sekretaris": True,
    "camat": True,
    "kabupaten": False,
    "inspektorat": True,
    "admin": False,
}


@pytest.mark.parametrize("username", WHO_MAY)
def test_personal_data_are_for_those_who_work_with_the_row(username: str, activity: str) -> None:
    row = reference(attached(activity, has_personal_data=True))
    file = selectors.files(cast.scope())[str(row.sha256)]
    subject = Subject(unit="pemerintahan", authors=("staf.pemerintahan",))
    refusal = evidence_files.refusal(cast.scope(username), row, file, subject)
    assert (refusal is None) == WHO_MAY[username]
    assert evidence_files.refusal(cast.scope(username), row, replace(file, has_personal_data=False), subject) is None


def test_who_recorded_it_may_open_it_whatever_he_is(activity: str) -> None:
    row = reference(attached(activity, has_personal_data=True))
    file = selectors.files(cast.scope())[str(row.sha256)]
    moved = replace(cast.scope("staf.pemerintahan"), units=frozenset({"umum"}))
    assert evidence_files.refusal(moved, row, file, Subject(unit="pemerintahan")) is None


def test_a_lost_viewing_copy_is_made_anew(activity: str) -> None:
    row = reference(attached(activity))
    file = selectors.files(cast.scope())[str(row.sha256)]
    view = evidence_files.hand_out_view(file)
    seen = view.path.read_bytes()
    view.path.unlink()
    assert evidence_files.hand_out_view(file).path.read_bytes() == seen
    assert view.media_type == "image/jpeg"


def test_an_office_file_has_no_viewing_copy(activity: str) -> None:
    row = reference(attached(activity, content=make.word(), name="Notulen.docx"))
    file = selectors.files(cast.scope())[str(row.sha256)]
    with pytest.raises(NotFound, match="unduh"):
        evidence_files.hand_out_view(file)
    assert evidence_files.hand_out(file).name == "Notulen.docx"


def test_another_office_knows_nothing_of_it(activity: str) -> None:
    key = attached(activity)
    with pytest.raises(NotFound):
        selectors.evidence_reference(cast.stranger(), key)
    assert selectors.files(cast.stranger()) == {}
    assert selectors.following(cast.stranger()) == ()


def test_the_examination_names_a_lost_and_a_changed_file(activity: str) -> None:
    first, second = (str(reference(attached(activity, content=each)).sha256) for each in (make.jpeg(), make.png()))
    assert evidence_files.examine().is_well
    place = evidence_files.place()
    place.path_of(first).unlink()
    place.path_of(second).write_bytes(b"lain")
    found = evidence_files.examine()
    assert not found.is_well
    assert first in found.seen
    assert second in found.seen


def test_the_sweep_takes_what_no_row_names_after_a_day(activity: str) -> None:
    named = str(reference(attached(activity)).sha256)
    place = evidence_files.place()
    with place.draft() as draft:
        draft.write_bytes(b"tanpa baris")
        place.keep(draft, "ab" * 32)
    for sha256 in (named, "ab" * 32):
        os.utime(place.path_of(sha256), (time.time() - 90_000,) * 2)
    assert evidence_files.sweep() == ["ab" * 32]
    assert place.is_whole(named)


def test_a_row_of_a_file_without_content_is_refused_by_the_book(activity: str) -> None:
    empty = EvidenceFile(key="a" * 64, version=1, media_type="image/jpeg", size=0, name="x")
    with (
        pytest.raises(InvalidRow, match="Berkas kosong"),
        ledger.act(office=cast.OFFICE, by="staf", verb="uji", summary="uji") as act,
    ):
        act.add(empty)


def test_a_file_lost_from_the_store_is_told_with_the_command_that_finds_it(activity: str) -> None:
    row = reference(attached(activity))
    file = selectors.files(cast.scope())[str(row.sha256)]
    evidence_files.hand_out(file).path.unlink()
    with pytest.raises(NotFound, match="cermat doctor"):
        evidence_files.hand_out(file)
