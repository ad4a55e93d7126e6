"""Files handed in by page: kept until looked at, checked against the books, then taken whole or by chosen rows.

Small files are worked on at once; for larger ones a worker carries on while the page tells how far it is. A staged file
belongs to the person who handed it in and is nobody else's business.
"""

import secrets
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from django_tasks import task

from cermat.actions import permissions
from cermat.actions.errors import ActionError, NotPermitted, WrongState
from cermat.actions.imports import kinds, taking
from cermat.actions.imports.bounds import MAX_BYTES
from cermat.actions.imports.faults import FaultyFile, ImportFault
from cermat.actions.imports.kinds import TableKind
from cermat.actions.imports.plans import Outcome, Plan, Taking
from cermat.actions.imports.results import ImportResult
from cermat.actions.imports.tables import Table
from cermat.registers import clock, selectors
from cermat.registers.errors import NotFound
from cermat.registers.models import StagedImport
from cermat.registers.scope import Scope
from cermat.words.dates import local_day

AT_ONCE_BYTES = 60_000
KEPT_DAYS, KEPT_FILES = 14, 20
MOVES_EVERY = 0.5
PATIENCE = timedelta(minutes=1)
MAX_NAME = 120


class Stage(StrEnum):
    """How far a file has come."""

    WAITING = "menunggu"
    CHECKING = "diperiksa"
    CHECKED = "siap"
    WRITING = "disimpan"
    DONE = "selesai"
    REFUSED = "tertolak"
    CANCELLED = "dihentikan"


UNDER_WAY = frozenset({Stage.WAITING, Stage.CHECKING, Stage.WRITING})
STOPPABLE = frozenset({Stage.WAITING, Stage.CHECKING, Stage.CHECKED})


class Stopped(ActionError):
    """The person stopped the work on a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """A file as it stands. `by_line`: what becomes of each line, None where it is faulty; the counts are of lines.

    `is_stuck`: work on it has not moved for so long that whoever did it must have gone. `event`: what wrote it.
    `absent`: what the file lacks of a table that is kept whole.
    """

    id: str
    table: str
    file: str
    stage: Stage
    done: int
    total: int
    created_at: datetime
    is_stuck: bool
    read: int
    saved: int
    corrected: int
    unchanged: int
    refused: int
    faults: tuple[ImportFault, ...]
    notes: tuple[str, ...]
    by_line: Mapping[int, Outcome | None]
    event: int | None
    absent: tuple[str, ...]

    @property
    def kind(self) -> TableKind:
        """Return the table the file holds."""
        return _kind(self.table)


def may_hand_in(by: Scope) -> tuple[TableKind, ...]:
    """Return the tables of which a person may hand in files."""
    return tuple(kind for kind in kinds.handed_in(this_year=_this_year(by)) if not _refusal(by, kind))


def _this_year(by: Scope) -> int:
    return local_day(clock.now(), selectors.office(by).zone).year


def _refusal(by: Scope, kind: TableKind | None) -> str | None:
    """Return why a person may not hand in files of a table; None when he may."""
    if kind is None or kind.handing is None or kind.recording is None:
        return "Tabel ini tidak dikenal; pilih tabel dari daftar."
    return permissions.refusal(by, kind.handing) or permissions.refusal_everywhere(by, kind.recording)


def hand_in(*, by: Scope, table: str, file: str, content: bytes) -> str:
    """Keep a file, begin to check it, and return its id."""
    _check_may_hand_in(by, kinds.named(table))
    if len(content) > MAX_BYTES:
        raise FaultyFile.of(f"Berkas lebih besar dari {MAX_BYTES // 1_000_000} MB; bagi menjadi beberapa berkas.")
    now = clock.now()
    row = StagedImport.objects.create(
        id=secrets.token_urlsafe(16),
        office_id=by.office,
        username=by.username,
        table=table,
        file="".join(letter for letter in file if letter.isprintable())[-MAX_NAME:] or "berkas",
        content=content,
        stage=Stage.WAITING,
        created_at=now,
        moved_at=now,
    )
    _forget_older(by)
    _go_on(row, by)
    return row.id


def _check_may_hand_in(by: Scope, kind: TableKind | None) -> None:
    if sentence := _refusal(by, kind):
        raise NotPermitted(sentence)


def find(*, by: Scope, id: str) -> Staged:
    """Return a person's own file. Raises NotFound."""
    return _staged(_row(by, id))


def mine(*, by: Scope) -> tuple[Staged, ...]:
    """Return a person's files, newest first."""
    rows = StagedImport.objects.filter(office_id=by.office, username=by.username).defer("content")
    return tuple(_staged(row) for row in rows.order_by("-created_at"))


def table_of(*, by: Scope, id: str) -> Table:
    """Return the lines of a file that could be read. Raises NotFound, FaultyFile."""
    return _read(_row(by, id))


