"""Thousands of rows with fifty planted faults: each is named by its cell, everything adds up, and it is quick."""

import os
import time

import pytest

from cermat.actions.imports import staging, undoing
from cermat.registers import measuring
from tests import cast
from tests.actions.import_files import HEAD

ROWS = 5_000 if os.environ.get("CERMAT_PROVE") == "1" else 500
FAULTS, PREVIEW_SECONDS, TAKING_SECONDS, UNDO_SECONDS = 50, 10, 15, 10
PLANTED = (
    ("tanggal", "9/30/2023"),
    ("unit", "seksi entah"),
    ("jenis", "rapat"),
    ("fungsi", "z"),
    ("status", "selesai"),
    ("jenis_output", "kuitansi"),
)


def file() -> tuple[str, set[tuple[int, str]]]:
    """Return a file, and where its faults are planted."""
    lines, planted = [HEAD], set()
    for number in range(ROWS):
        day = f"{1 + number % 28:02}/{1 + number % 12:02}/2023"
        cells = ["pemerintahan", day, "fasilitasi", "g", "", f"Kegiatan {number}", "terlaksana"]
        line = dict(zip(HEAD.split(";"), [f"{number:05}", *cells, "berita_acara", "BA", "31/12/2023"], strict=True))
        if number % (ROWS // FAULTS) == 0:
            column, word = PLANTED[len(planted) % len(PLANTED)]
            line[column] = word
            planted.add((number + 2, column))
        lines.append(";".join(line.values()))
    return "\n".join(lines), planted


@pytest.mark.proof
def test_every_fault_is_named_by_its_cell_and_everything_adds_up(office: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging.selectors, "scope_of", lambda *_, **__: cast.scope())
    content, planted = file()
    before = measuring.measure(cast.console(), year=2023).measurements
    found, seconds = worked(
        staging.hand_in(by=cast.scope(), table="activities", file="b.csv", content=content.encode())
    )
    assert {(fault.row, fault.column) for fault in found.faults} == planted
    assert (found.read, found.saved, found.refused) == (ROWS, ROWS - FAULTS, FAULTS)
    print(f"{found.read} rows, {len(found.faults)} of {FAULTS} faults named, looked at in {seconds:.1f} s")
    assert seconds <= PREVIEW_SECONDS
    staging.take(by=cast.scope(), id=found.id, lines=[line for line, outcome in found.by_line.items() if outcome])
    taken, seconds = worked(found.id)
    assert taken.read == taken.saved + taken.corrected + taken.unchanged + taken.refused
    assert (taken.stage, taken.saved, taken.refused) == (staging.Stage.DONE, ROWS - FAULTS, FAULTS)
    assert seconds <= TAKING_SECONDS
    begun = time.monotonic()
    assert taken.event is not None
    assert undoing.undo(by=cast.scope(), seq=taken.event) == ROWS - FAULTS
    assert time.monotonic() - begun <= UNDO_SECONDS
    assert measuring.measure(cast.console(), year=2023).measurements == before


def worked(id: str) -> tuple[staging.Staged, float]:
    """Do as a worker does what a file waits for; return the file and how long that took."""
    begun = time.monotonic()
    staging.carry_on.call(id)
    return staging.find(by=cast.scope(), id=id), time.monotonic() - begun
