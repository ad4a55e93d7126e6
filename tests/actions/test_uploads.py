"""Uploads in pieces: taken up where they stopped, kept once, nobody else's."""

import os
import time
from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from cermat.actions import evidence, evidence_files, uploads
from cermat.actions.errors import NotPermitted
from cermat.actions.uploads import OutOfStep, Progress
from cermat.evidence.errors import FileRefused, ScannerSilent
from cermat.evidence.media import MAX_BYTES
from cermat.registers import clock, selectors
from cermat.registers.errors import NotFound
from cermat.registers.models import EvidenceFile, Upload
from tests import cast
from tests.evidence import make

CONTENT = make.jpeg(size=(200, 150))
HALF = len(CONTENT) // 2


@pytest.fixture
def activity(office: None, tmp_path: Path, settings: Settings) -> str:
    """Return the key of an activity; files are kept in a folder of the test's own."""
    settings.EVIDENCE_FOLDER = tmp_path / "evidence"
    return cast.recorded_activity()


def begun(activity: str, *, content: bytes = CONTENT, fingerprint: str = "foto.jpg", **more: bool) -> Progress:
    """Begin to send a file for an activity as the staf."""
    return uploads.begin(
        by=cast.scope(),
        book="activity",
        key=activity,
        name="foto.jpg",
        size=len(content),
        fingerprint=fingerprint,
        **more,
    )


def sent(upload: str, offset: int, piece: bytes) -> Progress:
    return uploads.take(by=cast.scope(), upload=upload, offset=offset, piece=piece)


def test_is_taken_up_where_it_stopped_and_kept_once(activity: str) -> None:
    first = begun(activity)
    assert sent(first.id, 0, CONTENT[:HALF]).offset == HALF
    again = begun(activity)
    assert (again.id, again.offset, again.evidence) == (first.id, HALF, None)
    done = sent(first.id, HALF, CONTENT[HALF:])
    assert done.evidence
    row = selectors.evidence_reference(cast.scope(), done.evidence)
    file = selectors.files(cast.scope())[str(row.sha256)]
    assert evidence_files.hand_out(file).path.read_bytes() == CONTENT
    assert selectors.uploads(cast.scope(), "activity", activity) == ()


def test_an_answer_that_was_lost_changes_nothing(activity: str) -> None:
    first = begun(activity)
    sent(first.id, 0, CONTENT[:HALF])
    with pytest.raises(OutOfStep) as told:
        sent(first.id, 0, CONTENT[:HALF])
    assert told.value.offset == HALF
    done = sent(first.id, HALF, CONTENT[HALF:])
    assert sent(first.id, HALF, CONTENT[HALF:]) == done
    assert begun(activity) == done
    assert EvidenceFile.objects.count() == 1


def test_says_how_far_it_is(activity: str) -> None:
    first = begun(activity)
    sent(first.id, 0, CONTENT[:HALF])
    assert uploads.progress(by=cast.scope(), upload=first.id).offset == HALF
    assert [(row.id, row.name) for row in selectors.uploads(cast.scope(), "activity", activity)] == [
        (first.id, "foto.jpg")
    ]


def test_two_files_of_one_name_do_not_run_into_each_other(activity: str) -> None:
    assert begun(activity).id != begun(activity, fingerprint="yang lain").id
    assert begun(activity, content=CONTENT + b"\0").id != begun(activity).id


def test_more_than_was_announced_is_not_taken(activity: str) -> None:
    first = begun(activity)
    with pytest.raises(OutOfStep):
        sent(first.id, 0, CONTENT + b"\0")


def test_a_refused_file_can_be_begun_anew(activity: str) -> None:
    first = begun(activity, content=make.HTML)
    with pytest.raises(FileRefused, match="halaman web"):
        sent(first.id, 0, make.HTML)
    assert begun(activity, content=make.HTML).offset == 0
    assert Upload.objects.count() == 1


def test_a_silent_scanner_leaves_it_complete_to_be_tried_again(activity: str, settings: Settings) -> None:
    first = begun(activity)
    settings.CLAMAV = "127.0.0.1:9"
    with pytest.raises(ScannerSilent):
        sent(first.id, 0, CONTENT)
    settings.CLAMAV = ""
    assert begun(activity).offset == len(CONTENT)
    assert sent(first.id, len(CONTENT), b"").evidence


def test_an_annulled_file_can_be_sent_again(activity: str) -> None:
    first = begun(activity)
    key = str(sent(first.id, 0, CONTENT).evidence)
    evidence.annul(by=cast.scope(), key=key, version=1, reason="keliru")
    assert begun(activity).evidence is None
    assert sent(first.id, 0, CONTENT).evidence != key


def test_a_file_sent_again_as_an_attendance_list_is_marked(activity: str) -> None:
    sent(begun(activity).id, 0, CONTENT)
    again = begun(activity, has_personal_data=True)
    assert again.evidence is None
    sent(again.id, 0, CONTENT)
    assert next(iter(selectors.files(cast.scope()).values())).has_personal_data


@pytest.mark.parametrize("size", [0, -1, MAX_BYTES + 1])
def test_refuses_a_size_before_anything_is_sent(size: int, activity: str) -> None:
    with pytest.raises(FileRefused):
        uploads.begin(by=cast.scope(), book="activity", key=activity, name="a", size=size, fingerprint="a")


def test_refuses_too_many_at_once(activity: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MOST_AT_ONCE", 1)
    begun(activity)
    with pytest.raises(FileRefused, match="belum selesai"):
        begun(activity, fingerprint="yang lain")


def test_is_nobody_elses(activity: str) -> None:
    first = begun(activity)
    for other in (cast.scope("kasi.pemerintahan"), cast.stranger()):
        with pytest.raises(NotFound):
            uploads.progress(by=other, upload=first.id)
        with pytest.raises(NotFound):
            uploads.take(by=other, upload=first.id, offset=0, piece=b"a")
        assert selectors.uploads(other, "activity", activity) == ()


def test_who_may_not_record_the_row_begins_nothing(activity: str) -> None:
    with pytest.raises(NotPermitted):
        uploads.begin(by=cast.scope("staf.pelayanan"), book="activity", key=activity, name="a", size=9, fingerprint="a")
    assert Upload.objects.count() == 0


def test_what_is_left_for_a_day_is_swept(activity: str) -> None:
    first = begun(activity)
    sent(first.id, 0, CONTENT[:HALF])
    path = evidence_files.place().incoming(first.id)
    os.utime(path, (time.time() - 90_000,) * 2)
    with clock.fixed(clock.now() + timedelta(hours=25)):
        assert evidence_files.sweep() == [first.id]
    assert not path.exists()
    assert Upload.objects.count() == 0