def take(*, by: Scope, id: str, lines: Collection[int] | None, withdraws: bool = False) -> None:
    """Take a checked file into the books: the lines chosen, or all of them; a faulty one among them refuses all.

    `withdraws`: what stands in the books and the whole file lacks is taken out of them.
    """
    row = _row(by, id)
    chosen = sorted(set(_staged(row).by_line) if lines is None else lines)
    if not chosen:
        raise WrongState("Belum ada baris yang dipilih; centang paling sedikit satu baris.")
    _refuse_part(_staged(row), chosen)
    moved = StagedImport.objects.filter(pk=id, stage=Stage.CHECKED).update(
        stage=Stage.WRITING,
        done=0,
        total=len(chosen),
        outcome={**row.outcome, "chosen": chosen, "withdraws": withdraws},
        moved_at=clock.now(),
    )
    if not moved:
        raise WrongState("Berkas ini sudah disimpan atau belum selesai diperiksa; muat ulang halamannya.")
    row.refresh_from_db()
    _go_on(row, by)


def _refuse_part(staged: Staged, chosen: Collection[int]) -> None:
    """Return for a file whose lines may be taken one by one, or all of whose lines are. Raises WrongState."""
    if not staged.kind.is_whole:
        return
    if staged.refused:
        raise WrongState(
            f"{staged.refused} baris berkas ini salah, dan pohon anggaran hanya disimpan utuh, supaya jumlah tiap "
            "induk sama dengan baris di bawahnya; betulkan berkasnya, lalu unggah lagi."
        )
    if {number for number, outcome in staged.by_line.items() if outcome is not Outcome.UNCHANGED} - set(chosen):
        raise WrongState("Pohon anggaran hanya disimpan utuh; pilih Simpan semua, bukan sebagian barisnya.")


def stop(*, by: Scope, id: str) -> None:
    """Stop working on a file, as long as nothing of it is being written."""
    _row(by, id)
    stages = [stage.value for stage in STOPPABLE]
    moved = StagedImport.objects.filter(pk=id, stage__in=stages).update(stage=Stage.CANCELLED, moved_at=clock.now())
    if not moved:
        raise WrongState("Berkas ini sedang atau sudah disimpan; tunggu selesai, lalu tarik kembali bila keliru.")


def go_on(*, by: Scope, id: str) -> None:
    """Have the work on a file done again that whoever began it left behind."""
    row = _row(by, id)
    if not _staged(row).is_stuck:
        raise WrongState("Berkas ini masih dikerjakan atau sudah selesai; muat ulang halamannya.")
    StagedImport.objects.filter(pk=id).update(moved_at=clock.now())
    carry_on.enqueue(row.id)


@task()
def carry_on(id: str) -> None:
    """Do what a file waits for, as the person who handed it in and with what he may do now."""
    row = StagedImport.objects.filter(pk=id).first()
    by = selectors.scope_of(row.username, office=row.office_id) if row else None
    if row is not None and by is not None:
        _work(row, by)


def sweep() -> None:
    """Forget files handed in long ago."""
    StagedImport.objects.filter(created_at__lt=clock.now() - timedelta(days=KEPT_DAYS)).delete()


def _forget_older(by: Scope) -> None:
    own = StagedImport.objects.filter(office_id=by.office, username=by.username).order_by("-created_at")
    StagedImport.objects.filter(pk__in=list(own.values_list("pk", flat=True)[KEPT_FILES:])).delete()


def _row(by: Scope, id: str) -> StagedImport:
    row = StagedImport.objects.filter(pk=id, office_id=by.office, username=by.username).first()
    if row is None:
        raise NotFound("Berkas ini tidak ditemukan; mungkin sudah dihapus setelah 14 hari. Unggah lagi.")
    return row


def _go_on(row: StagedImport, by: Scope) -> None:
    if len(row.content) > AT_ONCE_BYTES:
        carry_on.enqueue(row.id)
    else:
        _work(row, by)


def _work(row: StagedImport, by: Scope) -> None:
    try:
        if row.stage in {Stage.WAITING, Stage.CHECKING}:
            _check(row, by)
        elif row.stage == Stage.WRITING:
            _write(row, by)
    except FaultyFile as faulty:
        _settle(row, Stage.REFUSED, {"faults": _plain(faulty.faults)})
    except NotPermitted as refusal:
        _settle(row, Stage.REFUSED, {"faults": _plain([ImportFault(remark=str(refusal))])})
    except Stopped:
        return


def _check(row: StagedImport, by: Scope) -> None:
    StagedImport.objects.filter(pk=row.pk, stage=row.stage).update(stage=Stage.CHECKING, moved_at=clock.now())
    row.stage = Stage.CHECKING
    read = _read(row)
    plan = taking.plan(read, _kind(row.table), _taking(row, by), progress=_Mover(row))
    _settle(row, Stage.CHECKED, _found(read, plan))


