"""The power cut at any point of mixed work: what was acknowledged is there, and no row points at a missing file.

The system calls of a process at work are recorded once and replayed on a disk that keeps only what was synced. Controls
with weaker settings must lose, or the model could not tell good from bad.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.durability.conftest import IS_PROOF, copied
from tests.durability.disk import Call, Disk, Fate, calls, record, replayed
from tests.durability.keeping import assert_whole, without_file
from tests.durability.place import ROOT, Place

ACTS, CUTS, LOOK_EVERY = (50, 2000, 40) if IS_PROOF else (12, 60, 30)
CONTROL_ACTS = 12
MEMORY = Path("/dev/shm")
BOOKS = ("activity", "villagedocument", "evidence")
ROWS = " UNION ALL ".join(f"SELECT '{book}', key, version FROM registers_{book}" for book in BOOKS)
Acknowledged = set[tuple[Any, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """What a process did at a place, and the place as it was before."""

    before: Place
    calls: tuple[Call, ...]
    root: Path

    def cuts(self, fate: Fate, chosen: set[int] | None = None) -> Iterator[tuple[int, Acknowledged, dict[Path, bytes]]]:
        """Yield what was acknowledged and what is left at each chosen step; None: right after each acknowledgement."""
        disk, acknowledged = self._disk(), set[tuple[Any, ...]]()
        for step, said in enumerate(replayed(disk, self.calls)):
            if said:
                book, key, version = said.split()
                acknowledged.add((book, key, int(version)))
            if (step in chosen) if chosen is not None else said:
                yield step, set(acknowledged), disk.after(fate, Random(step))

    def steps(self) -> int:
        """Return at how many points the power can go."""
        return sum(1 for _ in replayed(self._disk(), self.calls))

    def _disk(self) -> Disk:
        return Disk.of(self.before.folder, called=self.root)


def recorded(opened: Place, folder: Path, *, acts: int, **settings: str) -> Recording:
    """Record acts at a copy of a place."""
    return recorded_by(opened, folder, ["-m", "tests.durability.recording", str(acts)], **settings)


def recorded_by(opened: Place, folder: Path, program: list[str], **settings: str) -> Recording:
    """Record a program of Python at a copy of a place."""
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    place, log = copied(opened, folder / "data"), folder / "calls"
    record([sys.executable, *program], log=log, environment={**place.environment, **settings}, folder=ROOT)
    return Recording(before=opened, calls=tuple(calls(log)), root=place.folder)


@pytest.fixture(scope="module")
def recording(opened: Place, tmp_path_factory: pytest.TempPathFactory) -> Recording:
    """Return mixed work under the program's own settings."""
    return recorded(opened, tmp_path_factory.mktemp("recorded"), acts=ACTS)


@pytest.mark.proof
@pytest.mark.parametrize("fate", Fate)
def test_no_power_cut_loses_what_was_acknowledged(recording: Recording, fate: Fate, django_db_blocker: Any) -> None:
    steps = recording.steps()
    chosen = set(Random(3).sample(range(steps), min(CUTS, steps)))
    rows = 0
    for count, (step, acknowledged, left) in enumerate(recording.cuts(fate, chosen)):
        with laid_out(left) as place:
            assert not lost(place, acknowledged), f"step {step} of {steps}"
            assert without_file(place) == [], f"step {step} of {steps}"
            assert place.ask("PRAGMA integrity_check") == [("ok",)]
            if count % LOOK_EVERY == 0:
                assert_whole(place, django_db_blocker)
        rows = len(acknowledged)
    print(
        f"{len(chosen)} cuts of {steps} steps, {rows} rows acknowledged at the last, what was not synced: {fate.value}"
    )
    assert len(chosen) == min(CUTS, steps)


@pytest.mark.proof
@pytest.mark.parametrize(
    "pragmas",
    [
        "PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL",
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL",
        "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=OFF",
    ],
)
def test_weaker_settings_lose(opened: Place, tmp_path: Path, pragmas: str) -> None:
    weaker = recorded(opened, tmp_path, acts=CONTROL_ACTS, CERMAT_PRAGMAS=pragmas)
    losing = 0
    for _, acknowledged, left in weaker.cuts(Fate.LOST):
        with laid_out(left) as place:
            losing += bool(lost(place, acknowledged))
    assert losing >= CONTROL_ACTS - 1


@pytest.mark.proof
def test_files_that_are_not_synced_leave_rows_without_them(opened: Place, tmp_path: Path) -> None:
    careless = recorded(opened, tmp_path, acts=CONTROL_ACTS, CERMAT_FILES="careless")
    *_, (_, _, left) = careless.cuts(Fate.LOST)
    with laid_out(left) as place:
        assert without_file(place)


KEEPING = """
import os, sys
from pathlib import Path
from cermat.evidence import store
shelves = store.Store(Path(sys.argv[1]) / "evidence")
with shelves.draft() as draft:
    shelves.keep(draft, store.write(draft, [b"isi"]))
os.write(1, b"file 1 1")
"""


@pytest.mark.proof
def test_the_first_file_of_a_store_is_kept_whatever_else_is_synced(opened: Place, tmp_path: Path) -> None:
    alone = recorded_by(opened, tmp_path, ["-c", KEEPING, str(tmp_path / "data")])
    [(_, _, left)] = alone.cuts(Fate.LOST)
    assert b"isi" in left.values()


@contextmanager
def laid_out(left: dict[Path, bytes]) -> Iterator[Place]:
    """Return a place with what a power cut left, in memory where there is such a folder; gone afterwards."""
    folder = Path(tempfile.mkdtemp(dir=MEMORY if MEMORY.is_dir() else None))
    try:
        for path, content in left.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
        yield Place(folder=folder)
    finally:
        shutil.rmtree(folder)


def lost(place: Place, acknowledged: Acknowledged) -> Acknowledged:
    """Return what was acknowledged and is not there."""
    return acknowledged - set(place.ask(ROWS))
