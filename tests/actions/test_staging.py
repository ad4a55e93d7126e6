"""A file handed in meets the bounds, a person who stops it, and books that move while it is looked at."""

from pathlib import Path

import pytest

from cermat.actions import activities, imports
from cermat.actions.errors import NotPermitted
from cermat.actions.imports import staging
from cermat.actions.imports.faults import FaultyFile
from cermat.registers import ledger
from cermat.registers.models import Activity, StagedImport
from tests import cast
from tests.actions.import_files import HEAD, ROW, changed, file


def test_a_file_beyond_the_bound_is_refused_before_it_is_kept(office: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "MAX_BYTES", 1_000_000)
    with pytest.raises(FaultyFile, match="lebih besar dari 1 MB; bagi"):
        staging.hand_in(by=cast.scope(), table="activities", file="b.csv", content=b"a" * 1_000_001)
    assert not StagedImport.objects.exists()


def test_a_table_nobody_hands_in_by_page_is_refused(office: str) -> None:
    with pytest.raises(NotPermitted, match="pilih tabel dari daftar"):
        staging.hand_in(by=cast.scope(), table="areas", file="b.csv", content=b"kode;nama")


def test_a_file_stopped_at_the_last_moment_stays_stopped(office: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = staging._found

    def stopped_meanwhile(*asked):
        staging.stop(by=cast.scope(), id=StagedImport.objects.get().id)
        return found(*asked)

    monkeypatch.setattr(staging, "_found", stopped_meanwhile)
    id = staging.hand_in(by=cast.scope(), table="activities", file="b.csv", content=f"{HEAD}\n{ROW}".encode())
    kept = staging.find(by=cast.scope(), id=id)
    assert (kept.stage, kept.by_line) == (staging.Stage.CANCELLED, {})


def test_a_file_that_is_gone_or_whose_person_left_is_not_worked_on(
    office: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "AT_ONCE_BYTES", 10)
    id = staging.hand_in(by=cast.scope(), table="activities", file="b.csv", content=f"{HEAD}\n{ROW}".encode())
    for each in (id, "tidak ada"):
        staging.carry_on.call(each)
    assert staging.find(by=cast.scope(), id=id).stage is staging.Stage.WAITING


@pytest.mark.parametrize("annuls", [False, True])
def test_books_that_moved_under_a_file_are_compared_anew_before_it_is_written(
    office: str, tmp_path: Path, annuls: bool
) -> None:
    def somebody_else_records(done: int, total: int) -> None:
        key = activities.add(by=cast.scope(), entry=cast.activity("001"))
        if annuls:
            activities.annul(by=cast.scope(), key=key, version=1, reason="uji")

    path = file(tmp_path, changed(uraian="Uraian lain"))
    result = imports.activities(by=cast.console(), path=path, progress=somebody_else_records)
    assert (result.saved, result.corrected, result.refused) == ((0, 0, 1) if annuls else (0, 1, 0))
    assert Activity.objects.filter(number="001", description="Uraian lain").exists() is not annuls
    assert ledger.verify() == []