def _write(row: StagedImport, by: Scope) -> None:
    """Take the chosen lines; where the books moved so that one is faulty now, the file is to be looked at again."""
    _check_may_hand_in(by, kinds.named(row.table))
    read, chosen = _read(row), set(row.outcome["chosen"])
    asked = replace(read, rows=tuple(line for line in read.rows if line.number in chosen))
    absent, withdraws = frozenset(row.outcome.get("absent", ())), bool(row.outcome.get("withdraws"))
    told = replace(_taking(row, by), absent=absent, withdraws=withdraws)

    def seal(result: ImportResult) -> None:
        row.event_seq = result.event
        _settle(row, Stage.DONE, {**row.outcome, **_counts(read, result)})

    result = taking.take(asked, _kind(row.table), told, progress=_Mover(row), seal=seal)
    if result.faults:
        plan = taking.plan(read, _kind(row.table), _taking(row, by))
        _settle(row, Stage.CHECKED, _found(read, plan))


def _read(row: StagedImport) -> Table:
    return _kind(row.table).read(row.file, bytes(row.content))


def _taking(row: StagedImport, by: Scope) -> Taking:
    return Taking(by=by, file=row.file, verified=False)


def _settle(row: StagedImport, stage: Stage, outcome: Mapping[str, Any]) -> None:
    moved = StagedImport.objects.filter(pk=row.pk, stage=row.stage).update(
        stage=stage, outcome=outcome, event_seq=row.event_seq, moved_at=clock.now()
    )
    if not moved:
        raise Stopped("Pekerjaan pada berkas ini dihentikan; unggah lagi bila masih perlu.")
    row.stage = stage


def _found(read: Table, plan: Plan) -> dict[str, Any]:
    outcomes = list(plan.by_line.values())
    return {
        "read": len(read.rows),
        **{outcome.value: outcomes.count(outcome) for outcome in Outcome},
        "refused": outcomes.count(None),
        "faults": _plain(sorted(plan.faults, key=lambda fault: fault.row or 0)),
        "notes": [*read.notes, *plan.notes, *plan.forecast],
        "absent": sorted(plan.absent),
        "lines": [[number, outcome.value if outcome else None] for number, outcome in plan.by_line.items()],
    }


def _counts(read: Table, result: ImportResult) -> dict[str, Any]:
    return {
        "read": len(read.rows),
        "saved": result.saved,
        "corrected": result.corrected,
        "unchanged": result.unchanged,
        "refused": len(read.rows) - result.read,
        "notes": list(result.notes),
    }


def _kind(table: str) -> TableKind:
    """Return the table of a file that was handed in."""
    kind = kinds.named(table)
    if kind is None:
        raise NotFound(f"Tabel {table} tidak dikenal lagi; unggah berkasnya lagi.")
    return kind


def _plain(faults: Collection[ImportFault]) -> list[list[object]]:
    return [[fault.row, fault.column, fault.remark] for fault in faults]


def _staged(row: StagedImport) -> Staged:
    outcome, stage = row.outcome, Stage(row.stage)
    return Staged(
        id=row.id,
        table=row.table,
        file=row.file,
        stage=stage,
        done=row.done,
        total=row.total,
        created_at=row.created_at,
        is_stuck=stage in UNDER_WAY and row.moved_at < clock.now() - PATIENCE,
        **{name: outcome.get(name, 0) for name in ("read", "saved", "corrected", "unchanged", "refused")},
        faults=tuple(ImportFault(row=at, column=column, remark=remark) for at, column, remark in _faults(outcome)),
        notes=tuple(outcome.get("notes", ())),
        by_line={number: Outcome(word) if word else None for number, word in outcome.get("lines", ())},
        event=row.event_seq,
        absent=tuple(outcome.get("absent", ())),
    )


def _faults(outcome: Mapping[str, Any]) -> list[tuple[int | None, str | None, str]]:
    faults: list[tuple[int | None, str | None, str]] = outcome.get("faults", [])
    return faults


class _Mover:
    """Says twice a second how far the work on a file has come, and ends it where the person stopped it."""

    def __init__(self, row: StagedImport) -> None:
        self._row = row
        self._moved = 0.0

    def __call__(self, done: int, total: int) -> None:
        """Note that `done` of `total` lines are done."""
        if time.monotonic() - self._moved < MOVES_EVERY:
            return
        self._moved = time.monotonic()
        own = StagedImport.objects.filter(pk=self._row.pk, stage=self._row.stage)
        if not own.update(done=done, total=total, moved_at=clock.now()):
            raise Stopped("Pekerjaan pada berkas ini dihentikan; unggah lagi bila masih perlu.")
